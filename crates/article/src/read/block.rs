//! Blocks of the known types, and fallbacks for others.

use super::figure::{embed, figure};
use super::text::{text, text_or_empty};
use super::walk::{Object, Reading};
use crate::limits::{MAX_BLOCKS, MAX_NESTING, MAX_SPAN};
use crate::model::{
    Aside, Block, BlockKind, Card, Cell, Code, Gallery, Heading, HeadingLevel, List, ListItem,
    ListStyle, Pullquote, Quote, Table, UnknownBlock,
};
use crate::problem::ProblemKind;
use crate::text::Text;
use serde_json::Value;

/// The blocks under a key.
pub(super) fn blocks(r: &mut Reading, object: &Object, key: &'static str) -> Vec<Block> {
    if !object.contains_key(key) {
        return Vec::new();
    }
    if r.nesting == MAX_NESTING {
        r.note(ProblemKind::TooDeep);
        return Vec::new();
    }
    r.nesting += 1;
    let blocks = r.each(object, key, block);
    r.nesting -= 1;
    blocks
}

/// The keys of a card, in `related` or as a block.
const CARD_KEYS: &[&str] = &["type", "id", "url", "headline", "text", "image", "kind"];

fn block(r: &mut Reading, value: &Value) -> Option<Block> {
    r.blocks += 1;
    if r.blocks > MAX_BLOCKS {
        if r.blocks == MAX_BLOCKS + 1 {
            r.note(ProblemKind::TooManyBlocks);
        }
        return None;
    }
    let object = match value {
        Value::Object(object) => object,
        Value::String(words) if !words.trim().is_empty() => {
            r.expected("a block such as {\"type\": \"paragraph\"}", value);
            return Some(BlockKind::Paragraph(Text::of(words.as_str())).into());
        }
        other => {
            r.expected("a block such as {\"type\": \"paragraph\"}", other);
            return None;
        }
    };
    let name = r.field(object, "type", Reading::string);
    let name = r.need("type", name).unwrap_or_default();
    let kind = known(r, value, object, &name)?;
    let id = r.field(object, "id", block_id);
    Some(Block { id, kind })
}

