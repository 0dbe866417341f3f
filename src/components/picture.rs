//! A picture: its files by width and media type, its place kept before it comes.

use super::Setting;
use super::classes::class;
use super::writer::{Writer, el};
use article::model::{Media, Source};
use article::url::SafeUrl;

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
    w: &mut Writer,
    setting: &Setting<'_>,
    media: &Media,
    alt: &str,
    sizes: &'static str,
    urgency: Urgency,
) {
    let own_type = media.mime.as_deref();
    let (alike, others): (Vec<&Source>, Vec<&Source>) = media
        .sources
        .iter()
        .partition(|s| s.mime.is_none() || s.mime.as_deref() == own_type);
    let srcset = srcset(setting, &alike, Some(media));
    // The lead picture is shown in the frame in which it has come; decoded apart, it would be one or two later.
    let (loading, priority, decoding) = match urgency {
        Urgency::Lead => ("eager", Some("high"), "sync"),
        Urgency::Lazy => ("lazy", None, "async"),
    };
    let focus = media
        .focus
        .map(|focus| format!("focus-x-{} focus-y-{}", step(focus.x), step(focus.y)));
    let unsized_class =
        (media.width.is_none() || media.height.is_none()).then_some("picture--unsized");
    el!(w, "picture", ["class" = class("picture", unsized_class)], {
        for group in others.chunk_by(|a, b| a.mime == b.mime) {
            let mime = group.first().and_then(|s| s.mime.clone());
            let srcset = self::srcset(setting, group, None);
            el!(
                w,
                "source",
                ["type" = mime, "sizes" = sizes, "srcset" = srcset]
            );
        }
        // The order of attributes matters: `src` comes last, when the browser knows how to load it.
        el!(
            w,
            "img",
            [
                "class" = class("picture__image", focus.as_deref()),
                "loading" = loading,
                "fetchpriority" = priority,
                "decoding" = decoding,
                "width" = media.width,
                "height" = media.height,
                "alt" = alt.to_owned(),
                "sizes" = srcset.is_some().then_some(sizes),
                "srcset" = srcset,
                "src" = setting.address(&media.src),
            ]
        );
    });
}

/// A small picture beside words that say it all, or nothing. Its place has the ratio of `size`.
pub fn thumbnail(
    w: &mut Writer,
    setting: &Setting<'_>,
    class: &'static str,
    (width, height): (&'static str, &'static str),
    src: &Option<SafeUrl>,
) {
    if let Some(src) = src {
        el!(
            w,
            "img",
            [
                "class" = class,
                "loading" = "lazy",
                "decoding" = "async",
                "width" = width,
                "height" = height,
                "alt" = "",
                "src" = setting.address(src),
            ]
        );
    }
}

/// `a-480.webp 480w, a-960.webp 960w`; files without a width have no place in it.
fn srcset(setting: &Setting<'_>, sources: &[&Source], own: Option<&Media>) -> Option<String> {
    let mut candidates = String::new();
    for source in sources {
        add(&mut candidates, setting, source.width, &source.src);
    }
    if let Some(media) = own
        && !sources.is_empty()
        && sources.iter().all(|source| source.src != media.src)
    {
        add(&mut candidates, setting, media.width, &media.src);
    }
    (!candidates.is_empty()).then_some(candidates)
}

fn add(candidates: &mut String, setting: &Setting<'_>, width: Option<u32>, src: &SafeUrl) {
    let Some(width) = width else { return };
    if !candidates.is_empty() {
        candidates.push_str(", ");
    }
    // A comma in an address would end the candidate (HTML, "parse a srcset attribute").
    for part in setting.address(src).split_inclusive(',') {
        match part.strip_suffix(',') {
            Some(part) => {
                candidates.push_str(part);
                candidates.push_str("%2C");
            }
            None => candidates.push_str(part),
        }
    }
    candidates.push(' ');
    candidates.push_str(&width.to_string());
    candidates.push('w');
}

/// To the nearest tenth: positions are classes, since the site's policy allows no `style` attribute.
fn step(percent: u8) -> u8 {
    (percent.min(100) + 5) / 10 * 10
}
