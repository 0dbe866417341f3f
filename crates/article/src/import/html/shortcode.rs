//! Unexpanded shortcodes: `[caption]`, `[embed]`, and those of themes.
//!
//! Only known names are touched: "[sic]" stays.

use std::borrow::Cow;
use std::collections::HashMap;

/// Prefixes of page builders' shortcodes, which only lay out their content.
const BUILDERS: &[&str] = &["vc_", "et_pb_", "fusion_", "av_", "su_"];

/// Other names of themes and plug-ins.
const NAMES: &[&str] = &[
    "one_half",
    "one_half_last",
    "one_third",
    "one_third_last",
    "two_third",
    "two_third_last",
    "rev_slider",
    "contact-form-7",
    "jetpack_subscription_form",
];

/// Names that are also words, and so may be part of a quotation: "the [row] goes on".
const WORDS: &[&str] = &[
    "ad",
    "adrotate",
    "ads",
    "clear",
    "column",
    "columns",
    "divider",
    "dropcap",
    "gallery",
    "gravityform",
    "playlist",
    "row",
    "sociallocker",
    "spacer",
    "toc",
];

/// The HTML with its shortcodes expanded, and descriptions of what is lost.
pub(super) fn expanded(html: &str) -> (Cow<'_, str>, Vec<&'static str>) {
    if !html.contains('[') {
        return (Cow::Borrowed(html), Vec::new());
    }
    let mut lost = Vec::new();
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // The closing tag is searched once per name.
    let mut closing = HashMap::new();
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        rest = after;
        let Some(code) = Code::at(after) else {
            out.push('[');
            continue;
        };
        match code.name {
            "caption" | "wp_caption" | "embed" if !code.closes => {
                let may_close = closing.entry(code.name).or_insert(true);
                let inner = may_close.then(|| closed(code.rest, code.name)).flatten();
                let Some((inner, behind)) = inner else {
                    *may_close = false;
                    out.push('[');
                    continue;
                };
                if code.name == "embed" {
                    out.push_str("<figure class=\"wp-block-embed\">");
                    out.push_str(inner);
                    out.push_str("</figure>");
                } else {
                    caption(&code, inner, &mut out);
                }
                rest = behind;
            }
            "su_quote" => {
                out.push_str(if code.closes {
                    "</blockquote>"
                } else {
                    "<blockquote>"
                });
                rest = code.rest;
            }
            name if NAMES.contains(&name)
                || BUILDERS.iter().any(|start| name.starts_with(start))
                || (WORDS.contains(&name) && code.is_shortcode(html, &out, &mut closing)) =>
            {
                lost.extend(code.shown(&mut out));
                rest = code.rest;
            }
            _ => out.push('['),
        }
    }
    out.push_str(rest);
    (Cow::Owned(out), lost)
}

struct Code<'s> {
    name: &'s str,
    attributes: &'s str,
    closes: bool,
    rest: &'s str,
}

impl<'s> Code<'s> {
    /// Parses a shortcode after its bracket.
    fn at(after: &'s str) -> Option<Self> {
        const MAX_BYTES: usize = 2_000;
        let closes = after.starts_with('/');
        let inner = after.strip_prefix('/').unwrap_or(after);
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let end = inner.find(|c| !is_name(c))?;
        let (name, behind) = inner.split_at(end);
        let is_code = name.starts_with(|c: char| c.is_ascii_lowercase())
            && behind.starts_with([']', ' ', '\n', '/', '\u{a0}', '&']);
        if !is_code {
            return None;
        }
        let close = behind
            .bytes()
            .take(MAX_BYTES)
            .position(|byte| byte == b']')?;
        Some(Self {
            name,
            attributes: behind.get(..close)?,
            closes,
            rest: behind.get(close + 1..)?,
        })
    }

    /// Whether a word in brackets is a shortcode: it has attributes, a closing tag, or a line of its own.
    fn is_shortcode(&self, html: &str, before: &str, closing: &mut HashMap<&'s str, bool>) -> bool {
        let is_line_end = |c: char| matches!(c, '<' | '>' | '\n' | '\r');
        let before = before.trim_end_matches(' ');
        let after = self.rest.trim_start_matches(' ');
        let is_alone = (before.is_empty() || before.ends_with(is_line_end))
            && (after.is_empty() || after.starts_with(is_line_end));
        self.closes
            || is_alone
            || self.attributes.contains('=')
            || *closing
                .entry(self.name)
                .or_insert_with(|| html.contains(&format!("[/{}]", self.name)))
    }

