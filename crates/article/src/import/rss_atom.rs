//! RSS 0.9 to 2.0 and Atom, read by `feed-rs`.
//!
//! Source: the RSS 2.0 specification with its content, Dublin Core and Media RSS modules, and RFC 4287. Entries are
//! converted to items of a JSON Feed, which that format's importer reads. The texts and credits of Media RSS pictures,
//! for which JSON Feed has no keys, are added afterwards.

use super::date::lenient;
use super::format::{Format, ImportError, Imported};
use super::{html, json_feed, language};
use crate::date::Timestamp;
use crate::model::{Access, Block, BlockKind, Lead, Status};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::url::SafeUrl;
use chrono::{DateTime, Utc};
use extra::Extra;
use feed_rs::model::{Entry, Feed, FeedType, Link, Person, Text as FeedText};
use feed_rs::parser::Builder;
use serde_json::{Map, Value, json};
use std::sync::{Arc, Mutex, PoisonError};

mod extra;
mod media;

/// All entries of a feed.
pub(super) fn articles(bytes: &[u8], base: Option<&SafeUrl>) -> Result<Vec<Imported>, ImportError> {
    let dates = Dates::default();
    let reader = Builder::new()
        .base_uri(base.map(SafeUrl::as_str))
        .sanitize_content(false)
        .timestamp_parser(dates.parser())
        .build();
    let feed = reader.parse(bytes).map_err(|why| ImportError::Damaged {
        format: Format::RssAtom,
        message: why.to_string(),
    })?;
    let extras = extra::entries(bytes);
    // Otherwise it is unknown which status belongs to which entry.
    let have_status = extras.len() == feed.entries.len();
    let as_json_feed = as_json_feed(&feed, &dates, &extras);
    let mut imported = json_feed::articles(&as_json_feed, base).map_err(renamed)?;
    for one in &mut imported {
        one.format = Format::RssAtom;
        let number = one.at.strip_prefix("/items/");
        let number = number.and_then(|number| number.parse::<usize>().ok());
        if let Some(entry) = number.and_then(|number| feed.entries.get(number)) {
            complete(one, entry);
            if let Some(extra) = number.and_then(|number| extras.get(number)) {
                restrict(one, extra);
            }
            if !have_status {
                one.article.status = Status::Draft;
                let what = "the status of the entry, because the XML is damaged; this is a draft";
                one.problems.push(left_out(&one.at, what));
            }
        }
    }
    Ok(imported)
}

/// Replaces the format in an error of the JSON Feed importer.
fn renamed(error: ImportError) -> ImportError {
    match error {
        ImportError::NoArticle { found, .. } => ImportError::NoArticle {
            format: Format::RssAtom,
            found,
        },
        error => error,
    }
}

/// Adds what JSON Feed has no keys for.
fn complete(imported: &mut Imported, entry: &Entry) {
    let article = &mut imported.article;
    if let Some(Lead::Figure(figure)) = &mut article.lead
        && let Some(picture) = media::lead(entry)
        && picture.url == figure.media.src.as_str()
    {
        figure.caption = figure.caption.take().or(picture.caption);
        figure.credit = figure.credit.take().or(picture.credit);
        figure.media.alt = figure.media.alt.take().or(picture.alt);
        figure.media.width = figure.media.width.or(picture.width);
        figure.media.height = figure.media.height.or(picture.height);
    }
    article.rights = entry.rights.as_ref().and_then(words);
    // RSS 2.0: an item's description "is a synopsis of the story, and the link points to the full story", unless the
    // item is complete in itself. Several paragraphs count as complete.
    let is_text = |block: &&Block| !matches!(block.kind, BlockKind::Figure(_) | BlockKind::Card(_));
    let texts = article.body.iter().filter(is_text).count();
    if body(entry).is_none() && texts <= 1 && article.url.is_some() {
        article.access = Access::Partial;
        imported.problems.push(Problem {
            at: imported.at.clone(),
            severity: Severity::Advice,
            kind: ProblemKind::LeftOut("the text; the feed has only a summary".to_owned()),
        });
    }
}

fn left_out(at: &str, what: &str) -> Problem {
    Problem {
        at: at.to_owned(),
        severity: Severity::Advice,
        kind: ProblemKind::LeftOut(what.to_owned()),
    }
}

/// Applies or reports the entry's restrictions: password, embargo, countries.
fn restrict(imported: &mut Imported, extra: &Extra) {
    let article = &mut imported.article;
    let mut left_out = |what: &str| imported.problems.push(left_out(&imported.at, what));
    if extra.has_password {
        article.status = Status::Draft;
        left_out("the password protection; this is a draft");
    }
    if let Some(embargo) = &extra.embargo {
        article.embargo = lenient(embargo).filter(|embargo| embargo.known_time().is_some());
        if article.embargo.is_none() {
            article.status = Status::Draft;
            left_out("the embargo, because its end is unknown; this is a draft");
        }
    }
    if extra.is_restricted {
        left_out("the restriction by country or site");
    }
}

