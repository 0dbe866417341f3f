//! Embeds: frames, posts and videos of other sites. Only their URL and text are kept, never their HTML.

use super::hidden::is_tracking;
use super::line::Style;
use super::media::alt;
use super::page_of::page_of;
use super::size::side;
use super::tree::{Data, Id, Tree};
use super::walk::{Out, Walk};
use crate::model::{Aspect, BlockKind, Embed};
use crate::url::SafeUrl;

impl Walk<'_> {
    /// A frame or a plug-in's object.
    pub(super) fn framed(&mut self, id: Id) -> Option<Embed> {
        let tree = self.tree;
        let inner = tree.elements(id).find(|id| tree.name(*id) == "embed");
        let movie = tree.elements(id).find(|id| {
            let name = tree.attribute(*id, "name").unwrap_or_default();
            tree.name(*id) == "param"
                && matches!(name.to_ascii_lowercase().as_str(), "movie" | "src" | "url")
        });
        let names = [
            "src",
            "data-src",
            "data-lazy-src",
            "data-litespeed-src",
            "data-iframe-src",
            "data-lazyload",
            // Scripts copy these to `src` when the reader consents.
            "data-cookieblock-src",
            "data-src-cmplz",
            "data-cmp-src",
            "data-consent-src",
            "data",
        ];
        let own = names
            .iter()
            .find_map(|name| self.place.file(tree.attribute(id, name)?));
        let url = own
            .or_else(|| self.place.file(tree.attribute(movie?, "value")?))
            .or_else(|| self.place.file(tree.attribute(inner?, "src")?));
        let Some(url) = url else {
            self.left_out.insert("frames without a URL");
            return None;
        };
        if is_tracking(tree, id, url.as_str()) {
            return None;
        }
        let sides = tree
            .attribute(id, "width")
            .and_then(side)
            .zip(tree.attribute(id, "height").and_then(side));
        let mut embed = embed(page_of(&url));
        embed.title = tree.attribute(id, "title").and_then(title);
        embed.aspect = sides.and_then(|(width, height)| aspect(width, height));
        Some(embed)
    }

    /// A post of another site: a quote whose links include the post's URL.
    pub(super) fn post(&mut self, id: Id, style: &Style, out: &mut Out) -> bool {
        const POSTS: &[&str] = &[
            "twitter-tweet",
            "twitter-video",
            "instagram-media",
            "tiktok-embed",
            "bluesky-embed",
            "mastodon-embed",
            "reddit-card",
            "reddit-embed-bq",
            "fb-post",
            "fb-video",
            "imgur-embed-pub",
            "text-post-media",
            "telegram-post",
            "wp-embedded-content",
        ];
        let tree = self.tree;
        if !tree.has_any_class(id, POSTS) {
            return false;
        }
        let said = tree.first_attribute(
            id,
            &[
                "data-instgrm-permalink",
                "data-href",
                "cite",
                "data-embed-url",
                "data-text-post-permalink",
                "data-bluesky-uri",
            ],
        );
        let links = || {
            let links = tree.below(id).filter(|id| tree.name(*id) == "a");
            let links = links.filter_map(|id| self.place.file(tree.attribute(id, "href")?));
            // The post's own URL comes last, after its links.
            links.last()
        };
        let Some(url) = said.and_then(|url| self.place.file(url)).or_else(links) else {
            return false;
        };
        self.flush(out);
        let (text, others) = self.gathered(id, style, out);
        let mut embed = embed(url);
        embed.text = text;
        self.push(BlockKind::Embed(Box::new(embed)), out);
        out.blocks.extend(others);
        true
    }

    /// An element around an embed: a frame, or a bare URL if the system could not fetch the embed.
    pub(super) fn embed_box(&mut self, id: Id, style: &Style, out: &mut Out) -> bool {
        let tree = self.tree;
        let caption = tree.elements(id).find(|id| tree.name(*id) == "figcaption");
        if tree.facts(id).media == 0 {
            let mut words = String::new();
            let mut links = Vec::new();
            let mut at = tree.children(id).next();
            while let Some(node) = at {
                match tree.data(node) {
                    Data::Text(text) => words.push_str(text),
                    _ if tree.name(node) == "a" => links.extend(tree.attribute(node, "href")),
                    _ => {}
                }
                at = tree.after(node, id, Some(node) != caption && !tree.facts(node).hidden);
            }
            let words = words.trim();
            let is_address = words.starts_with("http") && !words.contains(char::is_whitespace);
            let said = tree.attribute(id, "data-canonical-url");
            let address = if is_address {
                links.first().copied().or(Some(words))
            } else {
                said.filter(|_| words.is_empty())
            };
            let Some(url) = address.and_then(|address| self.place.file(address)) else {
                return false;
            };
            let caption = self.caption_of(caption, style, out);
            let mut embed = embed(page_of(&url));
            embed.caption = caption;
            embed.title = tree.attribute(id, "data-alt").and_then(alt);
            self.push(BlockKind::Embed(Box::new(embed)), out);
            return true;
        }
        // Only a frame and its caption; anything else is left to the walk.
        let Some(frame) = tree.find(id, |id| {
            matches!(tree.name(id), "iframe" | "object" | "embed")
        }) else {
            return false;
        };
        let Some(mut embed) = self.framed(frame) else {
            return false;
        };
        self.taken.insert(frame);
        embed.caption = self.caption_of(caption, style, out);
        if let Some(aspect) = tree
            .classes(id)
            .find_map(|class| class.strip_prefix("wp-embed-aspect-"))
        {
            let sides = aspect
                .split_once('-')
                .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
            // More exact than the frame's sides, which are rounded to pixels.
            embed.aspect = sides.and_then(|(w, h)| self::aspect(w, h)).or(embed.aspect);
        }
        self.push(BlockKind::Embed(Box::new(embed)), out);
        self.children(id, style, out);
        self.flush(out);
        true
    }

    /// An embed card of our own pages.
    pub(super) fn our_embed(&mut self, id: Id, style: &Style, out: &mut Out) -> bool {
        let tree = self.tree;
        let with = |class: &'static str| tree.find(id, |id| tree.has_class(id, class));
        let link = with("embed__actions").and_then(|id| tree.find(id, |id| tree.name(id) == "a"));
        let Some(url) = link.and_then(|link| self.place.file(tree.attribute(link, "href")?)) else {
            return false;
        };
        self.flush(out);
        let mut embed = embed(url);
        let words = |id: Option<Id>| id.and_then(|id| alt(&tree.words(id)));
        embed.title = words(with("embed__title"));
        let provider = words(with("embed__provider"));
        embed.provider =
            provider.filter(|name| crate::embed::label(&embed.url) != Some(name.as_str()));
        embed.text = with("embed__text").and_then(|id| self.gathered(id, style, out).0);
        embed.poster =
            with("embed__poster").and_then(|id| self.place.file(tree.attribute(id, "src")?));
        embed.aspect = with("embed__card").and_then(|id| {
            let class = tree
                .classes(id)
                .find_map(|class| class.strip_prefix("aspect-"))?;
            let (width, height) = class.split_once('-')?;
            aspect(width.parse().ok()?, height.parse().ok()?)
        });
        let caption = tree.elements(id).find(|id| tree.name(*id) == "figcaption");
        embed.caption = self.caption_of(caption, style, out);
        self.push(BlockKind::Embed(Box::new(embed)), out);
        true
    }

    fn caption_of(
        &mut self,
        caption: Option<Id>,
        style: &Style,
        out: &mut Out,
    ) -> Option<crate::text::Text> {
        let caption = caption?;
        self.taken.insert(caption);
        self.gathered(caption, style, out).0
    }
}

