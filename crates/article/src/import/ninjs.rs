//! ninjs, the news agencies' JSON: 1.x, 2.x and 3.x, and the variants of Superdesk and TT.
//!
//! Source: IPTC, "ninjs" (<https://iptc.org/std/ninjs/>), the schemas 1.6, 2.2 and 3.1. Version 1 has a text's forms in
//! keys with arbitrary suffixes (`body_html`, `headline_main`) and pictures in an object; 2 and 3 have lists of both; 3
//! has keys in camel case. The version is not determined: every key is looked up in all its spellings.

use super::format::{Format, ImportError, Imported};
use super::list::List;
use super::source::{Source, blank, says_more};
use super::words::first_words;
use super::{id, opening};
use crate::model::{Access, Block, BlockKind, Gallery};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use associations::Associations;
use forms::Form;
use serde_json::Value;

mod associations;
mod facts;
mod forms;
mod picture;
mod release;
mod renditions;
mod text;
mod tt;

/// All items of a document.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
) -> Result<Vec<Imported>, ImportError> {
    if let Some(message) = failure(value) {
        return Err(ImportError::Failed {
            format: Format::Ninjs,
            message,
        });
    }
    let mut list = List::default();
    for (at, item, package) in items(value) {
        match article(Source::new(item, at.clone(), base), package) {
            Ok(article) => list.add(article),
            Err(what) => list.not_an_article(&at, &what),
        }
    }
    list.finish(Format::Ninjs)
}

/// The error message of Superdesk's API:
/// `{"_status": "ERR", "_error": {"code": 404, "message": "…"}}`.
pub(super) fn failure(value: &Value) -> Option<String> {
    if value.get("_status")?.as_str()? != "ERR" {
        return None;
    }
    let message = value
        .pointer("/_error/message")
        .or_else(|| value.get("_message"));
    let message = super::words::line(message?.as_str()?)?;
    let code = value.pointer("/_error/code").and_then(Value::as_u64);
    Some(match code {
        Some(code) => format!("{message} ({code})"),
        None => message,
    })
}

/// Whether this is a response without items, recognisable only by its other keys.
pub(super) fn is_empty_answer(value: &Value) -> bool {
    let is_empty = |key: &str| {
        let list = value.get(key).and_then(Value::as_array);
        list.is_some_and(Vec::is_empty)
    };
    is_empty("_items") && value.get("_meta").is_some()
        || is_empty("item") && value.get("total").is_some()
}

/// An item with its position, and the package that it is a member of.
type Item<'v> = (String, &'v Value, Option<&'v Value>);

/// The items. A package without a text of its own is replaced by its members.
fn items(value: &Value) -> Vec<Item<'_>> {
    const LISTS: &[&str] = &["item", "_items", "items"];
    let listed = LISTS
        .iter()
        .find_map(|key| Some((format!("/{key}"), value.get(key)?.as_array()?)));
    let (at, items) = match (value, listed) {
        (_, Some((at, items))) => (at, items.as_slice()),
        (Value::Array(items), None) => (String::new(), items.as_slice()),
        (item, None) => return packed(String::new(), item),
    };
    let items = items.iter().enumerate();
    items
        .flat_map(|(n, item)| packed(format!("{at}/{n}"), item))
        .collect()
}

fn packed(at: String, item: &Value) -> Vec<Item<'_>> {
    let is_package = item.get("type").and_then(Value::as_str) == Some("composite");
    let is_usable = release::withheld(item).is_none();
    if is_package && is_usable && forms::of(item, "body").is_empty() {
        let texts: Vec<Item<'_>> = associations::members(item)
            .filter(|member| {
                let kind = member.value.get("type").and_then(Value::as_str);
                kind == Some("text") && !forms::of(member.value, "body").is_empty()
            })
            .map(|member| (format!("{at}{}", member.at), member.value, Some(item)))
            .collect();
        if !texts.is_empty() {
            return texts;
        }
    }
    vec![(at, item, None)]
}

