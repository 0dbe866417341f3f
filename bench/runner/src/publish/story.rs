//! A story of the corpus, before it is written in a publisher's format.

/// The content of an article.
pub struct Story {
    /// The last part of its address.
    pub slug: String,
    /// Its section: id and name.
    pub section: (String, String),
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub deck: String,
    /// The author's name.
    pub author: &'static str,
    /// RFC 3339.
    pub published: String,
    /// Region ids.
    pub regions: Vec<String>,
    /// Tag names.
    pub tags: Vec<String>,
    /// The lead picture.
    pub picture: Picture,
    /// Eight.
    pub paragraphs: Vec<String>,
    /// Before the third paragraph and the sixth.
    pub headings: [String; 2],
}

/// A picture of the demo newsroom.
pub struct Picture {
    /// Path below the site's root.
    pub src: &'static str,
    /// Its alternative text.
    pub alt: String,
    /// Plain text.
    pub caption: String,
}
