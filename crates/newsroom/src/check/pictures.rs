//! Pictures that browsers cannot show, and files that are published with metadata or scripts.

#[cfg(not(feature = "publish"))]
pub use without::{advice, troubles};

#[cfg(feature = "publish")]
use crate::publish::{trouble_of_file, trouble_of_metadata, trouble_of_name};
#[cfg(feature = "publish")]
use article::explain::Remark;
#[cfg(feature = "publish")]
use article::problem::Severity;
#[cfg(feature = "publish")]
use rayon::prelude::*;
#[cfg(feature = "publish")]
use std::path::{Path, PathBuf};

/// The files that cannot be shown: their paths, and why, as clauses. `inside`: the path of a file below the content.
#[cfg(feature = "publish")]
pub fn troubles(
    files: &[PathBuf],
    inside: &(impl Fn(&Path) -> String + Sync),
) -> Vec<(String, String)> {
    let files = files.par_iter();
    files
        .filter_map(|file| {
            let path = inside(file);
            let of_name = path.strip_prefix("images/").and_then(trouble_of_name);
            Some((path, of_name.or_else(|| trouble_of_file(file))?))
        })
        .collect()
}

/// Advice about files that are published with metadata or scripts.
#[cfg(feature = "publish")]
pub fn advice(files: &[PathBuf], inside: &(impl Fn(&Path) -> String + Sync)) -> Vec<Remark> {
    let remarks = files.par_iter().filter_map(|file| {
        let sentence = format!("{} {}", inside(file), besides_content(file)?);
        Some(Remark {
            at: String::new(),
            severity: Severity::Advice,
            sentence,
        })
    });
    remarks.collect()
}

/// Endings of the names of files that may be published as they are.
#[cfg(feature = "publish")]
const LOOKED_INTO: [&str; 12] = [
    "svg", "pdf", "mp3", "wav", "flac", "ogg", "oga", "ogv", "opus", "webm", "mkv", "mka",
];

/// What is published with a file's content, as the end of a sentence. The metadata of other formats is removed on
/// publishing.
#[cfg(feature = "publish")]
fn besides_content(file: &Path) -> Option<String> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    if !LOOKED_INTO.contains(&&*ending) {
        return None;
    }
    let bytes = std::fs::read(file).ok()?;
    if let Some(why) = trouble_of_metadata(&bytes) {
        return Some(format!("is published with its metadata: {why}"));
    }
    let has = |part: &[u8]| memchr::memmem::find(&bytes, part).is_some();
    let end = match &*ending {
        "svg"
            if has(b"<script") || has(b"javascript:") || has(b" onload=") || has(b" onclick=") =>
        {
            "has a script, which browsers run if the file is opened by itself; remove it"
        }
        "pdf" if has(b"/Author") || has(b"<dc:creator>") => {
            "names its author, which is published with it; remove the document's properties if that is not meant"
        }
        _ => return None,
    };
    Some(end.to_owned())
}

/// Without the publisher, the bytes of files are not checked.
#[cfg(not(feature = "publish"))]
mod without {
    use article::explain::Remark;
    use std::path::{Path, PathBuf};

    pub fn troubles(_: &[PathBuf], _: &impl Fn(&Path) -> String) -> Vec<(String, String)> {
        Vec::new()
    }

    pub fn advice(_: &[PathBuf], _: &impl Fn(&Path) -> String) -> Vec<Remark> {
        Vec::new()
    }
}
