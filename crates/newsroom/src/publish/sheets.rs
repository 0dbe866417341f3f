//! The stylesheets: what a page begins with stands in the page, the rest is one file that is kept.
//!
//! A page's own sheets are chosen by the class names that it holds, in few combinations, because the policy
//! names the hash of each. The app loads all of them before it draws a page of its own.

use super::app::source_hash;
use crate::failure::Failure;
use action_news::theme;
use article::portal::Portal;
use classes::{classes, holds};
use minify::minified;

mod classes;
mod embedded;
mod minify;

/// What every page begins with.
const ALWAYS: &[&str] = &["tokens", "base", "layout", "header-bar", "footer"];
/// And where the portal has any.
const NOTICES: &[&str] = &["notice"];
/// What articles begin with.
const ARTICLE: &[&str] = &["article", "figure"];
/// What most articles have some of, what some have, and live ones.
const TEXT: &[&str] = &["blocks", "card"];
const RICH: &[&str] = &[
    "labels", "beside", "media", "focus", "boxes", "embed", "button",
];
const LIVE: &[&str] = &["updates"];
/// What fronts begin with, and the page for what is not there.
const FRONT: &[&str] = &["front", "card", "focus", "button"];
/// Asked for when somebody prints.
const PRINT: &str = "print";

/// The stylesheets a page begins with, as the text of its `<style>`.
pub struct Style {
    /// The text.
    pub text: String,
    /// Its `sha256-…`.
    pub hash: String,
}

/// All stylesheets.
pub struct Sheets {
    all: String,
    print: String,
    front: Style,
    plain: Style,
    text: Style,
    rich: Style,
    live: Style,
    import_pages: Style,
    embedded: String,
    text_classes: Vec<String>,
    rich_classes: Vec<String>,
    live_classes: Vec<String>,
}

impl Sheets {
    /// From the sheets in their order, by name; `import` is the one that only `/read`, `/preview` and `/embed` have, `elements` that of
    /// elements in other people's pages.
    ///
    /// # Errors
    /// If one is missing.
    pub fn new(
        sheets: &[(String, String)],
        import: &str,
        elements: &str,
        portal: &Portal,
    ) -> Result<Self, Failure> {
        for name in [ALWAYS, NOTICES, ARTICLE, TEXT, RICH, LIVE, FRONT, &[PRINT]].concat() {
            if !sheets.iter().any(|(known, _)| known == name) {
                return Err(Failure::new(format!(
                    "the app has no stylesheet {name}.css"
                )));
            }
        }
        let small: Vec<(&str, String)> = sheets
            .iter()
            .map(|(name, css)| (name.as_str(), minified(css)))
            .collect();
        let theme = theme::rules(&portal.theme);
        let join = |wanted: &dyn Fn(&str) -> bool| {
            let texts = small.iter().filter(|(name, _)| wanted(name));
            texts.map(|(_, css)| css.as_str()).collect::<String>() + &theme
        };
        let notices = if portal.notices.is_empty() {
            &[]
        } else {
            NOTICES
        };
        let always: &[&str] = &[ALWAYS, notices].concat();
        let style = |groups: &[&[&str]]| {
            let wanted = |name: &str| {
                let mut all = groups.iter().copied().chain([always]).flatten();
                all.any(|known| *known == name)
            };
            let text = join(&wanted);
            let hash = source_hash(&text);
            Style { text, hash }
        };
        let classes_of = |group: &[&str]| {
            let texts = small.iter().filter(|(name, _)| group.contains(name));
            texts.flat_map(|(_, css)| classes(css)).collect()
        };
        let text_of = |name: &str| {
            let found = small.iter().find(|(known, _)| *known == name);
            found.map_or("", |(_, css)| css.as_str())
        };
        let elements = minified(elements);
        let others: Vec<&str> = embedded::SHEETS
            .iter()
            .map(|name| text_of(name))
            .chain([elements.as_str()])
            .collect();
        let mut of_import = style(&[FRONT]);
        of_import.text.push_str(&minified(import));
        of_import.hash = source_hash(&of_import.text);
        Ok(Self {
            import_pages: of_import,
            embedded: embedded::embedded(text_of("tokens"), &others, &portal.theme),
            all: join(&|_| true),
            print: join(&|name| name == PRINT),
            front: style(&[FRONT]),
            plain: style(&[ARTICLE]),
            text: style(&[ARTICLE, TEXT]),
            rich: style(&[ARTICLE, TEXT, RICH]),
            live: style(&[ARTICLE, TEXT, RICH, LIVE]),
            text_classes: classes_of(TEXT),
            rich_classes: classes_of(RICH),
            live_classes: classes_of(LIVE),
        })
    }

