//! Boxes marked by classes: cards, callouts, galleries, posts of other sites.

use super::line::Style;
use super::media::alt;
use super::tree::{Id, Tree};
use super::walk::{Out, Walk};
use crate::model::{Aside, Block, BlockKind, Card};
use crate::text::{Run, Text};

impl Walk<'_> {
    /// Converts an element if it is a box of a known kind; returns whether it was.
    pub(super) fn boxed(&mut self, id: Id, style: &Style, out: &mut Out) -> bool {
        let tree = self.tree;
        // Fast path: most elements have no class, and inline elements are not boxes.
        if tree.attribute(id, "class").is_none() {
            return false;
        }
        let has = |class| tree.has_class(id, class);
        match tree.name(id) {
            "blockquote" => return self.post(id, style, out),
            "figure" | "div" | "section" | "aside" | "ul" | "a" | "p" | "dl" | "article" => {}
            _ => return false,
        }
        if has("kg-bookmark-card")
            || has("kg-file-card")
            || has("kg-button-card")
            || has("card")
            || has("element-rich-link")
            || has("embedded-post")
        {
            return self.card(id, style, out);
        }
        if matches!(tree.name(id), "p" | "div") && self.caption_below(id, style, out) {
            return true;
        }
        if has("embed") && tree.attribute(id, "data-embed").is_some() {
            return self.our_embed(id, style, out);
        }
        let is_embed = has("wp-block-embed")
            || has("kg-embed-card")
            || tree.attribute(id, "data-canonical-url").is_some();
        if is_embed
            && tree.name(id) != "aside"
            && self.holds_no_post(id)
            && self.embed_box(id, style, out)
        {
            return true;
        }
        if tree.has_any_class(
            id,
            &["fb-post", "fb-video", "tiktok-embed", "instagram-media"],
        ) && self.post(id, style, out)
        {
            return true;
        }
        if has("kg-callout-card") {
            self.callout(id, style, out);
            return true;
        }
        if has("kg-toggle-card") {
            let title = tree.find(id, |id| tree.has_class(id, "kg-toggle-heading-text"));
            self.boxed_in(id, None, title, style, out);
            return true;
        }
        if has("kg-audio-card") {
            return self.audio(id, style, out);
        }
        if self.is_gallery(id) {
            self.gallery(id, style, out);
            return true;
        }
        if tree.name(id) != "figure" && self.is_figure(id) && tree.facts(id).media < 4 {
            self.figure(id, style, out);
            return true;
        }
        if tree.name(id) == "div" && self.is_pullquote(id) {
            self.pullquote(id, style, out);
            return true;
        }
        false
    }

    fn holds_no_post(&self, id: Id) -> bool {
        self.tree
            .find(id, |id| self.tree.name(id) == "blockquote")
            .is_none()
    }

    /// A link with its own headline: bookmarks, files, rich links.
    fn card(&mut self, id: Id, style: &Style, out: &mut Out) -> bool {
        let tree = self.tree;
        let with = |classes: &[&str]| tree.find(id, |id| tree.has_any_class(id, classes));
        let is_link = |id: Id| tree.name(id) == "a" && tree.attribute(id, "href").is_some();
        let link = if is_link(id) {
            Some(id)
        } else {
            tree.find(id, is_link)
        };
        let Some(url) = link.and_then(|link| self.place.link(tree.attribute(link, "href")?)) else {
            return false;
        };
        let headline = with(&[
            "kg-bookmark-title",
            "kg-file-card-title",
            "card__headline",
            "rich-link__title",
        ])
        .or(link);
        let plain = Style {
            href: None,
            ..style.clone()
        };
        self.flush(out);
        let Some(headline) =
            headline.and_then(|headline| self.text_without_links(headline, &plain, out))
        else {
            return false;
        };
        let texts = [
            with(&[
                "kg-bookmark-description",
                "kg-file-card-caption",
                "card__text",
            ]),
            with(&["kg-bookmark-author"]),
            with(&["kg-bookmark-publisher"]),
            with(&["kg-file-card-filename"]),
            with(&["kg-file-card-filesize"]),
        ];
        let texts: Vec<Text> = texts
            .into_iter()
            .flatten()
            .filter_map(|id| self.text_without_links(id, &plain, out))
            .collect();
        let text = texts.into_iter().reduce(|mut whole, more| {
            whole.0.push(Run::plain(" · "));
            whole.0.extend(more.0);
            whole
        });
        let image = with(&["kg-bookmark-thumbnail", "card__image"]);
        let image = image.and_then(|id| {
            if tree.name(id) == "img" {
                Some(id)
            } else {
                tree.find(id, |id| tree.name(id) == "img")
            }
        });
        let card = Card {
            url,
            headline,
            text,
            image: image.and_then(|id| self.place.file(tree.attribute(id, "src")?)),
            kind: None,
        };
        self.push(BlockKind::Card(Box::new(card)), out);
        let caption = tree.elements(id).find(|id| tree.name(*id) == "figcaption");
        if let Some(caption) = caption {
            self.container(caption, style, out);
        }
        true
    }

    /// The text of a part of a card, without links: the card itself is the link.
    fn text_without_links(&mut self, id: Id, style: &Style, out: &mut Out) -> Option<Text> {
        let mut text = self.gathered(id, style, out).0?;
        for run in &mut text.0 {
            run.href = None;
        }
        Some(text)
    }

    /// A box with an emoji and text.
    fn callout(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        self.flush(out);
        let mut inner = Out::default();
        let done = self.within(&mut inner, |walk, inner| {
            for part in tree.children(id) {
                let is_sign = tree.has_class(part, "kg-callout-emoji");
                if is_sign {
                    walk.children(part, style, inner);
                    inner.line.push(" ", style);
                } else if tree.has_class(part, "kg-callout-text") {
                    walk.children(part, style, inner);
                } else {
                    walk.node(part, style, inner);
                }
            }
        });
        if done.is_none() {
            return self.container(id, style, out);
        }
        out.ids.append(&mut inner.ids);
        if !inner.blocks.is_empty() {
            let aside = Aside {
                kind: Some("note".to_owned()),
                title: None,
                blocks: inner.blocks,
            };
            self.push(BlockKind::Aside(aside), out);
        }
    }

    /// An audio player drawn by a script: only the file and its title are used.
    fn audio(&mut self, id: Id, style: &Style, out: &mut Out) -> bool {
        let tree = self.tree;
        let Some(audio) = tree.find(id, |id| tree.name(id) == "audio") else {
            return false;
        };
        let Some(super::media::Medium::Media(media)) = self.read(audio) else {
            return false;
        };
        self.flush(out);
        let mut figure = self.bare_figure(id, *media, style);
        let title = tree.find(id, |id| tree.has_class(id, "kg-audio-title"));
        figure.title = title.and_then(|id| alt(&tree.words(id))).map(Text::of);
        let cover = tree.find(id, |id| {
            tree.name(id) == "img" && tree.has_class(id, "kg-audio-thumbnail")
        });
        figure.media.poster = cover.and_then(|id| self.place.file(tree.attribute(id, "src")?));
        self.push(BlockKind::Figure(Box::new(figure)), out);
        let caption = tree.elements(id).find(|id| tree.name(*id) == "figcaption");
        if let (
            Some(caption),
            Some(Block {
                kind: BlockKind::Figure(figure),
                ..
            }),
        ) = (caption, out.blocks.last_mut())
        {
            figure.caption = alt(&tree.words(caption)).map(Text::of);
        }
        true
    }
}

impl Tree {
    pub(super) fn is_math(&self, id: Id) -> bool {
        self.foreign_name(id) == "math"
    }

    /// Whether it repeats the formula in another notation.
    pub(super) fn is_annotation(&self, id: Id) -> bool {
        matches!(self.foreign_name(id), "annotation" | "annotation-xml")
    }
}
