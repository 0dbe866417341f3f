//! Which parts hosts may dress (`::part`), by the class that the views give them.

/// Class and part. A part stands for one thing in all elements; hosts rely on these names.
pub const PARTS: &[(&str, &str)] = &[
    ("article", "article"),
    ("article__section", "section"),
    ("article__kicker", "kicker"),
    ("article__headline", "headline"),
    ("article__deck", "deck"),
    ("article__byline", "byline"),
    ("article__dateline", "dateline"),
    ("article__time", "time"),
    ("article__lead", "lead"),
    ("article__body", "body"),
    ("article__foot", "foot"),
    ("figure", "figure"),
    ("picture", "picture"),
    ("figure__caption", "caption"),
    ("figure__credit", "credit"),
    ("quote", "quote"),
    ("pullquote", "pullquote"),
    ("table", "table"),
    ("aside", "aside"),
    ("embed", "embed"),
    ("card", "card"),
    ("button", "button"),
    ("notice__dismiss", "button"),
    ("updates", "updates"),
    ("update__byline", "byline"),
    ("tags", "tags"),
    ("related", "related"),
    ("share", "share"),
    ("headlines", "headlines"),
    ("story", "story"),
    ("story__headline", "story-headline"),
    ("story__deck", "story-deck"),
    ("story__time", "story-time"),
    ("bar", "bar"),
    ("bar__clock", "clock"),
    ("bar__region", "region"),
    ("bar__temperature", "temperature"),
    ("regions", "regions"),
    ("notice", "notice"),
];

/// Headings within a text, which carry no class.
pub const HEADING: &str = "heading";

/// The part of an element with these classes: the first of them that is one.
pub fn part_of(classes: &str) -> Option<&'static str> {
    classes
        .split_ascii_whitespace()
        .find_map(|class| PARTS.iter().find(|(known, _)| *known == class))
        .map(|(_, part)| *part)
}
