//! Folders that must not overlap.

use crate::failure::Failure;
use std::path::{Path, PathBuf, absolute};

/// Refuses a site's folder or a cache that is, contains or is in a folder that is only read, and a site and a cache of which
/// one contains the other: publishing would replace or delete files there.
///
/// # Errors
/// If two folders overlap.
pub fn refuse(out: &Path, cache: &Path, read: &[PathBuf]) -> Result<(), Failure> {
    let read = read.iter().map(PathBuf::as_path);
    let pairs = read.flat_map(|read| [(out, read), (cache, read)]);
    for (written, other) in pairs.chain([(out, cache)]) {
        let (one, two) = (real(written), real(other));
        if one.starts_with(&two) || two.starts_with(&one) {
            return Err(Failure::new(format!(
                "{} and {} overlap; publishing into {0} could replace or delete files of the other; choose another folder",
                written.display(),
                other.display()
            )));
        }
    }
    Ok(())
}

/// The folder without links and `..`, as far as it exists.
fn real(folder: &Path) -> PathBuf {
    let whole = absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut rest = Vec::new();
    for part in whole.ancestors() {
        if let Ok(found) = part.canonicalize() {
            return rest
                .into_iter()
                .rev()
                .fold(found, |path, name| path.join(name));
        }
        rest.extend(part.file_name());
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_folders_are_refused() {
        let folder = std::env::temp_dir().join(format!("newsroom-overlap-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("content/articles")).unwrap();
        let refused = |out: &str, cache: &str| {
            let read = [folder.join("content"), folder.join("app")];
            refuse(&folder.join(out), &folder.join(cache), &read).is_err()
        };
        for out in [
            "content",
            "content/site",
            "content/articles/../site",
            ".",
            "app",
            "app/new/site",
        ] {
            assert!(refused(out, "cache"), "{out}");
        }
        assert!(refused("site", "content/cache"));
        assert!(refused("site", "site/cache"));
        assert!(refused("site", "site"));
        assert!(!refused("site", "site.cache"));
        assert!(!refused("content.site", "content.cache"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
