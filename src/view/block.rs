//! The one switch from a block to its view.

use super::classes::class;
use super::inline::{inline, inline_some};
use super::picture::Urgency;
use super::{Setting, card, embed, figure, list, table};
use crate::route::element_id;
use article::model::{
    Aside, Block, BlockKind, Code, Heading, HeadingLevel, Pullquote, Quote, UnknownBlock,
};
use yew::prelude::*;

/// The body's own blocks. Each has an id: links and reading positions go by it.
pub fn body(setting: Setting<'_>, blocks: &[Block]) -> Html {
    let place = |(n, block): (usize, &Block)| {
        let id = block
            .id
            .as_deref()
            .map_or_else(|| format!("b-{n}"), element_id);
        html! {
            <div key={n} {id} class={class("block", wrapper(&block.kind))} data-place={n.to_string()}>
                { kind(setting, &block.kind) }
            </div>
        }
    };
    blocks.iter().enumerate().map(place).collect()
}

/// Blocks inside a block.
pub fn blocks(setting: Setting<'_>, blocks: &[Block]) -> Html {
    let inner = |block: &Block| match &block.id {
        Some(id) => html! { <div id={element_id(id)}>{ kind(setting, &block.kind) }</div> },
        None => kind(setting, &block.kind),
    };
    blocks.iter().map(inner).collect()
}

/// Blocks that stand beside or wider than the text say so to the grid.
fn wrapper(kind: &BlockKind) -> Option<&'static str> {
    use article::model::Size;
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

fn kind(setting: Setting<'_>, kind: &BlockKind) -> Html {
    match kind {
        BlockKind::Paragraph(text) => html! { <p>{ inline(setting, text) }</p> },
        BlockKind::Heading(it) => heading(setting, it),
        BlockKind::List(it) => list::list(setting, it),
        BlockKind::Quote(it) => quote(setting, it),
        BlockKind::Pullquote(it) => pullquote(setting, it),
        BlockKind::Figure(it) => figure::figure(setting, it, Urgency::Lazy),
        BlockKind::Gallery(it) => figure::gallery(setting, it),
        BlockKind::Table(it) => table::table(setting, it),
        BlockKind::Embed(it) => embed::embed(setting, it),
        BlockKind::Aside(it) => aside(setting, it),
        BlockKind::Card(it) => card::card(setting, it),
        BlockKind::Code(it) => code(setting, it),
        BlockKind::Divider => html! { <hr class="divider" /> },
        BlockKind::Unknown(it) => unknown(setting, it),
    }
}

fn heading(setting: Setting<'_>, heading: &Heading) -> Html {
    let words = inline(setting, &heading.text);
    match heading.level {
        HeadingLevel::Two => html! { <h2>{ words }</h2> },
        HeadingLevel::Three => html! { <h3>{ words }</h3> },
        HeadingLevel::Four => html! { <h4>{ words }</h4> },
    }
}

fn quote(setting: Setting<'_>, quote: &Quote) -> Html {
    html! {
        <figure class="quote">
            <blockquote>{ blocks(setting, &quote.blocks) }</blockquote>
            if let Some(cite) = inline_some(setting, quote.cite.as_ref()) {
                <figcaption class="quote__cite">{ cite }</figcaption>
            }
        </figure>
    }
}

fn pullquote(setting: Setting<'_>, pullquote: &Pullquote) -> Html {
    html! {
        <figure class="pullquote">
            <blockquote><p>{ inline(setting, &pullquote.text) }</p></blockquote>
            if let Some(cite) = inline_some(setting, pullquote.cite.as_ref()) {
                <figcaption class="quote__cite">{ cite }</figcaption>
            }
        </figure>
    }
}

/// Without a label of its own: inside an article a labelled `aside` would be a landmark too many.
fn aside(setting: Setting<'_>, aside: &Aside) -> Html {
    let kind = aside.kind.as_deref().and_then(aside_class);
    html! {
        <aside class={class("aside", kind)}>
            if let Some(title) = inline_some(setting, aside.title.as_ref()) {
                <p class="aside__title" role="heading" aria-level="2">{ title }</p>
            }
            { blocks(setting, &aside.blocks) }
        </aside>
    }
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
fn code(setting: Setting<'_>, code: &Code) -> Html {
    let label = code
        .lang
        .clone()
        .unwrap_or_else(|| setting.words().code.to_owned());
    html! {
        <pre class="code" dir="ltr" tabindex="0" role="group" aria-label={label}><code>{ &code.text }</code></pre>
    }
}

/// Never dropped silently: its words, or a line that says something is missing.
fn unknown(setting: Setting<'_>, block: &UnknownBlock) -> Html {
    let text = inline_some(setting, block.text.as_ref());
    if text.is_none() && block.blocks.is_empty() {
        return html! { <p class="unknown">{ setting.words().unknown_block }</p> };
    }
    html! {
        <div class="unknown">
            if let Some(text) = text {
                <p>{ text }</p>
            }
            { blocks(setting, &block.blocks) }
        </div>
    }
}
