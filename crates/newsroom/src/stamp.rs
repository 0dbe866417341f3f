//! Stamps of files: a file with the same stamp as in the last run has not changed and is not read.

use crate::build::digest::Digest;
use std::fs;
use std::path::Path;

/// File systems may round times: a file that changed this shortly before the run may change again and keep its times.
const RACY_NS: i128 = 2_000_000_000;

/// A digest of a file's length, inode number and times. `begun_ns`: when the run began, in nanoseconds since 1970. None for
/// a file that changed later than two seconds before that, and if the file system has no times.
pub fn of(file: &Path, begun_ns: i128) -> Option<u64> {
    let data = fs::metadata(file).ok()?;
    let times = times(&data)?;
    if times.iter().any(|time| *time > begun_ns - RACY_NS) {
        return None;
    }
    let digest = Digest::new()
        .number(data.len())
        .number(number(&data).unwrap_or(0));
    let digest = times
        .iter()
        .fold(digest, |digest, time| digest.number(*time as u64));
    Some(digest.end())
}

/// When a file's content and (on Unix) its metadata last changed, in nanoseconds since 1970.
#[cfg(unix)]
fn times(data: &fs::Metadata) -> Option<[i128; 2]> {
    use std::os::unix::fs::MetadataExt;
    let whole = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
    Some([
        whole(data.mtime(), data.mtime_nsec()),
        whole(data.ctime(), data.ctime_nsec()),
    ])
}

#[cfg(not(unix))]
fn times(data: &fs::Metadata) -> Option<[i128; 2]> {
    let since = data
        .modified()
        .ok()?
        .duration_since(std::time::UNIX_EPOCH)
        .ok()?;
    Some([i128::try_from(since.as_nanos()).ok()?; 2])
}

/// The inode number: it changes if another file is moved to this name.
#[cfg(unix)]
fn number(data: &fs::Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    Some(data.ino())
}

#[cfg(not(unix))]
fn number(_data: &fs::Metadata) -> Option<u64> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    #[test]
    fn files_with_the_same_length_and_time_have_different_stamps() {
        let path = std::env::temp_dir().join(format!("newsroom-stamp-{}", std::process::id()));
        let now = SystemTime::now();
        let now_ns = now.duration_since(UNIX_EPOCH).unwrap().as_nanos() as i128;
        let save = |path: &Path, bytes: &str| {
            fs::write(path, bytes).unwrap();
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(now - Duration::from_hours(1)).unwrap();
        };
        save(&path, "one");
        // Its old time was set just now.
        assert_eq!(of(&path, now_ns), None);
        let later_ns = now_ns + 60_000_000_000;
        let first = of(&path, later_ns);
        assert!(first.is_some());
        assert_eq!(of(&path, later_ns), first);
        std::thread::sleep(Duration::from_millis(20));
        save(&path, "two");
        let second = of(&path, later_ns);
        assert!(second.is_some() && second != first);
        fs::remove_file(&path).unwrap();
        assert_eq!(of(&path, later_ns), None);
    }
}
