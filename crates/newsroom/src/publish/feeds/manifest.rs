//! The web app manifest (<https://www.w3.org/TR/appmanifest/>).

use article::portal::Portal;
use serde::Serialize;

/// An icon of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Icon {
    /// Its path below the site: `icon-192-0f3a.png`.
    pub src: String,
    /// `192x192`; `any` for a drawing.
    pub sizes: String,
    /// `image/png`.
    #[serde(rename = "type")]
    pub mime: String,
    /// What it is made for.
    #[serde(skip_serializing_if = "Purpose::is_any")]
    pub purpose: Purpose,
}

/// What an icon is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Shown as it is.
    #[default]
    Any,
    /// May be cut to any shape: its content is within the middle four fifths.
    Maskable,
}

impl Purpose {
    fn is_any(&self) -> bool {
        *self == Self::Any
    }
}

#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: &'a str,
    lang: &'a str,
    dir: &'static str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    background_color: &'a str,
    theme_color: &'a str,
    icons: &'a [Icon],
}

/// The colours of styles/tokens.css, for portals without their own.
const PAPER: &str = "#fffdf8";
const BAR: &str = "#14211e";

/// `site.webmanifest`. Addresses in it are relative to it, so it works below any path.
pub fn manifest(portal: &Portal, icons: &[Icon]) -> String {
    let token = |name: &str, usual| {
        let own = portal.theme.iter().find(|value| value.token == name);
        own.map_or(usual, |value| value.light.as_str())
    };
    let manifest = Manifest {
        name: &portal.name,
        short_name: &portal.name,
        lang: portal.lang.as_str(),
        dir: portal.lang.dir().as_str(),
        start_url: "./",
        scope: "./",
        // With a Back button and the address: readers share stories and go back.
        display: "minimal-ui",
        background_color: token("paper", PAPER),
        theme_color: token("bar", BAR),
        icons,
    };
    // Strings and lists can always be written.
    serde_json::to_string(&manifest).unwrap_or_default()
}
