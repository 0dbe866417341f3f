//! A picture: its files by width and media type, its place kept before it comes.

use super::Setting;
use super::classes::class;
use article::model::{Media, Source};
use article::url::SafeUrl;
use yew::prelude::*;

/// How urgent a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// The page's largest thing: before everything else.
    Lead,
    /// When it comes near.
    Lazy,
}

/// A picture. `sizes` says how wide it stands (HTML's `sizes` attribute).
pub fn picture(
    setting: Setting<'_>,
    media: &Media,
    alt: &str,
    sizes: &'static str,
    urgency: Urgency,
) -> Html {
    let own_type = media.mime.as_deref();
    let (alike, others): (Vec<&Source>, Vec<&Source>) = media
        .sources
        .iter()
        .partition(|s| s.mime.is_none() || s.mime.as_deref() == own_type);
    let srcset = srcset(setting, &alike, Some(media));
    let (loading, priority) = match urgency {
        Urgency::Lead => ("eager", Some("high")),
        Urgency::Lazy => ("lazy", None),
    };
    let focus = media
        .focus
        .map(|focus| format!("focus-x-{} focus-y-{}", step(focus.x), step(focus.y)));
    let unsized_class =
        (media.width.is_none() || media.height.is_none()).then_some("picture--unsized");
    let by_type = others.chunk_by(|a, b| a.mime == b.mime).map(|group| {
        let mime = group.first().and_then(|s| s.mime.clone());
        html! { <source type={mime} {sizes} srcset={self::srcset(setting, group, None)} /> }
    });
    // The order of attributes matters: `src` comes last, when the browser knows how to load it.
    html! {
        <picture class={class("picture", unsized_class)}>
            { for by_type }
            <img
                class={class("picture__image", focus.as_deref())}
                {loading}
                fetchpriority={priority}
                decoding="async"
                width={media.width.map(|n| n.to_string())}
                height={media.height.map(|n| n.to_string())}
                alt={alt.to_owned()}
                sizes={srcset.is_some().then_some(sizes)}
                {srcset}
                src={setting.address(&media.src)}
            />
        </picture>
    }
}

/// `a-480.webp 480w, a-960.webp 960w`; files without a width have no place in it.
fn srcset(setting: Setting<'_>, sources: &[&Source], own: Option<&Media>) -> Option<AttrValue> {
    let mut candidates = String::new();
    let mut add = |width: u32, src: &SafeUrl| {
        let file = setting.address(src);
        // A comma in an address would end the candidate (HTML, "parse a srcset attribute").
        let file = file.replace(',', "%2C");
        let comma = if candidates.is_empty() { "" } else { ", " };
        candidates.push_str(&format!("{comma}{file} {width}w"));
    };
    for source in sources {
        if let Some(width) = source.width {
            add(width, &source.src);
        }
    }
    let listed = |media: &Media| sources.iter().any(|source| source.src == media.src);
    if let Some(media) = own.filter(|media| !sources.is_empty() && !listed(media))
        && let Some(width) = media.width
    {
        add(width, &media.src);
    }
    (!candidates.is_empty()).then(|| candidates.into())
}

/// To the nearest tenth: positions are classes, since the site's policy allows no `style` attribute.
fn step(percent: u8) -> u8 {
    (percent.min(100) + 5) / 10 * 10
}
