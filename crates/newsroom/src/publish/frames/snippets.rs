//! The page `/embed/`, in each of the portal's languages. An editor pastes the URL of a story and gets the HTML that embeds it in
//! another page.
//!
//! Its script is `web/frames/snippet.js`; all of its texts are in the page. It uses the stylesheet of
//! [`super::super::import_pages`].

use super::assets;
use super::oembed::{HEIGHT_PX, SANDBOX};
use super::paths::are_made;
use crate::publish::import_pages::{attribute, element};
use crate::publish::rendered::Rendered;
use crate::syndication::push_text;
use action_news::text::{Language, SiteStrings};
use article::portal::Portal;

/// The page's parts. `page`: a page with the same header bar.
pub fn rendered(portal: &Portal, language: Language, root: &str, page: &Rendered) -> Rendered {
    let words = language.site_words();
    Rendered {
        title: words.snippet_title.to_owned(),
        language,
        header: page.header.clone(),
        has_notices: page.has_notices,
        lead: None,
        above: String::new(),
        document: document(words, are_made(portal), root),
    }
}

fn document(words: &SiteStrings, has_frames: bool, root: &str) -> String {
    let mut html = String::from(
        "<main id=\"main\" class=\"page\"><section id=\"snippets\" class=\"import\" data-state=\"waiting\"",
    );
    attribute(&mut html, "aria-label", words.snippet_title);
    attribute(&mut html, "data-elsewhere", words.snippet_elsewhere);
    attribute(&mut html, "data-missing", words.snippet_missing);
    attribute(&mut html, "data-sandbox", SANDBOX);
    attribute(&mut html, "data-height", &HEIGHT_PX.to_string());
    html.push('>');
    element(&mut html, "h1", "", words.snippet_title);
    element(&mut html, "p", "", words.snippet_intro);
    html.push_str("<noscript>");
    element(&mut html, "p", "", words.snippet_noscript);
    html.push_str("</noscript><form class=\"import__drop\" data-part=\"form\"><label>");
    push_text(&mut html, words.snippet_address);
    html.push_str("<input type=\"text\" inputmode=\"url\" dir=\"ltr\" autocomplete=\"off\" spellcheck=\"false\" required data-part=\"address\"></label><div class=\"import__actions\">");
    element(
        &mut html,
        "button",
        " class=\"button button--strong\"",
        words.snippet_make,
    );
    html.push_str("</div></form><div class=\"import__part import__part--failed\" role=\"alert\"><p data-part=\"why\"></p></div><div class=\"import__part import__part--shown\">");
    snippet(
        &mut html,
        words,
        "element",
        (words.snippet_element, words.snippet_element_intro),
    );
    if has_frames {
        snippet(
            &mut html,
            words,
            "frame",
            (words.snippet_frame, words.snippet_frame_intro),
        );
    }
    element(&mut html, "h2", "", words.snippet_preview);
    html.push_str("<div data-part=\"preview\"></div></div></section><script type=\"module\"");
    attribute(&mut html, "src", &[root, &assets::snippets().path].concat());
    html.push_str("></script></main>");
    html
}

/// A text to be copied, and its button.
fn snippet(html: &mut String, words: &SiteStrings, part: &str, (title, intro): (&str, &str)) {
    element(html, "h2", &format!(" id=\"snippet-{part}\""), title);
    element(html, "p", "", intro);
    html.push_str(&format!(
        "<textarea readonly spellcheck=\"false\" dir=\"ltr\" aria-labelledby=\"snippet-{part}\" data-part=\"{part}\"></textarea><div class=\"import__actions\">"
    ));
    let copy = format!(
        " class=\"button\" type=\"button\" data-copy=\"{part}\" aria-describedby=\"snippet-{part}\""
    );
    element(html, "button", &copy, words.copy);
    html.push_str("<span role=\"status\"");
    attribute(html, "data-words", words.copied);
    html.push_str("></span></div>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_all_parts_and_texts_that_the_script_uses() {
        let script = include_str!("../../../../../web/frames/snippet.js");
        let html = document(Language::ENGLISH.site_words(), true, "../");
        let asked = |call: &str| -> Vec<&str> {
            let after = script.split(call).skip(1);
            after.filter_map(|rest| rest.split('"').next()).collect()
        };
        let parts = asked("part(\"");
        assert!(parts.len() > 5, "{parts:?}");
        for part in parts {
            assert!(html.contains(&format!("data-part=\"{part}\"")), "{part}");
        }
        let kinds = asked("fail(\"");
        assert_eq!(kinds, ["elsewhere", "missing"]);
        for kind in kinds {
            assert!(html.contains(&format!(" data-{kind}=\"")), "{kind}");
        }
    }

    #[test]
    fn a_site_that_must_not_be_framed_offers_no_frame_snippet() {
        for (has_frames, count) in [(true, 2), (false, 1)] {
            let html = document(Language::ARABIC.site_words(), has_frames, "../../");
            assert_eq!(html.matches("<textarea").count(), count);
            assert_eq!(html.matches("data-part=\"frame\"").count(), count - 1);
            assert!(!html.contains(" style="), "{html}");
        }
    }
}
