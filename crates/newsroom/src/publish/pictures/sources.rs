//! Adds the variants of pictures to articles.

use super::cache::{File, Known};
use super::encode::Format;
use super::{Pictures, site_path};
use article::Article;
use article::import::visit_links;
use article::model::{Block, BlockKind, Figure, Lead, Media, MediaKind, Source};
use article::url::SafeUrl;

/// Smallest width of pictures beside a short text, which are 104 CSS pixels wide, in pixels.
const BESIDE_TEXT: u32 = 480;
/// Smallest width of a film's still, which is as wide as the text, in pixels.
const STILL: u32 = 1200;
/// Smallest width of an embed's poster, which is behind its text, in pixels.
const BEHIND_TEXT: u32 = 800;

/// The pictures, and the path of the article's data, where relative URLs start.
struct SourceAdder<'p> {
    pictures: &'p Pictures,
    data_path: String,
}

impl Pictures {
    /// Adds the widths and formats to those pictures of the article that are on this site and have no `sources`.
    pub fn add_sources(&self, article: &mut Article) {
        let adder = SourceAdder {
            pictures: self,
            data_path: format!("{}.json", article.id),
        };
        for author in &mut article.authors {
            adder.small(&mut author.image, BESIDE_TEXT);
        }
        match &mut article.lead {
            Some(Lead::Figure(figure)) => adder.figure(figure),
            Some(Lead::Embed(embed)) => adder.small(&mut embed.poster, BEHIND_TEXT),
            None => {}
        }
        let updates = article.updates.iter_mut();
        let posts = updates.flat_map(|update| &mut update.body);
        for block in article.body.iter_mut().chain(posts) {
            adder.block(block);
        }
        for card in &mut article.related {
            adder.small(&mut card.image, BESIDE_TEXT);
        }
        visit_links(article, &mut |href| {
            if let Some(href) = href {
                adder.rename(href);
            }
        });
    }
}

impl SourceAdder<'_> {
    fn block(&self, block: &mut Block) {
        match &mut block.kind {
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Gallery(gallery) => {
                gallery
                    .figures
                    .iter_mut()
                    .for_each(|figure| self.figure(figure));
            }
            BlockKind::Embed(embed) => self.small(&mut embed.poster, BEHIND_TEXT),
            BlockKind::Card(card) => self.small(&mut card.image, BESIDE_TEXT),
            _ => block.children_mut().for_each(|child| self.block(child)),
        }
    }

    fn figure(&self, figure: &mut Figure) {
        let media = &mut figure.media;
        self.small(&mut media.poster, STILL);
        if media.kind == MediaKind::Image && media.sources.is_empty() {
            self.media(media);
        }
        self.rename(&mut media.src);
        for source in &mut media.sources {
            self.rename(&mut source.src);
        }
    }

    fn rename(&self, url: &mut SafeUrl) {
        self.pictures.rename(url, &self.data_path);
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

    /// One file, where the page has a single URL: WebP, which every browser that runs the app can read, in the smallest width
    /// from `width` on.
    fn small(&self, url: &mut Option<SafeUrl>, width: u32) {
        let Some((inside, known)) = url
            .as_ref()
            .and_then(|url| self.pictures.find(url, &self.data_path))
        else {
            return;
        };
        let best = known.files.iter().min_by_key(|file| {
            let is_read_everywhere = file.format != Format::Avif;
            let is_webp = file.format == Format::WebP;
            let is_narrow = file.width < width;
            (
                !is_read_everywhere,
                is_narrow,
                !is_webp,
                file.width.abs_diff(width),
            )
        });
        match best.and_then(|best| address(inside, known, *best)) {
            Some(address) => *url = Some(address),
            None => url.iter_mut().for_each(|url| self.rename(url)),
        }
    }
}

fn address(inside: &str, known: &Known, file: File) -> Option<SafeUrl> {
    SafeUrl::parse(&["/", &site_path(inside, known, file)].concat()).ok()
}
