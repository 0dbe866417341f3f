//! Cards: what the editor puts between paragraphs.

use super::super::gates::{FOR_MEMBERS, PAYWALL};
use super::{Writer, word};
use crate::import::markdown;
use serde_json::Value;

/// Maximal number of unknown types listed.
const MAX_NAMED: usize = 12;

impl Writer {
    pub(super) fn card(&mut self, kind: &str, node: &Value) {
        if is_for_email_or_members(node) {
            if is_shown_to_members(node) {
                self.left_out.insert(FOR_MEMBERS.to_owned());
            }
            return;
        }
        match kind {
            "image" => self.figure("kg-image-card", node, |writer| writer.image(node)),
            "gallery" => self.figure("kg-gallery-card", node, |writer| {
                let images = node.get("images").and_then(Value::as_array);
                for image in images.into_iter().flatten() {
                    writer.html.push_str("<div class=\"kg-gallery-image\">");
                    writer.image(image);
                    writer.html.push_str("</div>");
                }
            }),
            "video" => self.video(node),
            "audio" => self.audio(node),
            "embed" => self.embed(node),
            "bookmark" => self.bookmark(node),
            "file" => self.file(node),
            "button" => self.button("buttonUrl", "buttonText", node),
            "callout" => {
                self.html.push_str("<div class=\"kg-callout-card\">");
                self.element("div", "kg-callout-emoji", word(node, "calloutEmoji"));
                self.html.push_str("<div class=\"kg-callout-text\">");
                self.html.push_str(line(word(node, "calloutText")));
                self.html.push_str("</div></div>");
            }
            "toggle" => {
                self.html.push_str(
                    "<div class=\"kg-toggle-card\"><h4 class=\"kg-toggle-heading-text\">",
                );
                self.html.push_str(line(word(node, "heading")));
                self.html.push_str("</h4><div>");
                self.raw(word(node, "content"));
                self.html.push_str("</div></div>");
            }
            "header" => {
                self.part("h2", word(node, "heading"));
                self.part("p", word(node, "subheading"));
                if node.get("buttonEnabled") != Some(&Value::Bool(false)) {
                    self.button("buttonUrl", "buttonText", node);
                }
            }
            "product" => {
                self.picture(word(node, "productImageSrc"));
                self.part("h4", word(node, "productTitle"));
                self.part("div", word(node, "productDescription"));
                if node.get("productButtonEnabled") != Some(&Value::Bool(false)) {
                    self.button("productUrl", "productButton", node);
                }
            }
            "call-to-action" => {
                if node.get("hasSponsorLabel") == Some(&Value::Bool(true)) {
                    self.part("div", word(node, "sponsorLabel"));
                }
                self.picture(word(node, "imageUrl"));
                self.part("div", word(node, "textValue"));
                if node.get("showButton") == Some(&Value::Bool(true)) {
                    self.button("buttonUrl", "buttonText", node);
                }
            }
            "codeblock" => self.figure("kg-code-card", node, |writer| {
                let language = format!("language-{}", word(node, "language"));
                writer.html.push_str("<pre>");
                writer.element("code", &language, word(node, "code"));
                writer.html.push_str("</pre>");
            }),
            "html" => self.raw(word(node, "html")),
            "markdown" => self.raw(&markdown::html(
                word(node, "markdown"),
                markdown::Tags::AreMarkup,
            )),
            "paywall" => self.html.push_str(PAYWALL),
            // Not shown on the page.
            "email" | "email-cta" | "signup" => {}
            kind => {
                if self.left_out.len() < MAX_NAMED {
                    let kind: String = kind.chars().take(40).collect();
                    self.left_out
                        .insert(format!("a card of the type \"{kind}\""));
                }
                // Unknown nodes may still contain text.
                self.words(word(node, "text"));
                self.children(node);
            }
        }
    }

    /// Content that is HTML in Ghost too, wrapped in an element.
    fn raw(&mut self, html: &str) {
        self.html.push_str("<div>");
        self.html.push_str(html);
        self.html.push_str("</div>");
    }

    fn part(&mut self, tag: &str, html: &str) {
        if !html.is_empty() {
            self.tag(tag, &[]);
            self.html.push_str(html);
            self.html.push_str("</");
            self.html.push_str(tag);
            self.html.push('>');
        }
    }

    /// A figure with its card's caption.
    fn figure(&mut self, class: &str, node: &Value, inside: impl FnOnce(&mut Self)) {
        let class = match word(node, "cardWidth") {
            width @ ("wide" | "full") => format!("{class} kg-width-{width}"),
            _ => class.to_owned(),
        };
        let still = word(node, "thumbnailSrc");
        self.tag("figure", &[("class", &class), ("data-kg-thumbnail", still)]);
        inside(self);
        self.part("figcaption", word(node, "caption"));
        self.html.push_str("</figure>");
    }

