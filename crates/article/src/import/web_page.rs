//! An article's page in HTML.
//!
//! `dom_smoothie`, a port of Mozilla's Readability, finds the element with the article; the HTML importer converts it
//! to blocks. The metadata come from the page's JSON-LD, else from its other metadata, which are converted to JSON-LD
//! for that format's importer.

use super::duplicates::remove_duplicates;
use super::format::{Format, ImportError, Imported};
use super::json_ld;
use crate::model::{Access, Article, Block, BlockKind, Lead};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::text::Text;
use crate::url::SafeUrl;
use dom_smoothie::{Config, Readability};
use metadata::Metadata;

mod decode;
mod json_script;
mod metadata;
mod paid;

/// A page with more elements is refused: finding the article takes time for every element.
const MAX_ELEMENTS: usize = 200_000;

/// The article of a page.
pub(super) fn articles(
    bytes: &[u8],
    base: Option<&SafeUrl>,
    now: Option<i64>,
) -> Result<Vec<Imported>, ImportError> {
    let html = decode::text(bytes);
    let html = super::html::limited(&html).ok_or_else(|| refused(ProblemKind::TooDeep))?;
    let address = base.filter(|base| base.host().is_some());
    let config = Config {
        // The HTML importer recognises captions and galleries by their classes.
        keep_classes: true,
        max_elements_to_parse: MAX_ELEMENTS,
        ..Config::default()
    };
    let mut page = Readability::new(&*html, address.map(SafeUrl::as_str), Some(config))
        .map_err(|why| damaged(&why.to_string()))?;
    reveal_text(&page);
    let metadata = Metadata::of(&page, address);
    let cut = paid::remove(&page, &metadata.json_ld);
    let found = page.parse();
    if let Err(dom_smoothie::ReadabilityError::TooManyElements(..)) = found {
        return Err(refused(ProblemKind::TooManyBlocks));
    }
    let (content, byline) = match &found {
        Ok(found) => (found.content.to_string(), found.byline.clone()),
        Err(_) => (String::new(), None),
    };
    let mut own = own_article(&metadata, address, now);
    if let Some(own) = own.as_mut().filter(|_| cut.is_some()) {
        // The JSON-LD may contain the removed parts.
        own.article.body.clear();
        own.article.updates.clear();
    }
    let node = metadata.as_json_ld(content, byline.as_deref());
    let read = json_ld::articles(&node, metadata.address.as_ref().or(address), now);
    let Some(read) = read.ok().and_then(|read| read.into_iter().next()) else {
        return Err(ImportError::NoArticle {
            format: Format::WebPage,
            found: vec!["a page without an article".to_owned()],
        });
    };
    let has_article =
        cut.is_some() || !read.article.body.is_empty() || own.as_ref().is_some_and(has_text);
    if !has_article {
        return Err(ImportError::NoArticle {
            format: Format::WebPage,
            found: vec!["a page without an article".to_owned()],
        });
    }
    let mut article = merged(own, read, &metadata);
    if let Some(cut) = cut {
        article.article.access = Access::Partial;
        article.problems.push(Problem {
            at: String::new(),
            severity: Severity::Advice,
            kind: ProblemKind::LeftOut(cut.to_owned()),
        });
    }
    Ok(vec![article])
}

/// Keeps Readability from dropping text that is hidden only at first: pages fade their text in by `visibility`, and browsers
/// show an element with `hidden=until-found` when the reader searches for its text.
fn reveal_text(page: &Readability) {
    for node in page.doc.select("[style*=visibility i]").nodes() {
        let style = node.attr("style").unwrap_or_default();
        let rules = style.split(';').filter(|rule| {
            let property = rule.split(':').next().unwrap_or_default();
            !property.trim().eq_ignore_ascii_case("visibility")
        });
        let style: Vec<&str> = rules.collect();
        node.set_attr("style", &style.join(";"));
    }
    for node in page.doc.select("[hidden=until-found i]").nodes() {
        node.remove_attr("hidden");
    }
}

fn has_text(imported: &Imported) -> bool {
    !imported.article.body.is_empty() || !imported.article.updates.is_empty()
}

/// The article of the page's JSON-LD: the one with the page's URL, else the first.
fn own_article(metadata: &Metadata, base: Option<&SafeUrl>, now: Option<i64>) -> Option<Imported> {
    let documents = metadata.json_ld.iter();
    let articles = documents.filter_map(|document| json_ld::articles(document, base, now).ok());
    let mut articles: Vec<Imported> = articles.flatten().collect();
    let is_page = |one: &Imported| one.article.url.is_some() && one.article.url == metadata.address;
    let at = articles.iter().position(is_page).unwrap_or(0);
    (at < articles.len()).then(|| articles.swap_remove(at))
}

