//! A post or page.

use super::super::format::{Format, Imported};
use super::super::list::List;
use super::super::slug::slug;
use super::super::source::{Source, blank, says_more};
use super::super::tags::Tags;
use super::super::words::first_words;
use super::super::{id, opening};
use super::{body, picture};
use crate::lang::LangTag;
use crate::model::{Access, Author, Block, Lead, Publisher, Section, Status, Tag};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

/// Adds the article of a post, or reports what it is instead.
pub(super) fn add(post: &Value, at: &str, base: Option<&SafeUrl>, site: &Site, list: &mut List) {
    if let Some(status) = unpublished(post) {
        return list.not_an_article(at, status);
    }
    match article(Source::new(post, at.to_owned(), base), site) {
        Some(article) => list.add(article),
        None => list.not_an_article(at, what(post)),
    }
}

/// The description of an unpublished post, which is not imported. `None` for a published one.
fn unpublished(post: &Value) -> Option<&'static str> {
    match post.get("status")?.as_str()? {
        "published" | "sent" => None,
        "draft" => Some("a draft"),
        "scheduled" => Some("a scheduled post"),
        _ => Some("a post that is not published"),
    }
}

fn what(post: &Value) -> &'static str {
    const LISTS: &[&str] = &[
        "tags",
        "authors",
        "tiers",
        "newsletters",
        "settings",
        "members",
    ];
    let is_there = |key: &&&str| post.get(**key).is_some();
    LISTS
        .iter()
        .find(is_there)
        .copied()
        .unwrap_or("an object without headline and text")
}

/// The export's data on the site as a whole.
#[derive(Default)]
pub(super) struct Site {
    pub(super) publisher: Option<String>,
    pub(super) lang: Option<LangTag>,
}

fn article(mut source: Source<'_>, site: &Site) -> Option<Imported> {
    let url = source.link("/url");
    // Not the canonical URL: that may be another site's, and the text's relative URLs belong to this one.
    source.base = url.clone().or(source.base.take());
    let url = source.link("/canonical_url").or(url);
    let (mut body, is_cut) = body::read(&mut source);
    picture::credit(&mut body);
    let headline = match source.line("/title") {
        Some(headline) => Text::of(headline),
        None => {
            let words =
                opening::of(&body).or_else(|| source.line("/excerpt").filter(|_| !is_cut))?;
            source.note("/title", ProblemKind::Missing("headline"));
            Text::of(first_words(&words))
        }
    };
    let (section, tags) = terms(&source);
    let section_id = section.as_ref().map(|section| section.id.as_str());
    let slug = source.plain("/slug");
    let id = match &slug {
        Some(slug) => id::derived(section_id, None, slug)?,
        None => id::derived(section_id, url.as_ref(), &headline.plain())?,
    };
    let own_lang = source.known_lang(&["/locale"]);
    let lang = match own_lang.or_else(|| site.lang.clone()) {
        Some(lang) => lang,
        None => source.lang(&["/locale", "/lang"]),
    };
    let mut article = blank(id, headline, lang);
    article.published = source.timestamp("/published_at");
    article.updated = source.timestamp("/updated_at");
    // A change before publication does not count as an update.
    if let (Some(published), Some(updated)) = (article.published, article.updated)
        && updated.epoch_seconds() <= published.epoch_seconds()
    {
        article.updated = None;
    }
    article.deck = deck(&source, &article.headline, &body, is_cut);
    article.authors = authors(&source);
    let publisher = site.publisher.clone();
    article.publisher = publisher.map(|name| Publisher { name, url: None });
    article.lead = picture::lead(&mut source).map(|figure| Lead::Figure(Box::new(figure)));
    article.status = status(&mut source);
    article.access = access(&mut source, is_cut);
    article.section = section;
    article.tags = tags;
    article.url = url;
    article.body = body;
    Some(source.finish(Format::Ghost, article))
}

/// The custom summary. Ghost's generated excerpt is used only if the text is withheld.
fn deck(source: &Source<'_>, headline: &Text, body: &[Block], is_cut: bool) -> Option<Text> {
    let written = source.line("/custom_excerpt");
    let cut = || {
        source
            .line("/excerpt")
            .filter(|_| body.is_empty() && !is_cut)
    };
    let deck = Text::of(written.or_else(cut)?);
    says_more(&deck, headline, body).then_some(deck)
}

fn authors(source: &Source<'_>) -> Vec<Author> {
    let listed: Vec<Author> = source.children("/authors").filter_map(author).collect();
    if listed.is_empty() {
        let primary = source.child("/primary_author").and_then(author);
        return primary.into_iter().collect();
    }
    listed
}

fn author(person: Source<'_>) -> Option<Author> {
    Some(Author {
        name: person.line("/name")?,
        role: None,
        url: person.link("/url").or_else(|| person.link("/website")),
        image: person.file("/profile_image"),
        bio: person.line("/bio").map(Text::of),
    })
}

/// The first tag is the section, as in Ghost's own themes. Internal tags are left out.
fn terms(source: &Source<'_>) -> (Option<Section>, Vec<Tag>) {
    let primary = source.child("/primary_tag").into_iter();
    let mut section: Option<Section> = None;
    let mut tags = Tags::default();
    for tag in primary.chain(source.children("/tags")) {
        let Some(name) = tag.line("/name") else {
            continue;
        };
        if tag.str("/visibility") == Some("internal") || name.starts_with('#') {
            continue;
        }
        match &section {
            None => {
                let id = slug(tag.str("/slug").unwrap_or(&name));
                section = Some(Section { id, name });
            }
            Some(section) if section.name == name => {}
            Some(_) => tags.add(name, tag.link("/url")),
        }
    }
    (section, tags.into_list())
}

/// A post that was sent by e-mail only was never on the site.
fn status(source: &mut Source<'_>) -> Status {
    if source.str("/status") == Some("sent") {
        source.left_out("/status", "the restriction to e-mail; this is a draft");
        return Status::Draft;
    }
    Status::Published
}

/// Whether the text is complete. A complete text for members counts as free; the restriction is reported.
fn access(source: &mut Source<'_>, is_cut: bool) -> Access {
    let readers = match source.str("/visibility") {
        None | Some("public") => None,
        Some("paid") => Some("paying members"),
        Some(_) => Some("members"),
    };
    let is_withheld = source.get("/access") == Some(&Value::Bool(false));
    if is_cut || is_withheld {
        let readers = readers.unwrap_or("members");
        let pointer = if is_withheld {
            "/access"
        } else {
            "/visibility"
        };
        source.left_out(
            pointer,
            &format!("the rest of the text, which is for {readers}"),
        );
        return Access::Partial;
    }
    if let Some(readers) = readers {
        source.left_out("/visibility", &format!("the restriction to {readers}"));
    }
    Access::Free
}
