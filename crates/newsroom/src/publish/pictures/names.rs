//! The names of originals.

use super::cache::{Copied, Known};
use crate::build::SitePath;
use crate::files;
use article::url::SafeUrl;
use std::collections::BTreeMap;

/// The folder of the variants below `images/`. A folder of their own: a host can tell by it that they never change, and by a
/// name it cannot, since originals may have names that look the same.
pub const SIZES: &str = "sizes";

/// The path below `images` to which a URL leads in the document at `data_path`, in Unicode's form NFC.
pub fn inside(url: &SafeUrl, data_path: &str) -> Option<String> {
    if !url.is_relative() {
        return None;
    }
    let url = url.resolve(&["/", data_path].concat());
    let path = url.as_str().split(['?', '#']).next()?;
    path.strip_prefix("/images/").map(files::in_url)
}

/// Why no file of the site can have the path of an original below `images/`, as a clause, if that is so.
pub fn trouble(inside: &str) -> Option<String> {
    if inside.split('/').next() == Some(SIZES) {
        return Some(format!(
            "images/{SIZES}/ is for generated pictures; move it"
        ));
    }
    let path = SitePath::new(format!("images/{}", files::nfc(inside)));
    path.err().map(|why| format!("{why}; rename it"))
}

/// Leaves out pictures whose paths differ only in letter case or Unicode's form from that of another: they are the same
/// file on Windows and macOS.
pub fn refuse_collisions(known: &mut BTreeMap<String, Known>) {
    let mut first_of_name: BTreeMap<String, String> = BTreeMap::new();
    for (inside, known) in known {
        if known.copied == Copied::Not {
            continue;
        }
        let first = first_of_name.entry(files::folded(inside));
        let first = first.or_insert_with(|| inside.clone());
        if first != inside {
            known.copied = Copied::Not;
            known.files.clear();
            known.trouble = Some(format!(
                "images/{first} is the same file on Windows and macOS; rename one"
            ));
        }
    }
}
