//! Visits the components in reading order.

use super::super::source::Source;
use super::story::Story;
use super::words;
use crate::model::{Aside, BlockKind, Quote};
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

mod text;

/// A walk over a document's components.
pub(super) struct Walk<'w, 'v> {
    pub(super) source: &'w mut Source<'v>,
    /// The document's URL, to which the bundle's files are relative.
    pub(super) bundle: Option<SafeUrl>,
    /// The document's own title.
    title: Option<&'w str>,
    /// Whether the title has not been reached yet.
    before_title: bool,
    /// A caption that preceded its picture.
    pending_caption: Option<Text>,
    told_of_advertisements: bool,
    story: Story,
}

impl<'w, 'v> Walk<'w, 'v> {
    /// Visits all components of a document.
    pub(super) fn document(
        source: &'w mut Source<'v>,
        bundle: Option<SafeUrl>,
        title: Option<&'w str>,
    ) -> Story {
        let components = source.list("/components");
        let mut walk = Self {
            before_title: components.iter().any(holds_title),
            source,
            bundle,
            title,
            pending_caption: None,
            told_of_advertisements: false,
            story: Story::default(),
        };
        walk.components("/components", components);
        walk.release_pending_caption();
        walk.story.remove_loose_dividers();
        walk.story
    }

    fn components(&mut self, at: &str, components: &'v [Value]) {
        for (n, component) in components.iter().enumerate() {
            self.component(&format!("{at}/{n}"), component);
        }
    }

    fn component(&mut self, at: &str, component: &'v Value) {
        if component.get("hidden").and_then(Value::as_bool) == Some(true) {
            self.source.left_out(at, "a component that is hidden");
            return;
        }
        let role = component.get("role").and_then(Value::as_str);
        let role = role.unwrap_or_default();
        if role.contains("advertisement") {
            if !self.told_of_advertisements {
                self.source.left_out(at, "advertisements");
            }
            self.told_of_advertisements = true;
            return;
        }
        if self.medium(at, role, component) {
            // A caption waits only for the next component.
            return self.release_pending_caption();
        }
        if role != "caption" && component.get("text").is_some() || role == "divider" {
            self.release_pending_caption();
        }
        self.text(at, role, component);
    }

    /// Pictures, videos, audio and embeds.
    fn medium(&mut self, at: &str, role: &str, component: &'v Value) -> bool {
        let (kind, may_lead) = match role {
            "photo" | "image" | "figure" => (self.picture(at, component), true),
            "portrait" | "logo" => (self.picture(at, component), false),
            "gallery" | "mosaic" => (self.gallery(at, component), false),
            "video" => (self.video(at, component), true),
            "audio" | "music" => (self.audio(at, component), false),
            "embedwebvideo" | "embedvideo" => (self.embed(at, component), true),
            "tweet" | "instagram" | "facebook_post" | "tiktok" | "podcast" => {
                (self.embed(at, component), false)
            }
            "map" | "place" => (self.map(at, component), false),
            "datatable" => (self.table(at, component), false),
            "htmltable" => {
                let html = component.get("html").and_then(Value::as_str);
                let blocks = self.source.html_of(at, html.unwrap_or_default());
                self.story.open = None;
                for block in blocks {
                    match block.kind {
                        kind @ BlockKind::Table(_) => self.story.add_medium(kind, false),
                        kind => self.story.add(kind),
                    }
                }
                self.give_pending_caption();
                return true;
            }
            _ => return false,
        };
        match kind {
            Some(kind) => {
                self.story.add_medium(kind, may_lead);
                self.give_pending_caption();
            }
            None => self.story.open = None,
        }
        true
    }

    fn text(&mut self, at: &str, role: &str, component: &'v Value) {
        match role {
            "title" => self.headline(component),
            "intro" => self.intro(at, component),
            "byline" | "author" => self.byline(role, component),
            "photographer" | "illustrator" => self.credit(component),
            "caption" => self.caption(component),
            "body" => self.body(at, component),
            "quote" => {
                let blocks = words::blocks(self.source, at, component);
                if !blocks.is_empty() {
                    self.story
                        .add(BlockKind::Quote(Quote { blocks, cite: None }));
                }
            }
            "pullquote" => self.pullquote(component),
            "divider" => {
                // Above the text a rule separates nothing.
                if self.story.has_begun {
                    self.story.remove_loose_dividers();
                    self.story.add(BlockKind::Divider);
                }
            }
            "link_button" => {
                if let Some(kind) = self.button(at, component) {
                    self.story.add(kind);
                }
            }
            "article_link" => {
                if let Some(kind) = self.article(at, component) {
                    self.story.add(kind);
                }
            }
            "aside" => self.aside(at, component),
            role if role.starts_with("heading") => self.heading(role, component),
            _ => self.other(at, role, component),
        }
    }

    /// Content beside the text. Asides are not nested.
    fn aside(&mut self, at: &str, component: &'v Value) {
        if self.story.in_aside {
            return self.other(at, "aside", component);
        }
        self.story.in_aside = true;
        let before = std::mem::take(&mut self.story.blocks);
        self.other(at, "aside", component);
        self.release_pending_caption();
        self.story.remove_loose_dividers();
        let blocks = std::mem::replace(&mut self.story.blocks, before);
        if !blocks.is_empty() {
            self.story.add(BlockKind::Aside(Aside {
                kind: None,
                title: None,
                blocks,
            }));
        }
        self.story.open = None;
        self.story.in_aside = false;
    }

    /// Groups of components, and unknown roles.
    fn other(&mut self, at: &str, role: &str, component: &'v Value) {
        let inner = component.get("components").and_then(Value::as_array);
        if let Some(inner) = inner {
            self.background(at, component);
            return self.components(&format!("{at}/components"), inner);
        }
        if matches!(
            role,
            "container"
                | "section"
                | "chapter"
                | "header"
                | "aside"
                | "flexible_spacer"
                | "fixed_spacer"
        ) {
            self.background(at, component);
            return;
        }
        let has_words = component.get("text").is_some();
        if has_words {
            return self.body(at, component);
        }
        let shown: String = role.chars().take(40).collect();
        let what = if shown.is_empty() {
            "a component without a role".to_owned()
        } else {
            format!("a component of the role \"{shown}\"")
        };
        self.source.left_out(at, &what);
        self.keep_caption(component);
    }

    /// Keeps the caption of a medium that cannot be shown.
    pub(super) fn keep_caption(&mut self, component: &Value) {
        let caption = component.get("caption");
        if let Some(text) = caption.and_then(|caption| words::text(self.source, caption)) {
            self.story.add_words(BlockKind::Paragraph(text));
        }
    }

    /// Whether there has been no visible content yet.
    pub(super) fn is_at_the_top(&self) -> bool {
        self.story.is_at_the_top() && self.story.lead.is_none()
    }

    pub(super) fn set_lead(&mut self, kind: BlockKind) {
        self.story.add_medium(kind, true);
        // Backgrounds have no captions.
        self.story.open = None;
    }
}

/// Whether a component is the title or contains it. The recursion is bounded by the parser's depth limit.
fn holds_title(component: &Value) -> bool {
    let inner = component.get("components").and_then(Value::as_array);
    component.get("role").and_then(Value::as_str) == Some("title")
        || inner.is_some_and(|inner| inner.iter().any(holds_title))
}
