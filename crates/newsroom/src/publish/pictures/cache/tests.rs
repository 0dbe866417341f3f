use super::super::samples::Folder;
use super::Access;
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
fn unused_variants_are_removed_after_a_month_and_not_before() {
    let folder = Folder::new();
    let cache = Cache::open(&folder.path("cache"), Access::Write);
    let (used, unused) = (hash(b"used"), hash(b"unused"));
    for one in [&used, &unused] {
        cache.keep_variant(one, FILE, b"bytes").unwrap();
        cache.keep_record(&known(one)).unwrap();
    }
    let originals = BTreeMap::from([("a.jpg".to_owned(), (Some(1), known(&used)))]);
    cache.keep_index(cache.index(), &originals).unwrap();
    assert!(cache.record(&unused).is_some());

    let mut long_ago = cache.index();
    for since in long_ago.unused.values_mut() {
        *since -= UNUSED_FOR.as_secs() + 1;
    }
    assert_eq!(long_ago.unused.len(), 1);
    long_ago.originals.clear();
    cache.keep_index(long_ago, &originals).unwrap();
    assert!(cache.record(&unused).is_none() && cache.record(&used).is_some());
    assert!(cache.variant(&unused, FILE).is_err() && cache.variant(&used, FILE).is_ok());
}

#[test]
fn a_file_that_may_still_be_changing_is_not_remembered() {
    let folder = Folder::new();
    let cache = Cache::open(&folder.path("cache"), Access::Write);
    let entry = |name: &str, stamp| (name.to_owned(), (stamp, known(&hash(b"x"))));
    let originals = BTreeMap::from([entry("new.jpg", None), entry("old.jpg", Some(7))]);
    cache.keep_index(cache.index(), &originals).unwrap();
    let index = cache.index();
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
fn a_record_without_its_variants_is_ignored() {
    let folder = Folder::new();
    let cache = Cache::open(&folder.path("cache"), Access::Write);
    let one = hash(b"one");
    cache.keep_record(&known(&one)).unwrap();
    assert_eq!(cache.record(&one), None);
    cache.keep_variant(&one, FILE, b"bytes").unwrap();
    assert_eq!(cache.record(&one), Some(known(&one)));
}

/// Formats that were copied as they are may be cleaned now.
#[test]
fn records_of_earlier_versions_do_not_keep_metadata() {
    let folder = Folder::new();
    let cache = Cache::open(&folder.path("cache"), Access::Write);
    let hash = hash(b"a sound");
    for (copied, is_known) in [
        ("Whole", false),
        ("AsItIs", false),
        ("Unchanged", false),
        ("Verbatim", true),
        ("Clean", true),
    ] {
        let record =
            format!(r#"{{"hash":"{hash}","copied":"{copied}","files":[],"trouble":null}}"#);
        files::write(
            &folder.path(&format!("cache/{hash}.json")),
            record.as_bytes(),
        )
        .unwrap();
        assert_eq!(cache.record(&hash).is_some(), is_known, "{copied}");
    }
}