    /// All in one.
    pub fn all(&self) -> &str {
        &self.all
    }

    /// The one for print.
    pub fn print(&self) -> &str {
        &self.print
    }

    /// The one of elements in other people's pages.
    pub fn embedded(&self) -> &str {
        &self.embedded
    }

    /// What a front begins with, or the page for what is not there.
    pub fn of_front(&self) -> &Style {
        &self.front
    }

    /// What an article's page begins with.
    pub fn of_article(&self, document: &str) -> &Style {
        if holds(document, &self.live_classes) {
            &self.live
        } else if holds(document, &self.rich_classes) {
            &self.rich
        } else if holds(document, &self.text_classes) {
            &self.text
        } else {
            &self.plain
        }
    }

    /// What the two pages begin with on which documents of other systems are opened.
    pub fn of_import_pages(&self) -> &Style {
        &self.import_pages
    }

    /// The hashes of all that [`Self::of_front`], [`Self::of_article`] and [`Self::of_import_pages`] can give.
    pub fn hashes(&self) -> Vec<String> {
        let styles = [
            &self.front,
            &self.plain,
            &self.text,
            &self.rich,
            &self.live,
            &self.import_pages,
        ];
        styles.map(|style| style.hash.clone()).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal(notices: &str) -> Portal {
        let json = format!(
            r#"{{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/",
                "lang": "en-CA", "notices": {notices}}}"#
        );
        article::read_portal(json.as_bytes()).expect("a portal").0
    }

    fn sheets(portal: &Portal) -> Sheets {
        let names = [
            ALWAYS,
            NOTICES,
            ARTICLE,
            TEXT,
            RICH,
            LIVE,
            &["front"],
            &[PRINT],
        ]
        .concat();
        let sheets: Vec<_> = names
            .iter()
            .map(|name| {
                (
                    (*name).to_owned(),
                    format!(".{name}__part {{ color: red; }}"),
                )
            })
            .collect();
        Sheets::new(&sheets, "", "", portal).expect("all sheets")
    }

    #[test]
    fn a_page_begins_with_what_its_classes_need() {
        let sheets = sheets(&portal("[]"));
        let check = |document: &str, has: &[&str], has_not: &[&str]| {
            let text = &sheets.of_article(document).text;
            for name in has {
                assert!(text.contains(name), "{document}: no {name}");
            }
            for name in has_not {
                assert!(!text.contains(name), "{document}: {name}");
            }
        };
        check(
            r#"<p class="block">"#,
            &["article__"],
            &["blocks__", "boxes__", "updates__", "front__"],
        );
        check(
            r#"<p class="a card__part">"#,
            &["blocks__", "card__"],
            &["boxes__", "updates__"],
        );
        check(
            r#"<p class="boxes__part">"#,
            &["blocks__", "boxes__"],
            &["updates__"],
        );
        check(
            r#"<p class="updates__part">"#,
            &["blocks__", "updates__"],
            &["front__"],
        );
        assert!(sheets.of_front().text.contains("front__"));
        assert!(sheets.hashes().contains(&sheets.of_article("").hash));
    }

    #[test]
    fn notices_are_dressed_where_a_portal_has_any() {
        let has = |notices: &str| {
            sheets(&portal(notices))
                .of_front()
                .text
                .contains("notice__")
        };
        assert!(!has("[]"));
        assert!(has(r#"[{"id": "a", "text": "Soon."}]"#));
    }

    #[test]
    fn a_missing_sheet_is_named() {
        let failure = Sheets::new(&[], "", "", &portal("[]"))
            .err()
            .expect("nothing is there");
        assert!(failure.to_string().contains("tokens.css"));
    }
}
