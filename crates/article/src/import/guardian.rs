//! The Guardian's articles, from its Content API (`content.guardianapis.com`).
//!
//! Sources: the Open Platform's documentation, "Item" and "Content"; the API's own models
//! (`guardian/content-api-models`, `v1.thrift`). The content depends on the request: `show-blocks=all` gives a body's
//! elements, `show-fields=all` the body as HTML, `show-elements=all` the older elements; without any of them there are
//! only a title and a date. Numbers and booleans may be strings.

use super::format::{Format, ImportError, Imported};
use super::list::List;
use super::slug::slug;
use super::source::{Source, blank};
use super::tags::Tags;
use super::words::first_words;
use super::{id, opening};
use crate::model::{Access, Author, Block, Card, Lead, Publisher, Section, Tag};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use answer::{failure, items, what};
use atoms::Atoms;
use serde_json::Value;

mod answer;
mod atoms;
mod element;
mod embed;
mod live;
mod old;
mod picture;
mod release;

/// All articles of a document: one item, the results of a search, or a list of items.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
    now: Option<i64>,
) -> Result<Vec<Imported>, ImportError> {
    let format = Format::Guardian;
    if let Some(message) = failure(value) {
        return Err(ImportError::Failed { format, message });
    }
    let mut list = List::default();
    for item in items(value) {
        if let Some(what) = release::unpublished(item.value) {
            list.not_an_article(&item.at, what);
            continue;
        }
        let source = Source::new(item.value, item.at.clone(), base);
        match article(source, item.related, now) {
            Some(article) => list.add(article),
            None => list.not_an_article(&item.at, &what(item.value)),
        }
    }
    list.finish(format)
}

fn article(mut source: Source<'_>, related: Vec<&Value>, now: Option<i64>) -> Option<Imported> {
    // Tags and sections have a title and a URL too.
    let marks = ["/webPublicationDate", "/fields", "/blocks"];
    if marks
        .into_iter()
        .all(|pointer| source.get(pointer).is_none())
    {
        return None;
    }
    let url = source.link("/webUrl");
    source.base = url.clone().or(source.base.take());
    let atoms = Atoms::of(&source, now);
    let (live, updates) = live::updates(&mut source, &atoms);
    let mut body = match live {
        Some(_) if !updates.is_empty() => Vec::new(),
        _ => body(&mut source, &atoms),
    };
    let (lead, rest) = lead(&mut source, &atoms);
    body.splice(0..0, rest);
    let headline = headline(&mut source, &body)?;
    let section = section(&source);
    let section_id = section.as_ref().map(|section| section.id.as_str());
    let id = id::derived(section_id, url.as_ref(), &headline.plain())?;
    let lang = source.lang(&["/fields/lang"]);
    let mut article = blank(id, headline, lang);
    article.published = source.timestamp("/webPublicationDate");
    article.updated = source.timestamp("/fields/lastModified");
    // A standfirst is written by editors: it is kept even if the text begins in the same way.
    let deck = source.text("/fields/standfirst");
    article.deck = deck.or_else(|| source.deck("/fields/trailText", &article.headline, &body));
    article.kicker = kicker(&source);
    article.byline = source.words("/fields/byline").map(Text::of);
    (article.authors, article.tags) = people_and_subjects(&source);
    article.publisher = source
        .words("/fields/publication")
        .map(|name| Publisher { name, url: None });
    if source.get("/crossword").is_some() {
        source.left_out("/crossword", "a crossword");
    }
    release::report(&mut source);
    let missing = live::missing(&source);
    if missing > 0 && live.is_some() {
        let what = format!("posts that the response does not contain: {missing}");
        source.left_out("/blocks/totalBodyBlocks", &what);
        article.access = Access::Partial;
    }
    article.related = related
        .into_iter()
        .filter_map(|item| card(&source, item))
        .collect();
    article.section = section;
    article.url = url;
    article.live = live;
    article.updates = updates;
    article.lead = lead;
    article.body = body;
    Some(source.finish(Format::Guardian, article))
}

