//! The files of `images/` that articles name: pictures, films, documents. A file is withheld if only articles name it
//! that are not on the site now. A file that no article names is published.

use super::references::{Reference, path_below};
use crate::build::digest;
use crate::files;
use article::Article;
use article::import::visit_links;
use article::model::{Block, BlockKind, Figure, Lead};
use article::portal::Portal;
use article::url::SafeUrl;
use serde_json::Value;
use std::collections::HashSet;

const FOLDER: &str = "images/";

/// The files that an article names.
#[derive(Default)]
pub struct NamedFiles {
    /// The addresses of its pictures, and of its cards' pictures, in the article's order.
    pub pictures: Vec<String>,
    /// The addresses of its own files that may be below `images/`.
    pub own: Vec<SafeUrl>,
    /// Digests of the paths of all files below `images/`, each once.
    pub digests: Vec<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Picture,
    /// The picture of a card: it belongs to another article.
    CardPicture,
    /// A track, a link, or the URL of an author, an embed or a card.
    Other,
}

impl NamedFiles {
    /// The files of an article, which is not changed.
    pub fn of(article: &mut Article, portal: &Portal) -> Self {
        let mut found = Self::default();
        let base = format!("/{}.json", article.id);
        visit(article, &mut |url, part| {
            let text = url.as_str();
            if part != Part::Other {
                found.pictures.push(text.to_owned());
            }
            if !text.contains(FOLDER) {
                return;
            }
            if part != Part::CardPicture {
                found.own.push(url.clone());
            }
            let path = path_below(url, &base, portal);
            found.digests.extend(path.and_then(|path| digest_of(&path)));
        });
        found.digests.sort_unstable();
        found.digests.dedup();
        found
    }
}

/// Digests of what seem to be the paths of files in an article that cannot be read.
pub fn in_text(bytes: &[u8]) -> Vec<u64> {
    let text = String::from_utf8_lossy(bytes).replace("\\/", "/");
    let paths = text.match_indices(FOLDER).flat_map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        // In JSON, names may contain spaces and parentheses.
        let ends = [
            rest.split(['"', '\n', '?', '#']).next(),
            rest.split(|c: char| "\"'()<>?#".contains(c) || c.is_whitespace())
                .next(),
        ];
        ends.into_iter().flatten().filter_map(digest_of)
    });
    paths.collect()
}

/// The uses of files by articles, given by the articles' numbers.
#[derive(Default)]
pub struct FileUses(Vec<(u32, Reference)>);

impl FileUses {
    /// Adds those of an article.
    pub fn add(&mut self, number: u32, files: impl IntoIterator<Item = Reference>) {
        self.0
            .extend(files.into_iter().map(|reference| (number, reference)));
    }

    /// Adds those of an article that is not on the site.
    pub fn add_hidden(&mut self, number: u32, digests: Vec<u64>) {
        let hidden = digests.into_iter().map(|id| Reference {
            id,
            is_hidden: true,
        });
        self.add(number, hidden);
    }

    /// Removes those of articles. `numbers`: in order.
    pub fn remove(&mut self, numbers: &[usize]) {
        self.0
            .retain(|(number, _)| numbers.binary_search(&(*number as usize)).is_err());
    }

    /// The files that are used by articles which are not on the site, and neither by other articles nor by the portal.
    pub fn withheld(self, portal: &Portal) -> Withheld {
        let (hidden, shown): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|(_, file)| file.is_hidden);
        let mut withheld: HashSet<u64> = hidden.into_iter().map(|(_, file)| file.id).collect();
        if !withheld.is_empty() {
            for (_, file) in shown {
                withheld.remove(&file.id);
            }
            let portal_json = serde_json::to_value(portal).unwrap_or_default();
            each_text(&portal_json, &mut |text| {
                let url = SafeUrl::parse(text).ok();
                let path = url.and_then(|url| path_below(&url, "/portal.json", portal));
                if let Some(digest) = path.and_then(|path| digest_of(&path)) {
                    withheld.remove(&digest);
                }
            });
        }
        Withheld(withheld)
    }
}

