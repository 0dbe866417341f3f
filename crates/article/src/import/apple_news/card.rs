//! Maps, buttons and links to other articles: cards.

use super::walk::Walk;
use super::words;
use crate::model::{BlockKind, Card};
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

/// A map is a link to it, by the addresses that Apple documents ("Map Links").
pub(super) fn map(walk: &mut Walk<'_, '_>, at: &str, component: &Value) -> Option<BlockKind> {
    let items = component.get("items").and_then(Value::as_array);
    let items: Vec<&Value> = items.into_iter().flatten().collect();
    let point = point(component).or_else(|| items.iter().find_map(|item| point(item)));
    let Some((latitude, longitude)) = point else {
        walk.source.left_out(at, "a map without a place");
        walk.keep_caption(component);
        return None;
    };
    let caption = |walk: &Walk<'_, '_>, value: &Value| {
        let caption = value.get("caption").filter(|caption| !caption.is_null())?;
        words::line(walk.source, caption)
    };
    let headline = caption(walk, component);
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        lines.extend(caption(walk, item).map(|text| text.plain()));
    }
    let place = format!("{latitude}, {longitude}");
    let url = format!("https://maps.apple.com/?ll={latitude},{longitude}");
    Some(BlockKind::Card(Box::new(Card {
        url: SafeUrl::parse(&url).ok()?,
        headline: headline.unwrap_or_else(|| Text::of(place)),
        text: (!lines.is_empty()).then(|| Text::of(lines.join("\n"))),
        image: None,
        kind: Some("map".to_owned()),
    })))
}

fn point(value: &Value) -> Option<(f64, f64)> {
    let latitude = value.get("latitude")?.as_f64()?;
    let longitude = value.get("longitude")?.as_f64()?;
    let is_one = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    is_one.then_some((latitude, longitude))
}

/// A button that leads somewhere.
pub(super) fn button(walk: &mut Walk<'_, '_>, at: &str, component: &Value) -> Option<BlockKind> {
    let text = words::line(walk.source, component)?;
    card(walk, at, component, "URL", vec![text])
}

/// A link to an article of Apple News, with the words that stand in it.
pub(super) fn article(walk: &mut Walk<'_, '_>, at: &str, component: &Value) -> Option<BlockKind> {
    let mut texts = Vec::new();
    gather(walk, component, &mut texts);
    let key = if component.get("URL").is_some() {
        "URL"
    } else {
        "articleIdentifier"
    };
    card(walk, at, component, key, texts)
}

fn gather(walk: &Walk<'_, '_>, component: &Value, texts: &mut Vec<Text>) {
    texts.extend(words::line(walk.source, component));
    let inner = component.get("components").and_then(Value::as_array);
    for component in inner.into_iter().flatten() {
        gather(walk, component, texts);
    }
}

/// A card of these lines; without an address they are a paragraph.
fn card(
    walk: &mut Walk<'_, '_>,
    at: &str,
    component: &Value,
    key: &str,
    texts: Vec<Text>,
) -> Option<BlockKind> {
    let mut texts = texts.into_iter();
    let Some(headline) = texts.next() else {
        walk.source.left_out(at, "a link without words");
        return None;
    };
    let rest: Vec<String> = texts.map(|text| text.plain()).collect();
    let rest = (!rest.is_empty()).then(|| Text::of(rest.join("\n")));
    let address = component.get(key).and_then(Value::as_str);
    let url = address.and_then(|address| walk.source.place().file(address));
    let Some(url) = url else {
        walk.source.left_out(at, "where a link leads");
        let whole = match rest {
            Some(rest) => super::story::both(headline, rest),
            None => headline,
        };
        return Some(BlockKind::Paragraph(whole));
    };
    Some(BlockKind::Card(Box::new(Card {
        url,
        headline,
        text: rest,
        image: None,
        kind: None,
    })))
}
