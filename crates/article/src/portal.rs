//! The portal: a site's configuration, `content/portal.json`.

use crate::lang::LangTag;
use crate::url::SafeUrl;

mod by_language;
#[cfg(feature = "fronts")]
mod fronts;
mod link;
mod notice;
mod theme;

pub use by_language::ByLanguage;
#[cfg(feature = "fronts")]
pub use fronts::{FrontBlock, FrontLayout, LinksBlock, StoriesBlock, StoriesOf};
pub use link::Link;
pub use notice::{Notice, NoticeKind};
pub use theme::{TOKENS, TokenValue};

/// The `schema` of a portal.
pub const PORTAL_SCHEMA: &str = "action-news/portal/1";

/// First path segments that are not allowed as section ids.
pub const RESERVED_SEGMENTS: &[&str] = &[
    "region", "tag", "author", "search", "saved", "read", "preview", "embed", "oembed", "assets",
    "images", "weather", "feed", "index",
];

/// In [`Portal::frame_ancestors`]: every site.
pub const ANYBODY: &str = "*";

/// A site's configuration.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(
        deny_unknown_fields,
        rename_all = "camelCase",
        tag = "schema",
        rename = "action-news/portal/1"
    )
)]
#[cfg_attr(feature = "schema", schemars(rename = "Portal"))]
pub struct Portal {
    /// The site's name.
    pub name: String,
    /// Its logo.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub logo: Option<SafeUrl>,
    /// Its URL, ending in `/`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::SiteUrl"))]
    pub url: SafeUrl,
    /// The language of the pages without a language prefix in their path.
    pub lang: LangTag,
    /// All languages of the interface, including `lang`.
    pub languages: Vec<LangTag>,
    /// The name of each language in the language itself. Written by the publisher, for the app.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub language_names: Option<ByLanguage>,
    /// The header bar's links, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub links: Vec<Link>,
    /// The sections, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sections: Vec<PortalSection>,
    /// The regions, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub regions: Vec<Region>,
    /// The region for readers who have not chosen one; one of `regions`, if there are any.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub default_region: Option<String>,
    /// Where temperatures come from.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub weather: WeatherProvider,
    /// Notices to readers.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub notices: Vec<Notice>,
    /// The layouts of fronts: the home front's under `home`, a section's under its id. The app does not read them: the
    /// publisher writes the blocks into each front's [`Index`](crate::index::Index).
    #[cfg(feature = "fronts")]
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", serde(serialize_with = "fronts::write"))]
    #[cfg_attr(feature = "schema", schemars(with = "fronts::Fronts"))]
    pub fronts: Vec<(String, FrontLayout)>,
    /// Origins of articles that the app may open.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::attributes::Origin>"))]
    pub sources: Vec<SafeUrl>,
    /// Origins of pictures that pages may show.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::attributes::Origin>"))]
    pub image_origins: Vec<SafeUrl>,
    /// Providers whose embeds are loaded on click.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::attributes::ProviderName>")
    )]
    pub embed_providers: Vec<String>,
    /// Origins that may frame the site; `*` for all. With any of them, each article has a page for frames.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::attributes::Ancestor>")
    )]
    pub frame_ancestors: Vec<SafeUrl>,
    /// Values of design tokens.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", serde(serialize_with = "theme::write"))]
    #[cfg_attr(feature = "schema", schemars(with = "theme::Theme"))]
    pub theme: Vec<TokenValue>,
    /// The footer's links, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub footer: Vec<Link>,
    /// The copyright notice: "© …".
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub rights: Option<ByLanguage>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields, rename_all = "camelCase")
)]
pub struct PortalSection {
    /// Its id, the first segment of its front's path.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::Segment"))]
    pub id: String,
    /// Its name.
    pub name: ByLanguage,
}

/// A region: a city with local time and weather.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields, rename_all = "camelCase")
)]
pub struct Region {
    /// Its id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::Segment"))]
    pub id: String,
    /// Its name.
    pub name: ByLanguage,
    /// Its IANA time zone.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::TimeZone"))]
    pub time_zone: String,
    /// Degrees north.
    #[cfg_attr(feature = "schema", schemars(range(min = -90, max = 90)))]
    pub latitude: f64,
    /// Degrees east.
    #[cfg_attr(feature = "schema", schemars(range(min = -180, max = 180)))]
    pub longitude: f64,
    /// The unit of temperature that its readers use.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub unit: TemperatureUnit,
}

/// Units of temperature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
pub enum TemperatureUnit {
    /// Degrees Celsius.
    #[default]
    #[cfg_attr(feature = "schema", serde(rename = "C"))]
    Celsius,
    /// Degrees Fahrenheit.
    #[cfg_attr(feature = "schema", serde(rename = "F"))]
    Fahrenheit,
}

/// The source of temperatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WeatherProvider {
    /// `weather/{region}.json` on the site, written by `newsroom weather`.
    #[default]
    Files,
    /// Open-Meteo: each reader's browser contacts it.
    OpenMeteo,
    /// No temperatures.
    None,
}