/// The files below `images/` that are not published now.
#[derive(Default)]
pub struct Withheld(HashSet<u64>);

impl Withheld {
    /// Whether the file at a path below the site is withheld.
    pub fn has(&self, path: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&digest::of(files::nfc(path).as_bytes()))
    }
}

/// The digest of a percent-encoded path below the site, if that is in `images/`.
fn digest_of(path: &str) -> Option<u64> {
    path.starts_with(FOLDER)
        .then(|| digest::of(files::in_url(path).as_bytes()))
}

fn each_text(value: &Value, visit: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(values) => values.iter().for_each(|value| each_text(value, visit)),
        Value::Object(object) => object.values().for_each(|value| each_text(value, visit)),
        _ => {}
    }
}

type Add<'a> = dyn FnMut(&SafeUrl, Part) + 'a;

fn visit(article: &mut Article, add: &mut Add<'_>) {
    for author in &article.authors {
        let image = author.image.iter();
        image.for_each(|image| add(image, Part::Picture));
        author.url.iter().for_each(|url| add(url, Part::Other));
    }
    match &article.lead {
        Some(Lead::Figure(figure)) => of_figure(figure, add),
        Some(Lead::Embed(embed)) => {
            let poster = embed.poster.iter();
            poster.for_each(|poster| add(poster, Part::Picture));
            add(&embed.url, Part::Other);
        }
        None => {}
    }
    let updates = article.updates.iter().flat_map(|update| &update.body);
    for block in article.body.iter().chain(updates) {
        of_block(block, add);
    }
    for card in &article.related {
        let image = card.image.iter();
        image.for_each(|image| add(image, Part::CardPicture));
        add(&card.url, Part::Other);
    }
    visit_links(article, &mut |href| {
        href.iter().for_each(|url| add(url, Part::Other));
    });
}

fn of_figure(figure: &Figure, add: &mut Add<'_>) {
    let media = &figure.media;
    add(&media.src, Part::Picture);
    let poster = media.poster.iter();
    poster.for_each(|poster| add(poster, Part::Picture));
    let sources = media.sources.iter();
    sources.for_each(|source| add(&source.src, Part::Picture));
    let tracks = media.tracks.iter();
    tracks.for_each(|track| add(&track.src, Part::Other));
}

/// The reader of articles limits how deep blocks nest.
fn of_block(block: &Block, add: &mut Add<'_>) {
    match &block.kind {
        BlockKind::Figure(figure) => of_figure(figure, add),
        BlockKind::Gallery(gallery) => {
            for figure in &gallery.figures {
                of_figure(figure, add);
            }
        }
        BlockKind::Embed(embed) => {
            let poster = embed.poster.iter();
            poster.for_each(|poster| add(poster, Part::Picture));
            add(&embed.url, Part::Other);
        }
        BlockKind::Card(card) => {
            let image = card.image.iter();
            image.for_each(|image| add(image, Part::CardPicture));
            add(&card.url, Part::Other);
        }
        _ => block.children().for_each(|block| of_block(block, add)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_in_text_that_is_no_article() {
        let found = |text: &str, path: &str| {
            in_text(text.as_bytes()).contains(&digest::of(path.as_bytes()))
        };
        assert!(found(r#"{"src": "/images/a.jpg","#, "images/a.jpg"));
        assert!(found(r#"{"src": "\/images\/a.jpg","#, "images/a.jpg"));
        assert!(found(
            r#""../../images/The mayor (left).jpg""#,
            "images/The mayor (left).jpg"
        ));
        assert!(found("![The mayor](/images/a%20b.jpg)\n", "images/a b.jpg"));
        assert!(found("![x](/images/a.jpg \"Title\")", "images/a.jpg"));
        assert!(found("lead: /images/a.jpg#x\n", "images/a.jpg"));
        assert!(!found("lead: /images/a.jpg\n", "images/a"));
    }
}
