//! Arc XP's ANS ("Arc Native Specification"): stories, galleries, pictures and videos, and lists of these.
//!
//! Source: the schema, version 0.10 (`washingtonpost/ans-schema`). A story is a list of elements whose text is HTML on
//! one line. Headlines, credits and promotional pictures are objects whose usual key is `basic`. URLs mostly lack the
//! site.

use super::format::{Format, ImportError, Imported};
use super::list::List;
use super::slug::slug;
use super::source::{Source, blank};
use super::tags::Tags;
use super::words::first_words;
use super::{id, opening};
use crate::model::{Alias, Aside, Block, BlockKind, Card, Lead, Publisher, Section, Tag};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use elements::Elements;
use serde_json::Value;

mod credits;
mod elements;
mod embedded;
mod listed;
mod media;
mod release;
mod words;

/// All articles of a document.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
) -> Result<Vec<Imported>, ImportError> {
    let format = Format::Arc;
    if let Some(message) = failure(value) {
        return Err(ImportError::Failed { format, message });
    }
    let mut list = List::default();
    for (at, item) in items(value) {
        if let Some(what) = release::unpublished(item) {
            list.not_an_article(&at, what);
            continue;
        }
        match article(Source::new(item, at.clone(), base)) {
            Some(article) => list.add(article),
            None => list.not_an_article(&at, &what(item)),
        }
    }
    list.finish(format)
}

/// The content service's error message.
fn failure(value: &Value) -> Option<String> {
    let is_content = value.get("type").is_some() || value.get("content_elements").is_some();
    let said = ["message", "error"]
        .into_iter()
        .find_map(|key| value.get(key)?.as_str());
    said.filter(|_| !is_content).map(str::to_owned)
}

/// Search results, collections and feeds list articles under the key where a story lists its elements.
fn items(value: &Value) -> Vec<(String, &Value)> {
    let kind = value.get("type").and_then(Value::as_str);
    let elements = value.get("content_elements").and_then(Value::as_array);
    let (at, items) = match (value, elements) {
        (Value::Array(items), _) => ("", items),
        (_, Some(items)) if is_list(kind, items) => ("/content_elements", items),
        _ => return vec![(String::new(), value)],
    };
    let items = items.iter().enumerate();
    items.map(|(n, item)| (format!("{at}/{n}"), item)).collect()
}

fn is_list(kind: Option<&str>, items: &[Value]) -> bool {
    match kind {
        Some(kind) => matches!(kind, "results" | "collection" | "feed"),
        None => items
            .first()
            .is_some_and(|first| first.get("headlines").is_some()),
    }
}

fn what(value: &Value) -> String {
    let kind = value.get("type").and_then(Value::as_str);
    let kind = kind.unwrap_or("something without a type and elements");
    kind.chars().take(40).collect()
}

fn article(mut source: Source<'_>) -> Option<Imported> {
    let kind = match source.str("/type") {
        Some(kind @ ("story" | "gallery" | "image" | "video" | "audio")) => kind,
        None if source.get("/content_elements").is_some() => "story",
        _ => return None,
    };
    let url = address(&mut source);
    source.base = url.clone().or(source.base.take());
    let mut elements = Elements::new(&mut source);
    let (lead, body) = elements.document(kind);
    let corrections = elements.corrections;
    let headline = headline(&mut source, &lead, &body)?;
    let section = section(&source);
    let section_id = section.as_ref().map(|section| section.id.as_str());
    // A URL without the site still has the slug.
    let named = url
        .clone()
        .or_else(|| SafeUrl::parse(source.str("/canonical_url")?).ok());
    let id = id::derived(section_id, named.as_ref(), &headline.plain())?;
    let lang = source.lang(&["/language", "/locale"]);
    let mut article = blank(id, headline, lang);
    let dates = ["/display_date", "/first_publish_date", "/publish_date"];
    let date = dates
        .into_iter()
        .find(|pointer| source.str(pointer).is_some());
    article.published = date.and_then(|pointer| source.timestamp(pointer));
    article.updated = source.timestamp("/last_updated_date");
    release::restrictions(&mut source, &mut article);
    if url.is_none() {
        // An address without its site is the path there.
        let path = source.str("/canonical_url").and_then(Alias::parse);
        let path = path.filter(|path| path.as_str().trim_matches('/') != article.id.as_str());
        article.aliases.extend(path);
    }
    let deck = words::text(&source, "/subheadlines/basic");
    article.deck = deck.or_else(|| source.deck("/description/basic", &article.headline, &body));
    article.kicker = kicker(&source);
    article.dateline = source
        .words("/dateline")
        .or_else(|| source.words("/location"));
    article.authors = credits::authors(&source);
    article.byline = credits::byline(&source, &article.authors);
    article.publisher = source
        .words("/owner/name")
        .map(|name| Publisher { name, url: None });
    article.rights = source.words("/copyright");
    article.tags = tags(&source);
    article.related = related(&mut source);
    article.corrections = corrections;
    article.section = section;
    article.url = url;
    article.lead = lead;
    article.body = body;
    note_to_readers(&source, &mut article.body);
    Some(source.finish(Format::Arc, article))
}

