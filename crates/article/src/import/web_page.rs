//! An article's page in HTML.
//!
//! `dom_smoothie`, a port of Mozilla's Readability, finds the element that holds the article; our HTML importer makes
//! blocks of it. What the page says of the article comes from its JSON-LD, else from its other metadata, which are
//! written as JSON-LD and read by that format's importer.

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

/// A page with more elements is refused: finding the article takes time for each.
const MAX_ELEMENTS: usize = 200_000;

/// The article of a page.
pub(super) fn articles(bytes: &[u8], base: Option<&SafeUrl>) -> Result<Vec<Imported>, ImportError> {
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
    let metadata = Metadata::of(&page, address);
    let found = page.parse();
    if let Err(dom_smoothie::ReadabilityError::TooManyElements(..)) = found {
        return Err(refused(ProblemKind::TooManyBlocks));
    }
    let (content, byline) = match &found {
        Ok(found) => (found.content.to_string(), found.byline.clone()),
        Err(_) => (String::new(), None),
    };
    let own = own_article(&metadata, address);
    let node = metadata.as_json_ld(content, byline.as_deref());
    let read = json_ld::articles(&node, metadata.address.as_ref().or(address));
    let Some(read) = read.ok().and_then(|read| read.into_iter().next()) else {
        return Err(ImportError::NoArticle {
            format: Format::WebPage,
            found: vec!["a page without an article".to_owned()],
        });
    };
    let has_article = !read.article.body.is_empty() || own.as_ref().is_some_and(has_text);
    if !has_article {
        return Err(ImportError::NoArticle {
            format: Format::WebPage,
            found: vec!["a page without an article".to_owned()],
        });
    }
    Ok(vec![merged(own, read, &metadata)])
}

fn has_text(imported: &Imported) -> bool {
    !imported.article.body.is_empty() || !imported.article.updates.is_empty()
}

/// The article of the page's JSON-LD: the one that names the page's address, else the first.
fn own_article(metadata: &Metadata, base: Option<&SafeUrl>) -> Option<Imported> {
    let documents = metadata.json_ld.iter();
    let articles = documents.filter_map(|document| json_ld::articles(document, base).ok());
    let mut articles: Vec<Imported> = articles.flatten().collect();
    let is_page = |one: &Imported| one.article.url.is_some() && one.article.url == metadata.address;
    let at = articles.iter().position(is_page).unwrap_or(0);
    (at < articles.len()).then(|| articles.swap_remove(at))
}

/// The article of the JSON-LD with the text of the page, and with what only the other metadata say.
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
            join(own.article, page, metadata)
        }
    };
    if metadata.is_paid_for && article.access == Access::Free {
        article.access = Access::Partial;
        problems.push(Problem {
            at: String::new(),
            severity: Severity::Advice,
            kind: ProblemKind::LeftOut(
                "what only subscribers read, if it is not on the page".into(),
            ),
        });
    }
    if let Some(Lead::Figure(lead)) = &article.lead
        && metadata.is_preview(lead.media.src.as_str())
        && has_pictures(&article.body)
    {
        // A picture for shares only: the page itself shows others.
        article.lead = None;
    }
    // With the headline and the picture of the JSON-LD.
    remove_duplicates(&mut article);
    Imported {
        problems: tidied(problems, &article),
        article,
        format: Format::WebPage,
        at: String::new(),
    }
}

fn join(own: Article, page: Article, metadata: &Metadata) -> Article {
    let has_more = words(&own.body) > 2 * words(&page.body);
    Article {
        headline: match &metadata.json_ld_title {
            Some(title) => Text::of(title.clone()),
            None => own.headline,
        },
        lang: match page.lang.as_str() {
            "und" => own.lang,
            _ => page.lang,
        },
        dir: page.dir.or(own.dir),
        published: own.published.or(page.published),
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

/// Letters and digits of all words.
fn words(body: &[Block]) -> usize {
    let words = Block::all(body).map(|block| match &block.kind {
        BlockKind::Paragraph(text) => text.plain().len(),
        BlockKind::Heading(heading) => heading.text.plain().len(),
        BlockKind::List(list) => list.items.iter().map(|item| item.text.plain().len()).sum(),
        _ => 0,
    });
    words.sum()
}

fn has_pictures(body: &[Block]) -> bool {
    Block::all(body).any(|block| matches!(block.kind, BlockKind::Figure(_) | BlockKind::Gallery(_)))
}

/// What is still true of the whole, each once. The pointers lead into JSON that the page does not have.
fn tidied(problems: Vec<Problem>, article: &Article) -> Vec<Problem> {
    let mut tidied: Vec<Problem> = Vec::new();
    for mut problem in problems {
        let is_known = match problem.kind {
            ProblemKind::Missing("inLanguage") => article.lang.as_str() != "und",
            ProblemKind::NoBody => !article.body.is_empty(),
            _ => false,
        };
        problem.at = String::new();
        if !is_known && !tidied.contains(&problem) {
            tidied.push(problem);
        }
    }
    tidied
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
