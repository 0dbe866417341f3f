//! `--pictures`: fetches an article's pictures into a folder, and names them by their new paths.

use crate::failure::Failure;
use crate::fetch::{Policy, fetch};
use crate::files;
use article::import::slug;
use article::{Article, read_value};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// The largest picture.
const MAX_BYTES: u64 = 64 << 20;
/// The endings of the files, which their bytes decide.
const ENDINGS: [&str; 5] = ["jpg", "png", "gif", "webp", "avif"];

/// The pictures fetched so far.
pub(super) struct Pictures {
    folder: PathBuf,
    /// The path on the site of each address; `None` for one that could not be fetched.
    paths: HashMap<String, Option<String>>,
    /// How many could not be fetched.
    pub(super) failed: usize,
}

impl Pictures {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            paths: HashMap::new(),
            failed: 0,
        }
    }

    /// Fetches the pictures of an article. One that cannot be fetched keeps its address, and is reported.
    ///
    /// # Errors
    /// If a picture cannot be written.
    pub(super) fn localize(&mut self, article: Article) -> Result<Article, Failure> {
        let Ok(mut value) = serde_json::to_value(&article) else {
            return Ok(article);
        };
        self.walk(&mut value)?;
        Ok(read_value(&value).map_or(article, |(article, _)| article))
    }

    fn walk(&mut self, value: &mut Value) -> Result<(), Failure> {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    match (key.as_str(), value) {
                        ("media", Value::Object(media)) => self.medium(media)?,
                        ("image" | "poster", Value::String(url)) => {
                            if let Some(path) = self.path(url)? {
                                *url = path;
                            }
                        }
                        (_, value) => self.walk(value)?,
                    }
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.walk(item)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The widest file of a picture; the others are left out, because publishing makes every width.
    fn medium(&mut self, media: &mut Map<String, Value>) -> Result<(), Failure> {
        if let Some(Value::String(poster)) = media.get("poster")
            && let Some(path) = self.path(&poster.clone())?
        {
            media.insert("poster".to_owned(), path.into());
        }
        if media.get("kind").is_some_and(|kind| kind != "image") {
            return Ok(());
        }
        let Some(src) = media.get("src").and_then(Value::as_str).map(str::to_owned) else {
            return Ok(());
        };
        let width = |of: &Map<String, Value>| of.get("width").and_then(Value::as_u64);
        let own = width(media).unwrap_or(0);
        let sources = media.get("sources").and_then(Value::as_array);
        let wider = sources.into_iter().flatten().filter_map(|source| {
            let source = source.as_object()?;
            let width = width(source).filter(|width| *width > own)?;
            let kind = source.get("type").and_then(Value::as_str);
            let is_read = kind.is_none_or(|kind| kind != "image/avif");
            is_read.then_some((width, source.get("src")?.as_str()?.to_owned()))
        });
        let widest = wider.max_by_key(|(width, _)| *width);
        let mut path = None;
        if let Some((width, url)) = widest {
            path = self.path(&url)?;
            if path.is_some() {
                let height = media.get("height").and_then(Value::as_u64);
                let height = height
                    .filter(|_| own > 0)
                    .map(|height| height * width / own);
                media.remove("height");
                media.insert("width".to_owned(), width.into());
                media.extend(height.map(|height| ("height".to_owned(), height.into())));
            }
        }
        let path = match path {
            Some(path) => Some(path),
            None => self.path(&src)?,
        };
        if let Some(path) = path {
            media.remove("sources");
            media.remove("type");
            media.insert("src".to_owned(), path.into());
        }
        Ok(())
    }

    /// The path on the site of a picture.
    fn path(&mut self, url: &str) -> Result<Option<String>, Failure> {
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return Ok(None);
        }
        if let Some(known) = self.paths.get(url) {
            return Ok(known.clone());
        }
        let path = match self.file(url)? {
            Ok(name) => Some(format!("/images/{name}")),
            Err(why) => {
                eprintln!("newsroom: warning: {url}: {why}; it stays there");
                self.failed += 1;
                None
            }
        };
        self.paths.insert(url.to_owned(), path.clone());
        Ok(path)
    }

    /// The name of a picture's file; it is fetched unless it is there.
    fn file(&self, url: &str) -> Result<Result<String, String>, Failure> {
        let stem = stem(url);
        let names = ENDINGS.iter().map(|ending| format!("{stem}.{ending}"));
        if let Some(name) = names
            .into_iter()
            .find(|name| self.folder.join(name).is_file())
        {
            return Ok(Ok(name));
        }
        let policy = Policy {
            max_bytes: MAX_BYTES,
            ..Policy::usual()
        };
        let fetched = match fetch(url, &policy) {
            Ok(fetched) => fetched,
            Err(why) => return Ok(Err(why)),
        };
        let Some(ending) = ending(&fetched.body) else {
            let why = format!("this is no picture in the format {}", ENDINGS.join(", "));
            return Ok(Err(why));
        };
        let name = format!("{stem}.{ending}");
        files::write(&self.folder.join(Path::new(&name)), &fetched.body)?;
        Ok(Ok(name))
    }
}

/// A name from the last segment of the address, and a digest of all of it: many pictures are called `image.jpg`.
fn stem(url: &str) -> String {
    const MAX_CHARS: usize = 60;
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let last = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let last = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let words: String = slug(last).chars().take(MAX_CHARS).collect();
    let digest = xxh3_64(url.as_bytes()) >> 32;
    format!("{}-{digest:08x}", words.trim_end_matches('-'))
}

/// The ending of a picture's name, by its first bytes.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("webp"),
        [
            _,
            _,
            _,
            _,
            b'f',
            b't',
            b'y',
            b'p',
            b'a',
            b'v',
            b'i',
            b'f',
            ..,
        ] => Some("avif"),
        _ => None,
    }
}
