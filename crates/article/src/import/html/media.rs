//! Pictures and other media at their positions.

use super::super::same_picture::{is_file, key};
use super::super::words::encoded_twice;
use super::elements::background;
use super::files::{Files, is_placeholder};
use super::hidden::is_tracking;
use super::line::Style;
use super::size::{in_name, side, size};
use super::tree::{Id, Tree};
use super::walk::{Out, Walk};
use crate::model::{BlockKind, Embed, Figure, Media, MediaKind, Source};
use crate::url::SafeUrl;

/// The result of reading a media element.
pub(super) enum Medium {
    /// A picture, video or audio file.
    Media(Box<Media>),
    /// An embed.
    Embed(Box<Embed>),
    /// A picture that represents text, such as an emoji.
    Words(String),
}

/// Larger pictures are not text.
const MAX_ICON_PIXELS: u32 = 32;

impl Walk<'_> {
    /// Adds a medium at its position.
    pub(super) fn medium(&mut self, id: Id, style: &Style, out: &mut Out) {
        match self.read(id) {
            Some(Medium::Media(media)) => {
                let figure = self.bare_figure(id, *media, style);
                self.push_after(BlockKind::Figure(Box::new(figure)), out);
            }
            Some(Medium::Embed(embed)) => self.push_after(BlockKind::Embed(embed), out),
            Some(Medium::Words(alt)) => out.line.push(&alt, style),
            None => {}
        }
    }

    /// A figure without texts.
    pub(super) fn bare_figure(&self, id: Id, mut media: Media, style: &Style) -> Figure {
        let href = style.href.as_deref();
        if let Some(full) = href.and_then(|href| self.full_picture(href, &media)) {
            media.src = full;
            // Square thumbnails are cropped from pictures of other ratios.
            if media.width == media.height {
                (media.width, media.height) = (None, None);
            }
        }
        Figure {
            href: href.filter(|href| leads_to_a_page(href, &media)).cloned(),
            size: size(self.tree, id).unwrap_or_default(),
            ..Figure::from(media)
        }
    }

    /// The full-size picture that a thumbnail without other sizes links to.
    fn full_picture(&self, href: &SafeUrl, media: &Media) -> Option<SafeUrl> {
        let is_copy = media.kind == MediaKind::Image
            && media.sources.is_empty()
            && in_name(media.src.as_str()).is_some();
        let full = self.place.file(href.as_str()).filter(|_| is_copy)?;
        (full != media.src && key(&full) == key(&media.src)).then_some(full)
    }

    /// Reads a media element; `None` for a tracking pixel, a missing URL, or a picture that was read before.
    pub(super) fn read(&mut self, id: Id) -> Option<Medium> {
        match self.tree.name(id) {
            "img" | "picture" => self.image(id),
            "video" => self.video(id, MediaKind::Video),
            "audio" => self.video(id, MediaKind::Audio),
            "div" | "span" | "a" | "p" | "section" | "figure" | "li" => self.background(id),
            _ => self.framed(id).map(|embed| Medium::Embed(Box::new(embed))),
        }
    }

    /// Adds the pictures, frames, videos and sounds in a `noscript`, each picture once. Its text is skipped.
    pub(super) fn noscript(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        let pictures: Vec<Id> = tree
            .below(id)
            .filter(|id| tree.name(*id) == "img")
            .collect();
        for picture in pictures {
            let Some(Medium::Media(media)) = self.image(picture) else {
                continue;
            };
            self.duplicates.insert(key(&media.src));
            let figure = self.bare_figure(picture, *media, style);
            self.push_after(BlockKind::Figure(Box::new(figure)), out);
        }
        let others: Vec<Id> = tree
            .below(id)
            .filter(|id| matches!(tree.name(*id), "iframe" | "video" | "audio"))
            .collect();
        for other in others {
            self.medium(other, style, out);
        }
    }

    /// The background picture of an element with the role `img`.
    fn background(&mut self, id: Id) -> Option<Medium> {
        let src = background(self.tree, id).filter(|src| !is_placeholder(src));
        let Some(src) = src.and_then(|src| self.place.file(src)) else {
            self.left_out.insert("pictures without a URL");
            return None;
        };
        let mut media = Media::image(src);
        let words = self.tree.first_attribute(id, &["aria-label", "title"]);
        media.alt = words.and_then(alt);
        Some(Medium::Media(Box::new(media)))
    }

    fn image(&mut self, id: Id) -> Option<Medium> {
        let tree = self.tree;
        let img = match tree.name(id) {
            "picture" => tree.find(id, |id| tree.name(id) == "img"),
            _ => Some(id),
        };
        if let Some(alt) = img.and_then(|img| self.icon_text(img)) {
            return Some(Medium::Words(alt));
        }
        if img.is_some_and(|img| is_for_dark(tree, img)) {
            return None;
        }
        let Files { src, sources } = self.files(id, img);
        let Some(src) = src else {
            // A hidden `img` only reserves space for the picture that follows.
            if img.is_none_or(|img| tree.attribute(img, "aria-hidden") != Some("true")) {
                self.left_out.insert("pictures without a URL");
            }
            return None;
        };
        if img.is_some_and(|img| self.is_ornament(img)) {
            return None;
        }
        if img.is_some_and(|img| is_tracking(tree, img, src.as_str())) {
            return None;
        }
        if self.is_known(img.unwrap_or(id), &src, &sources) {
            return None;
        }
        let sides = img.and_then(|img| self.sides(img));
        let mut media = Media::image(src);
        if let Some((width, height)) = sides.or_else(|| in_name(media.src.as_str())) {
            (media.width, media.height) = (Some(width), Some(height));
        }
        media.alt = img.and_then(|img| tree.attribute(img, "alt")).and_then(alt);
        media.decorative = media.alt.is_none()
            && img.is_some_and(|img| {
                matches!(tree.attribute(img, "role"), Some("presentation" | "none"))
            });
        media.sources = sources;
        Some(Medium::Media(Box::new(media)))
    }

    /// Whether a small picture is marked as decorative by an empty alternative text.
    fn is_ornament(&self, img: Id) -> bool {
        let is_empty = self
            .tree
            .attribute(img, "alt")
            .is_some_and(|alt| alt.trim().is_empty());
        let is_small = |(width, height)| width <= MAX_ICON_PIXELS && height <= MAX_ICON_PIXELS;
        is_empty && self.sides(img).is_some_and(is_small)
    }

    /// The alternative text of an emoji or a similar small picture.
    fn icon_text(&self, img: Id) -> Option<String> {
        let tree = self.tree;
        let alt = alt(tree.attribute(img, "alt")?)?;
        let is_small = |name| {
            let side = tree.attribute(img, name).and_then(side);
            side.is_some_and(|pixels| pixels <= MAX_ICON_PIXELS)
        };
        let src = tree.attribute(img, "src").unwrap_or_default();
        let is_emoji = tree.has_any_class(img, &["emoji", "wp-smiley", "emojione", "twemoji"])
            || src.contains("/images/core/emoji/");
        (is_emoji || (is_small("width") && is_small("height"))).then_some(alt)
    }

    /// Whether the picture was read before: from a `noscript`, or before a `noscript` that repeats it.
    fn is_known(&mut self, img: Id, src: &SafeUrl, sources: &[Source]) -> bool {
        let own = key(src);
        if self.duplicates.remove(&own) {
            return true;
        }
        let above = std::iter::successors(self.tree.parent(img), |id| self.tree.parent(*id));
        let is_fallback = above.take(4).any(|id| self.tree.name(id) == "noscript");
        let is_known = is_fallback && self.pictures.contains(&own);
        self.pictures.insert(own);
        self.pictures
            .extend(sources.iter().map(|source| key(&source.src)));
        is_known
    }
}

/// An attribute's text on one line; `None` if it is empty.
pub(super) fn alt(words: &str) -> Option<String> {
    let words = encoded_twice(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether a picture is only for dark mode, by the conventions of GitHub and MkDocs. Another picture is for light mode.
fn is_for_dark(tree: &Tree, img: Id) -> bool {
    let src = tree.attribute(img, "src").unwrap_or_default();
    src.ends_with("#gh-dark-mode-only")
        || src.ends_with("#only-dark")
        || tree.has_any_class(img, &["only-dark", "dark-only"])
}

/// A link around a picture usually leads to the picture file and is dropped.
fn leads_to_a_page(href: &SafeUrl, media: &Media) -> bool {
    let own = key(href);
    !is_file(&own) && own != key(&media.src)
}
