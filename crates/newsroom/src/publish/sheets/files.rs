//! The stylesheets, compiled into the publisher.

/// The stylesheets of the client-rendered app, in the order of `index.html`.
pub(super) const SHEETS: [(&str, &str); 26] = [
    ("tokens", include_str!("../../../../../styles/tokens.css")),
    ("base", include_str!("../../../../../styles/base.css")),
    ("layout", include_str!("../../../../../styles/layout.css")),
    ("loading", include_str!("../../../../../styles/loading.css")),
    ("floats", include_str!("../../../../../styles/floats.css")),
    (
        "header-bar",
        include_str!("../../../../../styles/header-bar.css"),
    ),
    (
        "masthead",
        include_str!("../../../../../styles/masthead.css"),
    ),
    ("notice", include_str!("../../../../../styles/notice.css")),
    ("article", include_str!("../../../../../styles/article.css")),
    ("labels", include_str!("../../../../../styles/labels.css")),
    ("figure", include_str!("../../../../../styles/figure.css")),
    ("island", include_str!("../../../../../styles/island.css")),
    (
        "lightbox",
        include_str!("../../../../../styles/lightbox.css"),
    ),
    ("media", include_str!("../../../../../styles/media.css")),
    (
        "focal-point",
        include_str!("../../../../../styles/focal-point.css"),
    ),
    ("blocks", include_str!("../../../../../styles/blocks.css")),
    (
        "tables-asides",
        include_str!("../../../../../styles/tables-asides.css"),
    ),
    ("card", include_str!("../../../../../styles/card.css")),
    ("embed", include_str!("../../../../../styles/embed.css")),
    ("button", include_str!("../../../../../styles/button.css")),
    ("updates", include_str!("../../../../../styles/updates.css")),
    ("front", include_str!("../../../../../styles/front.css")),
    (
        "front-blocks",
        include_str!("../../../../../styles/front-blocks.css"),
    ),
    (
        "front-lead",
        include_str!("../../../../../styles/front-lead.css"),
    ),
    ("footer", include_str!("../../../../../styles/footer.css")),
    ("print", include_str!("../../../../../styles/print.css")),
];
/// The additional styles of `/read`, `/preview` and `/embed`.
pub(super) const IMPORT: &str = include_str!("../../../../../styles/import.css");
/// The additional styles of the elements in other people's pages.
pub(super) const ELEMENTS: &str = include_str!("../../../../../styles/elements.css");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheets_are_listed_as_in_index_html() {
        let page = include_str!("../../../../../index.html");
        let links = page.split("rel=\"inline\" href=\"styles/").skip(1);
        let names: Vec<_> = links
            .filter_map(|rest| rest.split(".css\"").next())
            .collect();
        assert_eq!(SHEETS.map(|(name, _)| name).as_slice(), names);
    }
}
