//! Pictures as they are, for `--no-pictures`.

use super::digest::Digest;
use super::site::Site;
use super::state::{Kind, Other};
use super::summary::Count;
use crate::failure::Failure;
use crate::files;
use std::fs;
use std::time::UNIX_EPOCH;

/// Copies the originals.
///
/// # Errors
/// If one cannot be read or written.
pub fn copy(site: &Site, count: &mut Count) -> Result<Vec<Other>, Failure> {
    let folder = site.content.images();
    let mut made = Vec::new();
    if !folder.is_dir() {
        return Ok(made);
    }
    for file in files::below(&folder)? {
        let Ok(inside) = file.strip_prefix(&folder) else {
            continue;
        };
        let path = format!("images/{}", inside.to_string_lossy().replace('\\', "/"));
        let data = fs::metadata(&file).map_err(|why| Failure::file("read", &file, &why))?;
        let changed = data.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let ns = changed.map_or(0, |since| since.as_nanos() as u64);
        let key = Digest::new().number(data.len()).number(ns).end();
        if let Some(before) = site.before(&path)
            && before.key == key
            && site.output.in_place(&path, &before.written)
        {
            count.same += 1;
            made.push(before.clone());
            continue;
        }
        let bytes = files::read(&file)?;
        let before = site.written_before(&path);
        let (written, change) = site.output.put(&path, &bytes, before, Kind::Plain)?;
        count.count(change);
        made.push(Other {
            path: path.into(),
            key,
            kind: Kind::Plain,
            written,
        });
    }
    Ok(made)
}
