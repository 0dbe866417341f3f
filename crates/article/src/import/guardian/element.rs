//! A block's elements → blocks.
//!
//! An element has a type; its content is under a key that ends in `TypeData` or, in older responses, in its first
//! asset. HTML is read only if there are no fields for its content.

use super::atoms::Atoms;
use super::{embed, picture};
use crate::import::source::{Source, step};
use crate::import::words::decoded;
use crate::model::{Block, BlockKind, Code, Heading, HeadingLevel, MediaKind, Pullquote, Quote};
use crate::text::Text;
use serde_json::Value;

/// The blocks of a block: from its elements, else from its HTML.
pub(super) fn of_block(source: &mut Source<'_>, atoms: &Atoms, at: &str) -> Vec<Block> {
    let mut blocks = elements(source, atoms, &format!("{at}/elements"));
    if blocks.is_empty() {
        blocks = source.html(&format!("{at}/bodyHtml"));
    }
    blocks
}

/// Whether a block is a draft or was withdrawn. Without a state it is published.
pub(super) fn is_withheld(source: &Source<'_>, at: &str) -> bool {
    let published = format!("{at}/published");
    source.get(&published).is_some() && !source.is(&published)
}

pub(super) fn heading(text: Text) -> Block {
    let level = HeadingLevel::Two;
    BlockKind::Heading(Heading { level, text }).into()
}

/// One element.
pub(super) fn element(source: &mut Source<'_>, atoms: &Atoms, at: &str) -> Vec<Block> {
    if !source.may_enter(at) {
        return Vec::new();
    }
    let Some(element) = source.get(at) else {
        return Vec::new();
    };
    let data = data(element, at);
    let kind = kind(source, at, &data);
    match kind {
        "text" => source.html(&format!("{data}/html")),
        "image" | "cartoon" => match picture::picture(source, at, &data) {
            Some(figure) => vec![BlockKind::Figure(Box::new(figure)).into()],
            None => left_out(source, at, "a picture without a URL"),
        },
        "video" => recording(source, at, &data, MediaKind::Video),
        "audio" => recording(source, at, &data, MediaKind::Audio),
        "pullquote" => pullquote(source, &data).into_iter().collect(),
        "comment" => comment(source, &data).into_iter().collect(),
        "rich-link" | "membership" => match embed::card(source, at, &data) {
            Some(card) => vec![BlockKind::Card(Box::new(card)).into()],
            None => left_out(source, at, "a link without a URL"),
        },
        "tweet" | "instagram" | "vine" | "map" | "document" | "interactive" | "witness"
        | "embed" => embed::embedded(source, at, &data),
        "code" => code(source, &data),
        "contentatom" | "content-atom" | "atom" => atoms.blocks(source, &data),
        "list" => list(source, atoms, &data),
        "timeline" => timeline(source, atoms, &data),
        kind => {
            let html = format!("{data}/html");
            match source.str(&html) {
                Some(_) => source.html(&html),
                None => left_out(source, at, kind),
            }
        }
    }
}

fn left_out(source: &mut Source<'_>, at: &str, what: &str) -> Vec<Block> {
    let what: String = what.chars().take(80).collect();
    source.left_out(at, &what);
    Vec::new()
}

/// The element's type; older responses call many things an embed.
fn kind<'v>(source: &Source<'v>, at: &str, data: &str) -> &'v str {
    let kind = source.str(&format!("{at}/type"));
    let old = source.str(&format!("{data}/embedType"));
    match (kind, old) {
        (Some("embed") | None, Some(old)) => old,
        (kind, _) => kind.unwrap_or("an element without a type"),
    }
}

/// The pointer to an element's content.
fn data(element: &Value, at: &str) -> String {
    let keys = element.as_object().into_iter().flatten();
    let mut typed = keys.filter(|(_, value)| value.is_object());
    match typed.find_map(|(key, _)| step(key).filter(|key| key.ends_with("TypeData"))) {
        Some(key) => format!("{at}/{key}"),
        None => format!("{at}/assets/0/typeData"),
    }
}

