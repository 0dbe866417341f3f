//! The parts that host stylesheets can select with `::part()`, by class.

/// Class and part. A part means the same in every element; hosts depend on these names.
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

/// The part of headings without a class: those in an article's body.
pub const HEADING: &str = "heading";

/// The part of an element with these classes: that of the first class that has one.
pub fn part_of(classes: &str) -> Option<&'static str> {
    classes
        .split_ascii_whitespace()
        .find_map(|class| PARTS.iter().find(|(known, _)| *known == class))
        .map(|(_, part)| *part)
}
