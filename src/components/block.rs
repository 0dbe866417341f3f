//! The one switch from a block to its view.

use super::classes::class;
use super::inline::{inline, inline_in, present};
use super::picture::Urgency;
use super::writer::{Writer, el};
use super::{Setting, card, embed, figure, list, table};
use crate::route::element_id;
use article::model::{Aside, Block, BlockKind, Code, HeadingLevel, Size, UnknownBlock};
use article::text::Text;

/// Blocks that are laid out at once. What follows is further down than any screen is high.
const NEAR: usize = 15;
/// Blocks in a stretch.
const STRETCH: usize = 16;

/// The body's own blocks. Reading positions go by which of them it is; an id or another mark on each was a sixth
/// of a long page.
///
/// What lies far below stands in stretches, which styles have laid out only when they come near: one look for each
/// stretch in place of one for each block, in every frame. Not where something stands beside the text, which has to
/// flow around it.
pub fn body(w: &mut Writer, setting: &Setting<'_>, blocks: &[Block]) {
    let near = if stand_beside(blocks) {
        blocks.len()
    } else {
        NEAR.min(blocks.len())
    };
    let (near, far) = blocks.split_at(near);
    several(w, setting, near, 0);
    for (n, stretch) in far.chunks(STRETCH).enumerate() {
        let short = (stretch.len() * 2 <= STRETCH).then_some("stretch--short");
        let place = format!("far-{n}");
        el!(
            w,
            "div",
            [key = &place, "class" = class("stretch", short)],
            {
                several(w, setting, stretch, NEAR + n * STRETCH);
            }
        );
    }
}

fn several(w: &mut Writer, setting: &Setting<'_>, blocks: &[Block], first: usize) {
    for (n, block) in blocks.iter().enumerate() {
        let place = (first + n).to_string();
        let id = block.id.as_deref().map(element_id);
        // A paragraph is its own block: a fifth of a long page's elements would be boxes around paragraphs.
        if let BlockKind::Paragraph(text) = &block.kind {
            el!(w, "p", [key = &place, "id" = id, "class" = "block",], {
                inline(w, setting, text);
            });
            continue;
        }
        let class = class("block", wrapper(&block.kind));
        el!(w, "div", [key = &place, "id" = id, "class" = class,], {
            kind(w, setting, &block.kind);
        });
    }
}

/// Blocks inside a block.
pub fn blocks(w: &mut Writer, setting: &Setting<'_>, blocks: &[Block]) {
    for block in blocks {
        match &block.id {
            Some(id) => el!(
                w,
                "div",
                ["id" = element_id(id)],
                kind(w, setting, &block.kind)
            ),
            None => kind(w, setting, &block.kind),
        }
    }
}

/// Whether any of the blocks stands beside the others.
fn stand_beside(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        matches!(&block.kind, BlockKind::Figure(figure) if matches!(figure.size, Size::Left | Size::Right))
    })
}

/// Blocks that stand beside or wider than the text say so to the grid.
fn wrapper(kind: &BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Figure(figure) => match figure.size {
            Size::Inline => None,
            Size::Wide => Some("block--wide"),
            Size::Full => Some("block--full"),
            Size::Left => Some("block--start"),
            Size::Right => Some("block--end"),
        },
        BlockKind::Gallery(_) => Some("block--wide"),
        _ => None,
    }
}

fn kind(w: &mut Writer, setting: &Setting<'_>, kind: &BlockKind) {
    match kind {
        BlockKind::Paragraph(text) => el!(w, "p", [], inline(w, setting, text)),
        BlockKind::Heading(it) => {
            let tag = match it.level {
                HeadingLevel::Two => "h2",
                HeadingLevel::Three => "h3",
                HeadingLevel::Four => "h4",
            };
            el!(w, tag, [], inline(w, setting, &it.text));
        }
        BlockKind::List(it) => list::list(w, setting, it),
        BlockKind::Quote(it) => quote(w, setting, "quote", &it.cite, &|w| {
            blocks(w, setting, &it.blocks);
        }),
        BlockKind::Pullquote(it) => quote(w, setting, "pullquote", &it.cite, &|w| {
            el!(w, "p", [], inline(w, setting, &it.text));
        }),
        BlockKind::Figure(it) => figure::figure(w, setting, it, Urgency::Lazy),
        BlockKind::Gallery(it) => figure::gallery(w, setting, it),
        BlockKind::Table(it) => table::table(w, setting, it),
        BlockKind::Embed(it) => embed::embed(w, setting, it),
        BlockKind::Aside(it) => aside(w, setting, it),
        BlockKind::Card(it) => card::card(w, setting, it),
        BlockKind::Code(it) => code(w, setting, it),
        BlockKind::Divider => el!(w, "hr", ["class" = "divider"]),
        BlockKind::Unknown(it) => unknown(w, setting, it),
    }
}

fn quote(
    w: &mut Writer,
    setting: &Setting<'_>,
    class: &'static str,
    cite: &Option<Text>,
    said: &dyn Fn(&mut Writer),
) {
    el!(w, "figure", ["class" = class], {
        el!(w, "blockquote", [], said(w));
        inline_in(w, setting, "figcaption", "quote__cite", cite);
    });
}

/// Without a label of its own: inside an article a labelled `aside` would be a landmark too many.
fn aside(w: &mut Writer, setting: &Setting<'_>, aside: &Aside) {
    let kind = aside.kind.as_deref().and_then(aside_class);
    el!(w, "aside", ["class" = class("aside", kind)], {
        if let Some(title) = present(&aside.title) {
            el!(
                w,
                "p",
                [
                    "class" = "aside__title",
                    "role" = "heading",
                    "aria-level" = "2"
                ],
                {
                    inline(w, setting, title);
                }
            );
        }
        blocks(w, setting, &aside.blocks);
    });
}

/// Kinds with a look of their own.
fn aside_class(kind: &str) -> Option<&'static str> {
    match kind {
        "fact-box" => Some("aside--fact-box"),
        "note" => Some("aside--note"),
        "q-and-a" => Some("aside--q-and-a"),
        "key-points" => Some("aside--key-points"),
        "timeline" => Some("aside--timeline"),
        _ => None,
    }
}

/// Long lines scroll, so the box takes focus and has a name.
fn code(w: &mut Writer, setting: &Setting<'_>, code: &Code) {
    let label = match &code.lang {
        Some(lang) => lang.clone(),
        None => setting.words().code.to_owned(),
    };
    el!(
        w,
        "pre",
        [
            "class" = "code",
            "dir" = "ltr",
            "tabindex" = "0",
            "role" = "group",
            "aria-label" = label
        ],
        el!(w, "code", [], w.text(&code.text))
    );
}

/// Never dropped silently: its words, or a line that says something is missing.
fn unknown(w: &mut Writer, setting: &Setting<'_>, block: &UnknownBlock) {
    let text = present(&block.text);
    if text.is_none() && block.blocks.is_empty() {
        el!(
            w,
            "p",
            ["class" = "unknown"],
            w.words(setting.words().unknown_block)
        );
        return;
    }
    el!(w, "div", ["class" = "unknown"], {
        if let Some(text) = text {
            el!(w, "p", [], inline(w, setting, text));
        }
        blocks(w, setting, &block.blocks);
    });
}
