//! Tests of the choice of stylesheets.

use super::*;

fn portal(notices: &str) -> Portal {
    let json = format!(
        r#"{{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/",
            "lang": "en-CA", "notices": {notices}}}"#
    );
    article::read_portal(json.as_bytes()).expect("a portal").0
}

fn sheets(portal: &Portal) -> Sheets {
    let names = [
        ALWAYS,
        NOTICES,
        ARTICLE,
        TEXT,
        RICH,
        LIVE,
        &["front"],
        &[PRINT],
    ]
    .concat();
    let rule = |name: &&'static str| (*name, format!(".{name}__part {{ color: red; }}"));
    let sheets: Vec<_> = names.iter().map(rule).collect();
    let sheets: Vec<_> = sheets
        .iter()
        .map(|(name, css)| (*name, css.as_str()))
        .collect();
    Sheets::from_css(&sheets, "", "", portal)
}

#[test]
fn an_article_has_the_stylesheets_of_its_classes() {
    let sheets = sheets(&portal("[]"));
    let check = |document: &str, has: &[&str], has_not: &[&str]| {
        let text = &sheets.of_article(document).text;
        for name in has {
            assert!(text.contains(name), "{document}: no {name}");
        }
        for name in has_not {
            assert!(!text.contains(name), "{document}: {name}");
        }
    };
    check(
        r#"<p class="block">"#,
        &["article__", "island__"],
        &["blocks__", "tables-asides__", "updates__", "front__"],
    );
    check(
        r#"<p class="a card__part">"#,
        &["blocks__", "card__"],
        &["tables-asides__", "updates__"],
    );
    check(
        r#"<p class="tables-asides__part">"#,
        &["blocks__", "tables-asides__"],
        &["updates__"],
    );
    check(
        r#"<p class="updates__part">"#,
        &["blocks__", "updates__"],
        &["front__"],
    );
    assert!(sheets.of_front().text.contains("front__"));
    assert!(sheets.hashes().contains(&sheets.of_article("").hash));
}

#[test]
fn only_a_portal_with_notices_has_their_styles() {
    let has = |notices: &str| {
        sheets(&portal(notices))
            .of_front()
            .text
            .contains("notice__")
    };
    assert!(!has("[]"));
    assert!(has(r#"[{"id": "a", "text": "Soon."}]"#));
}

#[test]
fn the_groups_list_existing_stylesheets() {
    let groups = [
        ALWAYS,
        NOTICES,
        ARTICLE,
        TEXT,
        RICH,
        LIVE,
        FRONT,
        &[PRINT],
        embedded::SHEETS,
    ];
    for name in groups.concat() {
        assert!(SHEETS.iter().any(|(known, _)| *known == name), "{name}");
    }
}
