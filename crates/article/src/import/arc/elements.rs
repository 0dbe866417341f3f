//! A story's elements → blocks.

use super::{credits, media, release, words};
use crate::import::opening;
use crate::import::source::Source;
use crate::model::{
    Block, BlockKind, Code, Correction, Gallery, Heading, HeadingLevel, Lead, MediaKind, Pullquote,
    Quote,
};
use crate::text::Text;
use serde_json::Value;

/// How deep elements may nest. HTML in the innermost has its own limit (`limits::MAX_NESTING` covers both).
pub(super) const MAX_NESTING: usize = 6;

/// A walk over a story's elements.
pub(super) struct Elements<'s, 'v> {
    pub(super) source: &'s mut Source<'v>,
    /// Corrections are elements of the text in ANS; an article has a list of them.
    pub(super) corrections: Vec<Correction>,
}

impl<'s, 'v> Elements<'s, 'v> {
    pub(super) fn new(source: &'s mut Source<'v>) -> Self {
        Self {
            source,
            corrections: Vec::new(),
        }
    }

    /// The lead and the body.
    pub(super) fn document(&mut self, kind: &str) -> (Option<Lead>, Vec<Block>) {
        for at in self.source.pointers("/corrections") {
            self.correction(&at);
        }
        match kind {
            "gallery" => {
                let body: Vec<Block> = self.gallery("", false).into_iter().collect();
                let (lead, _) = match body.is_empty() {
                    true => self.promoted(),
                    false => (None, Vec::new()),
                };
                (lead, body)
            }
            "image" | "video" | "audio" => (None, self.medium(kind, "", false)),
            _ => {
                let (lead, mut body) = self.promoted();
                body.extend(self.all("/content_elements", 0));
                (lead, body)
            }
        }
    }

    /// The art above the text, else the picture for lists.
    fn promoted(&mut self) -> (Option<Lead>, Vec<Block>) {
        const SHOWN: &[&str] = &[
            "image",
            "video",
            "audio",
            "gallery",
            "raw_html",
            "oembed_response",
            "custom_embed",
        ];
        for at in ["/promo_items/lead_art", "/promo_items/basic"] {
            let kind = self.source.str(&format!("{at}/type"));
            if kind.is_some_and(|kind| SHOWN.contains(&kind)) {
                let mut blocks = self.element(at, 0);
                if !blocks.is_empty() {
                    return (opening::lead(&mut blocks), blocks);
                }
            }
        }
        (None, Vec::new())
    }

    fn all(&mut self, list: &str, depth: usize) -> Vec<Block> {
        let pointers = self.source.pointers(list);
        pointers.flat_map(|at| self.element(&at, depth)).collect()
    }

    /// The blocks of one element.
    pub(super) fn element(&mut self, at: &str, depth: usize) -> Vec<Block> {
        if !self.source.may_enter(at) {
            return Vec::new();
        }
        let key = |key: &str| format!("{at}/{key}");
        let kind = self.source.str(&key("type")).unwrap_or_default();
        if !self.is_for_the_web(at) {
            return self.left_out(at, "content for other channels than the web");
        }
        if release::is_withheld(self.source, at) {
            return self.left_out(at, "content that is not published or under embargo");
        }
        match kind {
            "text" | "raw_html" | "list_element" => self.html(&key("content")),
            "header" => self.heading(at).into_iter().collect(),
            "image" | "video" | "audio" => self.medium(kind, at, true),
            "gallery" => self.gallery(at, true).into_iter().collect(),
            "list" => self.list(at, depth),
            "quote" | "blockquote" | "pullquote" => self.quote(at, kind, depth),
            "table" => self.table(at).into_iter().collect(),
            "code" => self.code(at).into_iter().collect(),
            "divider" => vec![BlockKind::Divider.into()],
            "oembed_response" | "oembed" => self.oembed(at),
            "interstitial_link" => self.link(at).into_iter().collect(),
            "link_list" => self.links(at),
            "custom_embed" => self.custom(at),
            "correction" => {
                self.correction(at);
                Vec::new()
            }
            "endorsement" => self.paragraph(&key("endorsement")),
            "numeric_rating" => self.rating(at),
            kind => self.other(at, kind, depth),
        }
    }

    /// Elements may be limited to channels such as print or an app.
    fn is_for_the_web(&self, at: &str) -> bool {
        let channels = self.source.list(&format!("{at}/channels"));
        channels.is_empty()
            || channels
                .iter()
                .any(|channel| channel.as_str() == Some("web"))
    }

    pub(super) fn left_out(&mut self, at: &str, what: &str) -> Vec<Block> {
        let what: String = what.chars().take(80).collect();
        self.source.left_out(at, &what);
        Vec::new()
    }

    pub(super) fn html(&mut self, pointer: &str) -> Vec<Block> {
        let Some(html) = self.source.str(pointer) else {
            return Vec::new();
        };
        self.source.html_of(pointer, &words::unescaped(html))
    }

    fn paragraph(&mut self, pointer: &str) -> Vec<Block> {
        let text = words::text(self.source, pointer);
        text.map(|text| BlockKind::Paragraph(text).into())
            .into_iter()
            .collect()
    }

