//! Pictures from their elements.

use super::super::duplicates::picture;
use super::hidden::is_tracking;
use super::line::Style;
use super::size::{in_name, side, size};
use super::srcset;
use super::tree::Id;
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

/// Attributes for the URL in lazy loading.
const LAZY: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-hi-res-src",
    "data-full-url",
    "data-orig-file",
    "data-image",
    "data-url",
];
const LAZY_SETS: &[&str] = &["data-srcset", "data-lazy-srcset", "data-original-set"];

/// Higher pictures are not text.
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

    /// The full picture that a thumbnail without other sizes links to.
    fn full_picture(&self, href: &SafeUrl, media: &Media) -> Option<SafeUrl> {
        let is_copy = media.kind == MediaKind::Image
            && media.sources.is_empty()
            && in_name(media.src.as_str()).is_some();
        let full = self.place.file(href.as_str()).filter(|_| is_copy)?;
        (full != media.src && picture(&full) == picture(&media.src)).then_some(full)
    }

    /// Reads a media element; `None` for a tracking pixel, a missing URL, or a picture that was read before.
    pub(super) fn read(&mut self, id: Id) -> Option<Medium> {
        match self.tree.name(id) {
            "img" | "picture" => self.image(id),
            "video" => self.video(id, MediaKind::Video),
            "audio" => self.video(id, MediaKind::Audio),
            _ => self.framed(id).map(|embed| Medium::Embed(Box::new(embed))),
        }
    }

    /// A `noscript` repeats what scripts would show: each picture is taken once, text is skipped.
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
            self.duplicates.insert(media.src.as_str().to_owned());
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

    fn image(&mut self, id: Id) -> Option<Medium> {
        let tree = self.tree;
        let img = match tree.name(id) {
            "picture" => tree.find(id, |id| tree.name(id) == "img"),
            _ => Some(id),
        };
        if let Some(alt) = img.and_then(|img| self.icon_text(img)) {
            return Some(Medium::Words(alt));
        }
        let sources = self.sources(id, img);
        let own = img.and_then(|img| self.address(img));
        // The widest file that is not only for large screens.
        let widest = || {
            let fitting = sources.iter().filter(|source| {
                source.width.is_none_or(|width| width <= 1600) && source.mime.is_none()
            });
            let fitting = fitting.max_by_key(|source| source.width);
            fitting.or(sources.first()).map(|source| source.src.clone())
        };
        let Some(src) = own.or_else(widest) else {
            self.left_out.insert("pictures without a URL");
            return None;
        };
        if img.is_some_and(|img| is_tracking(tree, img, src.as_str())) {
            return None;
        }
        if self.is_known(img.unwrap_or(id), &src, &sources) {
            return None;
        }
        let sides = img.and_then(|img| {
            let of = |name| tree.attribute(img, name).and_then(side);
            of("width").zip(of("height"))
        });
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

    /// The URL of the picture itself.
    fn address(&self, img: Id) -> Option<SafeUrl> {
        let tree = self.tree;
        let lazy = || {
            LAZY.iter()
                .find_map(|name| self.place.file(tree.attribute(img, name)?))
        };
        let own = tree
            .attribute(img, "src")
            .filter(|src| !is_placeholder(src));
        let own = own.and_then(|src| self.place.file(src));
        // A small, blurred placeholder may precede the lazily loaded file.
        let is_lazy = tree.classes(img).any(|class| class.contains("lazy"));
        if is_lazy {
            lazy().or(own)
        } else {
            own.or_else(lazy)
        }
    }

    fn sources(&self, id: Id, img: Option<Id>) -> Vec<Source> {
        let tree = self.tree;
        let mut sources: Vec<Source> = Vec::new();
        let elements = tree
            .elements(id)
            .filter(|id| tree.name(*id) == "source")
            .chain(img);
        for element in elements {
            let mime = tree
                .attribute(element, "type")
                .filter(|mime| mime.starts_with("image/") && mime.len() <= 40);
            let sets = ["srcset"]
                .iter()
                .chain(LAZY_SETS)
                .filter_map(|name| tree.attribute(element, name));
            for candidate in sets.flat_map(srcset::candidates) {
                let Some(width) = candidate.width else {
                    continue;
                };
                if is_placeholder(candidate.address) {
                    continue;
                }
                let Some(src) = self.place.file(candidate.address) else {
                    continue;
                };
                if sources.len() < MAX_SOURCES && sources.iter().all(|known| known.src != src) {
                    sources.push(Source {
                        src,
                        width: Some(width),
                        height: None,
                        mime: mime.map(str::to_owned),
                    });
                }
            }
        }
        sources
    }

    /// Whether the picture was read before, inside or outside a `noscript`.
    fn is_known(&mut self, img: Id, src: &SafeUrl, sources: &[Source]) -> bool {
        if self.duplicates.remove(src.as_str()) {
            return true;
        }
        let above = std::iter::successors(self.tree.parent(img), |id| self.tree.parent(*id));
        let is_fallback = above.take(4).any(|id| self.tree.name(id) == "noscript");
        let is_known = is_fallback && self.pictures.contains(src.as_str());
        self.pictures.insert(src.as_str().to_owned());
        self.pictures
            .extend(sources.iter().map(|source| source.src.as_str().to_owned()));
        is_known
    }
}

/// Maximal number of files kept for a picture.
pub(super) const MAX_SOURCES: usize = 24;

/// An attribute's text, on one line.
pub(super) fn alt(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether a URL is a placeholder for lazy loading.
pub(super) fn is_placeholder(address: &str) -> bool {
    const NAMES: &[&str] = &[
        "spacer.",
        "blank.",
        "placeholder",
        "1x1",
        "transparent.",
        "pixel.gif",
        "lazy_placeholder",
        "loading.",
        "grey.gif",
        "spacergif",
    ];
    let address = address.trim();
    let file = address.split(['?', '#']).next().unwrap_or(address);
    let name = file.rsplit('/').next().unwrap_or(file).to_ascii_lowercase();
    address.starts_with("data:")
        || file.contains("spacergif")
        || NAMES.iter().any(|known| name.starts_with(known))
}

/// A link around a picture usually leads to the picture file and is dropped.
fn leads_to_a_page(href: &SafeUrl, media: &Media) -> bool {
    let file = |url: &SafeUrl| {
        let url = url.as_str();
        url.split(['?', '#'])
            .next()
            .unwrap_or(url)
            .to_ascii_lowercase()
    };
    let path = file(href);
    let is_file = [
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp",
    ]
    .iter()
    .any(|extension| path.ends_with(extension));
    !is_file && path != file(&media.src)
}
