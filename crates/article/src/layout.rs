//! The layouts of blocks on fronts.

/// How the stories of a block are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum Layout {
    /// One large story with its picture, and the headlines of the others beside it.
    Lead,
    /// Cards with picture, headline and deck, in columns.
    #[default]
    Grid,
    /// Small pictures with headlines, in one row.
    Row,
    /// Headlines with decks, without pictures, in columns: opinion, analysis.
    Text,
    /// Headlines only.
    List,
}

impl Layout {
    /// All of them, in the order of [`Self::NAMES`].
    pub const ALL: [Self; 5] = [Self::Lead, Self::Grid, Self::Row, Self::Text, Self::List];
    /// Their names in JSON.
    pub const NAMES: &[&str] = &["lead", "grid", "row", "text", "list"];
}
