//! WordPress posts and pages, from the REST API (`/wp-json/wp/v2/posts?_embed`) and from WordPress.com's API, which
//! Jetpack also offers (`/rest/v1.1/sites/SITE/posts`).
//!
//! Sources: the REST API Handbook, "Posts" and "Media"; WordPress.com's developer documentation, "REST API v1.1".
//! Titles, summaries, captions and bodies are HTML. In the REST API, times have no offset (`date_gmt` is UTC, `date` is
//! local time), and authors, pictures and terms are included only if requested with `_embed`. WordPress.com's API has
//! strings in place of objects with `rendered`, and always includes authors, pictures and terms.

use super::format::{Format, ImportError, Imported};
use super::html;
use super::list::List;
use super::source::{Source, blank, says_more};
use super::words::first_words;
use super::{id, opening};
use crate::date::Timestamp;
use crate::model::{Article, ArticleId, Block, Lead, Publisher};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use place::{page, rendered};
use serde_json::{Map, Value};

mod people;
mod picture;
mod place;
mod post_status;
mod terms;

/// All posts of a document.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
) -> Result<Vec<Imported>, ImportError> {
    if let Some(message) = failure(value) {
        return Err(ImportError::Failed {
            format: Format::WordPress,
            message,
        });
    }
    let mut list = List::default();
    let posts = value.get("posts").and_then(Value::as_array);
    let (at, posts) = match (value, posts) {
        (_, Some(posts)) => ("/posts", posts.as_slice()),
        (Value::Array(posts), None) => ("", posts.as_slice()),
        (post, None) => {
            add_post(post, "", base, &mut list);
            return list.finish(Format::WordPress);
        }
    };
    for (n, post) in posts.iter().enumerate() {
        add_post(post, &format!("{at}/{n}"), base, &mut list);
    }
    if value
        .pointer("/meta/next_page")
        .is_some_and(Value::is_string)
    {
        list.left_out("/meta/next_page", "the rest of the list");
    }
    list.finish(Format::WordPress)
}

/// The error message: `{"code": "rest_post_invalid_id", "message": "…", "data": {"status": 404}}`.
pub(super) fn failure(value: &Value) -> Option<String> {
    let code = value.get("code")?.as_str()?;
    let message = value.get("message")?.as_str()?;
    value.pointer("/data/status")?;
    let message = html::words(message).unwrap_or_default();
    Some(format!("{message} ({code})"))
}

/// Whether this is a post of WordPress.com's API.
pub(super) fn is_of_wordpress_com(post: &Map<String, Value>) -> bool {
    let is_string = |key: &str| post.get(key).is_some_and(Value::is_string);
    let is_named = post.contains_key("ID") && (is_string("URL") || post.contains_key("site_ID"));
    is_named && (is_string("title") || is_string("content"))
}

/// Whether this is an empty list from WordPress.com's API.
pub(super) fn is_empty_list(value: &Value) -> bool {
    let posts = value.get("posts").and_then(Value::as_array);
    posts.is_some_and(Vec::is_empty) && value.get("found").is_some()
}

fn add_post(post: &Value, at: &str, base: Option<&SafeUrl>, list: &mut List) {
    if let Some(what) = other_kind(post) {
        return list.not_an_article(at, what);
    }
    if let Some(what) = post_status::unpublished(post) {
        return list.not_an_article(at, &what);
    }
    if let Some(message) = failure(post) {
        return list.not_an_article(at, &format!("an error, \"{message}\""));
    }
    match article(Source::new(post, at.to_owned(), base)) {
        Some(article) => list.add(article),
        None => list.not_an_article(at, "an object without title and text"),
    }
}

/// Describes other objects that have a title or a text.
fn other_kind(post: &Value) -> Option<&'static str> {
    Some(match post.get("type")?.as_str()? {
        "attachment" => "a file of the media library",
        "comment" => "a comment",
        "revision" => "a revision",
        "nav_menu_item" => "a part of the site's design",
        // Templates, patterns, navigation, styles, fonts.
        kind if kind.starts_with("wp_") => "a part of the site's design",
        _ => return None,
    })
}

fn article(mut source: Source<'_>) -> Option<Imported> {
    if source.get("/title").is_none() && source.get("/content").is_none() {
        return None;
    }
    let url = page(&source).or_else(|| source.link("/yoast_head_json/canonical"));
    source.base = url.clone().or(source.base.take());
    let body = body(&mut source);
    let title = rendered(&source, "/title");
    let headline = match source.headline(&title) {
        Some(headline) => headline,
        None => {
            source.note(&title, ProblemKind::Missing("headline"));
            let words = source
                .words(&rendered(&source, "/excerpt"))
                .or_else(|| opening::of(&body));
            Text::of(first_words(&words?))
        }
    };
    let (section, tags) = terms::terms(&source);
    let section_id = section.as_ref().map(|section| section.id.as_str());
    let id = article_id(&source, section_id, url.as_ref(), &headline)?;
    let lang = source.lang(&["/lang", "/language", "/yoast_head_json/og_locale"]);
    let mut article = blank(id, headline, lang);
    dates(&mut source, &mut article);
    article.deck = deck(&source, &article.headline, &body);
    article.authors = people::authors(&source);
    article.publisher = source
        .words("/yoast_head_json/og_site_name")
        .map(|name| Publisher { name, url: None });
    article.lead = picture::lead(&mut source).map(|figure| Lead::Figure(Box::new(figure)));
    post_status::restrict(&mut source, &mut article);
    article.section = section;
    article.tags = tags;
    article.url = url;
    article.body = body;
    report_not_embedded(&mut source);
    Some(source.finish(Format::WordPress, article))
}

