//! Articles with the variants of their pictures.

use super::encode::Format;
use super::kept::{File, Known};
use super::{Pictures, site_path};
use article::Article;
use article::model::{Block, BlockKind, Figure, Lead, Media, MediaKind, Source};
use article::url::SafeUrl;

/// Pictures beside a few words: 104 CSS pixels wide.
const BESIDE_WORDS: u32 = 480;
/// A film's still, as wide as the text.
const STILL: u32 = 1200;
/// What shines through behind an embed's words.
const BEHIND_WORDS: u32 = 800;

/// The pictures, and the path of the document that is being dressed: relative addresses count from it.
struct Dresser<'p> {
    pictures: &'p Pictures,
    data_path: String,
}

impl Pictures {
    /// Offers the widths and formats in the article's pictures: in those of this site for which the article gives
    /// no `sources` of its own.
    pub fn dress(&self, article: &mut Article) {
        let dresser = Dresser {
            pictures: self,
            data_path: format!("{}.json", article.id),
        };
        for author in &mut article.authors {
            dresser.small(&mut author.image, BESIDE_WORDS);
        }
        match &mut article.lead {
            Some(Lead::Figure(figure)) => dresser.figure(figure),
            Some(Lead::Embed(embed)) => dresser.small(&mut embed.poster, BEHIND_WORDS),
            None => {}
        }
        let updates = article.updates.iter_mut();
        let posts = updates.flat_map(|update| &mut update.body);
        for block in article.body.iter_mut().chain(posts) {
            dresser.block(block);
        }
        for card in &mut article.related {
            dresser.small(&mut card.image, BESIDE_WORDS);
        }
    }
}

impl Dresser<'_> {
    fn block(&self, block: &mut Block) {
        match &mut block.kind {
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Gallery(gallery) => {
                gallery
                    .figures
                    .iter_mut()
                    .for_each(|figure| self.figure(figure));
            }
            BlockKind::Embed(embed) => self.small(&mut embed.poster, BEHIND_WORDS),
            BlockKind::Card(card) => self.small(&mut card.image, BESIDE_WORDS),
            _ => block.children_mut().for_each(|child| self.block(child)),
        }
    }

    fn figure(&self, figure: &mut Figure) {
        let media = &mut figure.media;
        self.small(&mut media.poster, STILL);
        if media.kind == MediaKind::Image && media.sources.is_empty() {
            self.media(media);
        }
    }

    /// All widths and formats; `src` becomes the largest in the original's own format.
    fn media(&self, media: &mut Media) {
        let Some((inside, known)) = self.pictures.find(&media.src, &self.data_path) else {
            return;
        };
        let Some(last) = known.files.last() else {
            return;
        };
        let Some(src) = address(inside, known, *last) else {
            return;
        };
        let sources = known.files.iter().filter_map(|file| {
            Some(Source {
                src: address(inside, known, *file)?,
                width: Some(file.width),
                height: Some(file.height),
                mime: Some(file.format.mime().to_owned()),
            })
        });
        media.sources = sources.collect();
        media.src = src;
        media.mime = Some(last.format.mime().to_owned());
        media.width = Some(last.width);
        media.height = Some(last.height);
    }

    /// One file where the page has room for one address only: WebP, which every browser reads that can run the
    /// app, at the smallest width that is not below `width`.
    fn small(&self, url: &mut Option<SafeUrl>, width: u32) {
        let Some((inside, known)) = url
            .as_ref()
            .and_then(|url| self.pictures.find(url, &self.data_path))
        else {
            return;
        };
        let best = known.files.iter().min_by_key(|file| {
            let is_read_everywhere = file.format != Format::Avif;
            let is_light = file.format == Format::WebP;
            let is_narrow = file.width < width;
            (
                !is_read_everywhere,
                is_narrow,
                !is_light,
                file.width.abs_diff(width),
            )
        });
        if let Some(address) = best.and_then(|best| address(inside, known, *best)) {
            *url = Some(address);
        }
    }
}

fn address(inside: &str, known: &Known, file: File) -> Option<SafeUrl> {
    SafeUrl::parse(&["/", &site_path(inside, known, file)].concat()).ok()
}
