//! Maps, buttons and links to other articles: cards.

use super::walk::Walk;
use super::words;
use crate::model::{BlockKind, Card};
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

impl<'v> Walk<'_, 'v> {
    /// A map becomes a link to Apple Maps, by the URLs that Apple documents ("Map Links").
    pub(super) fn map(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        let items = component.get("items").and_then(Value::as_array);
        let items: Vec<&Value> = items.into_iter().flatten().collect();
        let point = point(component).or_else(|| items.iter().find_map(|item| point(item)));
        let Some((latitude, longitude)) = point else {
            self.source.left_out(at, "a map without a location");
            self.keep_caption(component);
            return None;
        };
        let caption = |value: &Value| {
            let caption = value.get("caption").filter(|caption| !caption.is_null())?;
            words::line(self.source, caption)
        };
        let headline = caption(component);
        let mut lines: Vec<String> = Vec::new();
        for item in items {
            lines.extend(caption(item).map(|text| text.plain()));
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

    /// A button with a link.
    pub(super) fn button(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        let text = words::line(self.source, component)?;
        self.card(at, component, "URL", vec![text])
    }

    /// A link to an article of Apple News, with the text in it.
    pub(super) fn article(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        let mut texts = Vec::new();
        self.gather(component, &mut texts);
        let key = if component.get("URL").is_some() {
            "URL"
        } else {
            "articleIdentifier"
        };
        self.card(at, component, key, texts)
    }

    fn gather(&self, component: &Value, texts: &mut Vec<Text>) {
        texts.extend(words::line(self.source, component));
        let inner = component.get("components").and_then(Value::as_array);
        for component in inner.into_iter().flatten() {
            self.gather(component, texts);
        }
    }

    /// A card with these lines; without a URL, a paragraph.
    fn card(
        &mut self,
        at: &str,
        component: &Value,
        key: &str,
        texts: Vec<Text>,
    ) -> Option<BlockKind> {
        let mut texts = texts.into_iter();
        let Some(headline) = texts.next() else {
            self.source.left_out(at, "a link without text");
            return None;
        };
        let rest: Vec<String> = texts.map(|text| text.plain()).collect();
        let rest = (!rest.is_empty()).then(|| Text::of(rest.join("\n")));
        let address = component.get(key).and_then(Value::as_str);
        let url = address.and_then(|address| self.source.place().file(address));
        let Some(url) = url else {
            self.source.left_out(at, "the target of a link");
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
}

fn point(value: &Value) -> Option<(f64, f64)> {
    let latitude = value.get("latitude")?.as_f64()?;
    let longitude = value.get("longitude")?.as_f64()?;
    let is_one = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    is_one.then_some((latitude, longitude))
}