/// Whether an id is valid in a fragment.
pub(crate) fn is_block_id(id: &str) -> bool {
    id.len() <= 100
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// An id that is valid in a fragment: letters, digits, `-` and `_`.
pub(super) fn block_id(r: &mut Reading, value: &Value) -> Option<String> {
    let id = r.string(value)?;
    if !is_block_id(&id) {
        r.invalid("an id of letters, digits, - and _", &id);
        return None;
    }
    Some(id)
}

fn known(r: &mut Reading, value: &Value, object: &Object, name: &str) -> Option<BlockKind> {
    Some(match name {
        "paragraph" => {
            r.object(value, &["type", "id", "text"])?;
            BlockKind::Paragraph(needed_text(r, object)?)
        }
        "heading" => {
            r.object(value, &["type", "id", "level", "text"])?;
            let level = r.field(object, "level", heading_level).unwrap_or_default();
            let text = needed_text(r, object)?;
            BlockKind::Heading(Heading { level, text })
        }
        "list" => {
            r.object(
                value,
                &[
                    "type", "id", "ordered", "start", "reversed", "style", "items",
                ],
            )?;
            let start = r.field(object, "start", |r, v| {
                r.whole(
                    v,
                    i64::from(i32::MIN),
                    i64::from(i32::MAX),
                    "a whole number such as 1",
                )
            });
            BlockKind::List(List {
                ordered: r.field(object, "ordered", Reading::flag).unwrap_or(false),
                start: start.and_then(|n| i32::try_from(n).ok()),
                reversed: r.field(object, "reversed", Reading::flag).unwrap_or(false),
                style: r.field(object, "style", list_style).unwrap_or_default(),
                items: r.each(object, "items", list_item),
            })
        }
        "quote" => {
            r.object(value, &["type", "id", "blocks", "cite"])?;
            BlockKind::Quote(Quote {
                blocks: blocks(r, object, "blocks"),
                cite: r.field(object, "cite", text),
            })
        }
        "pullquote" => {
            r.object(value, &["type", "id", "text", "cite"])?;
            BlockKind::Pullquote(Pullquote {
                text: needed_text(r, object)?,
                cite: r.field(object, "cite", text),
            })
        }
        "figure" => BlockKind::Figure(Box::new(figure(r, value)?)),
        "gallery" => {
            r.object(value, &["type", "id", "figures", "caption"])?;
            BlockKind::Gallery(Gallery {
                figures: r.each(object, "figures", |r, v| {
                    named_kind(r, v, &["figure"], figure)
                }),
                caption: r.field(object, "caption", text),
            })
        }
        "table" => {
            r.object(value, &["type", "id", "caption", "head", "rows"])?;
            BlockKind::Table(Table {
                caption: r.field(object, "caption", text),
                head: r.each(object, "head", row),
                rows: r.each(object, "rows", row),
            })
        }
        "embed" => BlockKind::Embed(Box::new(embed(r, value)?)),
        "aside" => {
            r.object(value, &["type", "id", "kind", "title", "blocks"])?;
            BlockKind::Aside(Aside {
                kind: r.field(object, "kind", Reading::string),
                title: r.field(object, "title", text),
                blocks: blocks(r, object, "blocks"),
            })
        }
        "card" => BlockKind::Card(Box::new(card(r, value)?)),
        "code" => {
            r.object(value, &["type", "id", "text", "lang"])?;
            let lines = r.field(object, "text", |r, v| match v {
                // Not `string`: code may be blank, and keeps its line breaks.
                Value::String(lines) => Some(lines.clone()),
                other => r.string(other),
            });
            BlockKind::Code(Code {
                text: r.need("text", lines)?,
                lang: r.field(object, "lang", Reading::string),
            })
        }
        "divider" => {
            r.object(value, &["type", "id"])?;
            BlockKind::Divider
        }
        name => unknown(r, object, name),
    })
}

fn needed_text(r: &mut Reading, object: &Object) -> Option<Text> {
    let text = r.field(object, "text", text);
    r.need("text", text)
}

fn heading_level(r: &mut Reading, value: &Value) -> Option<HeadingLevel> {
    match r.whole(value, 2, 4, "a level from 2 to 4")? {
        2 => Some(HeadingLevel::Two),
        3 => Some(HeadingLevel::Three),
        _ => Some(HeadingLevel::Four),
    }
}

fn list_style(r: &mut Reading, value: &Value) -> Option<ListStyle> {
    use ListStyle::{Decimal, LowerAlpha, LowerRoman, UpperAlpha, UpperRoman};
    r.word(
        value,
        &[
            "decimal",
            "lower-alpha",
            "upper-alpha",
            "lower-roman",
            "upper-roman",
        ],
        &[Decimal, LowerAlpha, UpperAlpha, LowerRoman, UpperRoman],
    )
}

fn list_item(r: &mut Reading, value: &Value) -> Option<ListItem> {
    let object = r.object(value, &["text", "blocks"])?;
    Some(ListItem {
        text: r.field(object, "text", text_or_empty).unwrap_or_default(),
        blocks: blocks(r, object, "blocks"),
    })
}

fn row(r: &mut Reading, value: &Value) -> Option<Vec<Cell>> {
    Some(r.elements(value, &mut cell))
}

fn cell(r: &mut Reading, value: &Value) -> Option<Cell> {
    let object = r.object(value, &["text", "colspan", "rowspan", "header"])?;
    let mut span = |key| {
        r.field(object, key, |r, v| {
            r.whole(v, 1, i64::from(MAX_SPAN), "a whole number from 1 to 1000")
        })
        .and_then(|n| u16::try_from(n).ok())
        .unwrap_or(1)
    };
    Some(Cell {
        colspan: span("colspan"),
        rowspan: span("rowspan"),
        text: r.field(object, "text", text_or_empty).unwrap_or_default(),
        header: r.field(object, "header", Reading::flag).unwrap_or(false),
    })
}

/// A figure, embed or card outside a body, which may have `type` and `id` as in a body.
pub(super) fn named_kind<T>(
    r: &mut Reading,
    value: &Value,
    names: &'static [&'static str],
    read: fn(&mut Reading, &Value) -> Option<T>,
) -> Option<T> {
    if let Value::Object(object) = value {
        r.field_with(object, "type", &mut |r, v| r.word(v, names, names));
        r.field(object, "id", block_id);
    }
    read(r, value)
}

pub(super) fn card(r: &mut Reading, value: &Value) -> Option<Card> {
    let object = r.object(value, CARD_KEYS)?;
    let (url, headline) = (
        r.field(object, "url", Reading::url),
        r.field(object, "headline", text),
    );
    let (url, headline) = (r.need("url", url), r.need("headline", headline));
    Some(Card {
        url: url?,
        headline: headline?,
        text: r.field(object, "text", text),
        image: r.field(object, "image", Reading::url),
        kind: r.field(object, "kind", Reading::string),
    })
}

/// The text found in a block of an unknown type. Its other keys are ignored.
fn unknown(r: &mut Reading, object: &Object, name: &str) -> BlockKind {
    if !name.is_empty() {
        let mark = r.enter("type");
        r.note(ProblemKind::UnknownBlock(name.chars().take(80).collect()));
        r.leave(mark);
    }
    let before = r.problems.len();
    let text = ["text", "headline", "title", "caption"]
        .into_iter()
        .find_map(|key| r.field(object, key, text));
    // The meaning of its keys is unknown, so their problems are dropped.
    r.problems.truncate(before);
    BlockKind::Unknown(UnknownBlock {
        name: name.chars().take(80).collect(),
        text,
        blocks: match object.get("blocks") {
            Some(Value::Array(_)) => blocks(r, object, "blocks"),
            _ => Vec::new(),
        },
    })
}