/// The story's URL; its own site's comes first.
fn address(source: &mut Source<'_>) -> Option<SafeUrl> {
    let site = source.str("/canonical_website").unwrap_or_default();
    let site = site.replace('~', "~0").replace('/', "~1");
    let pointers = [
        "/canonical_url".to_owned(),
        format!("/websites/{site}/website_url"),
        "/website_url".to_owned(),
    ];
    let url = pointers.iter().find_map(|pointer| source.link(pointer));
    if url.is_none() && source.str("/canonical_url").is_some() {
        source.left_out("/canonical_url", "the URL, which lacks the site");
    }
    url
}

fn headline(source: &mut Source<'_>, lead: &Option<Lead>, body: &[Block]) -> Option<Text> {
    let names = ["basic", "web", "native", "mobile", "tablet", "print"];
    let own = names
        .into_iter()
        .find_map(|name| words::headline(source, &format!("/headlines/{name}")));
    if own.is_some() {
        return own;
    }
    if let Some(title) = words::headline(source, "/subtitle") {
        return Some(title);
    }
    source.note("/headlines/basic", ProblemKind::Missing("headline"));
    let caption = || match lead {
        Some(Lead::Figure(figure)) => super::words::line_of(&figure.caption.as_ref()?.plain()),
        _ => None,
    };
    let words = source.words("/description/basic");
    let words = words.or_else(|| opening::of(body)).or_else(caption)?;
    Some(Text::of(first_words(&words)))
}

/// The section's name, and the last segment of its path as id.
fn section(source: &Source<'_>) -> Option<Section> {
    let pointers = [
        "/taxonomy/primary_section",
        "/website_section",
        "/taxonomy/sections/0",
        "/taxonomy/primary_site",
    ];
    pointers.into_iter().find_map(|at| {
        let name = source.words(&format!("{at}/name"))?;
        let path = source.str(&format!("{at}/_id")).unwrap_or_default();
        let last = path.trim_end_matches('/').rsplit('/').next();
        let last = last.filter(|last| !last.is_empty());
        let id = slug(last.unwrap_or(&name));
        Some(Section { id, name })
    })
}

/// ANS calls a kicker a label; it may be hidden.
fn kicker(source: &Source<'_>) -> Option<String> {
    let is_shown = source.get("/label/basic/display") != Some(&Value::Bool(false));
    source.words("/label/basic/text").filter(|_| is_shown)
}

fn tags(source: &Source<'_>) -> Vec<Tag> {
    let tags = source.children("/taxonomy/tags");
    Tags::of(tags.filter_map(|tag| tag.words("/text").or_else(|| tag.words("/slug"))))
}

/// Related stories. Stories without a URL and unpublished ones are left out and reported.
fn related(source: &mut Source<'_>) -> Vec<Card> {
    const AT: &str = "/related_content/basic";
    let is_withheld = |story: &Source<'_>| release::is_withheld(story, "");
    let withheld = source.children(AT).filter(is_withheld).count();
    let cards = source.children(AT).filter(|story| !is_withheld(story));
    let cards = cards.filter_map(|story| {
        Some(Card {
            url: story
                .link("/canonical_url")
                .or_else(|| story.link("/website_url"))?,
            headline: words::headline(&story, "/headlines/basic")?,
            text: words::text(&story, "/description/basic"),
            image: story.file("/promo_items/basic/url"),
            kind: None,
        })
    });
    let cards: Vec<Card> = cards.collect();
    if withheld > 0 {
        source.left_out(AT, "related content that is not published");
    }
    if cards.len() + withheld < source.list(AT).len() {
        source.left_out(AT, "related content without a URL or a headline");
    }
    cards
}

/// The editors' note on the story becomes its first block.
fn note_to_readers(source: &Source<'_>, body: &mut Vec<Block>) {
    if let Some(text) = words::text(source, "/editor_note") {
        let note = Aside {
            kind: Some("note".to_owned()),
            title: None,
            blocks: vec![BlockKind::Paragraph(text).into()],
        };
        body.insert(0, BlockKind::Aside(note).into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn error_messages_are_not_articles() {
        let said = |answer: Value| match articles(&answer, None) {
            Err(ImportError::Failed { message, .. }) => Some(message),
            _ => None,
        };
        let refusal = json!({"status": 404, "message": "Not found"});
        assert_eq!(said(refusal).as_deref(), Some("Not found"));
        let refusal = json!({"error": "No such website"});
        assert_eq!(said(refusal).as_deref(), Some("No such website"));
        let story =
            json!({"type": "story", "message": "none of ours", "headlines": {"basic": "Snow"}});
        assert_eq!(said(story), None);
    }
}
