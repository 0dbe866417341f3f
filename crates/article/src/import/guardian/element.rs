//! A block's elements → blocks.
//!
//! An element says its type; its words stand under a key that ends in `TypeData`, or, in older answers, with its first
//! file. Its HTML is read only where there are no fields for what is in it.

use super::atoms::Atoms;
use super::{listed, picture};
use crate::import::html;
use crate::import::source::Source;
use crate::import::words::decoded;
use crate::model::{
    Block, BlockKind, Card, Code, Embed, Heading, HeadingLevel, MediaKind, Pullquote, Quote,
};
use crate::text::{Run, Text};
use serde_json::Value;

/// All of a block: its elements, else its HTML.
pub(super) fn of_block(source: &mut Source<'_>, atoms: &Atoms, at: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for element_at in source.pointers(&format!("{at}/elements")) {
        blocks.extend(element(source, atoms, &element_at));
    }
    if blocks.is_empty() {
        blocks = source.html(&format!("{at}/bodyHtml"));
    }
    blocks
}

/// Whether a block is a draft, or was taken back. Where nothing is said, it is on the page.
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
    if !source.enters(at) {
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
            None => left_out(source, at, "a picture without an address"),
        },
        "video" => recording(source, at, &data, MediaKind::Video),
        "audio" => recording(source, at, &data, MediaKind::Audio),
        "pullquote" => pullquote(source, &data).into_iter().collect(),
        "comment" => comment(source, &data).into_iter().collect(),
        "rich-link" | "membership" => match card(source, at, &data) {
            Some(card) => vec![BlockKind::Card(Box::new(card)).into()],
            None => left_out(source, at, "a link without an address"),
        },
        "tweet" | "instagram" | "vine" | "map" | "document" | "interactive" | "witness"
        | "embed" => embedded(source, at, &data),
        "code" => code(source, &data),
        "contentatom" | "content-atom" | "atom" => atoms.blocks(source, &data),
        "list" => listed::list(source, atoms, &data),
        "timeline" => listed::timeline(source, atoms, &data),
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

/// The element's own type; older answers call many things an embed.
fn kind<'v>(source: &Source<'v>, at: &str, data: &str) -> &'v str {
    let kind = source.str(&format!("{at}/type"));
    let old = source.str(&format!("{data}/embedType"));
    match (kind, old) {
        (Some("embed") | None, Some(old)) => old,
        (kind, _) => kind.unwrap_or("an element without a type"),
    }
}

/// A key as a step of a pointer. None of the API's own is long; one that is would be copied with every pointer.
pub(super) fn step(key: &str) -> Option<String> {
    const MAX_BYTES: usize = 100;
    (key.len() <= MAX_BYTES).then(|| key.replace('~', "~0").replace('/', "~1"))
}

/// Where an element's words stand.
fn data(element: &Value, at: &str) -> String {
    let keys = element.as_object().into_iter().flatten();
    let mut typed = keys.filter(|(_, value)| value.is_object());
    match typed.find_map(|(key, _)| step(key).filter(|key| key.ends_with("TypeData"))) {
        Some(key) => format!("{at}/{key}"),
        None => format!("{at}/assets/0/typeData"),
    }
}

/// A film or a sound: its files, else its page, else what its HTML shows.
fn recording(source: &mut Source<'_>, at: &str, data: &str, kind: MediaKind) -> Vec<Block> {
    if let Some(mut figure) = picture::recording(source, at, data, kind) {
        figure.media.poster = picture::poster(source, data);
        return vec![BlockKind::Figure(Box::new(figure)).into()];
    }
    embedded(source, at, data)
}

fn pullquote(source: &Source<'_>, data: &str) -> Option<Block> {
    let quote = Pullquote {
        text: source.text(&format!("{data}/html"))?,
        cite: source.text(&format!("{data}/attribution")),
    };
    Some(BlockKind::Pullquote(quote).into())
}

/// A reader's comment, and whose it is.
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