    /// Writes the picture of a shortcode if its URL is known; otherwise returns a description of what is lost.
    fn shown(&self, out: &mut String) -> Option<&'static str> {
        let name = self.name;
        let is_picture = name.ends_with("_image") || name.ends_with("_imageframe");
        if is_picture && !self.closes {
            let Some(src) = self.attribute("src") else {
                return Some("pictures of which a shortcode has only the id");
            };
            let quoted = |words: &str| words.replace('"', "&quot;");
            let alt = self.attribute("alt").unwrap_or_default();
            out.push_str(&format!(
                "<img src=\"{}\" alt=\"{}\">",
                quoted(src),
                quoted(alt)
            ));
        }
        match name {
            "gallery" | "playlist" => Some("galleries of which a shortcode has only the ids"),
            "contact-form-7" | "gravityform" | "jetpack_subscription_form" => Some("forms"),
            _ => None,
        }
    }

    fn attribute(&self, name: &str) -> Option<&'s str> {
        let (_, after) = self.attributes.split_once(&format!("{name}="))?;
        let quotes = ["\"", "'", "&#8221;", "&#8243;", "&quot;", "”", "″"];
        let (after, quote) = quotes
            .iter()
            .find_map(|quote| Some((after.strip_prefix(quote)?, *quote)))?;
        Some(after.split(quote).next().unwrap_or(after))
    }
}

fn closed<'s>(rest: &'s str, name: &str) -> Option<(&'s str, &'s str)> {
    rest.split_once(&format!("[/{name}]"))
}

/// `[caption align="alignleft"]<a><img></a> Words[/caption]`, or with the words in `caption="…"`.
fn caption(code: &Code<'_>, inner: &str, out: &mut String) {
    let picture = inner
        .find("<img")
        .and_then(|at| inner.get(at..)?.find('>').map(|end| at + end + 1));
    let picture = picture.map_or(0, |end| {
        let behind = inner.get(end..).unwrap_or_default();
        let link = behind.trim_start().strip_prefix("</a>");
        link.map_or(end, |link| inner.len() - link.len())
    });
    let (picture, words) = inner.split_at_checked(picture).unwrap_or((inner, ""));
    out.push_str("<figure class=\"wp-caption");
    if let Some(align @ ("alignleft" | "alignright")) = code.attribute("align") {
        out.push(' ');
        out.push_str(align);
    }
    out.push_str("\">");
    out.push_str(picture);
    out.push_str("<figcaption>");
    out.push_str(code.attribute("caption").unwrap_or_default());
    out.push_str(words);
    out.push_str("</figcaption></figure>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_shortcodes_are_expanded_and_other_brackets_stay() {
        let check = |html: &str, expected: &str| assert_eq!(expanded(html).0, expected, "{html}");
        check("He said [sic] so [1].", "He said [sic] so [1].");
        check("[vc_row full=\"1\"]<p>a</p>[/vc_row]", "<p>a</p>");
        check(
            "[embed]https://v.example/1[/embed]",
            "<figure class=\"wp-block-embed\">https://v.example/1</figure>",
        );
        check(
            "[caption id=\"a\" align=\"alignleft\" width=\"300\"]<a href=\"b\"><img src=\"c\" /></a> Snow[/caption]x",
            "<figure class=\"wp-caption alignleft\"><a href=\"b\"><img src=\"c\" /></a><figcaption> Snow</figcaption></figure>x",
        );
        check("[caption]<img src=\"c\">", "[caption]<img src=\"c\">");
        check("[gallery ids=\"1,2\"]", "");
        check(
            "[su_quote cite=\"Ann\"]Snow.[/su_quote] [su_button url=\"#\"]More[/su_button]",
            "<blockquote>Snow.</blockquote> More",
        );
        check("a [ b", "a [ b");
        check(
            "the [row] over an [ad] on the [clear]",
            "the [row] over an [ad] on the [clear]",
        );
        check("<p>[row]a[/row] [row] b</p>", "<p>a  b</p>");
        check("a\n[clear]\n<p>[ads]</p>", "a\n\n<p></p>");
        check("see the [gallery columns=3]", "see the ");
        check(
            "[et_pb_image src=\"a.jpg\" alt='\"b\"'][/et_pb_image]",
            "<img src=\"a.jpg\" alt=\"&quot;b&quot;\">",
        );
    }

    #[test]
    fn lost_shortcodes_are_reported() {
        let html =
            "[vc_single_image image=\"7\"][gallery ids=\"1,2\"][contact-form-7 id=\"4\"][vc_row]";
        assert_eq!(
            expanded(html).1,
            [
                "pictures of which a shortcode has only the id",
                "galleries of which a shortcode has only the ids",
                "forms"
            ]
        );
    }
}
