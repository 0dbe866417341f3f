//! Laid-out fronts in other languages.

use super::laid_out;
use crate::article;

#[test]
fn other_languages_have_the_layout_with_the_translations() {
    let site = laid_out("fronts-translated");
    // The lead names its translation; a pick is named by its own; the other pick has none.
    site.story(
        "world/a",
        1,
        "world",
        r#"PICTURE, "translations": [{"lang": "fr-CA", "id": "fr/monde/a"}]"#,
    )
    .story("fr/monde/a", 1, "world", "")
    .story(
        "fr/local/deux",
        2,
        "local",
        r#""translations": [{"lang": "en-CA", "id": "local/n2"}]"#,
    )
    .story("fr/local/neuf", 9, "local", "PICTURE");
    for day in 3..=7 {
        site.story(&format!("fr/local/n{day}"), day, "local", "");
    }
    site.publish();
    assert_eq!(
        site.blocks("fr/index.json"),
        [
            "lead: fr/monde/a fr/local/deux fr/local/neuf fr/local/n7 fr/local/n6 fr/local/n5",
            "[Utile ] list: /about/ Some([(\"fr\", \"À propos\")]), /login None",
            "[latest] grid: fr/local/n4 fr/local/n3",
        ]
    );
    // Without its translation, the automatic rule fills the lead.
    let path = "content/articles/fr/monde/a.json";
    let draft = site
        .folder
        .read(path)
        .replacen('{', "{\"status\": \"draft\", ", 1);
    site.folder.write(path, &draft);
    site.publish();
    let first = &site.blocks("fr/index.json")[0];
    assert!(
        first.starts_with("lead: fr/local/neuf fr/local/deux "),
        "{first}"
    );
}

#[test]
fn a_translation_is_found_in_a_file_with_another_name() {
    let site = laid_out("fronts-moved");
    site.story(
        "world/a",
        1,
        "world",
        r#"PICTURE, "translations": [{"lang": "fr-CA", "id": "fr/monde/a"}]"#,
    )
    .story("fr/local/neuf", 9, "local", "PICTURE");
    let text = article("fr/monde/a", "").replace("en-CA", "fr-CA");
    site.folder.write("content/articles/fr/old.json", &text);
    site.publish();
    assert_eq!(
        site.blocks("fr/index.json")[0],
        "lead: fr/monde/a fr/local/neuf"
    );
}
