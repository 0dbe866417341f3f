//! `image` in all its forms to the lead figure.

use super::super::renditions::add_sizes;
use super::super::same_picture::key;
use super::super::words::line;
use super::graph::Node;
use super::reading::Reading;
use crate::caption::split_credit;
use crate::limits::MAX_PIXELS;
use crate::model::{Figure, Lead, Media, Source as File};
use crate::text::Text;
use crate::url::SafeUrl;

/// The largest picture; other sizes of it become its sources. Falls back to a thumbnail.
pub(super) fn lead(reading: &mut Reading) -> Option<Lead> {
    let mut figures = figures(reading, "image");
    if figures.is_empty() {
        figures = self::figures(reading, "thumbnailUrl");
    }
    if figures.is_empty() && !reading.graph.values(&reading.node, "image").is_empty() {
        reading
            .source
            .left_out("/image", "a picture without an absolute URL");
    }
    // The first of equals: newsrooms put the preferred one first.
    let best = (0..figures.len())
        .rev()
        .max_by_key(|number| figures.get(*number).map(area))?;
    let mut figure = figures.swap_remove(best);
    // The article may also have other pictures.
    let own = &figure.media.src;
    let name = |url: &SafeUrl| url.as_str().rsplit('/').next().map(str::to_owned);
    let is_size = |other: &SafeUrl| key(other) == key(own) || name(other) == name(own);
    figures.retain(|other| is_size(&other.media.src));
    let others = figures.into_iter().map(|other| File {
        src: other.media.src,
        width: other.media.width,
        height: other.media.height,
        mime: None,
    });
    add_sizes(&mut figure.media, others.collect());
    Some(Lead::Figure(Box::new(figure)))
}

fn area(figure: &Figure) -> u64 {
    let side = |side: Option<u32>| u64::from(side.unwrap_or(0));
    side(figure.media.width) * side(figure.media.height)
}

/// All pictures under a key, in order.
pub(super) fn figures(reading: &Reading, key: &str) -> Vec<Figure> {
    let plain = reading.graph.words(&reading.node, key).into_iter();
    let plain = plain
        .filter_map(|url| reading.resolved(&url).filter(|url| url.host().is_some()))
        .map(|src| Media::image(src).into());
    let nodes = reading.graph.nodes(&reading.node, key).into_iter();
    plain
        .chain(nodes.filter_map(|node| figure(reading, &node)))
        .collect()
}

fn figure(reading: &Reading, node: &Node) -> Option<Figure> {
    let words = |key: &str| {
        reading
            .graph
            .words(node, key)
            .iter()
            .find_map(|words| line(words))
            .map(Text::of)
    };
    let named = |key: &str| {
        let nodes = reading.graph.nodes(node, key);
        nodes
            .iter()
            .flat_map(|node| reading.graph.words(node, "name"))
            .find_map(|name| line(&name))
            .map(Text::of)
    };
    let src = reading.url_of(node, &["contentUrl", "url", "@id"])?;
    let credit = words("creditText")
        .or_else(|| words("creator"))
        .or_else(|| named("creator"));
    let (caption, credit) = match (words("caption"), credit) {
        (Some(caption), None) => split_credit(&caption),
        pair => pair,
    };
    let mut figure = Figure::from(Media::image(src));
    figure.media.width = pixels(reading, node, "width");
    figure.media.height = pixels(reading, node, "height");
    // Schema.org has no other property for an alternative text.
    figure.media.alt = words("description").map(|alt| alt.plain());
    Some(Figure {
        caption,
        credit,
        ..figure
    })
}

/// 1200, "1200", "1200px", or an object whose `value` or `name` is one of these.
fn pixels(reading: &Reading, node: &Node, key: &str) -> Option<u32> {
    let nodes = reading.graph.nodes(node, key).into_iter();
    let inner = nodes.flat_map(|size| {
        ["value", "name"]
            .into_iter()
            .flat_map(move |key| reading.graph.words(&size, key))
    });
    let sizes = reading.graph.words(node, key).into_iter().chain(inner);
    let number = |text: String| {
        let text = text.trim();
        let number: f64 = text
            .strip_suffix("px")
            .unwrap_or(text)
            .trim()
            .parse()
            .ok()?;
        let pixels = number.round() as u32;
        (1..=MAX_PIXELS).contains(&pixels).then_some(pixels)
    };
    sizes.into_iter().find_map(number)
}