/// `webTitle` may end in "| Author"; the page's headline does not.
fn headline(source: &mut Source<'_>, body: &[Block]) -> Option<Text> {
    if let Some(headline) = source.headline("/fields/headline") {
        return Some(headline);
    }
    if let Some(mut title) = source.words("/webTitle") {
        let mut names = vec![source.words("/fields/byline")];
        let people = tags_of(source, "contributor");
        names.extend(people.map(|tag| tag.words("/webTitle")));
        if let Some((before, name)) = title.rsplit_once('|')
            && !before.trim().is_empty()
            && names.iter().flatten().any(|known| known == name.trim())
        {
            title = before.trim_end().to_owned();
        }
        return Some(Text::of(title));
    }
    source.note("/webTitle", ProblemKind::Missing("headline"));
    let words = source.words("/fields/trailText");
    let words = words.or_else(|| opening::of(body))?;
    Some(Text::of(first_words(&words)))
}

/// The blocks of the body, else its HTML, else a gallery's pictures.
fn body(source: &mut Source<'_>, atoms: &Atoms) -> Vec<Block> {
    let mut body = Vec::new();
    for at in source.pointers("/blocks/body") {
        if element::is_withheld(source, &at) {
            source.left_out(&at, "a block that is not published");
            continue;
        }
        if let Some(text) = source.headline(&format!("{at}/title")) {
            body.push(element::heading(text));
        }
        body.extend(element::of_block(source, atoms, &at));
    }
    if body.is_empty() {
        body = source.html("/fields/body");
    }
    if body.is_empty() {
        body = old::gallery(source, atoms);
    }
    body
}

/// The first picture, video or embed of the main block; the block's other content comes after it.
fn lead(source: &mut Source<'_>, atoms: &Atoms) -> (Option<Lead>, Vec<Block>) {
    let mut blocks = match source.get("/blocks/main") {
        Some(_) => element::of_block(source, atoms, "/blocks/main"),
        None => old::main(source, atoms),
    };
    if blocks.is_empty() {
        blocks = source.html("/fields/main");
    }
    if blocks.is_empty() {
        let picture = picture::thumbnail(source);
        return (
            picture.map(|figure| Lead::Figure(Box::new(figure))),
            Vec::new(),
        );
    }
    let lead = opening::lead(&mut blocks);
    (lead, blocks)
}

fn section(source: &Source<'_>) -> Option<Section> {
    let name = source.words("/sectionName")?;
    let id = source.str("/sectionId").map_or_else(|| slug(&name), slug);
    Some(Section { id, name })
}

/// The series, and a review's stars, as shown above the headline.
fn kicker(source: &Source<'_>) -> Option<String> {
    let series = tags_of(source, "series").find_map(|tag| tag.words("/webTitle"));
    let stars = source.number("/fields/starRating").map(|rating| {
        let full = usize::try_from(rating).unwrap_or(5).min(5);
        format!("{}{}", "★".repeat(full), "☆".repeat(5 - full))
    });
    match (series, stars) {
        (Some(series), Some(stars)) => Some(format!("{series} {stars}")),
        (series, stars) => series.or(stars),
    }
}

/// The tags of one type.
fn tags_of<'v>(source: &Source<'v>, kind: &str) -> impl Iterator<Item = Source<'v>> {
    let tags = source.children("/tags");
    tags.filter(move |tag| tag.str("/type") == Some(kind))
}

/// Contributors and keywords; other tags are for the newspaper's own use.
fn people_and_subjects(source: &Source<'_>) -> (Vec<Author>, Vec<Tag>) {
    let mut authors = Vec::new();
    let mut tags = Tags::default();
    for tag in source.children("/tags") {
        let Some(name) = tag.words("/webTitle") else {
            continue;
        };
        let url = tag.link("/webUrl");
        match tag.str("/type") {
            Some("contributor") => authors.push(Author {
                name,
                role: None,
                url,
                image: tag
                    .file("/bylineImageUrl")
                    .or_else(|| tag.file("/bylineLargeImageUrl")),
                bio: tag.text("/bio"),
            }),
            Some("keyword") => tags.add(name, url),
            _ => {}
        }
    }
    (authors, tags.into_list())
}

/// A link to another article of the response.
fn card(source: &Source<'_>, item: &Value) -> Option<Card> {
    let url = source.place().link(item.get("webUrl")?.as_str()?)?;
    let title = item
        .pointer("/fields/headline")
        .or_else(|| item.get("webTitle"))?;
    Some(Card {
        url,
        headline: Text::of(super::html::words(title.as_str()?)?),
        text: None,
        image: None,
        kind: None,
    })
}
