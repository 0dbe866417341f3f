//! The cache from run to run.

use super::*;

#[test]
fn nothing_is_encoded_twice_and_unchanged_originals_are_not_read() {
    let folder = newsroom();
    let first = written(&open(&folder));
    // Bytes that no encoder writes: files with them come from the cache.
    let cached = fs::read_dir(folder.path("cache/pictures")).unwrap();
    let variants = cached
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().unwrap() != "json");
    for path in variants {
        fs::write(path, b"from the cache").unwrap();
    }
    let is_variant = |path: &str| {
        path.starts_with("images/sizes/lake-") || path.starts_with("images/sizes/deep/ice-")
    };
    let check = |when: &str| {
        let again = written(&open(&folder));
        assert!(again.keys().eq(first.keys()), "{when}");
        for (path, bytes) in again.iter().filter(|(path, _)| is_variant(path)) {
            assert_eq!(bytes, b"from the cache", "{when}: {path}");
        }
    };
    let records = fs::read_dir(folder.path("cache/pictures")).unwrap();
    let records: Vec<PathBuf> = records
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().unwrap() == "json" && !path.ends_with("index.json"))
        .collect();
    // Without a record, an original that is read is encoded.
    for path in &records {
        fs::rename(path, path.with_extension("away")).unwrap();
    }
    check("nothing changed");
    for path in &records {
        fs::rename(path.with_extension("away"), path).unwrap();
    }
    // Read again, but not encoded.
    saved_at(
        &folder.path("images/lake.jpg"),
        SystemTime::now() - Duration::from_hours(2),
    );
    check("another time");
    fs::remove_file(folder.path("cache/pictures/index.json")).unwrap();
    check("a run that did not get to its end");
    // Other bytes of the same length and time are noticed.
    let path = folder.path("images/lake.jpg");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes.fill(0);
    fs::write(&path, &bytes).unwrap();
    saved_at(&path, time);
    assert!(open(&folder).known["lake.jpg"].trouble.is_some());
}

#[test]
fn a_deleted_cache_is_made_again() {
    let folder = newsroom();
    let pictures = open(&folder);
    let first = written(&pictures);
    fs::remove_dir_all(folder.path("cache")).unwrap();
    assert!(written(&pictures) == first);
    fs::remove_dir_all(folder.path("cache")).unwrap();
    assert!(
        written(&open(&folder)) == first,
        "the same bytes in every run"
    );
}
