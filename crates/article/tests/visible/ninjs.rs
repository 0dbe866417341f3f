//! ninjs 1, 2 and 3: the best body, and the associated pictures.

use super::{Words, each, html, inline, list, plain, text};
use scraper::{Html, Selector};
use serde_json::Value;

pub fn articles(document: &Value) -> Vec<Words> {
    let items = document.get("item").unwrap_or(document);
    list(items).into_iter().map(item).collect()
}

fn item(item: &Value) -> Words {
    let page = text(item, "/body_html5");
    let mut words = match text(item, "/body_html") {
        _ if !page.is_empty() => whole_page(page),
        body if body.contains(EMBED) => with_embeds(body, item),
        _ => body(item),
    };
    let mut lead = Words::default();
    if is_media(item) {
        lead.add(&picture(item));
    }
    let associations: Vec<(&str, &Value)> = match &item["associations"] {
        Value::Object(named) => named
            .iter()
            .map(|(name, one)| (name.as_str(), one))
            .collect(),
        listed => list(listed).into_iter().map(|one| ("", one)).collect(),
    };
    for (name, one) in associations {
        if is_media(one) && !text(item, "/body_html").contains(&format!("\"{name}\"}}")) {
            lead.add(&picture(one));
        }
    }
    words.lead(&lead);
    words
}

const EMBED: &str = "<!-- EMBED START";

/// Superdesk's comments name embeds; the captions of pictures are in the associations with these names.
fn with_embeds(body: &str, item: &Value) -> Words {
    let mut words = Words::default();
    let mut parts = body.split(EMBED);
    words.add(&html(parts.next().unwrap_or_default()));
    for part in parts {
        let name = part.split('"').nth(1).unwrap_or_default();
        let associated = &item["associations"][name];
        let (inside, behind) = part.split_once("<!-- EMBED END").unwrap_or((part, ""));
        if is_media(associated) {
            words.add(&picture(associated));
        } else {
            words.add(&html(&format!("<!--{inside}")));
        }
        words.add(&html(&format!("<!--{behind}")));
    }
    words
}

/// TT's body is a whole page with headline, deck and byline; pictures have photographers.
fn whole_page(page: &str) -> Words {
    let page = Html::parse_document(page);
    let mut words = Words::default();
    let parts = |selector: &str| Selector::parse(selector).expect("a selector");
    for part in page.select(&parts(".bodytext")) {
        words.add(&html(&part.inner_html()));
    }
    for figure in page.select(&parts("figure")) {
        let said = |selector: &str| -> String {
            let parts = parts(selector);
            let found = figure.select(&parts);
            found.flat_map(|part| part.text()).collect()
        };
        words.picture(&said("figcaption"), &said(".byline"));
    }
    words
}

fn is_media(item: &Value) -> bool {
    matches!(
        text(item, "/type"),
        "picture" | "graphic" | "video" | "audio"
    )
}

fn picture(item: &Value) -> Words {
    let mut words = Words::default();
    let described = each(item, "/descriptions").into_iter().find(|one| {
        let role = text(one, "/role");
        role.is_empty() || role == "caption" || role == "text"
    });
    let caption = match described {
        Some(described) => text(described, "/value").to_owned(),
        None => ["/description_text", "/description_caption"]
            .iter()
            .map(|key| inline(text(item, key)))
            .find(|caption| !caption.trim().is_empty())
            .unwrap_or_default(),
    };
    let by = ["/byline", "/by"].map(|key| text(item, key)).concat();
    words.picture(&caption, &format!("{by} {}", owner(item)));
    words
}

/// The copyright notice, unless it is very long or only the field's name.
fn owner(item: &Value) -> String {
    let first = |keys: [&str; 2]| keys.map(|key| text(item, key)).concat();
    let notice = first(["/copyrightnotice", "/copyrightNotice"]);
    let is_credit = notice.len() <= 160 && notice != "Copyright" && !notice.is_empty();
    if is_credit {
        notice
    } else {
        first(["/copyrightholder", "/copyrightHolder"])
    }
}

/// Prefers HTML to plain text; XML other than HTML is not for readers.
fn body(item: &Value) -> Words {
    let mut bodies: Vec<(String, &str)> = Vec::new();
    for one in each(item, "/bodies") {
        let kind = ["/contentType", "/contenttype", "/role"].map(|key| text(one, key));
        bodies.push((kind.concat(), text(one, "/value")));
    }
    for (key, value) in item.as_object().into_iter().flatten() {
        if key.starts_with("body_") {
            bodies.push((key.clone(), value.as_str().unwrap_or_default()));
        }
    }
    bodies
        .retain(|(kind, value)| !kind.to_lowercase().contains("nitf") && !value.trim().is_empty());
    let is_html = |(_, value): &&(String, &str)| value.contains("<p") || value.contains("</");
    match bodies.iter().find(is_html) {
        Some((_, value)) => html(value),
        None => bodies
            .first()
            .map(|(_, value)| plain(value))
            .unwrap_or_default(),
    }
}
