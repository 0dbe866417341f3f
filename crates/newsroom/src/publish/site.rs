//! What a run works with, the same for all its threads.

use super::app::App;
use super::frames::Frames;
use super::pictures::Pictures;
use crate::build::Build;
use crate::build::digest::Digest;
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
    /// The picture in previews of pages without one.
    pub card: Option<Picture>,
    /// What frames have in common; none where nobody may frame the site.
    pub frames: Option<Frames>,
    /// The pictures; none with `--no-pictures`.
    pub pictures: Option<Pictures>,
    /// A digest of everything that all pages depend on.
    pub inputs: u64,
    /// The build engine.
    pub build: Build,
    /// When this run began by the system's clock, in nanoseconds since 1970: younger files may change again without
    /// looking younger.
    pub begun_ns: i128,
    /// The moment that the site is published for, in seconds since 1970.
    pub now: i64,
}

impl Site {
    /// A digest of what is known of these pictures.
    pub fn pictures_digest<'p>(&self, pictures: impl IntoIterator<Item = &'p str>) -> u64 {
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

/// A digest of the running program: another one may write other pages.
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
