//! Lists of elements by their role.

use super::tree::{Id, Tree};
use crate::text::Mark;

/// Elements whose content is not displayed, or is a fallback.
const SKIPPED: &[&str] = &[
    "script", "style", "template", "head", "title", "meta", "link", "base", "param", "input",
    "select", "textarea", "option", "datalist", "progress", "meter", "canvas", "map", "area",
    "noembed", "noframes", "frameset",
];

/// Whether an element is skipped: one of `SKIPPED`, or a closed dialog.
pub(super) fn is_skipped(tree: &Tree, id: Id) -> bool {
    let name = tree.name(id);
    SKIPPED.contains(&name) || (name == "dialog" && tree.attribute(id, "open").is_none())
}

/// Pictures, videos, audio, frames.
pub(super) fn is_medium(tree: &Tree, id: Id) -> bool {
    matches!(
        tree.name(id),
        "img" | "picture" | "video" | "audio" | "iframe" | "object" | "embed"
    ) || is_background(tree, id)
}

/// Whether an element has the role `img` and a background picture.
fn is_background(tree: &Tree, id: Id) -> bool {
    tree.attribute(id, "role") == Some("img") && background(tree, id).is_some()
}

/// The URL of an element's background picture.
pub(super) fn background(tree: &Tree, id: Id) -> Option<&str> {
    let (_, url) = tree.attribute(id, "style")?.split_once("url(")?;
    let url = url.split(')').next()?;
    Some(url.trim_matches([' ', '"', '\'']))
}

/// Block-level elements.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
            | "caption"
            | "optgroup"
    )
}

/// The mark of an inline element.
pub(super) fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "strong" | "b" => Mark::Strong,
        "em" | "i" | "cite" | "dfn" | "var" => Mark::Em,
        "s" | "strike" | "del" => Mark::Strike,
        "u" | "ins" => Mark::Underline,
        "sub" => Mark::Sub,
        "sup" => Mark::Sup,
        "code" | "kbd" | "samp" | "tt" => Mark::Code,
        "mark" => Mark::Highlight,
        _ => return None,
    })
}

/// Marks given as CSS.
pub(super) fn styled(style: &str) -> impl Iterator<Item = Mark> {
    style.split(';').filter_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        match property.trim().to_ascii_lowercase().as_str() {
            "font-weight" => matches!(
                value.as_str(),
                "bold" | "bolder" | "600" | "700" | "800" | "900"
            )
            .then_some(Mark::Strong),
            "font-style" => matches!(value.as_str(), "italic" | "oblique").then_some(Mark::Em),
            "text-decoration" | "text-decoration-line" if value.contains("line-through") => {
                Some(Mark::Strike)
            }
            "text-decoration" | "text-decoration-line" if value.contains("underline") => {
                Some(Mark::Underline)
            }
            "vertical-align" => match value.as_str() {
                "super" => Some(Mark::Sup),
                "sub" => Some(Mark::Sub),
                _ => None,
            },
            _ => None,
        }
    })
}