    pub(super) fn picture(&mut self, src: &str) {
        if !src.is_empty() {
            self.tag("img", &[("src", src)]);
        }
    }

    fn image(&mut self, node: &Value) {
        let link = word(node, "href");
        if !link.is_empty() {
            self.tag("a", &[("href", link)]);
        }
        let (width, height) = (pixels(node, "width"), pixels(node, "height"));
        self.tag(
            "img",
            &[
                ("src", word(node, "src")),
                ("alt", word(node, "alt")),
                ("width", &width),
                ("height", &height),
            ],
        );
        if !link.is_empty() {
            self.html.push_str("</a>");
        }
    }

    fn video(&mut self, node: &Value) {
        self.figure("kg-video-card", node, |writer| {
            let (width, height) = (pixels(node, "width"), pixels(node, "height"));
            writer.tag(
                "video",
                &[
                    ("src", word(node, "src")),
                    ("width", &width),
                    ("height", &height),
                ],
            );
            writer.html.push_str("</video>");
        });
    }

    fn audio(&mut self, node: &Value) {
        self.html.push_str("<div class=\"kg-audio-card\">");
        let cover = word(node, "thumbnailSrc");
        if !cover.is_empty() {
            self.tag("img", &[("class", "kg-audio-thumbnail"), ("src", cover)]);
        }
        self.tag("audio", &[("src", word(node, "src"))]);
        self.html.push_str("</audio>");
        self.element("div", "kg-audio-title", word(node, "title"));
        self.html.push_str("</div>");
    }

    /// The HTML importer recognises an embed by the provider's HTML, else by the URL.
    fn embed(&mut self, node: &Value) {
        self.figure("kg-embed-card", node, |writer| {
            let html = word(node, "html");
            if html.is_empty() {
                writer.element("a", "", word(node, "url"));
            } else {
                writer.html.push_str(html);
            }
        });
    }

    fn bookmark(&mut self, node: &Value) {
        let url = word(node, "url");
        let about = node.get("metadata").unwrap_or(&Value::Null);
        let title = match word(about, "title") {
            "" => url,
            title => title,
        };
        self.figure("kg-bookmark-card", node, |writer| {
            writer.tag("a", &[("href", url)]);
            writer.element("div", "kg-bookmark-title", title);
            writer.element("div", "kg-bookmark-description", word(about, "description"));
            // Ghost shows the publisher first, with the author's class.
            writer.element("span", "kg-bookmark-author", word(about, "publisher"));
            writer.element("span", "kg-bookmark-publisher", word(about, "author"));
            let picture = word(about, "thumbnail");
            if !picture.is_empty() {
                writer
                    .html
                    .push_str("<div class=\"kg-bookmark-thumbnail\">");
                writer.tag("img", &[("src", picture)]);
                writer.html.push_str("</div>");
            }
            writer.html.push_str("</a>");
        });
    }

    fn file(&mut self, node: &Value) {
        self.html.push_str("<div class=\"kg-file-card\">");
        self.tag("a", &[("href", word(node, "src"))]);
        let title = match word(node, "fileTitle") {
            "" => word(node, "fileName"),
            title => title,
        };
        self.element("div", "kg-file-card-title", title);
        self.element("div", "kg-file-card-caption", word(node, "fileCaption"));
        self.html.push_str("</a></div>");
    }

    fn button(&mut self, url: &str, words: &str, node: &Value) {
        let (url, words) = (word(node, url), word(node, words));
        if !url.is_empty() && !words.is_empty() {
            self.html.push_str("<div class=\"kg-button-card\">");
            self.tag("a", &[("href", url)]);
            self.words(words);
            self.html.push_str("</a></div>");
        }
    }
}

/// Turns what Ghost shows as a line into a paragraph.
fn line(html: &str) -> &str {
    let inner = html
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p")).unwrap_or(html)
}

/// Whether a card is only for e-mails or members.
fn is_for_email_or_members(node: &Value) -> bool {
    let is_off = |pointer: &str| node.pointer(pointer) == Some(&Value::Bool(false));
    is_off("/visibility/showOnWeb") || is_off("/visibility/web/nonMember")
}

/// Whether the page shows a card to some members.
fn is_shown_to_members(node: &Value) -> bool {
    let segment = node.pointer("/visibility/web/memberSegment");
    segment
        .and_then(Value::as_str)
        .is_some_and(|segment| !segment.is_empty())
}

fn pixels(node: &Value, key: &str) -> String {
    let pixels = node.get(key).and_then(Value::as_u64);
    pixels.map_or_else(String::new, |pixels| pixels.to_string())
}
