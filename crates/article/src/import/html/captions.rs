//! Lede, caption and credit of a picture, in the markup of many systems.

use super::facts::has_words;
use super::line::Style;
use super::tree::{Data, Id};
use super::walk::{Out, Walk};
use crate::model::{Block, Figure, MediaKind};
use crate::text::{Run, Text};
use std::collections::HashSet;

/// Classes of captions other than `figcaption`.
pub(super) const CAPTIONS: &[&str] = &[
    "wp-caption-text",
    "wp-caption-dd",
    "wp-element-caption",
    "gallery-caption",
    "image-caption",
    "photo-caption",
    "img-caption",
    "media-caption",
    "caption",
    "caption-text",
    "mceTemp-caption",
];

impl Walk<'_> {
    /// Extracts lede, caption and credit from an element.
    pub(super) fn words_of(
        &mut self,
        id: Id,
        style: &Style,
        others: &mut Vec<Block>,
        out: &mut Out,
    ) -> Words {
        let tree = self.tree;
        let mut captions = Vec::new();
        let mut credits = Vec::new();
        let mut title = None;
        let mut at = tree.children(id).next();
        while let Some(node) = at {
            let is_seen = !tree.facts(node).hidden && !self.taken.contains(&node);
            let is_caption =
                is_seen && (tree.name(node) == "figcaption" || tree.has_any_class(node, CAPTIONS));
            let is_credit = is_seen && !is_caption && self.is_credit(node);
            let is_title = is_seen && tree.has_class(node, "figure__lede");
            if is_caption {
                captions.push(node);
            } else if is_credit {
                credits.push(node);
            } else if is_title {
                title = Some(node);
            }
            at = tree.after(node, id, is_seen && !is_caption && !is_credit && !is_title);
        }
        // A set for lookups: a caption may have very many credits.
        let mut known: HashSet<Id> = credits.iter().copied().collect();
        for caption in &captions {
            let inner: Vec<Id> = tree
                .below(*caption)
                .filter(|id| self.is_credit(*id) || matches!(tree.name(*id), "cite" | "small"))
                .collect();
            for one in inner {
                // A credit inside another is part of it.
                let above = std::iter::successors(tree.parent(one), |id| tree.parent(*id));
                let is_inner = above
                    .take_while(|id| id != caption)
                    .any(|id| known.contains(&id));
                if !is_inner && !tree.facts(one).hidden {
                    known.insert(one);
                    credits.push(one);
                }
            }
        }
        self.taken.extend(credits.iter().copied());
        let mut text_of = |walk: &mut Self, ids: &[Id]| {
            let mut whole = None;
            for id in ids {
                let (text, rest) = walk.gathered(*id, style, out);
                others.extend(rest);
                whole = both(whole, text);
            }
            whole
        };
        let credit = text_of(self, &credits);
        let caption = text_of(self, &captions);
        let title = text_of(self, &title.into_iter().collect::<Vec<_>>());
        self.taken.extend(captions);
        if let Some(title) = tree.find(id, |id| tree.has_class(id, "figure__lede")) {
            self.taken.insert(title);
        }
        // "Photo:" before a credit is part of it.
        match (caption, credit) {
            (Some(label), Some(credit)) if is_label(&label) => Words {
                title,
                caption: None,
                credit: both(Some(label), Some(credit)),
            },
            (caption, credit) => Words {
                title,
                caption,
                credit,
            },
        }
    }

    fn is_credit(&self, id: Id) -> bool {
        let tree = self.tree;
        if !matches!(tree.data(id), Data::Element(_)) || !tree.facts(id).words {
            return false;
        }
        let by_class = tree.classes(id).any(|class| {
            let class = class.to_ascii_lowercase();
            let is_named = class.split(['-', '_']).any(|word| {
                matches!(
                    word,
                    "credit" | "credits" | "photographer" | "copyright" | "attribution" | "byline"
                )
            });
            is_named || class.ends_with("credit")
        });
        by_class
            || matches!(
                tree.attribute(id, "itemprop"),
                Some("copyrightHolder" | "creditText" | "author" | "creator")
            )
    }
}

/// The texts found.
#[derive(Default)]
pub(super) struct Words {
    pub(super) title: Option<Text>,
    pub(super) caption: Option<Text>,
    pub(super) credit: Option<Text>,
}

impl Words {
    /// Adds the texts to a figure. The label of a video or audio file may repeat them.
    pub(super) fn add_to(self, figure: &mut Figure) {
        let again = |text: &Option<Text>| {
            let plain = text.as_ref().map(Text::plain);
            plain.is_some() && plain == figure.media.alt
        };
        if figure.media.kind != MediaKind::Image && (again(&self.caption) || again(&self.title)) {
            figure.media.alt = None;
        }
        figure.title = self.title;
        figure.caption = self.caption;
        figure.credit = self.credit;
    }
}

/// Concatenates two texts.
pub(super) fn both(a: Option<Text>, b: Option<Text>) -> Option<Text> {
    match (a, b) {
        (Some(mut a), Some(b)) => {
            let is_open =
                a.0.last()
                    .is_some_and(|run| run.words.ends_with([' ', '\n']));
            if !is_open {
                a.0.push(Run::plain(" "));
            }
            a.0.extend(b.0);
            Some(a)
        }
        (a, b) => a.or(b),
    }
}

/// Whether a caption only introduces the credit: "Photo:", "Crédit photo :".
fn is_label(caption: &Text) -> bool {
    let words = caption.plain();
    let words = words.trim();
    has_words(words)
        && words.ends_with(':')
        && words.chars().count() <= 24
        && words.split_whitespace().count() <= 3
}
