//! A link with a headline, in the text and below it.

use super::Setting;
use super::inline::{inline, inline_in, line};
use super::picture::thumbnail;
use super::writer::{Writer, el};
use article::model::Card;
use article::text::Text;

/// A card. Its headline is the link; the whole card answers to it.
pub fn card(w: &mut Writer, setting: &Setting<'_>, card: &Card) {
    el!(w, "div", ["class" = "card"], {
        thumbnail(w, setting, "card__image", ("3", "2"), &card.image);
        el!(w, "div", ["class" = "card__words"], {
            let site = card.url.host();
            line(
                w,
                "card__site",
                site.map(|site| site.strip_prefix("www.").unwrap_or(site)),
            );
            el!(w, "p", ["class" = "card__headline"], {
                let headline = without_links(&card.headline);
                el!(
                    w,
                    "a",
                    ["href" = setting.address(&card.url)],
                    inline(w, setting, &headline)
                );
            });
            let text = card.text.as_ref().map(without_links);
            inline_in(w, setting, "p", "card__text", &text);
        });
    });
}

/// A link cannot stand in a link.
pub fn without_links(text: &Text) -> Text {
    let mut text = text.clone();
    for run in &mut text.0 {
        run.href = None;
    }
    text
}
