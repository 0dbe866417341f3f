//! Fronts laid out by an editor, and without one.

use super::{Folder, PORTAL, article};
use article::index::{Heading, Index, Layout, StandardHeading};
use std::collections::BTreeSet;

mod check;
mod translated;

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
fn the_demo_leads_with_the_world_story_and_shows_every_section() {
    let site = Newsroom::new("fronts-demo", "");
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
    let ran = site
        .folder
        .run(&["data", "--content", content, "--out", "out", "--strict"]);
    ran.is(0, "", "");
    let blocks = site.blocks("index.json");
    assert!(
        blocks[0].starts_with("lead: world/leaders-differ-on-syria "),
        "{blocks:#?}"
    );
    for section in [
        "World", "Canada", "Business", "Science", "Culture", "Sports",
    ] {
        let heading = format!("[{section} ");
        assert!(
            blocks.iter().any(|block| block.starts_with(&heading)),
            "{section}: {blocks:#?}"
        );
    }
    let translated = [
        (
            "fr/index.json",
            "lead: fr/world/les-dirigeants-divises-sur-la-syrie ",
        ),
        (
            "ar/index.json",
            "lead: ar/world/qadat-althamani-yakhtalifun-hawl-suriya ",
        ),
    ];
    for (path, lead) in translated {
        assert!(site.blocks(path)[0].starts_with(lead), "{path}");
    }
}