/// A video or audio file: its files, else its page, else its HTML.
fn recording(source: &mut Source<'_>, at: &str, data: &str, kind: MediaKind) -> Vec<Block> {
    if let Some(mut figure) = picture::recording(source, at, data, kind) {
        figure.media.poster = picture::poster(source, data);
        return vec![BlockKind::Figure(Box::new(figure)).into()];
    }
    embed::embedded(source, at, data)
}

fn pullquote(source: &Source<'_>, data: &str) -> Option<Block> {
    let quote = Pullquote {
        text: source.text(&format!("{data}/html"))?,
        cite: source.text(&format!("{data}/attribution")),
    };
    Some(BlockKind::Pullquote(quote).into())
}

/// A reader's comment with its author.
fn comment(source: &mut Source<'_>, data: &str) -> Option<Block> {
    let blocks = source.html(&format!("{data}/html"));
    let mut cite = source.words(&format!("{data}/authorName")).map(Text::of);
    let pages = ["commentUrl", "originalUrl", "discussionUrl"];
    let url = pages
        .iter()
        .find_map(|key| source.link(&format!("{data}/{key}")));
    for run in cite.iter_mut().flat_map(|cite| &mut cite.0) {
        run.href = url.clone();
    }
    (!blocks.is_empty()).then(|| BlockKind::Quote(Quote { blocks, cite }).into())
}

/// Code, as text or in HTML.
fn code(source: &mut Source<'_>, data: &str) -> Vec<Block> {
    let pointer = format!("{data}/html");
    let Some(text) = source.str(&pointer) else {
        return Vec::new();
    };
    let lang = source.words(&format!("{data}/language"));
    let mut blocks = if text.contains("<pre") {
        source.html(&pointer)
    } else {
        let text = decoded(text).trim_matches('\n').to_owned();
        vec![BlockKind::Code(Code { text, lang: None }).into()]
    };
    for block in &mut blocks {
        if let BlockKind::Code(code) = &mut block.kind {
            code.lang = code.lang.take().or_else(|| lang.clone());
        }
    }
    blocks
}

/// The items of a list: a heading, the elements, the biography.
fn list(source: &mut Source<'_>, atoms: &Atoms, data: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for at in source.pointers(&format!("{data}/items")) {
        blocks.extend(source.text(&format!("{at}/title")).map(heading));
        let byline = source.text(&format!("{at}/byline"));
        blocks.extend(byline.map(|text| BlockKind::Paragraph(text).into()));
        blocks.extend(source.html(&format!("{at}/bio")));
        blocks.extend(elements(source, atoms, &format!("{at}/elements")));
        blocks.extend(source.html(&format!("{at}/endNote")));
    }
    blocks
}

/// The sections of a timeline and their events: a heading with the date, the picture, the elements.
fn timeline(source: &mut Source<'_>, atoms: &Atoms, data: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for section in source.pointers(&format!("{data}/sections")) {
        blocks.extend(source.text(&format!("{section}/title")).map(heading));
        for at in source.pointers(&format!("{section}/events")) {
            let words = ["date", "title", "label"];
            let words = words.map(|key| source.words(&format!("{at}/{key}")));
            let words: Vec<String> = words.into_iter().flatten().collect();
            if !words.is_empty() {
                let heading = Heading {
                    level: HeadingLevel::Three,
                    text: Text::of(words.join(" · ")),
                };
                blocks.push(BlockKind::Heading(heading).into());
            }
            blocks.extend(element(source, atoms, &format!("{at}/main")));
            blocks.extend(elements(source, atoms, &format!("{at}/body")));
        }
    }
    blocks
}

fn elements(source: &mut Source<'_>, atoms: &Atoms, list: &str) -> Vec<Block> {
    let pointers = source.pointers(list);
    pointers
        .flat_map(|at| element(source, atoms, &at))
        .collect()
}