/// The text, unless it is the form that asks for a password.
fn body(source: &mut Source<'_>) -> Vec<Block> {
    let at = rendered(source, "/content");
    match source.str(&at).is_some_and(html::asks_for_password) {
        true => Vec::new(),
        false => source.html(&at),
    }
}

/// The article's id, from the post's slug: usually the last segment of its URL, but on some sites that is a number.
fn article_id(
    source: &Source<'_>,
    section: Option<&str>,
    url: Option<&SafeUrl>,
    headline: &Text,
) -> Option<ArticleId> {
    // Slugs in other scripts are percent-encoded.
    let has_words = |slug: &&str| {
        let letters = slug.bytes().filter(u8::is_ascii_alphabetic).count();
        letters >= 4 && !slug.contains('%')
    };
    match source.str("/slug").filter(has_words) {
        Some(slug) => id::derived(section, None, slug),
        None => id::derived(section, url, &headline.plain()),
    }
}

fn dates(source: &mut Source<'_>, article: &mut Article) {
    article.published = time(source, "/date_gmt", "/date");
    article.updated = time(source, "/modified_gmt", "/modified");
    // A change before publication does not count as an update.
    if let (Some(published), Some(updated)) = (article.published, article.updated)
        && updated.epoch_seconds() <= published.epoch_seconds()
    {
        article.updated = None;
    }
}

/// The time in UTC if it is given, else the local time, which has no offset.
fn time(source: &mut Source<'_>, utc: &'static str, local: &'static str) -> Option<Timestamp> {
    // Unpublished posts have `0000-00-00T00:00:00`.
    let is_given = |time: &&str| !time.starts_with("0000");
    let in_utc = source
        .str(utc)
        .filter(is_given)
        .and_then(super::date::lenient);
    if let Some(mut timestamp) = in_utc {
        if let Some(time) = &mut timestamp.time {
            time.offset_minutes = time.offset_minutes.or(Some(0));
        }
        return Some(timestamp);
    }
    source.str(local).filter(is_given)?;
    source.timestamp(local)
}

/// The custom summary. WordPress's generated excerpt is used only if the text is withheld.
fn deck(source: &Source<'_>, headline: &Text, body: &[Block]) -> Option<Text> {
    let text = source.str(&rendered(source, "/content"));
    if text.is_some_and(html::asks_for_password) {
        // "There is no excerpt because this is a protected post", in the site's language.
        return None;
    }
    let mut deck = source.text(&rendered(source, "/excerpt"))?;
    // Themes append a link to the whole post.
    let without_fragment = |url: &SafeUrl| url.as_str().split('#').next().map(str::to_owned);
    let whole = page(source).as_ref().and_then(without_fragment);
    while deck.0.last().is_some_and(|run| {
        let href = run.href.as_ref().and_then(without_fragment);
        href.is_some() && href == whole
    }) {
        deck.0.pop();
    }
    if let Some(last) = deck.0.last_mut() {
        last.words.truncate(last.words.trim_end().len());
    }
    let words = deck.plain();
    if !body.is_empty() {
        return says_more(&deck, headline, body).then_some(deck);
    }
    let cut = words
        .trim_end()
        .strip_suffix("[…]")
        .map(|cut| Text::of(format!("{}…", cut.trim_end())));
    cut.or(Some(deck)).filter(|deck| !deck.is_blank())
}

/// Reports the author, picture and section if the response has only their ids, or an error in their place.
fn report_not_embedded(source: &mut Source<'_>) {
    if source.get("/_embedded").is_none() && source.get("/_links").is_some() {
        let what =
            "author, picture and section; the document has only their ids, request it with _embed";
        source.left_out("/_embedded", what);
    }
    for (at, what) in [
        ("/_embedded/author/0", "the author"),
        ("/_embedded/wp:featuredmedia/0", "the featured picture"),
    ] {
        if let Some(message) = source.get(at).and_then(failure) {
            source.left_out(at, &format!("{what}; the site says \"{message}\""));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_empty_list_is_refused() {
        let refused = articles(&json!([]), None).expect_err("nothing in it");
        let found = vec!["an empty list".to_owned()];
        let format = Format::WordPress;
        assert_eq!(refused, ImportError::NoArticle { format, found });
    }

    #[test]
    fn utc_has_precedence_over_local_time() {
        let check = |utc: &str, local: &str, expected: Option<&str>| {
            let post = json!({"date_gmt": utc, "date": local});
            let mut source = Source::new(&post, String::new(), None);
            let time = time(&mut source, "/date_gmt", "/date").map(|time| time.to_string());
            assert_eq!(time.as_deref(), expected, "{utc} {local}");
        };
        let local = "2024-11-23T08:00:00";
        check("2024-11-23T15:00:00", local, Some("2024-11-23T15:00:00Z"));
        check("2024-11-23T15:00:00Z", local, Some("2024-11-23T15:00:00Z"));
        check(
            "2024-11-23T15:00:00+00:00",
            local,
            Some("2024-11-23T15:00:00Z"),
        );
        check("2024-11-23", local, Some("2024-11-23"));
        check("0000-00-00T00:00:00", local, Some(local));
        check("soon", local, Some(local));
        check("", local, Some(local));
        check("0000-00-00T00:00:00", "0000-00-00T00:00:00", None);
    }
}
