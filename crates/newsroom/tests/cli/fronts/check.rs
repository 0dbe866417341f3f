//! `newsroom check` on layouts of fronts.

use super::portal;
use crate::{Folder, article};

#[test]
fn check_names_what_a_layout_cannot_show() {
    let folder = Folder::new("fronts-check");
    let fronts = r#"
"home": {"lead": "world/lakes",
"picks": ["world/draft", "about", "world/lake", "world/old", "world/soon"], "blocks": [
{"section": "wrold"},
{"section": "local"},
{"tag": "sno"},
{"region": "pass"},
{"region": "valley"}]},
"sport": {}"#;
    let dated = |id: &str, more: &str| article(id, more);
    folder
        .write("portal.json", &portal(fronts))
        .write(
            "articles/world/lake.json",
            &dated(
                "world/lake",
                r#""section": {"id": "world", "name": "World"}, "tags": [{"name": "Snow"}]"#,
            ),
        )
        .write(
            "articles/world/draft.json",
            &dated("world/draft", r#""status": "draft""#),
        )
        .write(
            "articles/world/old.json",
            &dated("world/old", r#""expires": "2024-12-01T00:00:00Z""#),
        )
        .write(
            "articles/world/soon.json",
            &dated("world/soon", r#""embargo": "2999-12-01T00:00:00Z""#),
        )
        .write(
            "articles/about.json",
            &article("about", "").replace("\"published\": \"2024-11-23T08:00:00-07:00\",", ""),
        );
    let ran = folder.run(&["check", "."]);
    let lines: Vec<&str> = ran
        .out
        .lines()
        .map(|line| line.strip_prefix("./portal.json:").unwrap_or(line))
        .collect();
    let expected = [
        "7:18: error: /fronts/home/lead: no article has the id \"world/lakes\"; did you mean \"world/lake\"?",
        "8:11: error: /fronts/home/picks/0: \"world/draft\" is a draft; choose another story",
        "8:26: error: /fronts/home/picks/1: \"about\" has no \"published\", so it is on no front; choose another story",
        "8:49: error: /fronts/home/picks/3: \"world/old\" has expired; choose another story",
        "8:62: warning: /fronts/home/picks/4: \"world/soon\" is not published before 2999-12-01T00:00:00Z; it is left out until then",
        "9:13: error: /fronts/home/blocks/0/section: portal.json has no section \"wrold\"; did you mean \"world\"?",
        "10:13: warning: /fronts/home/blocks/1/section: the section \"local\" has no story now; the block is left out",
        "11:9: error: /fronts/home/blocks/2/tag: no article has the tag \"sno\"; did you mean \"snow\"?",
        "12:12: warning: /fronts/home/blocks/3/region: the region \"pass\" has no story now; the block is left out",
        "13:12: error: /fronts/home/blocks/4/region: portal.json has no region \"valley\"; it has pass",
        "14:10: error: /fronts/sport: portal.json has no section \"sport\"; it has world, local",
        "6 documents, 8 errors, 3 warnings",
    ];
    assert_eq!(lines, expected, "{}", ran.out);
    assert_eq!(ran.status, 1);
}