    fn heading(&mut self, at: &str) -> Option<Block> {
        let text = words::text(self.source, &format!("{at}/content"))?;
        let level = match self.source.number(&format!("{at}/level")) {
            Some(3) => HeadingLevel::Three,
            Some(4..) => HeadingLevel::Four,
            _ => HeadingLevel::Two,
        };
        Some(BlockKind::Heading(Heading { level, text }).into())
    }

    /// A picture, video or audio file. As a document of its own, it has its headline and description above it already.
    fn medium(&mut self, kind: &str, at: &str, is_within: bool) -> Vec<Block> {
        let figure = match kind {
            "image" => media::picture(self.source, at),
            "video" => media::recording(self.source, at, MediaKind::Video),
            _ => media::recording(self.source, at, MediaKind::Audio),
        };
        if self.source.str(&format!("{at}/transcript")).is_some() {
            self.source
                .left_out(&format!("{at}/transcript"), "a transcript");
        }
        let Some(mut figure) = figure else {
            return self.player(kind, at);
        };
        if !is_within {
            figure.title = None;
            figure.caption = figure.caption.filter(|_| kind == "image");
        }
        vec![BlockKind::Figure(Box::new(figure)).into()]
    }

    fn gallery(&mut self, at: &str, is_within: bool) -> Option<Block> {
        let mut figures = Vec::new();
        for at in self.source.pointers(&format!("{at}/content_elements")) {
            for block in self.element(&at, MAX_NESTING) {
                match block.kind {
                    BlockKind::Figure(figure) => figures.push(*figure),
                    BlockKind::Gallery(inner) => figures.extend(inner.figures),
                    _ => self
                        .source
                        .left_out(&at, "an item of a gallery that is not a picture"),
                }
            }
        }
        let keys = ["headlines/basic", "description/basic"];
        let words = keys.map(|key| words::text(self.source, &format!("{at}/{key}")));
        let caption =
            words
                .into_iter()
                .flatten()
                .filter(|_| is_within)
                .reduce(|mut title, text| {
                    if title.plain() != text.plain() {
                        if let Some(last) = title.0.last_mut() {
                            last.words.push('\n');
                        }
                        title.0.extend(text.0);
                    }
                    title
                });
        let gallery = Gallery { figures, caption };
        (!gallery.figures.is_empty()).then(|| BlockKind::Gallery(gallery).into())
    }

    fn quote(&mut self, at: &str, kind: &str, depth: usize) -> Vec<Block> {
        let mut blocks = self.html(&format!("{at}/content"));
        blocks.extend(self.all(&format!("{at}/content_elements"), depth + 1));
        let cite = words::text(self.source, &format!("{at}/citation/content"));
        if blocks.is_empty() || depth >= MAX_NESTING {
            blocks.extend(cite.map(|cite| BlockKind::Paragraph(cite).into()));
            return blocks;
        }
        let is_pulled =
            kind == "pullquote" || self.source.str(&format!("{at}/subtype")) == Some("pullquote");
        let text = match blocks.as_slice() {
            [
                Block {
                    kind: BlockKind::Paragraph(text),
                    ..
                },
            ] if is_pulled => Some(text.clone()),
            _ => None,
        };
        vec![match text {
            Some(text) => BlockKind::Pullquote(Pullquote { text, cite }).into(),
            None => BlockKind::Quote(Quote { blocks, cite }).into(),
        }]
    }

    fn code(&mut self, at: &str) -> Option<Block> {
        let text = self.source.str(&format!("{at}/content"))?.to_owned();
        let lang = self.source.words(&format!("{at}/language"));
        Some(BlockKind::Code(Code { text, lang }).into())
    }

    fn correction(&mut self, at: &str) {
        if let Some(text) = words::text(self.source, &format!("{at}/text")) {
            self.corrections.push(Correction { date: None, text });
        }
    }

    /// "4/5 stars"
    fn rating(&mut self, at: &str) -> Vec<Block> {
        let number = |key: &str| match self.source.get(&format!("{at}/{key}")) {
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let Some(rating) = number("numeric_rating") else {
            return Vec::new();
        };
        let of = number("max").map(|max| format!("/{max}"));
        let units = self.source.words(&format!("{at}/units"));
        let units = units.map(|units| format!(" {units}"));
        let words = [Some(rating), of, units].into_iter().flatten().collect();
        let words: String = words;
        vec![BlockKind::Paragraph(Text::of(words)).into()]
    }

    /// Groups, nested stories and unknown types: their headline, text and elements.
    fn other(&mut self, at: &str, kind: &str, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let titles = ["headlines/basic", "title"];
        let title = titles
            .into_iter()
            .find_map(|key| words::text(self.source, &format!("{at}/{key}")));
        blocks.extend(title.map(|text| {
            let level = HeadingLevel::Two;
            BlockKind::Heading(Heading { level, text }).into()
        }));
        if kind == "story" {
            let by = credits::of_media(self.source, at);
            blocks.extend(by.map(|by| BlockKind::Paragraph(by).into()));
        }
        blocks.extend(self.html(&format!("{at}/content")));
        blocks.extend(self.all(&format!("{at}/content_elements"), depth));
        if blocks.is_empty() {
            return self.left_out(at, &what(kind));
        }
        blocks
    }
}

/// Names an element that cannot be shown.
fn what(kind: &str) -> String {
    match kind {
        "" => "an element without a type".to_owned(),
        "reference" => "content given only by an id".to_owned(),
        kind => kind.to_owned(),
    }
}
