//! Pictures, videos, audio and posts of other sites.

use super::super::html::{self, page_of};
use super::walk::Walk;
use super::words;
use crate::model::{Aspect, BlockKind, Figure, Gallery, Media, MediaKind};
use crate::url::SafeUrl;
use serde_json::Value;

impl<'v> Walk<'_, 'v> {
    /// A picture with its caption.
    pub(super) fn picture(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        let Some(figure) = self.figure(at, component, "URL") else {
            self.keep_caption(component);
            return None;
        };
        Some(BlockKind::Figure(Box::new(figure)))
    }

    fn figure(&mut self, at: &str, component: &Value, key: &str) -> Option<Figure> {
        let mut media = Media::image(self.file(at, component, key)?);
        let alt = component
            .get("accessibilityCaption")
            .and_then(Value::as_str);
        media.alt = alt.and_then(super::super::words::line);
        let caption = component.get("caption");
        Some(Figure {
            caption: caption.and_then(|caption| words::text(self.source, caption)),
            ..Figure::from(media)
        })
    }

    /// The URL of a file. `bundle://` is the document's folder, where that is known.
    fn file(&mut self, at: &str, component: &Value, key: &str) -> Option<SafeUrl> {
        let address = component.get(key).and_then(Value::as_str)?;
        let file = match address.strip_prefix("bundle://") {
            Some(name) => html::Place {
                base: self.bundle.as_ref(),
                ..html::Place::default()
            }
            .file(name),
            None => self.source.place().file(address),
        };
        if file.is_none() {
            let shown: String = address.chars().take(120).collect();
            let at = format!("{at}/{key}");
            self.source
                .left_out(&at, &format!("the file \"{shown}\", which has no URL"));
        }
        file
    }

    /// Several pictures, each with its own caption.
    pub(super) fn gallery(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        let items = component.get("items").and_then(Value::as_array)?;
        let mut figures = Vec::new();
        for (n, item) in items.iter().enumerate() {
            match self.figure(&format!("{at}/items/{n}"), item, "URL") {
                Some(figure) => figures.push(figure),
                None => self.keep_caption(item),
            }
        }
        if figures.len() < 2 {
            let figure = figures.pop()?;
            return Some(BlockKind::Figure(Box::new(figure)));
        }
        Some(BlockKind::Gallery(Gallery {
            figures,
            caption: None,
        }))
    }

    pub(super) fn video(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        self.recording(at, component, MediaKind::Video, "stillURL")
    }

    pub(super) fn audio(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        self.recording(at, component, MediaKind::Audio, "imageURL")
    }

    fn recording(
        &mut self,
        at: &str,
        component: &Value,
        kind: MediaKind,
        still: &str,
    ) -> Option<BlockKind> {
        let Some(mut figure) = self.figure(at, component, "URL") else {
            self.keep_caption(component);
            return None;
        };
        figure.media.kind = kind;
        if component.get(still).is_some() {
            figure.media.poster = self.file(at, component, still);
        }
        Some(BlockKind::Figure(Box::new(figure)))
    }

    /// A post or a video of another site.
    pub(super) fn embed(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        let Some(url) = self.file(at, component, "URL") else {
            self.keep_caption(component);
            return None;
        };
        let mut embed = html::embed(page_of(&url));
        embed.aspect = component.get("aspectRatio").and_then(ratio);
        let caption = component.get("caption");
        embed.caption = caption.and_then(|caption| words::text(self.source, caption));
        let title = component
            .get("accessibilityCaption")
            .and_then(Value::as_str);
        embed.title = title.and_then(super::super::words::line);
        Some(BlockKind::Embed(Box::new(embed)))
    }

    /// A picture behind the title becomes the lead; other backgrounds are decoration.
    pub(super) fn background(&mut self, at: &str, component: &'v Value) {
        let Some(fill) = self.fill(component) else {
            return;
        };
        let key = match fill.get("type").and_then(Value::as_str) {
            Some("image") => "URL",
            Some("video") => "stillURL",
            _ => return,
        };
        let at = format!("{at}/style");
        if !self.is_at_the_top() {
            self.source.left_out(&at, "a background picture");
            return;
        }
        if let Some(figure) = self.figure(&at, fill, key) {
            self.set_lead(BlockKind::Figure(Box::new(figure)));
        }
    }

    /// A style's fill; the style is given by its name or inline.
    fn fill(&self, component: &'v Value) -> Option<&'v Value> {
        let style = component.get("style")?;
        let style = match style.as_str() {
            Some(name) => self.source.value.get("componentStyles")?.get(name)?,
            None => style,
        };
        style.get("fill")
    }
}

/// Rounds a ratio to 144ths, so that 1.777 is recognised as 16:9.
fn ratio(value: &Value) -> Option<Aspect> {
    let ratio = value
        .as_f64()
        .filter(|ratio| (0.1..=10.0).contains(ratio))?;
    html::aspect((ratio * 144.0).round() as u32, 144)
}
