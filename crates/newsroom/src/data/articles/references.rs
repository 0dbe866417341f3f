//! What an article shows of others: cards, translations and links. Those that lead to an article which is not on the site are
//! left out, because nothing of an article may be on the site before its time.

use crate::build::digest;
use article::Article;
use article::import::visit_links;
use article::model::{ArticleId, Block, BlockKind};
use article::portal::Portal;
use article::url::SafeUrl;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// An article, or a file, that an article names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The digest of its id or path.
    pub id: u64,
    /// Whether it is left out of the article that names it.
    pub is_hidden: bool,
}

impl Reference {
    /// The article with an id.
    pub fn to(id: &str, is_hidden: bool) -> Self {
        Self {
            id: digest_of(id),
            is_hidden,
        }
    }
}

/// The digest of an id.
pub fn digest_of(id: &str) -> u64 {
    digest::of(id.as_bytes())
}

/// The numbers of articles that are outdated: they show articles that are absent, or leave out ones that are not.
/// `references`: those of all articles, with the articles' numbers.
pub fn outdated(references: &[(u32, Reference)], absent: &HashSet<u64>) -> Vec<usize> {
    let outdated = references
        .iter()
        .filter(|(_, it)| absent.contains(&it.id) != it.is_hidden);
    let mut numbers: Vec<usize> = outdated.map(|(number, _)| *number as usize).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Removes what an article shows of articles that are absent: their cards and translations, and links to them, whose
/// words stay. Returns all articles that it names, each once.
pub fn withhold(
    article: &mut Article,
    portal: &Portal,
    is_absent: &mut dyn FnMut(&str) -> bool,
) -> Vec<Reference> {
    let own = article.id.clone();
    let mut references: Vec<Reference> = Vec::new();
    let mut is_shown = |id: &str| {
        let digest = digest_of(id);
        if let Some(known) = references.iter().find(|known| known.id == digest) {
            return !known.is_hidden;
        }
        let is_hidden = id != own.as_str() && is_absent(id);
        references.push(Reference {
            id: digest,
            is_hidden,
        });
        !is_hidden
    };
    let mut is_url_shown =
        |url: &SafeUrl| id_of(url, &own, portal).is_none_or(|id| is_shown(id.as_str()));
    article.related.retain(|card| is_url_shown(&card.url));
    retain(&mut article.body, &mut is_url_shown);
    for update in &mut article.updates {
        retain(&mut update.body, &mut is_url_shown);
    }
    visit_links(article, &mut |href| {
        if href.as_ref().is_some_and(|url| !is_url_shown(url)) {
            *href = None;
        }
    });
    article
        .translations
        .retain(|translation| is_shown(translation.id.as_str()));
    references
}

/// Keeps the cards that are shown. The reader of articles limits how deep blocks nest.
fn retain(blocks: &mut Vec<Block>, is_shown: &mut dyn FnMut(&SafeUrl) -> bool) {
    blocks.retain(|block| match &block.kind {
        BlockKind::Card(card) => is_shown(&card.url),
        _ => true,
    });
    for block in blocks {
        match &mut block.kind {
            BlockKind::List(it) => {
                for item in &mut it.items {
                    retain(&mut item.blocks, is_shown);
                }
            }
            BlockKind::Quote(it) => retain(&mut it.blocks, is_shown),
            BlockKind::Aside(it) => retain(&mut it.blocks, is_shown),
            BlockKind::Unknown(it) => retain(&mut it.blocks, is_shown),
            _ => {}
        }
    }
}

/// The id of the article of this site to whose page or data a URL may lead. `own`: the article that contains the URL.
fn id_of(url: &SafeUrl, own: &ArticleId, portal: &Portal) -> Option<ArticleId> {
    let path = path_below(url, &format!("/{own}.json"), portal)?;
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    let path = path.strip_suffix(".json").unwrap_or(path);
    ArticleId::parse(path.trim_matches('/'))
}

/// The percent-encoded path below the site to which a URL leads, without leading slashes, query and fragment; none if
/// it leads elsewhere. `base`: the path of the document that contains the URL.
pub fn path_below(url: &SafeUrl, base: &str, portal: &Portal) -> Option<String> {
    let text = url.as_str();
    let path = match text.strip_prefix(portal.url.as_str()) {
        Some(path) => path.to_owned(),
        None if url.is_relative() && !text.starts_with(['#', '?']) => {
            url.resolve(base).as_str().to_owned()
        }
        None => return None,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    Some(path.trim_start_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_absent_articles_is_left() {
        let portal =
            br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/east/"}"#;
        let portal = article::read_portal(portal).expect("a portal").0;
        let card = |url: &str| {
            format!(r#"{{"type": "card", "url": "{url}", "headline": "Card of {url}"}}"#)
        };
        let link = |url: &str| format!(r#"{{"t": "words", "href": "{url}"}}"#);
        let addresses = [
            "/world/held/",
            "held",
            "../world/held.json",
            "https://n.example/east/world/held/?a#b",
            "/world/held/index.html",
        ];
        let cards: Vec<String> = addresses.iter().map(|url| card(url)).collect();
        let links: Vec<String> = addresses.iter().map(|url| link(url)).collect();
        let text = format!(
            r#"{{"schema": "action-news/article/1", "id": "world/a", "lang": "en", "headline": "A",
                "related": [{cards}, {other}],
                "translations": [{{"lang": "fr", "id": "world/held"}}, {{"lang": "ar", "id": "ar/a"}}],
                "body": [{{"type": "paragraph", "text": [{links}, {{"t": "more", "href": "/world/b/"}}]}}, {cards},
                    {{"type": "aside", "blocks": [{cards}, {other}]}}]}}"#,
            cards = cards.join(","),
            links = links.join(","),
            other = card("/world/b/"),
        );
        let read = || article::read(text.as_bytes()).expect("an article").0;
        let mut article = read();
        let references = withhold(&mut article, &portal, &mut |id| id == "world/held");
        let json = serde_json::to_string(&article).expect("JSON");
        assert!(!json.contains("held"), "{json}");
        assert_eq!(json.matches("Card of /world/b/").count(), 2);
        assert!(
            json.contains("ar/a") && json.contains(r#""href":"/world/b/""#),
            "{json}"
        );
        assert!(json.contains("words"), "{json}");
        let mut hidden: Vec<(u64, bool)> =
            references.iter().map(|it| (it.id, it.is_hidden)).collect();
        hidden.sort_unstable();
        let mut expected = [("world/held", true), ("world/b", false), ("ar/a", false)]
            .map(|(id, is_hidden)| (digest_of(id), is_hidden));
        expected.sort_unstable();
        assert_eq!(hidden, expected);
        // If all of them are on the site, nothing changes.
        let mut whole = read();
        withhold(&mut whole, &portal, &mut |_| false);
        assert_eq!(whole, read());
    }
}
