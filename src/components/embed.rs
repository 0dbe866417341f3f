//! Third-party content, which is loaded only when the reader presses a button.

use super::PageContext;
use super::add_class::add_class;
use super::figure_caption::figure_caption;
use super::inline::{inline, line, non_blank, text};
use super::picture::thumbnail;
use crate::text::fill;
use article::embed::{frame, label};
use article::model::{Aspect, Embed};
use yew::prelude::*;

/// An embed: a card with a link, and with a button that loads it for providers on the portal's list.
pub fn embed(page: &PageContext<'_>, embed: &Embed) -> Html {
    let card = html! {
        <div class="embed__card">
            { thumbnail(page, "embed__poster", ("16", "9"), &embed.poster) }
            <div class="embed__words">{ embed_text(page, embed) }</div>
        </div>
    };
    html! {
        <figure class="embed" data-embed="">
            { add_class(card, embed.aspect.map(aspect_class)) }
            { figure_caption(page, embed.caption.as_ref(), None) }
        </figure>
    }
}

fn embed_text(page: &PageContext<'_>, embed: &Embed) -> Html {
    let words = page.words();
    let frame = frame(&embed.url, page.embed_providers());
    let provider = label(&embed.url)
        .or(embed.provider.as_deref())
        .unwrap_or_default();
    html! {
        <>
            { line("embed__provider", Some(provider)) }
            { line("embed__title", embed.title.as_deref()) }
            if let Some(text) = non_blank(&embed.text) {
                <blockquote class="embed__text"><p>{ inline(page, text) }</p></blockquote>
            }
            <p class="embed__actions">
                if let Some(frame) = &frame {
                    <button
                        class="button"
                        type="button"
                        data-action="load-embed"
                        data-src={frame.src.clone()}
                        data-name={embed.title.clone().unwrap_or_else(|| fill(words.embed_frame, provider))}
                    >
                        { text(&fill(words.load_embed, frame.label)) }
                    </button>
                }
                <a href={page.address(&embed.url)}>{ text(&fill(words.open_at, provider)) }</a>
            </p>
            if frame.is_some() {
                <p class="embed__privacy">{ text(&fill(words.embed_privacy, provider)) }</p>
            }
        </>
    }
}

/// The class of the nearest aspect ratio. The Content-Security-Policy allows no `style` attribute.
fn aspect_class(aspect: Aspect) -> &'static str {
    const STEPS: [(f32, &str); 6] = [
        (16.0 / 9.0, "aspect-16-9"),
        (3.0 / 2.0, "aspect-3-2"),
        (4.0 / 3.0, "aspect-4-3"),
        (1.0, "aspect-1-1"),
        (4.0 / 5.0, "aspect-4-5"),
        (9.0 / 16.0, "aspect-9-16"),
    ];
    let ratio = f32::from(aspect.width) / f32::from(aspect.height.max(1));
    let nearest = STEPS
        .into_iter()
        .min_by(|a, b| (a.0 - ratio).abs().total_cmp(&(b.0 - ratio).abs()));
    nearest.map_or("aspect-16-9", |(_, class)| class)
}
