//! Pictures, films, sounds, and what is embedded.

use crate::text::Text;
use crate::url::SafeUrl;

/// What stands above the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// A picture, a film or a sound.
    Figure(Box<Figure>),
    /// Something that lives elsewhere.
    Embed(Box<Embed>),
}

/// A picture, film or sound with its words. Title, caption and credit are three things.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", schemars(transform = crate::attributes::figure_keys))]
pub struct Figure {
    /// The figure lede: its own line above the picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<Text>,
    /// What is shown.
    pub media: Media,
    /// What it shows, in words below it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub caption: Option<Text>,
    /// Who made it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub credit: Option<Text>,
    /// How large it stands.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub size: Size,
    /// Where a click on the picture leads.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub href: Option<SafeUrl>,
}

impl From<Media> for Figure {
    /// A figure without words, as wide as the text.
    fn from(media: Media) -> Self {
        Self {
            title: None,
            media,
            caption: None,
            credit: None,
            size: Size::default(),
            href: None,
        }
    }
}

/// A file to be seen or heard.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Media {
    /// Which kind.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub kind: MediaKind,
    /// The file that every browser can show.
    pub src: SafeUrl,
    /// Its media type.
    #[cfg_attr(
        feature = "schema",
        serde(rename = "type", skip_serializing_if = "Option::is_none")
    )]
    pub mime: Option<String>,
    /// Its width, in pixels.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100000)))]
    pub width: Option<u32>,
    /// Its height, in pixels.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100000)))]
    pub height: Option<u32>,
    /// The text alternative: what a reader who cannot see the picture should know.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub alt: Option<String>,
    /// Whether the picture says nothing that the text does not say. It then gets an empty `alt`, so that screen readers
    /// skip it, and the missing `alt` is not reported.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub decorative: bool,
    /// The same in other widths and media types.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sources: Vec<Source>,
    /// A film's still.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub poster: Option<SafeUrl>,
    /// The point to keep when it is cropped.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub focus: Option<Focus>,
    /// Subtitles.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub tracks: Vec<Track>,
}

impl Media {
    /// A picture at an address, nothing else known.
    pub fn image(src: SafeUrl) -> Self {
        Self {
            kind: MediaKind::Image,
            src,
            mime: None,
            width: None,
            height: None,
            alt: None,
            decorative: false,
            sources: Vec::new(),
            poster: None,
            focus: None,
            tracks: Vec::new(),
        }
    }
}

/// Kinds of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum MediaKind {
    /// A picture.
    #[default]
    Image,
    /// A film.
    Video,
    /// A sound.
    Audio,
}

/// One more file for the same picture, film or sound.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Source {
    /// The file.
    pub src: SafeUrl,
    /// Its width, in pixels.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100000)))]
    pub width: Option<u32>,
    /// Its height, in pixels.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100000)))]
    pub height: Option<u32>,
    /// Its media type.
    #[cfg_attr(
        feature = "schema",
        serde(rename = "type", skip_serializing_if = "Option::is_none")
    )]
    pub mime: Option<String>,
}

/// A point in a picture, in hundredths of its width and height from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// 0–100.
    pub x: u8,
    /// 0–100.
    pub y: u8,
}

/// Subtitles or a transcript of a film.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Track {
    /// The WebVTT file.
    pub src: SafeUrl,
    /// `captions`, `subtitles`, `descriptions` or `chapters`.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::attributes::TrackKind>")
    )]
    pub kind: Option<String>,
    /// Its language.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<crate::lang::LangTag>,
    /// Its name in the player's menu.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
}

/// How large a figure stands in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum Size {
    /// As wide as the text.
    #[default]
    Inline,
    /// Wider than the text.
    Wide,
    /// As wide as the page.
    Full,
    /// At the start of the line, text beside it. (The word is the format's; the side mirrors.)
    Left,
    /// At the end of the line, text beside it.
    Right,
}

/// Several figures, with a caption for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Gallery {
    /// The figures.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub figures: Vec<Figure>,
    /// What they have in common.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub caption: Option<Text>,
}

/// Something that lives elsewhere. Never the provider's HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", schemars(transform = crate::attributes::embed_keys))]
pub struct Embed {
    /// The page of it.
    pub url: SafeUrl,
    /// Whose: `youtube`, `vimeo`, or a name to show.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub provider: Option<String>,
    /// Its title.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<String>,
    /// What to read instead: the words of a post.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub text: Option<Text>,
    /// A still.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub poster: Option<SafeUrl>,
    /// Width to height.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub aspect: Option<Aspect>,
    /// A line below.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub caption: Option<Text>,
}

/// A width-to-height ratio, such as 16:9.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aspect {
    /// 1–100.
    pub width: u8,
    /// 1–100.
    pub height: u8,
}
