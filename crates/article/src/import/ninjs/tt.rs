//! TT's `body_html5`: a whole document that includes the vignette, the lede and the byline.
//!
//! Source: TT Nyhetsbyrån, "ttninjs". The three are taken out, because an article has fields for them.

use super::super::html;

/// The parts of a text. A text in another form is all body.
pub(super) struct Parts {
    pub(super) kicker: Option<String>,
    /// HTML.
    pub(super) deck: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) body: String,
}

impl Parts {
    pub(super) fn of(document: &str) -> Self {
        const TEXT: &str = "<div class=\"bodytext\">";
        let Some((head, text)) = document.split_once(TEXT) else {
            return Self {
                kicker: None,
                deck: None,
                byline: None,
                body: document.to_owned(),
            };
        };
        let mut head = head.to_owned();
        let dateline = cut(&mut head, "<div class=\"dat\">", "</div>");
        let vignette = dateline.as_deref().and_then(|dateline| {
            let (_, vignette) = dateline.split_once("<span class=\"vignette\">")?;
            html::words(vignette.split("</span>").next()?)
        });
        let deck = cut(&mut head, "<h4>", "</h4>");
        // Pictures have bylines too.
        let (mut text, pictures) = match text.find("<figure") {
            Some(first) => {
                let (text, pictures) = text.split_at(first);
                (text.to_owned(), pictures)
            }
            None => (text.to_owned(), ""),
        };
        let byline = cut(&mut text, "<div class=\"byline\">", "</div>");
        Self {
            kicker: vignette,
            deck,
            byline: byline.and_then(|byline| html::words(&byline)),
            body: format!("{head}{TEXT}{text}{pictures}"),
        }
    }
}

/// Removes the first element with these tags from a text and returns its content.
fn cut(html: &mut String, open: &str, close: &str) -> Option<String> {
    let start = html.find(open)?;
    let inside = start + open.len();
    let end = inside + html.get(inside..)?.find(close)?;
    let cut = html.get(inside..end)?.to_owned();
    html.replace_range(start..end + close.len(), "");
    Some(cut)
}
