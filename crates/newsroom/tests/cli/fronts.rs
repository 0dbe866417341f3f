//! Fronts laid out by an editor, and without one.

use super::{Folder, PORTAL, article};
use article::index::{Heading, Index, Layout, StandardHeading};
use std::collections::BTreeSet;

/// The demo portal with these layouts.
fn portal(fronts: &str) -> String {
    let end = PORTAL.trim_end().trim_end_matches('}').to_owned();
    format!("{end}, \"fronts\": {{{fronts}}}}}")
}

/// A newsroom whose articles are dated one after the other: a later id is newer.
struct Newsroom {
    folder: Folder,
}

impl Newsroom {
    fn new(name: &str, fronts: &str) -> Self {
        let folder = Folder::new(name);
        folder.write("content/portal.json", &portal(fronts));
        Self { folder }
    }

    /// Adds an article of November `day`. `keys`: `section`, `picture` or JSON.
    fn story(&self, id: &str, day: usize, section: &str, more: &str) -> &Self {
        let section = format!(r#""section": {{"id": "{section}", "name": "N"}}"#);
        let picture =
            r#""lead": {"media": {"src": "/images/a.jpg", "alt": "A", "width": 3, "height": 2}}"#;
        let more = more.replace("PICTURE", picture);
        let comma = if more.is_empty() { "" } else { ", " };
        let text = article(id, &format!("{section}{comma}{more}"))
            .replace("2024-11-23T08", &format!("2024-11-{day:02}T08"));
        let text = match id.starts_with("fr/") {
            true => text.replace("en-CA", "fr-CA"),
            false => text,
        };
        self.folder
            .write(&format!("content/articles/{id}.json"), &text);
        self
    }

    fn publish(&self) -> &Self {
        self.folder
            .run(&["data", "--content", "content", "--out", "out"])
            .is(0, "", "");
        self
    }

    fn index(&self, path: &str) -> Index {
        let text = self.folder.read(&format!("out/{path}"));
        let (index, problems) = article::read_index(text.as_bytes()).expect(path);
        assert_eq!(problems, [], "{path}");
        index
    }

    /// The blocks of a front, as `lead: world/a world/b`, with headings in brackets.
    fn blocks(&self, path: &str) -> Vec<String> {
        let index = self.index(path);
        let mut items = index.items.iter();
        let blocks = index.blocks.iter().map(|block| {
            let heading = match &block.heading {
                Heading::None {} => String::new(),
                Heading::Standard { heading } => match heading {
                    StandardHeading::Latest => "[latest] ".to_owned(),
                    StandardHeading::More => "[more] ".to_owned(),
                },
                Heading::Named { title, front } => {
                    let front = front.as_ref().map_or("", |front| front.as_str());
                    format!("[{title} {front}] ")
                }
            };
            let ids: Vec<&str> = items
                .by_ref()
                .take(block.count as usize)
                .map(|item| item.id.as_str())
                .collect();
            let links = block.links.iter().map(|link| {
                let name = link.name.as_ref().map(|name| &name.0);
                format!("{} {name:?}", link.href.as_str())
            });
            let links: Vec<String> = links.collect();
            let at = Layout::ALL
                .iter()
                .position(|layout| *layout == block.layout);
            let layout = Layout::NAMES[at.expect("a layout")];
            format!("{heading}{layout}: {}{}", ids.join(" "), links.join(", "))
        });
        let blocks = blocks.collect();
        assert_eq!(items.next(), None, "{path}: stories that no block takes");
        blocks
    }
}

#[test]
fn without_a_layout_the_newest_picture_leads() {
    let site = Newsroom::new("fronts-automatic", "");
    for day in 1..=8 {
        let picture = if day == 5 { "PICTURE" } else { "" };
        site.story(&format!("local/n{day}"), day, "local", picture);
    }
    site.story("world/a", 9, "world", "")
        .story("world/b", 10, "world", "")
        .story("sports/c", 11, "sports", "")
        .publish();
    assert_eq!(
        site.blocks("index.json"),
        [
            "lead: local/n5 sports/c world/b world/a local/n8 local/n7",
            "[Local local] grid: local/n6 local/n4 local/n3 local/n2",
            "[more] list: local/n1",
        ]
    );
    assert_eq!(
        site.blocks("local/index.json"),
        [
            "lead: local/n5 local/n8 local/n7 local/n6 local/n4 local/n3",
            "grid: local/n2 local/n1",
        ]
    );
    assert_eq!(site.blocks("world/index.json"), ["lead: world/b world/a"]);
    assert_eq!(site.blocks("fr/index.json"), Vec::<String>::new());
}

const LAYOUT: &str = r#"
    "home": {"lead": "world/a", "picks": ["local/n2", "world/gone", "local/n1", "world/a"], "blocks": [
        {"section": "world", "count": 1, "layout": "text"},
        {"tag": "deep-water", "layout": "row", "count": 2},
        {"region": "pass", "layout": "list"},
        {"section": "sports"},
        {"title": {"en": "Useful", "fr": "Utile"}, "links": [{"href": "/about/", "name": {"en": "About", "fr": "À propos"}}, {"id": "login", "href": "/login"}]},
        {"show": "latest", "count": 2, "layout": "grid"}]},
    "world": {"picks": ["world/b"]}"#;

fn laid_out(name: &str) -> Newsroom {
    let site = Newsroom::new(name, LAYOUT);
    for day in 1..=9 {
        site.story(&format!("local/n{day}"), day + 10, "local", "PICTURE");
    }
    let tag = r#""tags": [{"name": "Deep water"}]"#;
    site.story("world/a", 1, "world", "PICTURE")
        .story("world/b", 2, "world", tag)
        .story("world/c", 3, "world", tag)
        .story("world/d", 4, "world", r#""regions": ["pass"]"#);
    site
}

#[test]
fn an_editor_lays_out_the_home_front_and_sections() {
    let site = laid_out("fronts-editor");
    site.publish();
    assert_eq!(
        site.blocks("index.json"),
        [
            // The picks, then the newest; a pick that does not exist is left out.
            "lead: world/a local/n2 local/n1 local/n9 local/n8 local/n7",
            "[World world] text: world/d",
            "[Deep water tag/deep-water] row: world/c world/b",
            // The region's only story stands above, and the section has none: no block.
            "[Useful ] list: /about/ Some([(\"en\", \"About\")]), /login None",
            "[latest] grid: local/n6 local/n5",
            "[more] list: local/n4 local/n3",
        ]
    );
    // Without a lead, the newest story with a picture leads, before the picks.
    assert_eq!(
        site.blocks("world/index.json"),
        ["lead: world/a world/b world/d world/c"]
    );
    // The app gets fronts laid out, and no layouts.
    assert!(!site.folder.read("out/portal.json").contains("fronts"));
}

#[test]
fn picks_that_have_no_place_beside_the_lead_stand_below() {
    let picks: Vec<String> = (1..=8).map(|n| format!("\"local/n{n}\"")).collect();
    let fronts = format!(
        r#""home": {{"lead": "local/n9", "picks": [{}]}}"#,
        picks.join(", ")
    );
    let site = Newsroom::new("fronts-picks", &fronts);
    for day in 1..=9 {
        site.story(&format!("local/n{day}"), day, "local", "");
    }
    site.publish();
    assert_eq!(
        site.blocks("index.json"),
        [
            "lead: local/n9 local/n1 local/n2 local/n3 local/n4 local/n5",
            "grid: local/n6 local/n7 local/n8",
        ]
    );
}

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

#[test]
fn old_stories_stand_on_laid_out_fronts_and_in_the_archive() {
    let fronts = r#""home": {"lead": "world/old", "blocks": [{"section": "world", "count": 2}]}"#;
    let site = Newsroom::new("fronts-archive", fronts);
    for n in 0..80 {
        site.story(&format!("local/n{n:02}"), n % 28 + 1, "local", "");
    }
    for id in ["world/old", "world/older", "world/oldest"] {
        site.story(id, 1, "world", "");
    }
    let years = |id: &str| {
        let path = format!("content/articles/{id}.json");
        let text = site.folder.read(&path).replace("2024-11-01", "2012-11-01");
        site.folder.write(&path, &text);
    };
    for id in ["world/old", "world/older", "world/oldest"] {
        years(id);
    }
    site.publish();
    let front = site.index("index.json");
    let ids = |index: &Index| -> Vec<String> {
        let ids = index.items.iter().map(|item| item.id.to_string());
        ids.collect()
    };
    let on_front: BTreeSet<String> = ids(&front).into_iter().collect();
    assert_eq!(on_front.len(), front.items.len(), "no story stands twice");
    let (full, kept) = article::index::chunks(83);
    assert_eq!((front.older as usize, front.items.len()), (full, kept + 3));
    let archived: Vec<String> = (1..=full)
        .flat_map(|n| ids(&site.index(&format!("index-{n}.json"))))
        .collect();
    let archive: BTreeSet<&String> = archived.iter().collect();
    assert_eq!(archive.len(), archived.len(), "each once");
    assert_eq!(archived.len() + kept, 83, "every story is reached");
    for old in ["world/old", "world/older", "world/oldest"] {
        assert!(
            on_front.contains(old) && archive.contains(&old.to_owned()),
            "{old}"
        );
    }
    assert!(site.index("index-1.json").blocks.is_empty());
}

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
