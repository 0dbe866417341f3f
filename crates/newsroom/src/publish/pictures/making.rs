//! Looks up unchanged originals in the cache, and makes the variants of the others.

use super::cache::{self, Access, Cache, Copied, File, Known};
use super::clean::{self, NOT_CLEANED, Other};
use super::gate::Gate;
use super::original::{self, Kind, MAX_FILE_BYTES};
use super::variants::{Threads, variants};
use super::{names, unshowable};
use crate::failure::Failure;
use crate::files;
use crate::progress::Progress;
use crate::stamp;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// An original that has to be read.
struct Job<'p> {
    inside: String,
    path: &'p Path,
    stamp: Option<u64>,
    /// The length of the file in bytes.
    len: u64,
}

type Originals = BTreeMap<String, (Option<u64>, Known)>;

/// Everything that is known of these files, by their paths below `images`. `begun_ns`: as for [`stamp::of`].
///
/// # Errors
/// If the cache cannot be written.
pub fn all(
    images: &Path,
    paths: &[PathBuf],
    cache: &Cache,
    begun_ns: i128,
) -> Result<BTreeMap<String, Known>, Failure> {
    let index = cache.index();
    let mut originals = Originals::new();
    let mut jobs = Vec::new();
    for path in paths {
        let inside = match inside(images, path) {
            Ok(inside) => inside,
            Err(inside) => {
                let why = "its name is not UTF-8; rename it".to_owned();
                originals.insert(inside, (None, unread(path, why)));
                continue;
            }
        };
        if let Some(why) = names::trouble(&inside) {
            originals.insert(inside, (None, unread(path, why)));
            continue;
        }
        let stamp = stamp::of(path, begun_ns);
        match index.get(&inside, stamp) {
            Some(known) => {
                originals.insert(inside, (stamp, known.clone()));
            }
            None => jobs.push(Job {
                inside,
                path,
                stamp,
                // A file that cannot be read is reported when it is to be read.
                len: len(path).unwrap_or(0),
            }),
        }
    }
    originals.extend(done(jobs, cache)?);
    // A folder without pictures may be a mistake: it must not empty a cache that took hours to fill.
    if !paths.is_empty() {
        cache.keep_index(index, &originals)?;
    }
    Ok(originals
        .into_iter()
        .map(|(inside, (_, known))| (inside, known))
        .collect())
}

/// Makes the variants of a picture again that the cache has lost.
///
/// # Errors
/// As [`all`].
pub fn again(path: &Path, cache: &Cache) -> Result<(), Failure> {
    look_into(path, len(path)?, cache, &Gate::new(), Threads::Several).map(drop)
}

/// The length of a file in bytes.
fn len(path: &Path) -> Result<u64, Failure> {
    let data = fs::metadata(path);
    let data = data.map_err(|why| Failure::file("look at", path, &why))?;
    Ok(data.len())
}

/// A path below `images` with `/` between its segments; with other characters if it is not UTF-8.
fn inside(images: &Path, path: &Path) -> Result<String, String> {
    let inside = path.strip_prefix(images).unwrap_or(path);
    let segments: Option<Vec<&str>> = inside.iter().map(|segment| segment.to_str()).collect();
    let segments = segments.ok_or_else(|| inside.to_string_lossy().into_owned())?;
    Ok(segments.join("/"))
}

/// Each core takes the next job until none is left. The largest are first, so that none of them is left for the end.
fn done(mut jobs: Vec<Job<'_>>, cache: &Cache) -> Result<Originals, Failure> {
    jobs.sort_by(|a, b| b.len.cmp(&a.len).then_with(|| a.inside.cmp(&b.inside)));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = match jobs.len() < cores {
        true => Threads::Several,
        false => Threads::One,
    };
    let (next, gate) = (AtomicUsize::new(0), Gate::new());
    let done = Mutex::new((Originals::new(), Progress::new("pictures", jobs.len())));
    let work = || -> Result<(), Failure> {
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let looked = look_into(job.path, job.len, cache, &gate, threads);
            if looked.is_err() {
                // Stops the other threads.
                next.store(jobs.len(), Ordering::Relaxed);
            }
            let known = looked?;
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.0.insert(job.inside.clone(), (job.stamp, known));
            done.1.step(1);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores.min(jobs.len()))
            .map(|_| scope.spawn(work))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            let joined = worker.join();
            joined.unwrap_or_else(|_| Err(Failure::new("a thread that made pictures stopped")))
        })
    })?;
    Ok(done.into_inner().unwrap_or_else(PoisonError::into_inner).0)
}

