//! Compressed copies of everything that is new, after the site stands.
//!
//! Until its new copies are there, a page's old ones may be served: they are whole, and what they name is
//! still there, because deleting comes last.

use super::compress;
use super::progress::Progress;
use super::site::Site;
use super::state::{Copies, Other, Page, Written, data_path, page_path};
use super::summary::Tally;
use super::work::spread;
use crate::failure::Failure;
use std::fs;

/// `newsroom weather` writes these while nobody publishes; a copy of ours would be older than they are.
const ALIVE: &str = "weather/";

/// One file to be compressed, by its place in the lists.
#[derive(Clone, Copy)]
enum Job {
    Html(usize),
    Json(usize),
    Other(usize),
}

/// Compresses what has no copies of its bytes.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(
    site: &Site,
    pages: &mut [Page],
    others: &mut [Other],
    tally: &mut Tally,
) -> Result<(), Failure> {
    // The app first, then what most readers see first.
    let fronts = others.iter().enumerate();
    let fronts =
        fronts.filter(|(_, other)| !other.path.starts_with(ALIVE) && wants(&other.written));
    let mut jobs: Vec<Job> = fronts.map(|(at, _)| Job::Other(at)).collect();
    for (at, page) in pages.iter().enumerate() {
        if wants(&page.html) {
            jobs.push(Job::Html(at));
        }
        if wants(&page.json) {
            jobs.push(Job::Json(at));
        }
    }
    let mut made: Vec<(Job, Copies)> = Vec::with_capacity(jobs.len());
    let mut progress = Progress::new("files compressed", jobs.len());
    {
        let (pages, others) = (&*pages, &*others);
        spread(
            jobs.len(),
            &mut progress,
            || Ok(()),
            |(), at| {
                let Some(job) = jobs.get(at) else {
                    return Ok(None);
                };
                let Some((path, written)) = file(*job, pages, others) else {
                    return Ok(None);
                };
                let copies = compress_one(site, &path, &written)?;
                Ok(Some((*job, written.len, copies)))
            },
            |_, done| {
                if let Some((job, len, copies)) = done {
                    let smallest = [copies.br, copies.gz]
                        .into_iter()
                        .filter(|len| *len > 0)
                        .min();
                    if let Some(smallest) = smallest {
                        tally.compressed += 1;
                        tally.compressed_from += len;
                        tally.compressed_to += smallest;
                    }
                    made.push((job, copies));
                }
                Ok(())
            },
        )?;
    }
    for (job, copies) in made {
        let written = match job {
            Job::Html(at) => pages.get_mut(at).map(|page| &mut page.html),
            Job::Json(at) => pages.get_mut(at).map(|page| &mut page.json),
            Job::Other(at) => others.get_mut(at).map(|other| &mut other.written),
        };
        if let Some(written) = written {
            written.copies = copies;
        }
    }
    Ok(())
}

/// Forgets all copies: without compression there are none, and old ones go.
pub fn forget(pages: &mut [Page], others: &mut [Other]) {
    for page in pages {
        page.html.copies = Copies::default();
        page.json.copies = Copies::default();
    }
    for other in others {
        other.written.copies = Copies::default();
    }
}

fn wants(written: &Written) -> bool {
    written.is_there() && written.copies.of != written.digest
}

fn file(job: Job, pages: &[Page], others: &[Other]) -> Option<(String, Written)> {
    let page = |at: usize| {
        let page = pages.get(at)?;
        Some((page, &page.published.as_ref()?.id))
    };
    match job {
        Job::Html(at) => page(at).map(|(page, id)| (page_path(id), page.html)),
        Job::Json(at) => page(at).map(|(page, id)| (data_path(id), page.json)),
        Job::Other(at) => others
            .get(at)
            .map(|other| (other.path.to_string(), other.written)),
    }
}

fn compress_one(site: &Site, path: &str, written: &Written) -> Result<Copies, Failure> {
    let none = Copies {
        of: written.digest,
        ..Copies::default()
    };
    if !compress::is_compressible(path) {
        return Ok(none);
    }
    let full = site.output.root().join(path);
    let bytes = fs::read(&full).map_err(|why| Failure::file("read", &full, &why))?;
    match compress::copies(path, &bytes).as_slice() {
        [] => Ok(none),
        copies => site.output.put_copies(path, written.digest, copies),
    }
}
