//! Temperatures: copied when they are new here. `newsroom weather` writes newer ones straight into the site,
//! and publishing must not turn back the clock.

use crate::failure::Failure;
use crate::files;
use crate::publish::digest;
use crate::publish::output::Change;
use crate::publish::site::Site;
use crate::publish::state::{Copies, Kind, Other, Written};
use crate::publish::summary::Count;
use std::fs;
use std::path::Path;

/// Copies what the site has no newer one of.
pub fn copy(site: &Site, made: &mut Vec<Other>, count: &mut Count) -> Result<(), Failure> {
    let folder = site.content.weather();
    if !folder.is_dir() {
        return Ok(());
    }
    for file in files::below(&folder)? {
        let Ok(inside) = file.strip_prefix(&folder) else {
            continue;
        };
        let path = Path::new("weather").join(inside);
        let path = path.to_string_lossy().replace('\\', "/");
        let bytes = files::read(&file)?;
        let key = digest::of(&bytes);
        let there = site.output.root().join(&path);
        let before = site.before(&path);
        let is_copied = before.as_ref().is_some_and(|before| before.key == key);
        let stays = there.is_file() && (is_copied || is_newer(&there, &file));
        let (written, change) = match stays {
            true => (
                Written {
                    len: bytes.len() as u64,
                    digest: key,
                    copies: Copies::default(),
                },
                Change::Same,
            ),
            false => {
                let before = before.as_ref().map(|before| &before.written);
                site.output.put(&path, &bytes, before, Kind::Plain)?
            }
        };
        count.count(change);
        made.push(Other {
            path: path.into(),
            key,
            kind: Kind::Plain,
            written,
        });
    }
    Ok(())
}

fn is_newer(there: &Path, here: &Path) -> bool {
    let changed = |path| fs::metadata(path).and_then(|data| data.modified()).ok();
    changed(there)
        .zip(changed(here))
        .is_some_and(|(there, here)| there > here)
}
