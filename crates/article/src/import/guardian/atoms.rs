//! Atoms: content that several articles share, such as an explainer, a video, a quiz.

use super::release;
use crate::import::html;
use crate::import::source::{Source, step};
use crate::model::{
    Aside, Block, BlockKind, Card, Figure, Heading, HeadingLevel, Media, MediaKind,
};
use crate::text::Text;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;

/// The positions of the response's atoms.
pub(super) struct Atoms {
    places: HashMap<String, String>,
    /// The present time, in seconds since 1970.
    now: Option<i64>,
    /// How often each atom has been shown.
    shown: RefCell<HashMap<String, usize>>,
}

/// Limits the copies of an atom: several posts may refer to a long one.
const MAX_SHOWN: usize = 8;

impl Atoms {
    pub(super) fn of(source: &Source<'_>, now: Option<i64>) -> Self {
        let groups = source.get("/atoms").and_then(Value::as_object);
        let mut places = HashMap::new();
        for (group, atoms) in groups.into_iter().flatten() {
            let Some(key) = step(group) else {
                continue;
            };
            for (n, atom) in atoms.as_array().into_iter().flatten().enumerate() {
                if let Some(id) = atom.get("id").and_then(Value::as_str) {
                    places
                        .entry(id.to_owned())
                        .or_insert_with(|| format!("/atoms/{key}/{n}"));
                }
            }
        }
        let shown = RefCell::default();
        Self { places, now, shown }
    }

    fn place(&self, id: &str) -> Option<&str> {
        let place = self.places.get(id)?;
        let mut shown = self.shown.borrow_mut();
        let count = shown.entry(id.to_owned()).or_default();
        *count += 1;
        (*count <= MAX_SHOWN).then_some(place)
    }

    /// The blocks of the atom that an element refers to.
    pub(super) fn blocks(&self, source: &mut Source<'_>, data: &str) -> Vec<Block> {
        let kind = source.words(&format!("{data}/atomType"));
        let kind = kind.unwrap_or_else(|| "atom".to_owned());
        let id = source.str(&format!("{data}/atomId"));
        let Some(at) = id.and_then(|id| self.place(id)) else {
            source.left_out(
                data,
                &format!("an atom that the response does not contain: {kind}"),
            );
            return Vec::new();
        };
        let inner = source
            .get(&format!("{at}/data"))
            .and_then(Value::as_object)
            .and_then(|data| data.keys().next())
            .and_then(|key| step(key));
        let inner = format!("{at}/data/{}", inner.unwrap_or_default());
        if release::is_withheld(source, at, &inner, self.now) {
            source.left_out(at, &format!("an atom that is not published: {kind}"));
            return Vec::new();
        }
        let title = source
            .words(&format!("{inner}/title"))
            .or_else(|| source.words(&format!("{at}/title")));
        if kind == "media" {
            return video(source, &inner, title);
        }
        let words = read(source, &inner);
        if words.is_empty() {
            return link(source, at, &kind, title);
        }
        let aside = Aside {
            kind: Some(kind),
            title: title.map(Text::of),
            blocks: words,
        };
        vec![BlockKind::Aside(aside).into()]
    }
}

/// The text of an explainer, a question and answer, a guide, a profile or a timeline.
fn read(source: &mut Source<'_>, inner: &str) -> Vec<Block> {
    let mut blocks = source.html(&format!("{inner}/body"));
    let mut parts = vec![format!("{inner}/item")];
    for list in ["items", "events"] {
        parts.extend(source.pointers(&format!("{inner}/{list}")));
    }
    for part in parts {
        if let Some(title) = source.text(&format!("{part}/title")) {
            // The atom's title is the heading above it.
            let level = HeadingLevel::Three;
            blocks.push(BlockKind::Heading(Heading { level, text: title }).into());
        }
        blocks.extend(source.html(&format!("{part}/body")));
    }
    blocks
}

/// A video: on YouTube, or a file.
fn video(source: &mut Source<'_>, inner: &str, title: Option<String>) -> Vec<Block> {
    let active = source.get(&format!("{inner}/activeVersion"));
    let assets = source.list(&format!("{inner}/assets"));
    let is_active = |asset: &&Value| active.is_none() || asset.get("version") == active;
    let words = |asset: &Value, key: &str| asset.get(key)?.as_str().map(str::to_owned);
    let poster = source
        .file(&format!("{inner}/posterUrl"))
        .or_else(|| source.file(&format!("{inner}/posterImage/master/file")));
    for asset in assets.iter().filter(is_active) {
        let Some(id) = words(asset, "id") else {
            continue;
        };
        let platform = words(asset, "platform").unwrap_or_default();
        if platform.eq_ignore_ascii_case("youtube") {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            let page = format!("https://www.youtube.com/watch?v={id}");
            if let Some(url) = source
                .place()
                .file(&page)
                .filter(|_| id.bytes().all(is_plain))
            {
                let mut embed = html::embed(url);
                embed.title = title;
                embed.poster = poster;
                return vec![BlockKind::Embed(Box::new(embed)).into()];
            }
        } else if let Some(src) = source.place().file(&id) {
            let mut media = Media::image(src);
            media.kind = MediaKind::Video;
            media.mime = words(asset, "mimeType").filter(|mime| mime.starts_with("video/"));
            media.poster = poster;
            let figure = Figure {
                caption: title.map(Text::of),
                ..Figure::from(media)
            };
            return vec![BlockKind::Figure(Box::new(figure)).into()];
        }
    }
    source.left_out(inner, "a video without a URL");
    Vec::new()
}

/// Interactive content, such as a quiz, becomes a link to its page.
fn link(source: &mut Source<'_>, at: &str, kind: &str, title: Option<String>) -> Vec<Block> {
    source.left_out(at, &format!("an interactive atom: {kind}"));
    let card = title.zip(source.link("/webUrl")).map(|(title, url)| Card {
        url,
        headline: Text::of(title),
        text: None,
        image: None,
        kind: Some(kind.to_owned()),
    });
    card.map(|card| BlockKind::Card(Box::new(card)).into())
        .into_iter()
        .collect()
}
