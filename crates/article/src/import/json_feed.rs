//! JSON Feed 1.0 and 1.1, and similar documents without its `version`.
//!
//! Source: the JSON Feed specification, version 1.1 (jsonfeed.org/version/1.1). Titles, summaries and names are plain
//! text; a body is HTML, plain text or both. The feed's language, authors and publisher are defaults for its items.

use super::duplicates::is_same;
use super::format::{Format, ImportError, Imported};
use super::list::List;
use super::source::{Source, blank, says_more};
use super::tags::Tags;
use super::words::{first_words, line};
use super::{html, id, opening, release};
use crate::date::Timestamp;
use crate::model::{Block, BlockKind, Card, Figure, Lead, Media, Tag};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use feed::Feed;
use serde_json::Value;

mod attachments;
mod feed;

/// All items of a document.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
) -> Result<Vec<Imported>, ImportError> {
    let mut list = List::default();
    match value {
        Value::Array(feeds) => {
            for (n, feed) in feeds.iter().enumerate() {
                read(feed, &format!("/{n}"), base, &mut list);
            }
        }
        feed => read(feed, "", base, &mut list),
    }
    list.finish(Format::JsonFeed)
}

fn read(document: &Value, at: &str, base: Option<&SafeUrl>, list: &mut List) {
    let Some(items) = document.get("items").and_then(Value::as_array) else {
        return list.not_an_article(at, "no list of items");
    };
    if items.is_empty() {
        list.not_an_article(&format!("{at}/items"), "an empty list of items");
    }
    let mut feed = Feed::of(document, base);
    if feed.is_too_large_for(items.len()) {
        list.left_out(
            at,
            "the feed's publisher, authors and language, which are too long to copy into every item",
        );
        feed = feed.with_base_only();
    }
    for (n, item) in items.iter().enumerate() {
        let at = format!("{at}/items/{n}");
        if let Some(what) = unpublished(item) {
            list.not_an_article(&at, what);
            continue;
        }
        match article(Source::new(item, at.clone(), feed.base.as_ref()), &feed) {
            Some(article) => list.add(article),
            None => list.not_an_article(&at, "an item without text"),
        }
    }
    if let Some(next) = document.get("next_url").and_then(Value::as_str) {
        let next: String = next.chars().take(200).collect();
        list.left_out(
            &format!("{at}/next_url"),
            &format!("the rest of the feed, which is at {next}"),
        );
    }
}

/// The key under which the RSS and Atom importer adds the description of an unpublished item.
pub(super) const UNPUBLISHED: &str = "_unpublished";

/// The description of an unpublished item, which is not imported. The specification has no drafts, but some systems add
/// keys for them.
fn unpublished(item: &Value) -> Option<&str> {
    let is = |key: &str, value: bool| item.get(key).and_then(Value::as_bool) == Some(value);
    if is("draft", true) || is("_draft", true) || is("published", false) {
        return Some("a draft");
    }
    let words = ["status", "_status", "post-status", "visibility"];
    let mut words = words.iter().filter_map(|key| item.get(*key)?.as_str());
    let known = words.find_map(release::unpublished);
    known.or_else(|| item.get(UNPUBLISHED)?.as_str())
}

fn article(mut source: Source<'_>, feed: &Feed) -> Option<Imported> {
    let url = source.link("/url").or_else(|| permalink(&source));
    source.base = url.clone().or(source.base.take());
    let mut body = body(&mut source);
    let mut attached = attachments::blocks(&mut source, &body);
    let headline = Text::of(match source.line("/title") {
        Some(title) => title,
        None => {
            source.note("/title", ProblemKind::Missing("headline"));
            let opening = opening::of(&body).or_else(|| source.line("/summary"));
            let opening = opening.or_else(|| opening::of(&attached));
            first_words(&opening.or_else(|| name(feed, &body))?)
        }
    });
    let id = id::derived(None, url.as_ref(), &headline.plain())?;
    let own_lang = source.known_lang(&["/language"]);
    let lang = match own_lang.or_else(|| feed.lang.clone()) {
        Some(lang) => lang,
        None => source.lang(&["/language"]),
    };
    let mut article = blank(id, headline, lang);
    article.published = time(&mut source, "/date_published");
    article.updated = time(&mut source, "/date_modified");
    article.expires = source.expires("/expires");
    article.deck = deck(&source, &article.headline, &body);
    article.authors = feed::authors(&source);
    if article.authors.is_empty() {
        article.authors.clone_from(&feed.authors);
    }
    article.publisher.clone_from(&feed.publisher);
    article.tags = tags(&source);
    article.lead = lead(&mut source, feed, &body).map(|figure| Lead::Figure(Box::new(figure)));
    body.append(&mut attached);
    body.extend(linked(&source, &article.headline, url.as_ref(), &body));
    article.url = url;
    article.body = body;
    Some(source.finish(Format::JsonFeed, article))
}

