//! The portal: what `content/portal.json` says about a site.

use crate::lang::LangTag;
use crate::url::SafeUrl;

mod by_language;
mod notice;
mod theme;

pub use by_language::ByLanguage;
pub use notice::{Notice, NoticeKind};
pub use theme::{TOKENS, TokenValue};

/// The name by which a portal's file says what it is.
pub const PORTAL_SCHEMA: &str = "action-news/portal/1";

/// First path segments that no section may have.
pub const RESERVED_SEGMENTS: &[&str] = &[
    "region", "tag", "author", "search", "saved", "read", "preview", "embed", "oembed", "assets",
    "images", "weather", "feed", "index",
];

/// What stands among [`Portal::frame_ancestors`] for every site there is.
pub const ANYBODY: &str = "*";

/// A site, as its newsroom sets it up.
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
    /// Its mark.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub logo: Option<SafeUrl>,
    /// Its own address, ending in `/`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::SiteUrl"))]
    pub url: SafeUrl,
    /// The language without a path prefix.
    pub lang: LangTag,
    /// All languages offered, `lang` among them.
    pub languages: Vec<LangTag>,
    /// The header bar's links, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub links: Vec<Link>,
    /// The sections, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sections: Vec<PortalSection>,
    /// The regions, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub regions: Vec<Region>,
    /// The region of a reader who has chosen none; one of `regions`, where there are any.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub default_region: Option<String>,
    /// Where temperatures come from.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub weather: WeatherProvider,
    /// What readers should know.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub notices: Vec<Notice>,
    /// Origins whose articles may be opened.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::attributes::Origin>"))]
    pub sources: Vec<SafeUrl>,
    /// Origins whose pictures may be shown.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::attributes::Origin>"))]
    pub image_origins: Vec<SafeUrl>,
    /// Names of providers whose embeds load on click.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::attributes::ProviderName>")
    )]
    pub embed_providers: Vec<String>,
    /// Origins that may frame the site; `*` is all of them. Where there are any, each article has a frame for them.
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
    /// "© …".
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub rights: Option<ByLanguage>,
}

/// A link of the header bar or the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields, rename_all = "camelCase")
)]
pub struct Link {
    /// `home`, `webmail`, `advertise` and `login` have words of their own.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::attributes::Segment>")
    )]
    pub id: Option<String>,
    /// Where it leads; `/` is the site's root.
    pub href: SafeUrl,
    /// Its words.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub name: Option<ByLanguage>,
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

/// A region: a city with its clock and its weather.
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
    /// The unit its readers think in.
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

/// Where a browser gets temperatures from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WeatherProvider {
    /// From `weather/{region}.json` beside the site, written by `newsroom weather`.
    #[default]
    Files,
    /// Straight from Open-Meteo: each reader's browser contacts it.
    OpenMeteo,
    /// From nowhere.
    None,
}
