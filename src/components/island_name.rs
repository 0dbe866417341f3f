//! The names of islands.

/// The islands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IslandName {
    /// An article, on `/read` and `/preview`.
    Article,
    /// The lightbox of an article's pictures.
    Lightbox,
}

impl IslandName {
    /// All islands.
    pub const ALL: [Self; 2] = [Self::Article, Self::Lightbox];

    /// The value of `data-island`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Lightbox => "lightbox",
        }
    }

    /// The island of a `data-island` value.
    ///
    /// ```
    /// use action_news::components::IslandName;
    /// assert_eq!(IslandName::parse("lightbox"), Some(IslandName::Lightbox));
    /// assert_eq!(IslandName::parse("crossword"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|island| island.as_str() == name)
    }
}
