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
pub struct Figure {
    /// The figure lede: its own line above the picture.
    pub title: Option<Text>,
    /// What is shown.
    pub media: Media,
    /// What it shows, in words below it.
    pub caption: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
    /// How large it stands.
    pub size: Size,
    /// Where a click on the picture leads.
    pub href: Option<SafeUrl>,
}

/// A file to be seen or heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Which kind.
    pub kind: MediaKind,
    /// The file that every browser can show.
    pub src: SafeUrl,
    /// Its media type.
    pub mime: Option<String>,
    /// Its width, in pixels.
    pub width: Option<u32>,
    /// Its height, in pixels.
    pub height: Option<u32>,
    /// What a reader who cannot see it should know.
    pub alt: Option<String>,
    /// Whether there is nothing to know.
    pub decorative: bool,
    /// The same in other widths and media types.
    pub sources: Vec<Source>,
    /// A film's still.
    pub poster: Option<SafeUrl>,
    /// The point to keep when it is cropped.
    pub focus: Option<Focus>,
    /// Subtitles.
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
pub struct Source {
    /// The file.
    pub src: SafeUrl,
    /// Its width, in pixels.
    pub width: Option<u32>,
    /// Its height, in pixels.
    pub height: Option<u32>,
    /// Its media type.
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
pub struct Track {
    /// The WebVTT file.
    pub src: SafeUrl,
    /// `captions`, `subtitles`, `descriptions` or `chapters`.
    pub kind: Option<String>,
    /// Its language.
    pub lang: Option<crate::lang::LangTag>,
    /// Its name in the player's menu.
    pub label: Option<String>,
}

/// How large a figure stands in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
pub struct Gallery {
    /// The figures.
    pub figures: Vec<Figure>,
    /// What they have in common.
    pub caption: Option<Text>,
}

/// Something that lives elsewhere. Never the provider's HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    /// The page of it.
    pub url: SafeUrl,
    /// Whose: `youtube`, `vimeo`, or a name to show.
    pub provider: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// What to read instead: the words of a post.
    pub text: Option<Text>,
    /// A still.
    pub poster: Option<SafeUrl>,
    /// Width to height.
    pub aspect: Option<Aspect>,
    /// A line below.
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
