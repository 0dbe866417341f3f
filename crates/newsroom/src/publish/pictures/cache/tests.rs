use super::super::samples::Folder;
use super::*;

fn known(hash: &str) -> Known {
    Known {
        hash: hash.to_owned(),
        copied: Copied::Clean,
        files: vec![FILE],
        trouble: None,
    }
}

const FILE: File = File {
    format: Format::WebP,
    width: 9,
    height: 9,
};

#[test]
fn what_nobody_needs_goes_after_a_month_and_not_before() {
    let folder = Folder::new();
    let kept = Kept::open(&folder.path("kept"));
    let (used, unused) = (hash(b"used"), hash(b"unused"));
    for one in [&used, &unused] {
        kept.keep_variant(one, FILE, b"bytes").unwrap();
        kept.keep_record(&known(one)).unwrap();
    }
    let originals = BTreeMap::from([("a.jpg".to_owned(), (Some(1), known(&used)))]);
    kept.keep_index(kept.index(), &originals).unwrap();
    assert!(kept.record(&unused).is_some());

    let mut long_ago = kept.index();
    for since in long_ago.unused.values_mut() {
        *since -= UNUSED_FOR.as_secs() + 1;
    }
    assert_eq!(long_ago.unused.len(), 1);
    long_ago.originals.clear();
    kept.keep_index(long_ago, &originals).unwrap();
    assert!(kept.record(&unused).is_none() && kept.record(&used).is_some());
    assert!(kept.variant(&unused, FILE).is_err() && kept.variant(&used, FILE).is_ok());
}

#[test]
fn a_file_that_may_still_be_changing_is_not_remembered() {
    let folder = Folder::new();
    let kept = Kept::open(&folder.path("kept"));
    let entry = |name: &str, stamp| (name.to_owned(), (stamp, known(&hash(b"x"))));
    let originals = BTreeMap::from([entry("new.jpg", None), entry("old.jpg", Some(7))]);
    kept.keep_index(kept.index(), &originals).unwrap();
    let index = kept.index();
    for (name, stamp, is_known) in [
        ("new.jpg", None, false),
        ("old.jpg", None, false),
        ("old.jpg", Some(8), false),
        ("old.jpg", Some(7), true),
    ] {
        assert_eq!(index.get(name, stamp).is_some(), is_known, "{name}");
    }
}

#[test]
fn a_record_whose_variants_are_gone_is_none() {
    let folder = Folder::new();
    let kept = Kept::open(&folder.path("kept"));
    let one = hash(b"one");
    kept.keep_record(&known(&one)).unwrap();
    assert_eq!(kept.record(&one), None);
    kept.keep_variant(&one, FILE, b"bytes").unwrap();
    assert_eq!(kept.record(&one), Some(known(&one)));
}
