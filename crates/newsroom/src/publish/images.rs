//! The pictures of the site: in all widths and formats, or as they are for `--no-pictures`.

use super::digest::Digest;
use super::site::Site;
use super::state::{Kind, Other};
use super::summary::{Count, Tally};
use crate::failure::Failure;
use crate::files;
use crate::progress::Progress;
use std::collections::HashMap;
use std::fs;
use std::sync::Mutex;
use std::time::UNIX_EPOCH;

/// All pictures of the site. Those of the run before that are in place need not even be read.
///
/// # Errors
/// If one cannot be read or written.
pub fn publish(site: &Site, tally: &mut Tally) -> Result<Vec<Other>, Failure> {
    let Some(pictures) = &site.pictures else {
        return copy(site, &mut tally.pictures);
    };
    let mut files = Vec::new();
    let mut wanted: HashMap<String, u64> = HashMap::new();
    for (path, key) in pictures.files() {
        let before = site
            .before(&path)
            .filter(|before| before.key == key && site.output.in_place(&path, &before.written));
        match before {
            Some(before) => files.push(before),
            None => drop(wanted.insert(path, key)),
        }
    }
    tally.pictures.same += files.len();
    tally.pictures_in_trouble = pictures.in_trouble();
    let done = Mutex::new((files, Progress::new("pictures", wanted.len())));
    let poisoned = || Failure::new("a thread that made pictures failed");
    let count = Mutex::new(&mut tally.pictures);
    let is_wanted = |path: &str| wanted.contains_key(path);
    pictures.write(&is_wanted, &|path, bytes| {
        let before = site.written_before(path);
        let (written, change) = site.output.put(path, bytes, before.as_ref(), Kind::Plain)?;
        count.lock().map_err(|_| poisoned())?.count(change);
        let (files, progress) = &mut *done.lock().map_err(|_| poisoned())?;
        progress.step(1);
        files.push(Other {
            path: path.into(),
            key: wanted.get(path).copied().unwrap_or_default(),
            kind: Kind::Plain,
            written,
        });
        Ok(())
    })?;
    let (files, _) = done.into_inner().map_err(|_| poisoned())?;
    Ok(files)
}

/// Copies the originals.
///
/// # Errors
/// If one cannot be read or written.
fn copy(site: &Site, count: &mut Count) -> Result<Vec<Other>, Failure> {
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
        let changed = data
            .modified()
            .ok()
            .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let ns = changed.map_or(0, |since| since.as_nanos() as u64);
        let key = Digest::new().number(data.len()).number(ns).end();
        if let Some(before) = site.before(&path)
            && before.key == key
            && site.output.in_place(&path, &before.written)
        {
            count.same += 1;
            made.push(before);
            continue;
        }
        let bytes = files::read(&file)?;
        let before = site.written_before(&path);
        let (written, change) = site
            .output
            .put(&path, &bytes, before.as_ref(), Kind::Plain)?;
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
