//! Apple News Format: the components in order. The title and its lines are above the text.

use super::{Words, each, html, inline, list, text};
use serde_json::Value;

pub fn articles(document: &Value) -> Vec<Words> {
    list(document).into_iter().map(one).collect()
}

fn one(document: &Value) -> Words {
    let mut reader = Reader::default();
    reader.components(document);
    reader.head(document);
    reader.words
}

#[derive(Default)]
struct Reader {
    words: Words,
    kicker: String,
    title: String,
    intro: String,
    byline: String,
    /// Whether the last picture can be fetched; if not, its caption is an ordinary line.
    shows_picture: bool,
    /// Whether only captions have followed the last picture.
    is_at_picture: bool,
}

impl Reader {
    fn components(&mut self, parent: &Value) {
        for component in each(parent, "/components") {
            if component["hidden"] != true {
                self.component(component);
            }
            self.components(component);
        }
    }

    fn component(&mut self, component: &Value) {
        let said = formatted(component);
        let has_begun = !self.words.text().is_empty();
        let is_at_picture = self.is_at_picture;
        let role = text(component, "/role");
        self.is_at_picture = matches!(
            role,
            "caption"
                | "photographer"
                | "photo"
                | "image"
                | "figure"
                | "portrait"
                | "gallery"
                | "mosaic"
        );
        match role {
            "title" if self.title.is_empty() => {
                self.title = said;
                // A line above the title is its kicker.
                self.kicker = std::mem::take(&mut self.words.text);
            }
            "intro" if self.intro.is_empty() => self.intro = said,
            "photographer" if is_at_picture => self.caption(&said),
            "byline" | "author" | "photographer" if !has_begun => {
                self.byline.push_str(&said);
                self.byline.push('\n');
            }
            "caption" | "photographer" => self.caption(&said),
            "htmltable" => self.words.add(&html(text(component, "/html"))),
            "datatable" => {
                for name in each(component, "/data/descriptors") {
                    self.words.line(text(name, "/label"));
                }
                for record in each(component, "/data/records") {
                    for name in each(component, "/data/descriptors") {
                        let cell = &record[text(name, "/key")];
                        let number = cell.as_number().map(ToString::to_string);
                        self.words
                            .line(cell.as_str().unwrap_or(&number.unwrap_or_default()));
                    }
                }
            }
            "photo" | "image" | "figure" | "portrait" | "logo" | "video" | "audio" | "music"
            | "embedwebvideo" => {
                self.shows_picture = is_on_the_web(component);
                self.caption(&caption_of(component));
            }
            "gallery" | "mosaic" => {
                for item in each(component, "/items") {
                    self.shows_picture = is_on_the_web(item);
                    self.caption(&caption_of(item));
                }
            }
            role if role.ends_with("advertisement") => {}
            _ => {
                self.words.line(&said);
                self.words.line(&caption_of(component));
                for item in each(component, "/items") {
                    self.words.line(&caption_of(item));
                }
            }
        }
    }

    fn caption(&mut self, caption: &str) {
        if self.shows_picture {
            self.words.caption(caption);
        } else {
            self.words.line(caption);
        }
    }

    /// The article's head, in the order of our page.
    fn head(&mut self, document: &Value) {
        let or = |found: &str, key: &str| match found {
            "" => text(document, key).to_owned(),
            found => found.to_owned(),
        };
        let title = or(&self.title, "/title");
        let intro = or(&or(&self.intro, "/subtitle"), "/metadata/excerpt");
        for part in [&self.kicker, &title, &intro, &self.byline] {
            self.words.head.push_str(&part.to_lowercase());
            self.words.head.push('\n');
        }
    }
}

fn is_on_the_web(picture: &Value) -> bool {
    text(picture, "/URL").starts_with("http")
}

fn caption_of(holder: &Value) -> String {
    match &holder["caption"] {
        Value::String(words) => words.clone(),
        caption => formatted(caption),
    }
}

fn formatted(holder: &Value) -> String {
    let source = text(holder, "/text");
    match text(holder, "/format") {
        "html" => inline(source),
        "markdown" => without_targets(source),
        _ => source.to_owned(),
    }
}

/// Markdown without link targets; other marks have no words.
fn without_targets(source: &str) -> String {
    let mut parts = source.split("](");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once(')').map_or("", |(_, rest)| rest));
    }
    text
}