fn look_into(
    path: &Path,
    len: u64,
    cache: &Cache,
    gate: &Gate,
    threads: Threads,
) -> Result<Known, Failure> {
    if len > MAX_FILE_BYTES {
        let stamp = cache::hash(format!("{} {len}", path.display()).as_bytes());
        let why = format!("it is larger than {} MiB", MAX_FILE_BYTES >> 20);
        return Ok(in_trouble(stamp, Copied::Not, why));
    }
    let bytes = match files::read(path) {
        Ok(bytes) => bytes,
        Err(failure) => return Ok(unread(path, failure.to_string())),
    };
    let hash = cache::hash(&bytes);
    let head = bytes.get(..unshowable::HEAD_BYTES.min(bytes.len()));
    // By the name, too, so that it is not in the record of these bytes.
    if let Some(why) = unshowable::trouble(path, head.unwrap_or_default()) {
        return Ok(in_trouble(hash, Copied::Not, why));
    }
    if let Some(known) = cache.record(&hash) {
        return Ok(known);
    }
    if cache.access() == Access::Read {
        // Encoding takes long, and a dry run could not keep the result.
        return Ok(plain(hash, Copied::Whole));
    }
    let known = match Kind::of(&bytes) {
        None => match (Other::of(&bytes), clean::file(&bytes)) {
            (None, _) => plain(hash, Copied::Whole),
            (Some(_), Some(_)) => plain(hash, Copied::Clean),
            (Some(other), None) => match other.kept() {
                Some(why) => in_trouble(hash, Copied::Whole, why.to_owned()),
                None => in_trouble(hash, Copied::Not, NOT_CLEANED.to_owned()),
            },
        },
        Some(kind) if original::is_animated(kind, &bytes) => match clean::clean(kind, &bytes) {
            Some(_) => plain(hash, Copied::Clean),
            None => in_trouble(hash, Copied::Not, "it cannot be read".to_owned()),
        },
        Some(kind) => make(hash, kind, &bytes, cache, gate, threads)?,
    };
    cache.keep_record(&known)?;
    Ok(known)
}

fn make(
    hash: String,
    kind: Kind,
    bytes: &[u8],
    cache: &Cache,
    gate: &Gate,
    threads: Threads,
) -> Result<Known, Failure> {
    let (width, height) = match original::size(kind, bytes) {
        Ok(size) => size,
        Err(why) => return Ok(in_trouble(hash, Copied::Not, why)),
    };
    let room = gate.enter(u64::from(width) * u64::from(height));
    // If a decoder panics, only this picture fails.
    let made = catch_unwind(AssertUnwindSafe(|| {
        let original = original::decode(kind, bytes)?;
        variants(kind, bytes, &original, threads)
    }));
    drop(room);
    let made = match made.unwrap_or_else(|_| Err("a decoder or encoder stopped".to_owned())) {
        Ok(made) => made,
        Err(why) => {
            // Browsers may show a part of it.
            let copied = match clean::clean(kind, bytes) {
                Some(_) => Copied::Clean,
                None => Copied::Not,
            };
            return Ok(in_trouble(hash, copied, why));
        }
    };
    let mut known = plain(hash, Copied::Clean);
    for one in made {
        let file = File {
            format: one.format,
            width: one.width,
            height: one.height,
        };
        cache.keep_variant(&known.hash, file, &one.bytes)?;
        known.files.push(file);
    }
    if clean::clean(kind, bytes).is_none() {
        known.copied = Copied::Not;
    }
    Ok(known)
}

/// A file that cannot be read.
fn unread(path: &Path, why: String) -> Known {
    in_trouble(
        cache::hash(path.as_os_str().as_encoded_bytes()),
        Copied::Not,
        why,
    )
}

fn plain(hash: String, copied: Copied) -> Known {
    Known {
        hash,
        copied,
        files: Vec::new(),
        trouble: None,
    }
}

fn in_trouble(hash: String, copied: Copied, why: String) -> Known {
    Known {
        hash,
        copied,
        files: Vec::new(),
        trouble: Some(why),
    }
}
