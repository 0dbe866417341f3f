//! The HTML page around the header bar and the document.
//!
//! The parts of the head are in the order in which a browser needs them: the preload of the lead picture, metadata,
//! stylesheets, the import map, the speculation rules and the inline scripts, the last of which imports the page script
//! after `load`. In the body, browsers would pause before a script and paint twice. Painting is blocked until the header
//! bar is parsed (`rel=expect`), because its last links move those before them. It is blocked by an empty element after
//! the header bar, because Chromium continues at the start tag of the element.

use super::app::{App, InlineScripts, source_hash};
use super::head::Head;
use super::kind::Kind;
use super::lead;
use super::policy::{self, Carrier, Hashes};
use super::rendered::Rendered;
use crate::syndication::escaped;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;

/// The policies of pages, cached by what they depend on: the hash of the styles, and the import map.
#[derive(Default)]
pub struct PolicyCache(HashMap<(String, String), Rc<str>>);

/// A whole page. `root`: the relative path to the site's root; `head`: what [`super::head`] wrote.
pub fn page(
    app: &App,
    policies: &mut PolicyCache,
    kind: Kind,
    root: &str,
    head: &Head,
    rendered: &Rendered,
) -> String {
    let style = match kind {
        Kind::Article => app.sheets.of_article(&rendered.document),
        Kind::Front | Kind::Missing => app.sheets.of_front(),
        Kind::Import | Kind::Snippets => app.sheets.of_import_pages(),
    };
    let import_map = app.import_map(kind, root);
    let InlineScripts {
        head: script,
        dismissed,
        rules,
    } = &app.scripts;
    let dismissed = match rendered.has_notices {
        true => format!("<script>{dismissed}</script>"),
        false => String::new(),
    };
    let policy = match app.carrier {
        Carrier::Header => Rc::from(""),
        Carrier::Page => {
            let key = (style.hash.clone(), import_map.clone());
            let new = || policy_in_page(app, style.hash.clone(), &import_map).into();
            Rc::clone(policies.0.entry(key).or_insert_with(new))
        }
    };
    let assets = &app.assets;
    let language = rendered.language;
    let mut html = String::with_capacity(
        4096 + head.tags.len()
            + head.structured.len()
            + style.text.len()
            + rendered.header.len()
            + rendered.document.len(),
    );
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{lead}{policy}\
         <meta name=\"theme-color\" content=\"{bar}\">\
         <title>{title}</title>{tags}\
         <link rel=\"icon\" href=\"{root}{icon}\">\
         <link rel=\"manifest\" href=\"{root}site.webmanifest\">\
         <link rel=\"expect\" blocking=\"render\" href=\"#header-end\">\
         <style>{css}</style>\
         <link rel=\"stylesheet\" media=\"print\" href=\"{root}{print}\">\
         <script type=\"importmap\">{import_map}</script>\
         <script type=\"speculationrules\">{rules}</script>\
         {dismissed}<script>{script}</script>",
        lead = lead::preload(rendered.lead.as_ref()),
        tags = head.tags,
        lang = language.code(),
        dir = language.dir().as_str(),
        bar = bar_colour(app),
        title = escaped(&rendered.title),
        icon = assets.icon.path,
        css = style.text,
        print = assets.print.path,
    );
    if let Some(follow) = &assets.follow {
        let _ = write!(
            html,
            "<script defer src=\"{root}{}\"></script>",
            follow.path
        );
    }
    let _ = write!(
        html,
        "</head><body><header id=\"header\">{header}</header><i id=\"header-end\" hidden></i>{above}<div id=\"document\">{document}</div>\
         <p id=\"start-failed\" class=\"start-failed\" role=\"status\" hidden>{words} <a href=\"\">{reload}</a></p>\
         {structured}</body></html>",
        header = rendered.header,
        above = rendered.above,
        document = rendered.document,
        // At the end of the body: search engines read it there too, and it does not delay the text.
        structured = head.structured,
        words = language.site_words().start_failed,
        reload = language.site_words().reload,
    );
    html.push('\n');
    html
}

fn policy_in_page(app: &App, style: String, import_map: &str) -> String {
    let InlineScripts {
        head,
        dismissed,
        rules,
    } = &app.scripts;
    let hashes = Hashes {
        styles: vec![style],
        scripts: [import_map, head, dismissed, rules]
            .map(source_hash)
            .to_vec(),
    };
    let policy = escaped(&policy::meta(&app.portal, &hashes));
    format!("<meta http-equiv=\"content-security-policy\" content=\"{policy}\">")
}

/// The `theme-color`, in which browsers on phones paint their own bars: the header bar's background.
fn bar_colour(app: &App) -> &str {
    let own = app.portal.theme.iter().find(|value| value.token == "bar");
    own.map_or("#14211e", |value| value.light.as_str())
}