/// The article of the JSON-LD (`own`), completed by the text and the other metadata of the page (`read`).
fn merged(own: Option<Imported>, read: Imported, metadata: &Metadata) -> Imported {
    let Imported {
        article: page,
        mut problems,
        ..
    } = read;
    let mut article = match own {
        None => page,
        Some(own) => {
            problems.extend(own.problems);
            merge_fields(own.article, page, metadata)
        }
    };
    if metadata.is_paid_for && article.access == Access::Free {
        article.access = Access::Partial;
        problems.push(Problem {
            at: String::new(),
            severity: Severity::Advice,
            kind: ProblemKind::LeftOut(
                "the text for subscribers, unless the page contains it".into(),
            ),
        });
    }
    if let Some(Lead::Figure(lead)) = &article.lead
        && metadata.is_preview(lead.media.src.as_str())
        && has_pictures(&article.body)
    {
        // The picture is for shares only: the page shows other pictures.
        article.lead = None;
    }
    // Again, because headline and picture may now be those of the JSON-LD.
    remove_duplicates(&mut article);
    Imported {
        problems: remaining(problems, &article),
        article,
        format: Format::WebPage,
        at: String::new(),
    }
}

fn merge_fields(own: Article, page: Article, metadata: &Metadata) -> Article {
    // JSON-LD is for search engines, so it may contain text that is only for subscribers.
    let is_usable = !metadata.is_paid_for || page.body.is_empty();
    let has_more = is_usable && text_bytes(&own.body) > 2 * text_bytes(&page.body);
    // Many sites give their own language to every page. If the letters contradict it, the language of the JSON-LD is used.
    let is_known = |article: &Article| article.lang.as_str() != "und";
    let is_other = page.dir.is_some() && own.dir.is_none() && is_known(&own);
    let (lang, dir) = match is_known(&page) && !is_other {
        true => (page.lang, page.dir),
        false if is_known(&own) => (own.lang, own.dir),
        false => (own.lang, page.dir.or(own.dir)),
    };
    Article {
        headline: match &metadata.json_ld_title {
            Some(title) => Text::of(title.clone()),
            None => own.headline,
        },
        lang,
        dir,
        published: own.published.or(page.published),
        expires: own.expires.or(page.expires),
        updated: own.updated.or(page.updated),
        byline: match own.authors.is_empty() {
            true => own.byline.or(page.byline),
            false => own.byline,
        },
        authors: match own.authors.is_empty() && own.live.is_none() {
            true => page.authors,
            false => own.authors,
        },
        publisher: own.publisher.or(page.publisher),
        section: own.section.or(page.section),
        deck: own.deck.or(page.deck),
        lead: own.lead.or(page.lead),
        tags: match own.tags.is_empty() {
            true => page.tags,
            false => own.tags,
        },
        url: page.url.or(own.url),
        access: match own.access == Access::Partial && page.body.is_empty() {
            true => Access::Partial,
            false => Access::Free,
        },
        body: match has_more {
            true => own.body,
            false => page.body,
        },
        ..own
    }
}

/// The length of the text in bytes.
fn text_bytes(body: &[Block]) -> usize {
    let lengths = Block::all(body).map(|block| match &block.kind {
        BlockKind::Paragraph(text) => text.plain().len(),
        BlockKind::Heading(heading) => heading.text.plain().len(),
        BlockKind::List(list) => list.items.iter().map(|item| item.text.plain().len()).sum(),
        _ => 0,
    });
    lengths.sum()
}

fn has_pictures(body: &[Block]) -> bool {
    Block::all(body).any(|block| matches!(block.kind, BlockKind::Figure(_) | BlockKind::Gallery(_)))
}

/// The problems that the merged article still has, without repetitions. Pointers are removed: they lead into JSON-LD,
/// not into the page.
fn remaining(problems: Vec<Problem>, article: &Article) -> Vec<Problem> {
    let mut remaining: Vec<Problem> = Vec::new();
    for mut problem in problems {
        let is_known = match problem.kind {
            ProblemKind::Missing("inLanguage") => article.lang.as_str() != "und",
            ProblemKind::NoBody => !article.body.is_empty(),
            _ => false,
        };
        problem.at = String::new();
        if !is_known && !remaining.contains(&problem) {
            remaining.push(problem);
        }
    }
    remaining
}

fn damaged(message: &str) -> ImportError {
    ImportError::Damaged {
        format: Format::WebPage,
        message: message.to_owned(),
    }
}

fn refused(kind: ProblemKind) -> ImportError {
    ImportError::Unreadable(Problem::new(String::new(), kind))
}
