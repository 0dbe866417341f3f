//! Apple News Format: the `article.json` that publishers send to Apple News.
//!
//! Source: Apple, "Apple News Format" (<https://developer.apple.com/documentation/applenewsformat>). An article is a
//! tree of components, each with a role. Layouts and most styles are ignored.

use super::format::{Format, ImportError, Imported};
use super::list::List;
use super::source::{Source, blank};
use super::tags::Tags;
use super::words::{first_words, line};
use super::{id, opening};
use crate::model::{Author, Status};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;
use story::Story;
use walk::Walk;

mod card;
mod media;
mod ranges;
mod story;
mod table;
mod walk;
mod words;

/// All articles of a document.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
) -> Result<Vec<Imported>, ImportError> {
    if let Some(message) = failure(value) {
        return Err(ImportError::Failed {
            format: Format::AppleNews,
            message,
        });
    }
    let (documents, is_list) = match value {
        Value::Array(documents) => (documents.as_slice(), true),
        document => (std::slice::from_ref(document), false),
    };
    let mut list = List::default();
    for (n, document) in documents.iter().enumerate() {
        let at = if is_list {
            format!("/{n}")
        } else {
            String::new()
        };
        match article(Source::new(document, at.clone(), base)) {
            Some(article) => list.add(article),
            None => list.not_an_article(&at, "a document without text"),
        }
    }
    list.finish(Format::AppleNews)
}

/// The error message of Apple's API:
/// `{"errors": [{"code": "INVALID_DOCUMENT", "keyPath": ["title"]}]}`.
pub(super) fn failure(value: &Value) -> Option<String> {
    let error = value.pointer("/errors/0")?;
    let code = line(error.get("code")?.as_str()?)?;
    let path = error.get("keyPath")?.as_array()?;
    let path: Vec<&str> = path.iter().take(8).filter_map(Value::as_str).collect();
    Some(if path.is_empty() {
        code
    } else {
        format!("{code} at {}", path.join("."))
    })
}

fn article(mut source: Source<'_>) -> Option<Imported> {
    let url = source.link("/metadata/canonicalURL");
    let bundle = source.base.clone();
    source.base = url.clone().or(source.base.take());
    let title = source.str("/title").and_then(line);
    let story = Walk::document(&mut source, bundle, title.as_deref());
    let headline = headline(&mut source, &story, title)?;
    let id = id::derived(None, url.as_ref(), &headline.plain())?;
    let lang = source.lang(&["/language", "/metadata/language"]);
    let mut article = blank(id, headline, lang);
    article.published = source
        .timestamp("/metadata/datePublished")
        .or_else(|| source.timestamp("/metadata/dateCreated"));
    article.updated = source.timestamp("/metadata/dateModified");
    if source.is("/metadata/isPreview") || source.is("/isPreview") {
        source.left_out("", "the flag isPreview; this is a draft");
        article.status = Status::Draft;
    }
    if source.is("/metadata/isHidden") || source.is("/isHidden") {
        source.left_out("", "the flag isHidden; this is a draft");
        article.status = Status::Draft;
    }
    if source.is("/metadata/isPaid") || source.is("/isPaid") {
        source.left_out("", "the restriction to paying readers");
    }
    let deck = ["/subtitle", "/metadata/excerpt"]
        .into_iter()
        .find_map(|pointer| source.deck(pointer, &article.headline, &story.blocks));
    article.deck = story.deck.or(deck);
    article.kicker = story.kicker;
    article.byline = story.byline;
    article.authors = authors(&source);
    let keywords = source.list("/metadata/keywords").iter();
    article.tags = Tags::of(keywords.filter_map(|keyword| line(keyword.as_str()?)));
    article.lead = story.lead;
    article.url = url;
    article.body = story.blocks;
    Some(source.finish(Format::AppleNews, article))
}

/// The displayed title; in the spelling of the document's own `title` if the two differ only in case.
fn headline(source: &mut Source<'_>, story: &Story, title: Option<String>) -> Option<Text> {
    if let (Some(shown), Some(title)) = (&story.headline, &title)
        && shown.plain().to_lowercase() == title.to_lowercase()
    {
        return Some(Text::of(title.as_str()));
    }
    if let Some(headline) = story.headline.clone().or_else(|| title.map(Text::of)) {
        return Some(headline);
    }
    source.note("/title", ProblemKind::Missing("headline"));
    Some(Text::of(first_words(&opening::of(&story.blocks)?)))
}

fn authors(source: &Source<'_>) -> Vec<Author> {
    let names = source.list("/metadata/authors").iter();
    names
        .filter_map(|name| {
            Some(Author {
                name: line(name.as_str()?)?,
                ..Author::default()
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lead;
    use serde_json::json;

    #[test]
    fn bundle_urls_are_relative_to_the_document() {
        let document = json!({
            "version": "1.9", "identifier": "x", "title": "Snow", "language": "en",
            "metadata": {"canonicalURL": "https://n.example/snow"},
            "components": [
                {"role": "photo", "URL": "bundle://a b.jpg"},
                {"role": "body", "text": "It fell.", "additions": [
                    {"type": "link", "rangeStart": 0, "rangeLength": 2, "URL": "/rain"}
                ]}
            ],
        });
        let base = SafeUrl::parse("https://bundles.example/snow/article.json").ok();
        let imported = articles(&document, base.as_ref()).expect("an article");
        let article = &imported.first().expect("one").article;
        let Some(Lead::Figure(figure)) = &article.lead else {
            unreachable!("no picture")
        };
        let src = figure.media.src.as_str();
        assert_eq!(src, "https://bundles.example/snow/a%20b.jpg");
        let written = serde_json::to_string(&article.body).expect("it can be written");
        assert!(written.contains("https://n.example/rain"), "{written}");
    }
}
