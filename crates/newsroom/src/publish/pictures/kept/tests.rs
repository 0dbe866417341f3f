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
    let stamp = Stamp {
        len: 1,
        modified_ns: 1,
    };
    let originals = BTreeMap::from([("a.jpg".to_owned(), (stamp, known(&used)))]);
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
    folder.save("new.jpg", b"new", 0);
    folder.save("old.jpg", b"old", 1);
    let entry = |name: &str| {
        (
            name.to_owned(),
            (Stamp::of(&folder.path(name)).unwrap(), known(&hash(b"x"))),
        )
    };
    let originals = BTreeMap::from([entry("new.jpg"), entry("old.jpg")]);
    kept.keep_index(kept.index(), &originals).unwrap();
    let index = kept.index();
    assert!(index.get("new.jpg", originals["new.jpg"].0).is_none());
    assert!(index.get("old.jpg", originals["old.jpg"].0).is_some());
    assert!(
        index
            .get(
                "old.jpg",
                Stamp {
                    len: 4,
                    ..originals["old.jpg"].0
                }
            )
            .is_none()
    );
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
