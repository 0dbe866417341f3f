//! Copies temperatures, unless the site has newer ones: `newsroom weather` writes directly into the site.

use crate::build::{Kind, Made, NewFile, digest, site_path};
use crate::failure::Failure;
use crate::files;
use crate::publish::site::Site;
use crate::report;
use std::fs;
use std::path::Path;

/// Copies temperatures that are not newer on the site. They get no compressed copies, which would be older than the files
/// that `newsroom weather` writes.
///
/// # Errors
/// If a file cannot be written, and those of `keep`.
pub fn copy(site: &Site, mut keep: impl FnMut(Made) -> Result<(), Failure>) -> Result<(), Failure> {
    let folder = site.content.weather();
    let listing = files::below(&folder);
    report::print_unusable(&listing);
    for file in listing.files {
        let Ok(inside) = file.strip_prefix(&folder) else {
            continue;
        };
        let path = Path::new("weather").join(inside);
        let path = path.to_string_lossy().replace('\\', "/");
        let bytes = match files::read(&file) {
            Ok(bytes) => bytes,
            Err(failure) => {
                eprintln!("{failure}");
                continue;
            }
        };
        let key = digest::of(&bytes);
        let there = site.build.on_disk(&site_path(path.clone())?);
        let stays = there.is_file() && (site.build.has_key(&path, key) || is_newer(&there, &file));
        keep(match stays {
            true => site.build.adopt(&path, key)?,
            false => {
                let file = NewFile {
                    path: site_path(path.clone())?,
                    bytes,
                    compress: false,
                };
                site.build
                    .write(&path, key, Kind::Plain, vec![file], Vec::new())?
            }
        })?;
    }
    Ok(())
}

fn is_newer(there: &Path, here: &Path) -> bool {
    let changed = |path| fs::metadata(path).and_then(|data| data.modified()).ok();
    changed(there)
        .zip(changed(here))
        .is_some_and(|(there, here)| there > here)
}
