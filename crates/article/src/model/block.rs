//! The blocks of an article's body.

use super::figure::{Embed, Figure, Gallery};
use super::list_style::ListStyle;
use crate::text::Text;
use crate::url::SafeUrl;

/// A block, with the id that links and reading positions refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its id, if the newsroom gives one. Without it, the block's position in the body identifies it.
    pub id: Option<String>,
    /// Its kind and content.
    pub kind: BlockKind,
}

impl From<BlockKind> for Block {
    fn from(kind: BlockKind) -> Self {
        Self { id: None, kind }
    }
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Text),
    /// A heading in the text.
    Heading(Heading),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Quote),
    /// A pull quote: words of the article, set large.
    Pullquote(Pullquote),
    /// A picture, a video or an audio file.
    Figure(Box<Figure>),
    /// Several figures.
    Gallery(Gallery),
    /// A table.
    Table(Table),
    /// Content of another site, loaded when the reader asks for it.
    Embed(Box<Embed>),
    /// A box beside the text.
    Aside(Aside),
    /// A link with its own headline.
    Card(Box<Card>),
    /// Code.
    Code(Code),
    /// A thematic break.
    Divider,
    /// A type that this version does not support: its text is shown, or a notice.
    Unknown(UnknownBlock),
}

impl BlockKind {
    /// The names of the known types, as documents write them.
    pub const NAMES: &[&str] = &[
        "paragraph",
        "heading",
        "list",
        "quote",
        "pullquote",
        "figure",
        "gallery",
        "table",
        "embed",
        "aside",
        "card",
        "code",
        "divider",
    ];
}

/// A heading in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Heading {
    /// The level, 2 to 4, written as a number. The default is 2.
    #[cfg_attr(feature = "schema", serde(default))]
    pub level: HeadingLevel,
    /// The words.
    pub text: Text,
}

/// A heading's level. Level 1 is the headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeadingLevel {
    /// `h2`.
    #[default]
    Two,
    /// `h3`.
    Three,
    /// `h4`.
    Four,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct List {
    /// Whether the order matters.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub ordered: bool,
    /// The first number, if it is not the default: 1, or the number of items in a reversed list.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = -2147483648, max = 2147483647)))]
    pub start: Option<i32>,
    /// Whether an ordered list counts down.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub reversed: bool,
    /// How an ordered list is numbered.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub style: ListStyle,
    /// The items.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub items: Vec<ListItem>,
}

/// An item: a line of text, optionally followed by blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct ListItem {
    /// The line; empty if the item consists of blocks only.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub text: Text,
    /// The blocks after the line.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<Block>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Quote {
    /// The quoted blocks.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<Block>,
    /// Who said or wrote it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub cite: Option<Text>,
}

/// A pull quote: words of the article, set large.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Pullquote {
    /// The words.
    pub text: Text,
    /// Who said or wrote it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub cite: Option<Text>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Table {
    /// What the table shows.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub caption: Option<Text>,
    /// Rows of column headings.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub head: Vec<Vec<Cell>>,
    /// Rows of data.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub rows: Vec<Vec<Cell>>,
}

/// A table's cell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Cell {
    /// The content; may be blank.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub text: Text,
    /// The number of columns spanned, 1–1,000.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_one")
    )]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub colspan: u16,
    /// The number of rows spanned, 1–1,000.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_one")
    )]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub rowspan: u16,
    /// Whether it is the header of its row (or, in `head`, of its column).
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub header: bool,
}

/// A box beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Aside {
    /// `fact-box`, `note`, `q-and-a`, `key-points`, `timeline`, or another word.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub kind: Option<String>,
    /// Its heading.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<Text>,
    /// Its content.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<Block>,
}

/// A link with a headline, and optionally a line and a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", schemars(transform = crate::attributes::card_keys))]
pub struct Card {
    /// The target of the link.
    pub url: SafeUrl,
    /// Its headline.
    pub headline: Text,
    /// A line below the headline.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub text: Option<Text>,
    /// A picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub image: Option<SafeUrl>,
    /// Another word for its kind: "download", "product".
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub kind: Option<String>,
}

/// Code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Code {
    /// The lines, unchanged.
    pub text: String,
    /// The programming language's name.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<String>,
}

/// A block of an unknown type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownBlock {
    /// The name of the type.
    pub name: String,
    /// The text found in it.
    pub text: Option<Text>,
    /// The blocks found in it.
    pub blocks: Vec<Block>,
}
