//! What a run is about to do, written before it is done, so that the next run knows after a crash.
//!
//! While the file is there, nothing that the state says of the site's files is believed: every page is made
//! again and compared. The journal adds the two things that could not be found out:
//! which files may have been made that no state knows, and which compressed copies are of which bytes.
//!
//! ```text
//! run 0123456789abcdef              the program
//! + world/story.json                may be made
//! a assets/action-news-0123.js           the same, and it is the app's
//! ~ 0123456789abcdef                copies of the file with this digest of its path are in doubt
//! = 0123456789abcdef 89ab… 1f0 200  copies were made: of these bytes, so long
//! ```

use super::digest;
use super::state::{Copies, Kind};
use crate::failure::Failure;
use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

/// The journal of this run, and of those before it that did not finish.
pub struct Journal {
    path: PathBuf,
    file: File,
}

/// What unfinished runs left.
#[derive(Default)]
pub struct Left {
    /// Whether there were any.
    pub unfinished: bool,
    /// Files that may have been made.
    pub paths: Vec<(String, Kind)>,
    /// What is known of the copies of files, by the digest of their paths.
    pub copies: HashMap<u64, Copies>,
}

impl Journal {
    /// Begins: what was left, and the journal.
    ///
    /// # Errors
    /// If it cannot be read or written.
    pub fn begin(path: PathBuf, program: u64) -> Result<(Left, Self), Failure> {
        let left = match fs::read(&path) {
            Ok(bytes) => Left::of(&String::from_utf8_lossy(&bytes), program),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => Left::default(),
            Err(why) => return Err(Failure::file("read", &path, &why)),
        };
        let opened = OpenOptions::new().create(true).append(true).open(&path);
        let file = opened.map_err(|why| Failure::file("open", &path, &why))?;
        let journal = Self { path, file };
        // The end of a crashed run's last line may be missing.
        journal.line(&format!("\nrun {program:016x}\n"))?;
        Ok((left, journal))
    }

    /// A file that no state knows will be made.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn will_make(&self, path: &str, kind: Kind) -> Result<(), Failure> {
        let sign = if kind == Kind::Asset { 'a' } else { '+' };
        self.line(&format!("{sign} {path}\n"))
    }

    /// Copies of a file will be made.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn will_copy(&self, path: &str) -> Result<(), Failure> {
        self.line(&format!("~ {:016x}\n", digest::of(path.as_bytes())))
    }

    /// Copies of a file were made.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn copied(&self, path: &str, copies: &Copies) -> Result<(), Failure> {
        let Copies { of, br, gz } = copies;
        let path = digest::of(path.as_bytes());
        self.line(&format!("= {path:016x} {of:016x} {br:x} {gz:x}\n"))
    }

    /// The run has finished: its state is written.
    ///
    /// # Errors
    /// If the file cannot be removed.
    pub fn end(self) -> Result<(), Failure> {
        let Self { path, file } = self;
        drop(file);
        fs::remove_file(&path).map_err(|why| Failure::file("remove", &path, &why))
    }

    /// Each line in one write to the end: lines of several threads do not mix.
    fn line(&self, line: &str) -> Result<(), Failure> {
        let written = (&self.file).write_all(line.as_bytes());
        written.map_err(|why| Failure::file("write", &self.path, &why))
    }
}

impl Left {
    fn of(text: &str, program: u64) -> Self {
        let mut left = Self {
            unfinished: true,
            ..Self::default()
        };
        let mut same_program = false;
        for line in text.lines() {
            let Some((sign, rest)) = line.split_once(' ') else {
                continue;
            };
            match sign {
                "run" => same_program = hex(rest) == Some(program),
                "+" => left.paths.push((rest.to_owned(), Kind::Plain)),
                "a" => left.paths.push((rest.to_owned(), Kind::Asset)),
                "~" => {
                    let path = hex(rest);
                    left.copies
                        .extend(path.map(|path| (path, Copies::default())));
                }
                "=" => {
                    let mut numbers = rest.split(' ').map_while(hex);
                    let mut next = || numbers.next();
                    if let (Some(path), Some(of), Some(br), Some(gz)) =
                        (next(), next(), next(), next())
                    {
                        // Another program may compress otherwise.
                        let copies = Copies { of, br, gz };
                        let copies = if same_program {
                            copies
                        } else {
                            Copies::default()
                        };
                        left.copies.insert(path, copies);
                    }
                }
                _ => {}
            }
        }
        left
    }
}

fn hex(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 16).ok()
}
