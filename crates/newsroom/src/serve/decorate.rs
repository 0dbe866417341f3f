//! What `newsroom serve` adds to pages: a banner, its stylesheet, and the script that shows saved files.
//!
//! It is added after rendering, so that the rest of a page is the published page.

use crate::syndication::escaped;
use std::fmt::Write as _;

/// Where the banner is: before the document.
const DOCUMENT: &str = "<div id=\"document\">";

/// The banner of a page: its release status and errors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Banner {
    /// Why readers do not see the story.
    pub label: Option<String>,
    /// What is wrong, as a sentence, and lines for a terminal.
    pub errors: Vec<(String, String)>,
    /// Files with errors: the address of the page, or an empty string, and the text.
    pub pages: Vec<(String, String)>,
}

impl Banner {
    /// Adds what is wrong, if there are lines.
    pub fn error(mut self, sentence: &str, lines: &str) -> Self {
        if !lines.is_empty() {
            self.errors.push((sentence.to_owned(), lines.to_owned()));
        }
        self
    }

    fn html(&self) -> String {
        let class = match self.errors.is_empty() && self.pages.is_empty() {
            true => "newsroom-serve",
            false => "newsroom-serve newsroom-serve--errors",
        };
        let mut html = format!("<div id=\"newsroom-serve\" class=\"{class}\" role=\"status\">");
        // Writing to a string cannot fail.
        if let Some(label) = &self.label {
            let label = escaped(label);
            let _ = write!(html, "<p>{label}. Readers do not see this story.</p>");
        }
        for (sentence, lines) in &self.errors {
            let sentence = escaped(sentence);
            // `escaped` replaces line breaks with spaces.
            let lines: Vec<String> = lines.lines().map(escaped).collect();
            let lines = lines.join("\n");
            let _ = write!(html, "<p>{sentence}</p><pre dir=\"ltr\">{lines}</pre>");
        }
        if !self.pages.is_empty() {
            html.push_str("<p>Files with errors</p><ul dir=\"ltr\">");
            for (href, words) in &self.pages {
                let (href, words) = (escaped(href), escaped(words));
                let _ = match href.is_empty() {
                    true => write!(html, "<li>{words}</li>"),
                    false => write!(html, "<li><a href=\"{href}\">{words}</a></li>"),
                };
            }
            html.push_str("</ul>");
        }
        html + "</div>"
    }
}

/// A page with the banner. `version`: of the site when the page was rendered.
pub fn decorated(html: &str, version: &str, banner: &Banner) -> String {
    let Some((head, body)) = html.split_once("</head>") else {
        return html.to_owned();
    };
    let Some((before, document)) = body.split_once(DOCUMENT) else {
        return html.to_owned();
    };
    let banner = banner.html();
    let version = escaped(version);
    format!(
        "{head}<link rel=\"stylesheet\" href=\"/.newsroom/serve.css\">\
         <script type=\"module\" src=\"/.newsroom/serve.js\" data-version=\"{version}\"></script></head>\
         {before}{banner}{DOCUMENT}{document}"
    )
}

/// How a page that cannot be shown yet is refreshed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refresh {
    /// The browser requests it again each second.
    EachSecond,
    /// By a server-sent event.
    WhenTold,
}

/// A page in place of one that cannot be shown.
pub fn status_page(title: &str, text: &str, refresh: Refresh) -> String {
    let refresh = match refresh {
        Refresh::EachSecond => "<meta http-equiv=\"refresh\" content=\"1\">",
        Refresh::WhenTold => "",
    };
    include_str!("status.html")
        .replace("{refresh}", refresh)
        .replace("{title}", &escaped(title))
        .replace("{text}", &escaped(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_banner_has_the_label_and_the_errors_as_text() {
        let banner = Banner {
            label: Some("Draft".to_owned()),
            ..Banner::default()
        };
        let mut banner = banner
            .error("It <is> wrong", "3:4: error: <b>\n5:6: error: c\n")
            .error("x", "");
        let page = |href: &str, words: &str| (href.to_owned(), words.to_owned());
        banner.pages = vec![page("/a/", "a & b"), page("", "and 2 more files")];
        let page = "<html><head></head><body><div id=\"document\"></div></body></html>";
        let html = decorated(page, "7", &banner);
        assert!(html.contains("<p>Draft. Readers do not see this story.</p>"));
        let errors = "<p>It &lt;is&gt; wrong</p><pre dir=\"ltr\">3:4: error: &lt;b&gt;\n5:6: error: c</pre>\
            <p>Files with errors</p><ul dir=\"ltr\"><li><a href=\"/a/\">a &amp; b</a></li><li>and 2 more files</li></ul></div>";
        assert!(html.contains(errors), "{html}");
        assert!(html.contains("data-version=\"7\""));
    }

    #[test]
    fn a_page_of_another_kind_stays_as_it_is() {
        assert_eq!(decorated("<p>x", "7", &Banner::default()), "<p>x");
    }
}
