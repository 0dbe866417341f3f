//! The two pages that open documents of other systems: `/read` and `/preview`, in each of the portal's languages.
//!
//! Their script is `web/import`. All of its texts are in the pages.

use super::rendered::Rendered;
use crate::syndication::{push_attribute, push_text};
use action_news::components::IslandName;
use action_news::text::{Language, SiteStrings};
use std::fmt::Write as _;

/// One of the two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportPage {
    /// `/read`: opens the document at a URL.
    Read,
    /// `/preview`: opens a document that an editor drops, pastes or chooses.
    Preview,
}

impl ImportPage {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Read, Self::Preview];

    /// Its path segment, after the language's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Preview => "preview",
        }
    }
}

/// The page's parts. `header`: a page with the same header bar.
pub fn rendered(page: ImportPage, language: Language, header: &Rendered) -> Rendered {
    let words = language.site_words();
    Rendered {
        title: match page {
            ImportPage::Read => words.read_title,
            ImportPage::Preview => words.preview_title,
        }
        .to_owned(),
        language,
        header: header.header.clone(),
        has_notices: header.has_notices,
        lead: None,
        above: above(page, words),
        document: document(language),
    }
}

/// The host element of the article island ([`action_news::islands`]), which the script mounts.
fn document(language: Language) -> String {
    let words = language.words();
    let mut html = String::from("<main id=\"main\" class=\"page\"><div class=\"island\"");
    let strings = language.fetched_file();
    if let Some(path) = &strings {
        attribute(&mut html, "data-strings", path);
    }
    for (name, value) in [
        ("data-island", IslandName::Article.as_str()),
        ("data-failed-words", language.site_words().island_failed),
        ("data-retry-words", words.retry),
    ] {
        attribute(&mut html, name, value);
    }
    html.push_str("></div></main>");
    html
}

fn above(page: ImportPage, words: &SiteStrings) -> String {
    let mut html = String::from("<section id=\"import\" class=\"import\"");
    attribute(&mut html, "data-page", page.name());
    attribute(&mut html, "data-state", "reading");
    for (name, text) in [
        ("aria-label", words.import_label),
        ("data-refused", words.import_refused),
        ("data-nothing", words.import_nothing),
        ("data-missing", words.import_missing),
        ("data-large", words.import_large),
        ("data-slow", words.import_slow),
        ("data-stopped", words.import_stopped),
        ("data-unreadable", words.import_unreadable),
    ] {
        attribute(&mut html, name, text);
    }
    html.push('>');
    let heading = match page {
        ImportPage::Read => "h1",
        ImportPage::Preview => {
            element(&mut html, "h1", "", words.preview_title);
            element(&mut html, "p", "", words.preview_intro);
            form(&mut html, words);
            "h2"
        }
    };
    html.push_str("<noscript>");
    element(&mut html, "p", "", words.import_noscript);
    html.push_str("</noscript>");
    element(
        &mut html,
        "p",
        " class=\"import__part import__part--reading\" role=\"status\"",
        words.import_reading,
    );
    html.push_str(
        "<div class=\"import__part import__part--failed\" role=\"alert\" data-part=\"failed\">",
    );
    element(&mut html, heading, " tabindex=\"-1\"", words.import_failed);
    html.push_str("<p data-part=\"why\"></p><ul class=\"import__said\" data-part=\"said\" dir=\"auto\"></ul></div>");
    if page == ImportPage::Preview {
        report(&mut html, words);
    }
    html.push_str("</section>");
    html
}

fn form(html: &mut String, words: &SiteStrings) {
    html.push_str("<div class=\"import__drop\" data-part=\"drop\"><label>");
    push_text(html, words.preview_choose);
    html.push_str(
        "<input type=\"file\" accept=\".json,application/json\" data-part=\"file\"></label><label>",
    );
    push_text(html, words.preview_paste);
    html.push_str("<textarea spellcheck=\"false\" dir=\"auto\" data-part=\"text\"></textarea></label><div class=\"import__actions\">");
    element(
        html,
        "button",
        " class=\"button button--strong\" type=\"button\" data-part=\"show\"",
        words.preview_show,
    );
    html.push_str("</div></div>");
}

fn report(html: &mut String, words: &SiteStrings) {
    html.push_str("<div class=\"import__part import__part--shown\">");
    element(html, "h2", "", words.report_title);
    html.push_str("<p>");
    push_text(html, words.report_format);
    html.push_str(" <strong data-part=\"format\"></strong></p><label hidden>");
    push_text(html, words.report_article);
    html.push_str("<select data-part=\"articles\"></select></label>");
    element(html, "h3", "", words.report_warnings);
    element(
        html,
        "p",
        " class=\"import__quiet\" data-part=\"quiet\" hidden",
        words.report_no_warnings,
    );
    html.push_str("<ul class=\"import__said\" data-part=\"noticed\" dir=\"ltr\"></ul><label>");
    push_text(html, words.report_json);
    html.push_str("<textarea readonly spellcheck=\"false\" dir=\"ltr\" data-part=\"json\"></textarea></label><div class=\"import__actions\">");
    element(
        html,
        "button",
        " class=\"button\" type=\"button\" data-part=\"copy\"",
        words.copy,
    );
    html.push_str("<span role=\"status\" data-part=\"copied\"");
    attribute(html, "data-words", words.copied);
    html.push_str("></span></div></div>");
}

/// Writes an element with a text. `attributes` are written as they are.
pub(super) fn element(html: &mut String, name: &str, attributes: &str, words: &str) {
    // Writing to a string cannot fail.
    let _ = write!(html, "<{name}{attributes}>");
    push_text(html, words);
    let _ = write!(html, "</{name}>");
}

pub(super) fn attribute(html: &mut String, name: &str, value: &str) {
    let _ = write!(html, " {name}=\"");
    push_attribute(html, value);
    html.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_all_parts_and_texts_that_the_script_uses() {
        let script = concat!(
            include_str!("../../../../web/import/address.js"),
            include_str!("../../../../web/import/dropped.js"),
            include_str!("../../../../web/import/import-page.js"),
            include_str!("../../../../web/import/importer.js"),
            include_str!("../../../../web/import/section.js"),
        );
        for page in ImportPage::ALL {
            let html = above(page, Language::ENGLISH.site_words());
            let parts = script
                .split("part(\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            for part in parts.filter(|part| {
                page == ImportPage::Preview || ["why", "said", "failed"].contains(part)
            }) {
                assert!(html.contains(&format!("data-part=\"{part}\"")), "{part}");
            }
            let kinds = script
                .split("say(\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            for kind in kinds.chain(["slow", "stopped"]) {
                assert!(html.contains(&format!(" data-{kind}=\"")), "{kind}");
            }
        }
    }
}