/// The article, or a description of what it is instead.
fn article(mut source: Source<'_>, package: Option<&Value>) -> Result<Imported, String> {
    let kind = source.str("/type").unwrap_or("item");
    let kind: String = kind.chars().take(40).collect();
    if let Some(status) = release::withheld(source.value) {
        return Err(format!("{kind}, which is {status}"));
    }
    if matches!(kind.as_str(), "event" | "planning") {
        return Err(kind);
    }
    let url = page(&source);
    source.base = url.clone().or(source.base.take());
    let mut associations = Associations::of(&mut source);
    let mut content = text::content(&mut source, &mut associations);
    let captioned = picture::own(&mut source, &kind, &mut content.blocks);
    let description = (!captioned)
        .then(|| forms::chosen(&forms::of(source.value, "description"))?.text(source.place()))
        .flatten();
    let headline = headline(&mut source, &content.blocks, description.as_ref());
    let headline = headline.ok_or_else(|| format!("{kind} without text"))?;
    text::without_headline(&mut content.blocks, &headline);
    let section = facts::section(&source);
    let section_id = section.as_ref().map(|section| section.id.as_str());
    let id = id::derived(section_id, url.as_ref(), &headline.plain());
    let id = id.ok_or_else(|| format!("{kind} without text"))?;
    let lang = source.lang(&["/language"]);
    let mut article = blank(id, headline, lang);
    let says_more = |deck: &Text| says_more(deck, &article.headline, &content.blocks);
    article.deck = content.deck.or(description).filter(says_more);
    article.kicker = content.kicker;
    article.section = section;
    article.url = url;
    facts::dates(&mut source, package, &mut article);
    article.publisher = facts::publisher(&source);
    if !captioned {
        facts::people(&source, &mut article);
    }
    article.byline = article.byline.take().or(content.byline);
    article.dateline = facts::dateline(&source, &content.blocks);
    article.tags = facts::tags(&source, article.lang.primary().as_str());
    article.rights = facts::rights(&source);
    article.lead = associations.lead(&mut source);
    article.body = content.blocks;
    article
        .body
        .extend(gathered(associations.rest(&mut source)));
    if source.first(&["/representationtype", "/representationType"]) == Some("incomplete") {
        article.access = Access::Partial;
    }
    facts::report_the_rest(&mut source);
    Ok(source.finish(Format::Ninjs, article))
}

/// The identifier, if it is the URL of a page: agencies also use URLs of their APIs.
fn page(source: &Source<'_>) -> Option<SafeUrl> {
    let url = source.link("/uri")?;
    let path = url.as_str().split_once("://")?.1.split_once('/')?.1;
    let is_interface = url.host()?.starts_with("api.")
        || path
            .split('/')
            .any(|part| matches!(part, "api" | "media" | "newsitems"));
    (!is_interface && !path.is_empty()).then_some(url)
}

fn headline(source: &mut Source<'_>, body: &[Block], description: Option<&Text>) -> Option<Text> {
    let forms = forms::of(source.value, "headline");
    let is_main = |form: &&Form<'_>| form.is_plainly_named || form.hint.contains("main");
    let main = forms.iter().find(is_main).or_else(|| forms.first());
    if let Some(headline) = main.and_then(|form| form.line(source.place())) {
        return Some(headline);
    }
    if let Some(title) = source.words("/title") {
        return Some(Text::of(title));
    }
    source.note("/headline", ProblemKind::Missing("headline"));
    let description = description.and_then(|text| super::words::line_of(&text.plain()));
    description
        .or_else(|| opening::of(body))
        .map(|words| first_words(&words))
        .or_else(|| source.words("/slugline"))
        .map(Text::of)
}

/// Pictures without a position in the text: a single figure or a gallery.
fn gathered(mut rest: Vec<BlockKind>) -> Vec<Block> {
    let all_figures = rest
        .iter()
        .all(|kind| matches!(kind, BlockKind::Figure(it) if it.media.kind == Default::default()));
    if rest.len() > 1 && all_figures {
        let figures = rest.into_iter().filter_map(|kind| match kind {
            BlockKind::Figure(figure) => Some(*figure),
            _ => None,
        });
        rest = vec![BlockKind::Gallery(Gallery {
            figures: figures.collect(),
            caption: None,
        })];
    }
    rest.into_iter().map(Block::from).collect()
}
