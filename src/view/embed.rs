//! What lives elsewhere: nothing of it is loaded before the reader asks.

use super::Setting;
use super::classes::class;
use super::inline::inline_some;
use crate::text::fill;
use article::embed::{frame, label};
use article::model::{Aspect, Embed};
use yew::prelude::*;

/// An embed: a card with a button for providers on the portal's list, with a link for all.
pub fn embed(setting: Setting<'_>, embed: &Embed) -> Html {
    let words = setting.words();
    let frame = frame(&embed.url, setting.embed_providers());
    let provider = label(&embed.url)
        .map(str::to_owned)
        .or_else(|| embed.provider.clone())
        .unwrap_or_default();
    let name = embed
        .title
        .clone()
        .unwrap_or_else(|| fill(words.embed_frame, &provider));
    html! {
        <figure class="embed" data-embed="">
            <div class={class("embed__card", embed.aspect.map(aspect_class))}>
                if let Some(poster) = &embed.poster {
                    <img class="embed__poster" loading="lazy" decoding="async" width="16" height="9" alt="" src={setting.address(poster)} />
                }
                <div class="embed__words">
                    <p class="embed__provider">{ provider.clone() }</p>
                    if let Some(title) = &embed.title {
                        <p class="embed__title">{ title }</p>
                    }
                    if let Some(text) = inline_some(setting, embed.text.as_ref()) {
                        <blockquote class="embed__text"><p>{ text }</p></blockquote>
                    }
                    <p class="embed__actions">
                        if let Some(frame) = frame {
                            <button
                                class="button"
                                type="button"
                                data-action="load-embed"
                                data-src={frame.src}
                                data-name={name}
                            >
                                { fill(words.load_embed, frame.label) }
                            </button>
                        }
                        <a href={setting.address(&embed.url)}>{ fill(words.open_at, &provider) }</a>
                    </p>
                    if frame_is_offered(setting, embed) {
                        <p class="embed__privacy">{ fill(words.embed_privacy, &provider) }</p>
                    }
                </div>
            </div>
            if let Some(caption) = inline_some(setting, embed.caption.as_ref()) {
                <figcaption class="figure__words"><span class="figure__caption">{ caption }</span></figcaption>
            }
        </figure>
    }
}

fn frame_is_offered(setting: Setting<'_>, embed: &Embed) -> bool {
    frame(&embed.url, setting.embed_providers()).is_some()
}

/// The nearest of a few ratios: ratios are classes, since the site's policy allows no `style` attribute.
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