/// A link to another article, or to an event with its day, place and price.
fn card(source: &Source<'_>, at: &str, data: &str) -> Option<Card> {
    let words = |key: &str| source.words(&format!("{data}/{key}"));
    let urls = [
        format!("{data}/url"),
        format!("{data}/originalUrl"),
        format!("{at}/assets/0/file"),
    ];
    let url = urls.iter().find_map(|pointer| source.link(pointer))?;
    let (title, link) = (words("title"), words("linkText"));
    let headline = title.clone().or_else(|| link.clone());
    let others = ["start", "venue", "location", "price"]
        .into_iter()
        .map(words);
    let others = link
        .filter(|_| title.is_some())
        .into_iter()
        .chain(others.flatten());
    let others: Vec<String> = others.collect();
    let prefix = words("linkPrefix").map(|prefix| prefix.trim_end_matches([':', ' ']).to_owned());
    Some(Card {
        headline: Text::of(headline.unwrap_or_else(|| url.as_str().to_owned())),
        url,
        text: (!others.is_empty()).then(|| Text::of(others.join(" · "))),
        image: source.file(&format!("{data}/image")),
        // "Related: "
        kind: prefix.filter(|prefix| !prefix.is_empty()),
    })
}

/// What lives elsewhere: its page, else what its HTML shows.
fn embedded(source: &mut Source<'_>, at: &str, data: &str) -> Vec<Block> {
    let mut blocks = source.html(&format!("{data}/html"));
    let shown = blocks.iter_mut().find_map(|block| match &mut block.kind {
        BlockKind::Embed(embed) => Some(embed),
        _ => None,
    });
    if let Some(embed) = shown {
        complete(source, data, embed);
        return blocks;
    }
    let urls = [
        format!("{data}/originalUrl"),
        format!("{data}/url"),
        format!("{data}/iframeUrl"),
        format!("{at}/assets/0/file"),
    ];
    // Words can go with a card; anything else stands for itself.
    let is_plain = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    let url = urls.iter().find_map(|pointer| source.file(pointer));
    let Some(url) = url.filter(|_| blocks.iter().all(is_plain)) else {
        if blocks.is_empty() {
            source.left_out(at, "an embed with nothing in it");
        }
        let caption = source.text(&format!("{data}/caption"));
        blocks.extend(caption.map(|text| BlockKind::Paragraph(text).into()));
        return blocks;
    };
    let mut embed = html::embed(html::page_of(&url));
    embed.text = source.text(&format!("{data}/html"));
    complete(source, data, &mut embed);
    // A link with the words of the title says nothing more.
    let said = embed.text.as_ref().map(Text::plain);
    if said.is_some() && said == embed.title {
        embed.text = None;
    }
    vec![BlockKind::Embed(Box::new(embed)).into()]
}

/// Gives an embed the words that stand beside its HTML.
fn complete(source: &Source<'_>, data: &str, embed: &mut Embed) {
    let words = |key: &str| source.words(&format!("{data}/{key}"));
    let title = words("title")
        .or_else(|| words("alt"))
        .or_else(|| words("altText"));
    embed.title = embed.title.take().or(title);
    let caption = source.text(&format!("{data}/caption"));
    embed.caption = embed.caption.take().or(caption);
    let text = source.text(&format!("{data}/description"));
    embed.text = embed.text.take().or(text);
    let name = words("authorName").or_else(|| words("authorUsername"));
    let said = embed.text.as_ref().map(Text::plain).unwrap_or_default();
    if let Some(name) = name.filter(|name| !said.contains(name.as_str())) {
        let runs = &mut embed.text.get_or_insert_default().0;
        let words = if runs.is_empty() {
            name
        } else {
            format!("\n{name}")
        };
        runs.push(Run {
            words,
            ..Run::default()
        });
    }
    let sides = (
        source.number(&format!("{data}/width")),
        source.number(&format!("{data}/height")),
    );
    if let (None, (Some(width), Some(height))) = (&embed.aspect, sides) {
        embed.aspect = html::aspect(width, height);
    }
}

/// Code as it is: as text, or set in HTML.
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
