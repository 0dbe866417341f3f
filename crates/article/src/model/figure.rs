//! Pictures, videos, audio and embeds.

use crate::text::Text;
use crate::url::SafeUrl;

/// The figure or embed above the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// A picture, a video or an audio file.
    Figure(Box<Figure>),
    /// Content of another site.
    Embed(Box<Embed>),
}

/// A picture, video or audio file with its texts. Title, caption and credit are separate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", schemars(transform = crate::attributes::figure_keys))]
pub struct Figure {
    /// The figure lede: a line above the picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<Text>,
    /// The picture, video or audio file.
    pub media: Media,
    /// The caption, below the picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub caption: Option<Text>,
    /// Who made it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub credit: Option<Text>,
    /// The size in the page.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub size: Size,
    /// The page that a click on the picture opens.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub href: Option<SafeUrl>,
}

impl From<Media> for Figure {
    /// A figure without texts, as wide as the text.
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

/// A picture, video or audio file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Media {
    /// Picture, video or audio.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub kind: MediaKind,
    /// The default file, which every browser can show.
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
    /// The text alternative, for readers who cannot see the picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub alt: Option<String>,
    /// Whether the picture adds nothing to the text. It then gets an empty `alt`, so that screen readers skip it, and a
    /// missing `alt` is not reported.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub decorative: bool,
    /// Other files with the same content, in other widths and media types.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sources: Vec<Source>,
    /// A video's poster: the picture shown before it plays.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub poster: Option<SafeUrl>,
    /// The point that stays visible when the picture is cropped.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub focus: Option<Focus>,
    /// Subtitles.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub tracks: Vec<Track>,
}

impl Media {
    /// A picture of which only the URL is known.
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
    /// A video.
    Video,
    /// Audio.
    Audio,
}

/// Another file of the same picture, video or audio.
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

/// A point in a picture, in percent of its width and height from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// 0–100.
    pub x: u8,
    /// 0–100.
    pub y: u8,
}

/// Subtitles or other timed text of a video.
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

/// The size of a figure in the page.
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
    /// At the start of the line (on the right in right-to-left text), with text beside it.
    Left,
    /// At the end of the line, with text beside it.
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
    /// The figures, in order.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub figures: Vec<Figure>,
    /// The caption for all of them.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub caption: Option<Text>,
}

/// Content of another site, as a link and a preview, never the provider's HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", schemars(transform = crate::attributes::embed_keys))]
pub struct Embed {
    /// The URL of its page.
    pub url: SafeUrl,
    /// The provider: `youtube`, `vimeo`, or a name to show.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub provider: Option<String>,
    /// Its title.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<String>,
    /// Its text: that of a post.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub text: Option<Text>,
    /// A preview picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub poster: Option<SafeUrl>,
    /// The ratio of width to height.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub aspect: Option<Aspect>,
    /// A caption below.
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