/// An embed with only a URL.
pub(in crate::import) fn embed(url: SafeUrl) -> Embed {
    Embed {
        url,
        provider: None,
        title: None,
        text: None,
        poster: None,
        aspect: None,
        caption: None,
    }
}

/// The ratio of two sides.
pub(in crate::import) fn aspect(width: u32, height: u32) -> Option<Aspect> {
    let divisor = greatest_divisor(width, height);
    let (mut width, mut height) = (width.checked_div(divisor)?, height.checked_div(divisor)?);
    // The article format allows 100 at most.
    while width.max(height) > 100 {
        (width, height) = (width / 2, height / 2);
    }
    let (width, height) = (u8::try_from(width).ok()?, u8::try_from(height).ok()?);
    (width > 0 && height > 0).then_some(Aspect { width, height })
}

fn greatest_divisor(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        greatest_divisor(b, a % b)
    }
}

impl Tree {
    /// The text of an element, concatenated.
    pub(super) fn words(&self, id: Id) -> String {
        let mut words = String::new();
        for node in self.below(id) {
            if let Data::Text(text) = self.data(node) {
                words.push_str(text);
            }
        }
        words
    }
}

/// A frame's title, unless it is a URL or YouTube's default.
fn title(words: &str) -> Option<String> {
    let says_nothing = |title: &String| {
        title.contains("://") || title.eq_ignore_ascii_case("YouTube video player")
    };
    alt(words).filter(|title| !says_nothing(title))
}
