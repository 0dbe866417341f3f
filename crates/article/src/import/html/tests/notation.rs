//! A short notation for blocks, so that a test case is one line.

use crate::model::{Block, BlockKind, Figure, ListStyle, Size};
use crate::text::{Mark, Text};

/// Formats blocks.
pub(super) fn short(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks
        .iter()
        .map(|block| {
            let id = block
                .id
                .as_ref()
                .map(|id| format!("#{id}:"))
                .unwrap_or_default();
            id + &one(&block.kind)
        })
        .collect();
    parts.join(" ")
}

fn one(kind: &BlockKind) -> String {
    let maybe = |name: &str, text: &Option<Text>| {
        text.as_ref()
            .map(|text| format!(" {name}={}", words(text)))
            .unwrap_or_default()
    };
    match kind {
        BlockKind::Paragraph(text) => format!("p({})", words(text)),
        BlockKind::Heading(it) => format!("h{}({})", it.level as u8 + 2, words(&it.text)),
        BlockKind::List(it) => {
            let items: Vec<String> = it
                .items
                .iter()
                .map(|item| {
                    let inner = short(&item.blocks);
                    format!(
                        "{}{}{inner}",
                        words(&item.text),
                        if inner.is_empty() { "" } else { " " }
                    )
                })
                .collect();
            let start = it.start.map(|start| start.to_string()).unwrap_or_default();
            let letters = match it.style {
                ListStyle::Decimal => String::new(),
                style => format!(".{style:?}"),
            };
            format!(
                "{}{start}{}{letters}[{}]",
                if it.ordered { "ol" } else { "ul" },
                if it.reversed { "-" } else { "" },
                items.join("|")
            )
        }
        BlockKind::Quote(it) => format!("quote({}{})", short(&it.blocks), maybe("cite", &it.cite)),
        BlockKind::Pullquote(it) => format!("pull({}{})", words(&it.text), maybe("cite", &it.cite)),
        BlockKind::Figure(it) => format!("fig({})", figure(it)),
        BlockKind::Gallery(it) => {
            let figures: Vec<String> = it.figures.iter().map(figure).collect();
            format!(
                "gallery[{}{}]",
                figures.join("|"),
                maybe("all", &it.caption)
            )
        }
        BlockKind::Table(it) => {
            let rows = |rows: &[Vec<crate::model::Cell>]| {
                let rows: Vec<String> = rows
                    .iter()
                    .map(|row| {
                        row.iter()
                            .map(|cell| words(&cell.text))
                            .collect::<Vec<_>>()
                            .join(",")
                    })
                    .collect();
                rows.join("/")
            };
            format!(
                "table({}:{}{})",
                rows(&it.head),
                rows(&it.rows),
                maybe("cap", &it.caption)
            )
        }
        BlockKind::Embed(it) => format!(
            "embed({}{}{})",
            it.url,
            maybe("text", &it.text),
            maybe("cap", &it.caption)
        ),
        BlockKind::Aside(it) => {
            format!("aside({}{})", short(&it.blocks), maybe("title", &it.title))
        }
        BlockKind::Card(it) => format!(
            "card({} {}{})",
            it.url,
            words(&it.headline),
            maybe("text", &it.text)
        ),
        BlockKind::Code(it) => format!(
            "code({}:{})",
            it.lang.as_deref().unwrap_or_default(),
            it.text
        ),
        BlockKind::Divider => "hr".to_owned(),
        BlockKind::Unknown(_) => "unknown".to_owned(),
    }
}

fn figure(figure: &Figure) -> String {
    let mut out = figure
        .media
        .src
        .as_str()
        .trim_start_matches("https://n.example")
        .to_owned();
    for (name, text) in [
        ("lede", &figure.title),
        ("cap", &figure.caption),
        ("by", &figure.credit),
    ] {
        if let Some(text) = text {
            out += &format!(" {name}={}", words(text));
        }
    }
    if let Some(alt) = &figure.media.alt {
        out += &format!(" alt={alt}");
    }
    if figure.size != Size::Inline {
        out += &format!(" {:?}", figure.size);
    }
    if let Some(href) = &figure.href {
        out += &format!(" to={href}");
    }
    out
}

/// Text with its marks: `*strong* _em_ <link>`.
pub(super) fn words(text: &Text) -> String {
    text.0
        .iter()
        .map(|run| {
            let mut words = run.words.replace('\n', "/");
            for (mark, sign) in [
                (Mark::Strong, '*'),
                (Mark::Em, '_'),
                (Mark::Sup, '^'),
                (Mark::Code, '`'),
            ] {
                if run.marks.has(mark) {
                    words = format!("{sign}{words}{sign}");
                }
            }
            match &run.href {
                Some(href) => format!(
                    "<{words} {}>",
                    href.as_str().trim_start_matches("https://n.example")
                ),
                None => words,
            }
        })
        .collect()
}
