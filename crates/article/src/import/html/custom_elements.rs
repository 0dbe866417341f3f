//! Custom elements that replace HTML elements: those of AMP, and players that load on click.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

/// The name of the HTML element as which a custom element is read.
pub(super) fn standard_name(name: &str) -> Option<LocalName> {
    Some(match name {
        "amp-img" | "amp-anim" => local_name!("img"),
        "amp-video" => local_name!("video"),
        "amp-audio" => local_name!("audio"),
        "amp-iframe" => local_name!("iframe"),
        _ if page(name).is_some() => local_name!("iframe"),
        _ => return None,
    })
}

/// For an element with a video or post: the attribute with its id, and the beginning of its page's URL.
fn page(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "amp-youtube" => ("data-videoid", "https://www.youtube.com/watch?v="),
        "lite-youtube" => ("videoid", "https://www.youtube.com/watch?v="),
        "amp-vimeo" => ("data-videoid", "https://vimeo.com/"),
        "lite-vimeo" => ("videoid", "https://vimeo.com/"),
        "amp-dailymotion" => ("data-videoid", "https://www.dailymotion.com/video/"),
        "amp-twitter" => ("data-tweetid", "https://twitter.com/i/status/"),
        "amp-instagram" => ("data-shortcode", "https://www.instagram.com/p/"),
        "amp-tiktok" | "amp-facebook" | "amp-facebook-video" => match name {
            "amp-tiktok" => ("data-src", ""),
            _ => ("data-href", ""),
        },
        _ => return None,
    })
}

/// A `src` attribute with the URL of the video's or post's page.
pub(super) fn src(name: &str, attributes: &[Attribute]) -> Option<Attribute> {
    let (id, start) = page(name)?;
    let id = attributes
        .iter()
        .find(|attribute| &*attribute.name.local == id)?;
    Some(Attribute {
        name: QualName::new(None, ns!(), local_name!("src")),
        value: StrTendril::from(format!("{start}{}", id.value)),
    })
}
