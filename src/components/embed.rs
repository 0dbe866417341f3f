//! What lives elsewhere: nothing of it is loaded before the reader asks.

use super::Setting;
use super::classes::class;
use super::figure::caption;
use super::inline::{inline, line, present};
use super::picture::thumbnail;
use super::writer::{Writer, el};
use crate::text::fill;
use article::embed::{frame, label};
use article::model::{Aspect, Embed};

/// An embed: a card with a button for providers on the portal's list, with a link for all.
pub fn embed(w: &mut Writer, setting: &Setting<'_>, embed: &Embed) {
    let aspect = embed.aspect.map(aspect_class);
    el!(w, "figure", ["class" = "embed", "data-embed" = ""], {
        el!(w, "div", ["class" = class("embed__card", aspect)], {
            thumbnail(w, setting, "embed__poster", ("16", "9"), &embed.poster);
            el!(
                w,
                "div",
                ["class" = "embed__words"],
                about(w, setting, embed)
            );
        });
        caption(w, setting, &embed.caption, &None);
    });
}

fn about(w: &mut Writer, setting: &Setting<'_>, embed: &Embed) {
    let words = setting.words();
    let frame = frame(&embed.url, setting.embed_providers());
    let is_framed = frame.is_some();
    let provider = label(&embed.url)
        .or(embed.provider.as_deref())
        .unwrap_or_default();
    line(w, "embed__provider", Some(provider));
    line(w, "embed__title", embed.title.as_deref());
    if let Some(text) = present(&embed.text) {
        el!(w, "blockquote", ["class" = "embed__text"], {
            el!(w, "p", [], inline(w, setting, text));
        });
    }
    el!(w, "p", ["class" = "embed__actions"], {
        if let Some(frame) = frame {
            let name = match &embed.title {
                Some(title) => title.clone(),
                None => fill(words.embed_frame, provider),
            };
            el!(
                w,
                "button",
                [
                    "class" = "button",
                    "type" = "button",
                    "data-action" = "load-embed",
                    "data-src" = frame.src,
                    "data-name" = name,
                ],
                w.owned(fill(words.load_embed, frame.label))
            );
        }
        el!(
            w,
            "a",
            ["href" = setting.address(&embed.url)],
            w.owned(fill(words.open_at, provider))
        );
    });
    if is_framed {
        line(
            w,
            "embed__privacy",
            Some(&fill(words.embed_privacy, provider)),
        );
    }
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
