//! Compressed copies of everything that is new, after the site stands.
//!
//! Until its new copies are there, a page's old ones may be served: they are whole, and what they name is
//! still there, because deleting comes last.

use super::compress;
use super::site::Site;
use super::state::{Copies, Draft, Of, Record, Records, Written};
use super::summary::Tally;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::work::spread;
use std::fs;

/// `newsroom weather` writes these while nobody publishes; a copy of ours would be older than they are.
const ALIVE: &str = "weather/";

/// One file to be compressed: where its record lies.
#[derive(Clone, Copy)]
struct Job {
    at: u64,
    of: Of,
}

/// Compresses what has no copies of its bytes.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(site: &Site, draft: &mut Draft, tally: &mut Tally) -> Result<(), Failure> {
    let records = draft.records()?;
    let jobs = jobs(&records);
    let mut progress = Progress::new("files compressed", jobs.len());
    spread(
        jobs.len(),
        &mut progress,
        || Ok(()),
        |(), at| {
            let Some(job) = jobs.get(at) else {
                return Ok(None);
            };
            let Some((path, written)) = file(&records, *job) else {
                return Ok(None);
            };
            let copies = compress_one(site, &path, &written)?;
            Ok(Some((*job, written.len, copies)))
        },
        |_, done| {
            let Some((job, len, copies)) = done else {
                return Ok(());
            };
            let smallest = [copies.br, copies.gz]
                .into_iter()
                .filter(|len| *len > 0)
                .min();
            if let Some(smallest) = smallest {
                tally.compressed += 1;
                tally.compressed_from += len;
                tally.compressed_to += smallest;
            }
            draft.copies(job.at, job.of, &copies)
        },
    )
}

/// Forgets all copies: without compression there are none, and old ones go.
///
/// # Errors
/// If the disk is full.
pub fn forget(draft: &mut Draft) -> Result<(), Failure> {
    let records = draft.records()?;
    let has = |written: &Written| written.copies != Copies::default();
    for (at, record) in records.placed() {
        for of in of(&record, has) {
            draft.copies(at, of, &Copies::default())?;
        }
    }
    Ok(())
}

/// The app first, then what most readers see first.
fn jobs(records: &Records) -> Vec<Job> {
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for (at, record) in records.placed() {
        let is_alive = matches!(&record, Record::Other(other) if other.path.starts_with(ALIVE));
        let jobs = match &record {
            Record::Other(_) => &mut first,
            Record::Page(_) => &mut then,
        };
        if !is_alive {
            jobs.extend(of(&record, wants).into_iter().map(|of| Job { at, of }));
        }
    }
    first.append(&mut then);
    first
}

/// Which files of a record are so.
fn of(record: &Record, so: impl Fn(&Written) -> bool) -> Vec<Of> {
    let files = match record {
        Record::Page(page) => vec![(Of::Html, &page.html), (Of::Json, &page.json)],
        Record::Other(other) => vec![(Of::Other, &other.written)],
    };
    let files = files.into_iter().filter(|(_, written)| so(written));
    files.map(|(of, _)| of).collect()
}

fn wants(written: &Written) -> bool {
    written.is_there() && written.copies.of != written.digest
}

fn file(records: &Records, job: Job) -> Option<(String, Written)> {
    let record = records.at(job.at)?;
    // The files of a record: the page, then its data.
    let nth = usize::from(job.of == Of::Json);
    record.files().nth(nth)
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
