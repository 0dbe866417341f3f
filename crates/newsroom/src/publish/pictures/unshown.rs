//! Takes pictures that are not published out of articles; their words stay.

use super::names;
use super::unshowable::trouble_of_file;
use crate::files;
use article::Article;
use article::model::{Aside, Block, BlockKind, Figure, Lead, Media};
use article::text::{Run, Text};
use article::url::SafeUrl;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The originals of which nothing is published, by their paths below `content/images` in Unicode's form NFC.
#[derive(Debug, Default)]
pub struct Unshown(pub BTreeSet<String>);

/// These, and the path of the article's data, where relative URLs start.
struct Withheld<'u> {
    names: &'u BTreeSet<String>,
    data_path: String,
}

impl Unshown {
    /// Those of a folder, if originals are published alone.
    pub fn below(images: &Path) -> Self {
        let listing = files::below(images);
        let wrong = listing.files.iter();
        let wrong = wrong.filter(|file| trouble_of_file(file).is_some());
        let unusable = listing.unusable.iter().map(|entry| &entry.path);
        let inside = |file: &PathBuf| {
            let inside = file.strip_prefix(images).unwrap_or(file);
            files::nfc(&inside.to_string_lossy().replace('\\', "/"))
        };
        Self(wrong.chain(unusable).map(inside).collect())
    }

    /// Takes these pictures out of an article, so that neither its page nor fronts, feeds and sitemaps have them. A figure
    /// becomes a note with its words, as a picture that cannot be loaded shows them.
    pub fn withhold(&self, article: &mut Article) {
        if self.0.is_empty() {
            return;
        }
        let withheld = Withheld {
            names: &self.0,
            data_path: format!("{}.json", article.id),
        };
        for author in &mut article.authors {
            withheld.address(&mut author.image);
        }
        for card in &mut article.related {
            withheld.address(&mut card.image);
        }
        for update in &mut article.updates {
            update.body.retain_mut(|block| withheld.block(block));
        }
        article.body.retain_mut(|block| withheld.block(block));
        if let Some(Lead::Figure(figure)) = &mut article.lead
            && withheld.is_lost(&mut figure.media)
        {
            let words = note(figure);
            article.lead = None;
            article.body.splice(0..0, words.map(Block::from));
        }
        if let Some(Lead::Embed(embed)) = &mut article.lead {
            withheld.address(&mut embed.poster);
        }
    }

    /// A number that says whether a picture of this `src` is one of these. A URL relative to an article is assumed to lead
    /// up to the site's root first.
    pub fn digest(&self, src: &str) -> u64 {
        let name = || names::inside(&SafeUrl::parse(src).ok()?, "");
        (!self.0.is_empty() && name().is_some_and(|name| self.0.contains(&name))).into()
    }
}

impl Withheld<'_> {
    fn has(&self, url: &SafeUrl) -> bool {
        names::inside(url, &self.data_path).is_some_and(|name| self.names.contains(&name))
    }

    fn address(&self, url: &mut Option<SafeUrl>) {
        if url.as_ref().is_some_and(|url| self.has(url)) {
            *url = None;
        }
    }

    /// Whether none of the files can be shown. Takes out those that cannot.
    fn is_lost(&self, media: &mut Media) -> bool {
        self.address(&mut media.poster);
        media.sources.retain(|source| !self.has(&source.src));
        if !self.has(&media.src) {
            return false;
        }
        let Some(source) = media.sources.last() else {
            return true;
        };
        media.src = source.src.clone();
        media.mime = source.mime.clone();
        (media.width, media.height) = (source.width, source.height);
        false
    }

    /// Whether anything of a block is left.
    fn block(&self, block: &mut Block) -> bool {
        match &mut block.kind {
            BlockKind::Figure(figure) => {
                if self.is_lost(&mut figure.media) {
                    let words = note(figure);
                    let is_left = words.is_some();
                    block.kind = words.unwrap_or(BlockKind::Paragraph(Text::default()));
                    return is_left;
                }
            }
            BlockKind::Gallery(gallery) => {
                let mut caption = gallery.caption.take().into_iter().collect::<Vec<_>>();
                gallery.figures.retain_mut(|figure| {
                    let is_lost = self.is_lost(&mut figure.media);
                    if is_lost {
                        caption.extend(words(figure));
                    }
                    !is_lost
                });
                match gallery.figures.is_empty() {
                    true => block.kind = aside(None, caption),
                    false => gallery.caption = joined(caption),
                }
            }
            BlockKind::Embed(embed) => self.address(&mut embed.poster),
            BlockKind::Card(card) => self.address(&mut card.image),
            _ => {
                for child in block.children_mut() {
                    self.block(child);
                }
            }
        }
        true
    }
}

/// A figure's words; none if it has none.
fn note(figure: &mut Figure) -> Option<BlockKind> {
    let title = figure.title.take().filter(|title| !title.is_blank());
    let words = words(figure);
    (title.is_some() || !words.is_empty()).then(|| aside(title, words))
}

fn aside(title: Option<Text>, paragraphs: Vec<Text>) -> BlockKind {
    let paragraphs = paragraphs.into_iter().map(BlockKind::Paragraph);
    BlockKind::Aside(Aside {
        kind: Some("note".to_owned()),
        title,
        blocks: paragraphs.map(Block::from).collect(),
    })
}

/// The lede, the alternative text, the caption and the credit. What repeats is there once.
fn words(figure: &mut Figure) -> Vec<Text> {
    let alt = figure.media.alt.take().map(Text::of);
    let caption = figure.caption.take();
    let has = |text: &Option<Text>, words: &Text| {
        let text = text.as_ref().map(Text::plain).unwrap_or_default();
        text.contains(words.plain().trim())
    };
    let alt = alt.filter(|alt| !has(&caption, alt));
    let credit = figure.credit.take().filter(|credit| !has(&caption, credit));
    let all = [figure.title.take(), alt, caption, credit];
    let all = all.into_iter().flatten();
    all.filter(|text| !text.is_blank()).collect()
}

/// Texts as lines of one.
fn joined(texts: Vec<Text>) -> Option<Text> {
    let mut runs = Vec::new();
    for text in texts {
        if !runs.is_empty() {
            runs.push(Run::plain("\n"));
        }
        runs.extend(text.0);
    }
    (!runs.is_empty()).then_some(Text(runs))
}
