//! A picture: its files by width and media type, its place kept before it comes.

use super::Setting;
use article::model::{Media, Source};
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
        <picture class={classes!("picture", unsized_class)}>
            { for by_type }
            <img
                class={classes!("picture__image", focus)}
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
    let mut files: Vec<(u32, AttrValue)> = sources
        .iter()
        .filter_map(|source| Some((source.width?, setting.address(&source.src))))
        .collect();
    if let Some((width, src)) =
        own.and_then(|media| Some((media.width?, setting.address(&media.src))))
        && !files.is_empty()
        && files.iter().all(|(_, file)| *file != src)
    {
        files.push((width, src));
    }
    files.sort_by_key(|(width, _)| *width);
    let candidates: Vec<String> = files
        .iter()
        // A comma or a space in an address would end the candidate (HTML, "parse a srcset attribute").
        .map(|(width, file)| format!("{} {width}w", file.replace(' ', "%20").replace(',', "%2C")))
        .collect();
    (!candidates.is_empty()).then(|| candidates.join(", ").into())
}

/// To the nearest tenth: positions are classes, since the site's policy allows no `style` attribute.
fn step(percent: u8) -> u8 {
    (percent.min(100) + 5) / 10 * 10
}