fn as_json_feed(feed: &Feed, dates: &Dates, extras: &[Extra]) -> Value {
    let mut out = Map::new();
    let mut set = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value.into());
        }
    };
    set(
        "title",
        feed.title.as_ref().and_then(|text| title(text, feed)),
    );
    set("home_page_url", page(&feed.links));
    set("language", feed.language.clone());
    set("icon", feed.logo.as_ref().map(|logo| logo.uri.clone()));
    set("favicon", feed.icon.as_ref().map(|icon| icon.uri.clone()));
    out.insert("authors".to_owned(), people(&feed.authors));
    let empty = Extra::default();
    let extras = extras.iter().chain(std::iter::repeat(&empty));
    let entries = feed.entries.iter().zip(extras);
    let items = entries.map(|(entry, extra)| item(entry, feed, dates, extra));
    out.insert("items".to_owned(), items.collect());
    Value::Object(out)
}

fn item(entry: &Entry, feed: &Feed, dates: &Dates, extra: &Extra) -> Value {
    let mut out = Map::new();
    let mut set = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value.into());
        }
    };
    set("id", Some(entry.id.clone()));
    set("url", page(&entry.links));
    set(
        "title",
        entry.title.as_ref().and_then(|text| title(text, feed)),
    );
    let published = dates.of(entry.published);
    set("date_modified", dates.of(entry.updated));
    set(
        "date_published",
        published.or_else(|| dates.of(entry.updated)),
    );
    let langs = [
        &extra.lang,
        &entry.language,
        &feed.language,
        &extra.media_lang,
    ];
    let mut known = langs
        .into_iter()
        .flatten()
        .filter(|lang| language::tag(lang).is_some());
    set("language", known.next().cloned());
    set("expires", extra.expires.clone());
    set(json_feed::UNPUBLISHED, extra.unpublished.map(str::to_owned));
    let summary = entry.summary.as_ref();
    match body(entry) {
        Some((html, is_html)) => {
            set(
                if is_html {
                    "content_html"
                } else {
                    "content_text"
                },
                Some(html.to_owned()),
            );
            set("summary", summary.and_then(|text| title(text, feed)));
        }
        None => {
            let key = match summary.is_some_and(|text| is_plain(text, feed)) {
                true => "content_text",
                false => "content_html",
            };
            set(key, summary.map(|summary| summary.content.clone()));
        }
    }
    set("image", media::lead(entry).map(|picture| picture.url));
    let authors = people(&entry.authors);
    if authors != json!([]) {
        out.insert("authors".to_owned(), authors);
    }
    let tags = entry.categories.iter();
    let tags = tags.map(|it| it.label.clone().unwrap_or_else(|| it.term.clone()));
    out.insert("tags".to_owned(), tags.collect());
    out.insert("attachments".to_owned(), media::attachments(entry));
    Value::Object(out)
}

/// The whole text, and whether it is HTML.
fn body(entry: &Entry) -> Option<(&str, bool)> {
    let content = entry.content.as_ref()?;
    let body = content
        .body
        .as_deref()
        .filter(|body| !body.trim().is_empty())?;
    let kind = &content.content_type;
    let is_text = kind.ty() == "text" || kind.subty() == "xhtml" || kind.subty() == "xhtml+xml";
    is_text.then_some((body, kind.subty() != "plain"))
}

/// Whether a text is not HTML. Atom declares it; in RSS, a text without tags is plain.
fn is_plain(text: &FeedText, feed: &Feed) -> bool {
    let is_declared = matches!(feed.feed_type, FeedType::Atom);
    text.content_type.subty() == "plain"
        && (is_declared || !super::words::has_markup(&text.content))
}

/// A title on one line. Ampersands in decoded text are escaped, because the JSON Feed importer decodes references.
fn title(text: &FeedText, feed: &Feed) -> Option<String> {
    match is_plain(text, feed) {
        true => Some(text.content.clone()),
        false => Some(html::words(&text.content)?.replace('&', "&amp;")),
    }
}

fn words(text: &FeedText) -> Option<String> {
    html::words(&text.content)
}

/// The page that an entry or a feed is about: the link without a relation or with the relation `alternate`.
fn page(links: &[Link]) -> Option<String> {
    let is_page = |link: &&Link| matches!(link.rel.as_deref(), None | Some("alternate"));
    links.iter().find(is_page).map(|link| link.href.clone())
}

fn people(people: &[Person]) -> Value {
    let people = people.iter().filter_map(|person| {
        let name = person
            .name
            .as_ref()
            .filter(|name| !name.trim().is_empty())?;
        Some(json!({"name": name, "url": person.uri}))
    });
    people.collect()
}

/// Dates as the feed gives them. `feed-rs` keeps neither offsets nor that a date has no time. So its date parser stores each
/// date in this list, and returns the moment with the date's index as its nanoseconds.
#[derive(Default)]
struct Dates(Arc<Mutex<Vec<Timestamp>>>);

impl Dates {
    fn parser(&self) -> impl Fn(&str) -> Option<DateTime<Utc>> + Send + Sync + 'static {
        let dates = Arc::clone(&self.0);
        move |text| {
            let timestamp = lenient(text)?;
            let mut dates = dates.lock().unwrap_or_else(PoisonError::into_inner);
            let number = u32::try_from(dates.len()).ok()?;
            dates.push(timestamp);
            DateTime::from_timestamp(timestamp.epoch_seconds(), number)
        }
    }

    fn of(&self, moment: Option<DateTime<Utc>>) -> Option<String> {
        let dates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = usize::try_from(moment?.timestamp_subsec_nanos()).ok()?;
        dates.get(number).map(Timestamp::to_string)
    }
}
