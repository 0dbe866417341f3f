//! What a run works with, the same for all its threads.

use super::app::App;
use super::digest::Digest;
use super::frames::Frames;
use super::output::Output;
use super::pictures::Pictures;
use super::state::{Other, State, Written};
use crate::content::Content;
use crate::failure::Failure;
use crate::places::Languages;
use crate::syndication::Picture;
use action_news::route;
use article::portal::Portal;
use std::io::Read;
use std::time::{SystemTime, UNIX_EPOCH};

/// A site being published.
pub struct Site {
    /// The newsroom's content.
    pub content: Content,
    /// Its portal.
    pub portal: Portal,
    /// The languages and their paths.
    pub languages: Languages,
    /// What decides paths in the app.
    pub routes: route::Site,
    /// The built app.
    pub app: App,
    /// What previews of pages without a picture show.
    pub card: Option<Picture>,
    /// What frames have in common; none where nobody may frame the site.
    pub frames: Option<Frames>,
    /// The pictures; none with `--no-pictures`.
    pub pictures: Option<Pictures>,
    /// Everything that all pages depend on.
    pub inputs: u64,
    /// What the last run knew.
    pub before: State,
    /// Where files go.
    pub output: Output,
    /// When this run began by the system's clock, in nanoseconds since 1970: files younger than that may
    /// change again without looking younger.
    pub begun_ns: i128,
    /// The moment that the site is published for, in seconds since 1970.
    pub now: i64,
}

impl Site {
    /// Whether what the last run made can stand: the same program, app and portal.
    pub fn inputs_are_the_same(&self) -> bool {
        self.before.head.inputs == self.inputs
    }

    /// What the last run knew of a file that is no article's.
    pub fn before(&self, path: &str) -> Option<Other> {
        self.before.other(path)
    }

    /// The bytes that the last run knew there.
    pub fn written_before(&self, path: &str) -> Option<Written> {
        self.before(path).map(|other| other.written)
    }

    /// What is to be known of these pictures.
    pub fn mark<'p>(&self, pictures: impl IntoIterator<Item = &'p str>) -> u64 {
        let Some(known) = &self.pictures else {
            return 0;
        };
        let pictures = pictures.into_iter();
        let digest = pictures.fold(Digest::new(), |digest, src| digest.number(known.mark(src)));
        digest.end()
    }
}

/// The moment that a site is published for, in seconds since 1970: `SOURCE_DATE_EPOCH`
/// (<https://reproducible-builds.org/specs/source-date-epoch/>), else the clock's.
///
/// # Errors
/// If the variable holds no number.
pub fn now() -> Result<i64, Failure> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse().map_err(|_| {
            Failure::new(format!(
                "SOURCE_DATE_EPOCH is `{text}`; it takes seconds since 1970"
            ))
        }),
        Err(_) => Ok(i64::try_from(clock_ns() / 1_000_000_000).unwrap_or_default()),
    }
}

/// The system's clock, in nanoseconds since 1970.
pub fn clock_ns() -> i128 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i128::try_from(since.as_nanos()).unwrap_or(i128::MAX)
    })
}

/// A digest of the running program: another one may draw other pages.
///
/// # Errors
/// If it cannot be read.
pub fn program() -> Result<u64, Failure> {
    let path = std::env::current_exe()
        .map_err(|why| Failure::new(format!("cannot find the running program: {why}")))?;
    let failed = |why| Failure::file("read", &path, &why);
    let mut file = std::fs::File::open(&path).map_err(failed)?;
    let mut digest = Digest::new().bytes(env!("CARGO_PKG_VERSION").as_bytes());
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => return Ok(digest.end()),
            read => digest = digest.bytes(buffer.get(..read).unwrap_or_default()),
        }
    }
}