/// Without a URL, an item's id may be one: the specification advises it.
fn permalink(source: &Source<'_>) -> Option<SafeUrl> {
    source.str("/id").filter(|id| id.starts_with("http"))?;
    source.link("/id")
}

/// Prefers HTML to plain text. WordPress's feeds contain a form in place of a password-protected text.
fn body(source: &mut Source<'_>) -> Vec<Block> {
    const HTML: &str = "/content_html";
    if source.str(HTML).is_some_and(html::asks_for_password) {
        source.left_out(HTML, "the text, which is behind a password");
        return Vec::new();
    }
    let body = source.html("/content_html");
    if body.is_empty() {
        return source.passages("/content_text");
    }
    body
}

/// Dates are strings. Numbers are refused, because they may count seconds or milliseconds.
fn time(source: &mut Source<'_>, pointer: &str) -> Option<Timestamp> {
    if source.get(pointer).is_some_and(Value::is_number) {
        source.left_out(pointer, "a date that is a number");
        return None;
    }
    source.timestamp(pointer)
}

/// A post with only a picture is named after its publication.
fn name(feed: &Feed, body: &[Block]) -> Option<String> {
    let publisher = feed.publisher.as_ref().filter(|_| !body.is_empty())?;
    Some(publisher.name.clone())
}

fn deck(source: &Source<'_>, headline: &Text, body: &[Block]) -> Option<Text> {
    let deck = Text::of(source.line("/summary")?);
    says_more(&deck, headline, body).then_some(deck)
}

fn tags(source: &Source<'_>) -> Vec<Tag> {
    let names = source.list("/tags").iter().filter_map(Value::as_str);
    Tags::of(names.filter_map(line))
}

/// The item's picture, unless it occurs further down in the text.
fn lead(source: &mut Source<'_>, feed: &Feed, body: &[Block]) -> Option<Figure> {
    let image = picture(source, "/image").filter(|file| !feed.icons.contains(file));
    let banner = picture(source, "/banner_image").filter(|file| !feed.icons.contains(file));
    if let (Some(image), Some(banner)) = (&image, &banner)
        && image != banner
    {
        source.left_out("/banner_image", "a second lead picture");
    }
    let figure = Figure::from(Media::image(image.or(banner)?));
    // A picture at the beginning of the text is moved to the lead by `finish`, with its caption.
    const OPENING: usize = 3;
    let is_below = body.iter().enumerate().any(|(n, block)| match &block.kind {
        BlockKind::Figure(other) => n >= OPENING && is_same(other, &figure),
        BlockKind::Gallery(gallery) => gallery.figures.iter().any(|other| is_same(other, &figure)),
        _ => false,
    });
    (!is_below).then_some(figure)
}

fn picture(source: &mut Source<'_>, pointer: &str) -> Option<SafeUrl> {
    let file = source.file(pointer);
    if file.is_none() && source.str(pointer).is_some() {
        source.left_out(pointer, "a picture without an absolute URL");
    }
    file
}

/// The page that a link blog's item is about: its headline links there.
fn linked(
    source: &Source<'_>,
    headline: &Text,
    own: Option<&SafeUrl>,
    body: &[Block],
) -> Option<Block> {
    let url = source.link("/external_url")?;
    if Some(&url) == own || opening::leads_to(body, &url) {
        return None;
    }
    let card = Card {
        url,
        headline: headline.clone(),
        text: None,
        image: None,
        kind: None,
    };
    Some(BlockKind::Card(Box::new(card)).into())
}
