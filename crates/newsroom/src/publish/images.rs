//! The pictures of the site: in all widths and formats, or as they are for `--no-pictures`.

use super::site::Site;
use crate::build::{Kind, Ledger};
use crate::data::copy_below;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::summary::Tally;
use crate::work::spread;

/// Writes all pictures of the site. Those that are in place since the last run are not even read.
///
/// # Errors
/// If one cannot be read or written.
pub fn publish(site: &Site, ledger: &mut Ledger, tally: &mut Tally) -> Result<(), Failure> {
    let Some(pictures) = &site.pictures else {
        let folder = site.content.images();
        return copy_below(&site.build, &folder, "images", |made| {
            tally.pictures.add(&made.changes);
            ledger.keep(&site.build, &made)
        });
    };
    tally.pictures_failed = pictures.failed();
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
