//! What an article's body is made of.

use super::figure::{Embed, Figure, Gallery};
use crate::text::Text;
use crate::url::SafeUrl;

/// One block, with the id by which links and reading positions name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its own id, where the newsroom gives one. Without one, its place in the body names it.
    pub id: Option<String>,
    /// What it is.
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
    /// A crosshead.
    Heading(Heading),
    /// A list.
    List(List),
    /// Somebody's words, at length.
    Quote(Quote),
    /// Words of the article, set large.
    Pullquote(Pullquote),
    /// A picture, a film or a sound.
    Figure(Box<Figure>),
    /// Several figures.
    Gallery(Gallery),
    /// A table.
    Table(Table),
    /// Something that lives elsewhere, loaded when asked for.
    Embed(Box<Embed>),
    /// A box beside the story.
    Aside(Aside),
    /// A link with a headline.
    Card(Box<Card>),
    /// Code.
    Code(Code),
    /// A pause.
    Divider,
    /// A type that this version does not know: its text is shown, or a notice.
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

/// A crosshead.
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

/// A heading's level. The headline is the page's only level 1.
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
    /// The first number, if not 1.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = -2147483648, max = 2147483647)))]
    pub start: Option<i32>,
    /// The items.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub items: Vec<ListItem>,
}

/// An item: a line of text, then perhaps blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct ListItem {
    /// The line; empty where the item is blocks only.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub text: Text,
    /// What follows it.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<Block>,
}

/// Somebody's words, at length.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Quote {
    /// The words.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<Block>,
    /// Whose.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub cite: Option<Text>,
}

/// Words set large.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Pullquote {
    /// The words.
    pub text: Text,
    /// Whose.
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
    /// What it shows.
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
    /// The content; may be empty.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub text: Text,
    /// Columns covered, 1–1,000.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_one")
    )]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub colspan: u16,
    /// Rows covered, 1–1,000.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_one")
    )]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub rowspan: u16,
    /// Whether it heads its row (or, in `head`, its column).
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub header: bool,
}

/// A box beside the story.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
pub struct Aside {
    /// `fact-box`, `note`, `q-and-a`, `key-points`, `timeline`, or a newsroom's own word.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub kind: Option<String>,
    /// Its heading.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<Text>,
    /// Its content.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub blocks: Vec<Block>,
}

/// A link with a headline, and perhaps a line and a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", schemars(transform = crate::attributes::card_keys))]
pub struct Card {
    /// Where it leads.
    pub url: SafeUrl,
    /// Its headline.
    pub headline: Text,
    /// A line below.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub text: Option<Text>,
    /// A picture.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub image: Option<SafeUrl>,
    /// A newsroom's own word for it: "download", "product".
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
    /// The lines, as they are.
    pub text: String,
    /// The programming language's name.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<String>,
}

/// A block of an unknown type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownBlock {
    /// The type's name.
    pub name: String,
    /// What text was found in it.
    pub text: Option<Text>,
    /// What blocks were found in it.
    pub blocks: Vec<Block>,
}
