//! The pictures of the site: in all widths and formats, or as they are for `--no-pictures`.

use super::site::Site;
use super::summary::Tally;
use crate::build::digest::Digest;
use crate::build::{Kind, Ledger};
use crate::failure::Failure;
use crate::files;
use crate::progress::Progress;
use crate::work::spread;
use std::fs;
use std::time::UNIX_EPOCH;

/// Writes all pictures of the site. Those of the run before that are in place are not even read.
///
/// # Errors
/// If one cannot be read or written.
pub fn publish(site: &Site, ledger: &mut Ledger, tally: &mut Tally) -> Result<(), Failure> {
    let Some(pictures) = &site.pictures else {
        return copy(site, ledger, tally);
    };
    tally.pictures_in_trouble = pictures.in_trouble();
    let files = pictures.files();
    spread(
        files.len(),
        &mut Progress::new("pictures", files.len()),
        || Ok(()),
        |(), at| {
            let file = files.get(at).map(|file| {
                let bytes = || pictures.bytes(&file.origin);
                site.build.file(&file.path, file.key, Kind::Plain, bytes)
            });
            file.transpose()
        },
        |_, made| {
            made.into_iter().try_for_each(|made| {
                tally.pictures.add(&made.changes);
                ledger.keep(&site.build, &made)
            })
        },
    )
}

/// Copies the originals.
fn copy(site: &Site, ledger: &mut Ledger, tally: &mut Tally) -> Result<(), Failure> {
    let folder = site.content.images();
    if !folder.is_dir() {
        return Ok(());
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
        let made = site
            .build
            .file(&path, key, Kind::Plain, || files::read(&file))?;
        tally.pictures.add(&made.changes);
        ledger.keep(&site.build, &made)?;
    }
    Ok(())
}
