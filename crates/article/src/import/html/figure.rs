//! Figures and galleries: pictures with their captions and credits, in the markup of many systems.
//!
//! More than 300 lines, because all kinds of figures share their parts.

use super::super::same_picture::key;
use super::captions::both;
use super::copies;
use super::line::Style;
use super::media::Medium;
use super::size::size;
use super::tree::Id;
use super::walk::{Out, Walk};
use crate::model::{Block, BlockKind, Figure, Gallery};
use crate::text::Text;

/// Classes of figures other than `figure`.
const FIGURES: &[&str] = &[
    "wp-caption",
    "wp-block-image",
    "image-caption-wrapper",
    "captioned-image-container",
    "mceTemp",
    "kg-image-card",
    "media-image",
    "image-block",
];

const GALLERIES: &[&str] = &[
    "wp-block-gallery",
    "blocks-gallery-grid",
    "kg-gallery-card",
    "gallery",
    "tiled-gallery",
    "wp-block-jetpack-tiled-gallery",
    "wp-block-jetpack-slideshow",
];

impl Walk<'_> {
    pub(super) fn is_figure(&self, id: Id) -> bool {
        self.tree.has_any_class(id, FIGURES) && self.tree.facts(id).media > 0
    }

    pub(super) fn is_gallery(&self, id: Id) -> bool {
        self.tree.has_any_class(id, GALLERIES) && self.tree.facts(id).media > 0
    }

    pub(super) fn figure(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        self.flush(out);
        let facts = tree.facts(id);
        if facts.tables && (facts.media == 0 || self.is_figure_of_data(id)) {
            return self.captioned_table(id, style, out);
        }
        // A quote or code with a caption, or only text.
        if facts.media == 0 {
            return self.quoted_figure(id, style, out);
        }
        let figures = tree
            .below(id)
            .filter(|id| tree.name(*id) == "figure" && tree.facts(*id).media > 0);
        if figures.take(2).count() > 1 {
            return self.gallery(id, style, out);
        }
        let media = self.media_in(id);
        match media.len() {
            0 => self.container(id, style, out),
            1 => self.one(id, media, style, out),
            _ => self.several(id, media, style, out),
        }
    }

    /// The media in an element, in order; fallbacks for browsers without scripts are skipped.
    fn media_in(&mut self, id: Id) -> Vec<(Id, Medium)> {
        let tree = self.tree;
        let mut media = Vec::new();
        let mut noscripts = Vec::new();
        let mut at = tree.children(id).next();
        while let Some(node) = at {
            let is_seen = !tree.facts(node).hidden && !self.taken.contains(&node);
            let is_medium = is_seen && super::elements::is_medium(tree, node);
            if is_medium {
                media.extend(self.read(node).map(|medium| (node, medium)));
            }
            let is_noscript = tree.name(node) == "noscript";
            if is_seen && is_noscript {
                noscripts.push(node);
            }
            at = tree.after(node, id, is_seen && !is_medium && !is_noscript);
        }
        // A blurred copy stands for the picture in the `noscript`, which a script would load.
        let is_blurred = |(node, _): &(Id, Medium)| copies::is_blurred(tree, *node);
        if !noscripts.is_empty() && media.iter().all(is_blurred) {
            for (node, medium) in media.drain(..) {
                self.taken.insert(node);
                if let Medium::Media(media) = medium {
                    self.pictures.remove(&key(&media.src));
                }
            }
            let pictures: Vec<Id> = noscripts
                .iter()
                .flat_map(|noscript| tree.below(*noscript))
                .filter(|id| tree.name(*id) == "img")
                .collect();
            media.extend(
                pictures
                    .into_iter()
                    .filter_map(|id| Some((id, self.read(id)?))),
            );
        }
        self.taken.extend(noscripts);
        media.retain(|(_, medium)| !matches!(medium, Medium::Words(_)));
        self.taken.extend(copies::remove(&mut media));
        media
    }

    /// A single medium with its caption.
    fn one(&mut self, id: Id, media: Vec<(Id, Medium)>, style: &Style, out: &mut Out) {
        for (place, medium) in media {
            self.taken.insert(place);
            let mut others = Vec::new();
            let words = self.words_of(id, style, &mut others, out);
            match medium {
                Medium::Media(media) => {
                    let link = self.link_around(place, id, style);
                    let mut figure = self.bare_figure(place, *media, &link);
                    figure.size = size(self.tree, id).unwrap_or(figure.size);
                    // Ghost's poster; the video's own poster is transparent.
                    let still = self.tree.attribute(id, "data-kg-thumbnail");
                    let still = still.and_then(|still| self.place.file(still));
                    figure.media.poster = figure.media.poster.or(still);
                    words.add_to(&mut figure);
                    self.push(BlockKind::Figure(Box::new(figure)), out);
                }
                Medium::Embed(mut embed) => {
                    embed.caption = both(words.caption, words.credit);
                    self.push(BlockKind::Embed(embed), out);
                    others.extend(words.title.map(|title| BlockKind::Paragraph(title).into()));
                }
                Medium::Words(_) => {}
            }
            out.blocks.extend(others);
        }
        self.leftover(id, style, out);
    }

    /// Several media with one caption.
    fn several(&mut self, id: Id, media: Vec<(Id, Medium)>, style: &Style, out: &mut Out) {
        let mut others = Vec::new();
        let mut figures = Vec::new();
        let mut embeds = Vec::new();
        for (place, medium) in media {
            self.taken.insert(place);
            match medium {
                Medium::Media(media) => {
                    let link = self.link_around(place, id, style);
                    figures.push(self.bare_figure(place, *media, &link));
                }
                Medium::Embed(embed) => embeds.push(BlockKind::Embed(embed)),
                Medium::Words(_) => {}
            }
        }
        let words = self.words_of(id, style, &mut others, out);
        let caption = both(words.caption, words.credit);
        self.gallery_of(figures, caption, out);
        for embed in embeds {
            self.push(embed, out);
        }
        out.blocks.extend(others);
        self.leftover(id, style, out);
    }

    /// Pictures with optional captions of their own, and a caption for all.
    pub(super) fn gallery(&mut self, id: Id, style: &Style, out: &mut Out) {
        self.flush(out);
        let tree = self.tree;
        let media = self.media_in(id);
        let mut figures = Vec::new();
        let mut others = Vec::new();
        for (place, medium) in media {
            self.taken.insert(place);
            match medium {
                Medium::Media(media) => {
                    // The largest ancestor that contains no other medium.
                    let above = std::iter::successors(tree.parent(place), |id| tree.parent(*id));
                    let own = above
                        .take_while(|around| *around != id && tree.facts(*around).media == 1)
                        .last();
                    let words = own
                        .map(|own| self.words_of(own, style, &mut others, out))
                        .unwrap_or_default();
                    let link = self.link_around(place, id, style);
                    let mut figure = self.bare_figure(place, *media, &link);
                    words.add_to(&mut figure);
                    figures.push(figure);
                }
                Medium::Embed(embed) => others.push(BlockKind::Embed(embed).into()),
                Medium::Words(_) => {}
            }
        }
        let words = self.words_of(id, style, &mut others, out);
        self.gallery_of(figures, both(words.caption, words.credit), out);
        out.blocks.extend(others);
        self.leftover(id, style, out);
    }

    fn gallery_of(&mut self, mut figures: Vec<Figure>, caption: Option<Text>, out: &mut Out) {
        if figures.len() == 1
            && let Some(mut figure) = figures.pop()
        {
            let own = figure.caption.take();
            figure.caption = both(own, caption);
            return self.push(BlockKind::Figure(Box::new(figure)), out);
        }
        if figures.is_empty() {
            if let Some(caption) = caption {
                self.push(BlockKind::Paragraph(caption), out);
            }
            return;
        }
        self.push(BlockKind::Gallery(Gallery { figures, caption }), out);
    }

    fn captioned_table(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        let mut others = Vec::new();
        let words = self.words_of(id, style, &mut others, out);
        let caption = both(words.caption, words.credit);
        let table = tree.find(id, |id| tree.name(id) == "table");
        if let Some(table) = table {
            self.taken.insert(table);
            self.table(table, caption, style, out);
        }
        out.blocks.extend(others);
        self.leftover(id, style, out);
    }

    /// A figure without a picture, as our own pages write quotes.
    fn quoted_figure(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        // A post of another site has its own box.
        let first = tree.elements(id).next();
        let inner = first
            .filter(|first| tree.name(*first) == "div")
            .and_then(|first| tree.elements(first).next());
        let is_quote = [first, inner]
            .into_iter()
            .flatten()
            .any(|first| tree.name(first) == "blockquote");
        if self.is_pullquote(id) {
            return self.pullquote(id, style, out);
        }
        let before = out.blocks.len();
        if is_quote {
            let caption = tree.elements(id).find(|id| tree.name(*id) == "figcaption");
            let cite = caption.and_then(|caption| {
                self.taken.insert(caption);
                self.gathered(caption, style, out).0
            });
            self.container(id, style, out);
            match (out.blocks.get_mut(before..), cite) {
                (
                    Some(
                        [
                            Block {
                                kind: BlockKind::Quote(quote),
                                ..
                            },
                        ],
                    ),
                    Some(cite),
                ) if quote.cite.is_none() => quote.cite = Some(cite),
                (
                    Some(
                        [
                            Block {
                                kind: BlockKind::Embed(embed),
                                ..
                            },
                        ],
                    ),
                    Some(cite),
                ) if embed.caption.is_none() => embed.caption = Some(cite),
                (_, Some(cite)) => self.push(BlockKind::Paragraph(cite), out),
                _ => {}
            }
            return;
        }
        self.container(id, style, out);
    }

    /// Adds the target of a link around a picture, inside the figure's element, to the style.
    fn link_around(&self, place: Id, top: Id, style: &Style) -> Style {
        let tree = self.tree;
        let above = std::iter::successors(tree.parent(place), |id| tree.parent(*id));
        let link = above
            .take_while(|id| *id != top)
            .find(|id| tree.name(*id) == "a");
        let mut style = style.clone();
        if let Some(href) = link.and_then(|link| tree.attribute(link, "href")) {
            style.href = self.place.link(href).map(std::rc::Rc::new);
        }
        style
    }
}
