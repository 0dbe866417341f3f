//! `newsroom data`.

use super::{Folder, PORTAL, article};
use article::index::{CHUNK_ITEMS, Index};
use article::problem::Severity;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

fn index(folder: &Folder, path: &str) -> Index {
    let (index, problems) = article::read_index(folder.read(path).as_bytes()).expect(path);
    assert!(
        problems
            .iter()
            .all(|problem| problem.severity == Severity::Advice),
        "{path}: {problems:?}"
    );
    index
}

fn ids(index: &Index) -> Vec<&str> {
    index.items.iter().map(|item| item.id.as_str()).collect()
}

#[test]
fn a_site_gets_its_data() {
    let folder = Folder::new("data-site");
    let dated = |id: &str, date: &str, more: &str| {
        article(id, more).replace("2024-11-23T08:00:00-07:00", date)
    };
    folder
        .write("content/portal.json", PORTAL)
        .write("content/images/deep/lake.jpg", "a picture")
        .write("content/weather/pass.json", "{}")
        .write(
            "content/articles/world/lake.json",
            &dated(
                "world/lake",
                "2024-11-20T08:00:00Z",
                r#""section": {"id": "world", "name": "World"}, "regions": ["pass", "nowhere"], "tags": [{"name": "Deep water"}, {"name": "W", "url": "/tag/water/"}],
                   "lead": {"type": "figure", "media": {"kind": "video", "src": "/a.mp4", "poster": "/images/deep/lake.jpg"}}"#,
            ),
        )
        .write(
            "content/articles/local/snow.json",
            &dated("local/snow", "2024-11-21T08:00:00Z", r#""section": {"id": "local", "name": "Local"}, "tags": [{"name": "Deep water"}]"#),
        )
        .write(
            "content/articles/fr/local/neige.json",
            &dated("fr/local/neige", "2024-11-22T08:00:00Z", r#""section": {"id": "local", "name": "Région"}, "tags": [{"name": "Eau profonde", "url": "/fr/tag/deep-water/"}]"#)
                .replace("en-CA", "fr-CA"),
        )
        .write("content/articles/local/ice.json", &article("local/ice", "").replace("en-CA", "de"))
        .write("content/articles/about.json", &article("about", "").replace("\"published\": \"2024-11-23T08:00:00-07:00\",", ""))
        .write("content/articles/.draft.json", "{");
    folder
        .run(&["data", "--content", "content", "--out", "out"])
        .is(0, "", "");
    // An article in another language is on the default language's fronts; a page without a date is on none.
    let check =
        |path: &str, expected: &[&str]| assert_eq!(ids(&index(&folder, path)), expected, "{path}");
    // The story with a picture leads.
    check("out/index.json", &["world/lake", "local/ice", "local/snow"]);
    check("out/world/index.json", &["world/lake"]);
    check("out/local/index.json", &["local/snow"]);
    check("out/region/pass/index.json", &["world/lake"]);
    check(
        "out/tag/deep-water/index.json",
        &["world/lake", "local/snow"],
    );
    check("out/tag/water/index.json", &["world/lake"]);
    check("out/fr/index.json", &["fr/local/neige"]);
    check("out/fr/local/index.json", &["fr/local/neige"]);
    check("out/fr/world/index.json", &[]);
    check("out/fr/region/pass/index.json", &[]);
    check("out/fr/tag/deep-water/index.json", &["fr/local/neige"]);
    assert_eq!(
        index(&folder, "out/tag/deep-water/index.json")
            .title
            .as_deref(),
        Some("Deep water")
    );
    assert_eq!(
        index(&folder, "out/fr/tag/deep-water/index.json")
            .title
            .as_deref(),
        Some("Eau profonde")
    );
    assert_eq!(index(&folder, "out/world/index.json").title, None);
    assert!(!folder.has("out/region/nowhere") && !folder.has("out/.draft.json"));
    let front = index(&folder, "out/world/index.json");
    let still = front.items[0]
        .image
        .as_ref()
        .map(|media| media.src.as_str());
    assert_eq!(still, Some("/images/deep/lake.jpg"));
    // Documents are served as they are read, without white space.
    let written = folder.read("out/world/lake.json");
    let (served, _) = article::read(written.as_bytes()).expect("an article");
    let (source, _) = article::read(folder.read("content/articles/world/lake.json").as_bytes())
        .expect("an article");
    assert!(served == source && !written.contains('\n'));
    assert!(folder.has("out/about.json"));
    let portal = folder.read("out/portal.json");
    let (portal, problems) = article::read_portal(portal.as_bytes()).expect("a portal");
    assert!(problems.is_empty());
    let names = portal.language_names.expect("names of languages").0;
    assert!(names.contains(&("fr".to_owned(), "Français".to_owned())));
    let strings: Vec<String> =
        serde_json::from_str(&folder.read("out/words.fr.json")).expect("strings");
    assert!(strings.iter().any(|string| string == "Aller au contenu"));
    assert!(!folder.has("out/words.en.json"));
    assert_eq!(folder.read("out/images/deep/lake.jpg"), "a picture");
    assert_eq!(folder.read("out/weather/pass.json"), "{}");
}

#[test]
fn a_broken_article_is_reported_and_left_out() {
    let folder = Folder::new("data-broken");
    folder
        .write("content/portal.json", PORTAL)
        .write("content/articles/world/a.json", &article("world/a", ""))
        .write("content/articles/world/again.json", &article("world/a", ""))
        .write(
            "content/articles/world/broken.json",
            "{\"schema\": \"action-news/article/1\",\n \"id\": \"world/broken\"}",
        )
        .write(
            "content/articles/world/faulty.json",
            &article("world/faulty", "\"size\": 1"),
        )
        .write(
            "content/articles/world/index-2.json",
            &article("world/index-2", ""),
        );
    let ran = folder.run(&["data", "--content", "content", "--out", "out"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    let expected = "content/articles/world/again.json: error: content/articles/world/a.json has the id world/a already\n\
        content/articles/world/broken.json:1:1: error: \"headline\" is missing; write it here\n\
        content/articles/world/broken.json:1:1: error: \"body\" is missing; write it here\n\
        content/articles/world/faulty.json:3:52: error: /size: unknown key \"size\"; did you mean \"rights\"?\n\
        content/articles/world/index-2.json: error: an article cannot be called index-2: a front's data has that name; choose another id\n\
        3 articles LEFT OUT of the site; the lines above say why\n";
    let err: Vec<&str> = ran
        .err
        .lines()
        .map(|line| line.split("; known keys").next().unwrap_or(line))
        .collect();
    let expected: Vec<&str> = expected
        .lines()
        .map(|line| line.split("; did you mean").next().unwrap_or(line))
        .collect();
    assert_eq!(err, expected);
    assert_eq!(
        ids(&index(&folder, "out/index.json")),
        ["world/a", "world/faulty"]
    );
    assert!(!folder.has("out/world/broken.json") && !folder.has("out/world/index-2.json"));
    assert_eq!(
        folder
            .run(&["data", "--content", "content", "--out", "out", "--strict"])
            .status,
        1
    );
    let nothing = folder.run(&["data", "--content", "out/world", "--out", "out"]);
    nothing.is(
        1,
        "",
        "newsroom: no portal.json in out/world; is this the content folder?\n",
    );
}

#[test]
fn five_hundred_articles_are_in_chunks_and_are_not_written_again() {
    let folder = Folder::new("data-many");
    folder.write("content/portal.json", PORTAL);
    let total = 500;
    for n in 0..total {
        let date = format!(
            "20{:02}-{:02}-{:02}T08:00:00Z",
            n / 100,
            n / 10 % 10 + 1,
            n % 10 + 1
        );
        let text =
            article(&format!("world/n{n:03}"), "").replace("2024-11-23T08:00:00-07:00", &date);
        folder.write(&format!("content/articles/world/n{n:03}.json"), &text);
    }
    let start = Instant::now();
    folder
        .run(&["data", "--content", "content", "--out", "out"])
        .is(0, "", "");
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
    let front = index(&folder, "out/index.json");
    let (full, kept) = article::index::chunks(total);
    assert_eq!((front.older as usize, front.items.len()), (full, kept));
    // Going down from the front, every story is met once, newest first.
    let mut met: Vec<String> = ids(&front).into_iter().map(str::to_owned).collect();
    for number in (1..=full).rev() {
        let chunk = index(&folder, &format!("out/index-{number}.json"));
        assert_eq!(
            (chunk.items.len(), chunk.older as usize),
            (CHUNK_ITEMS, number - 1),
            "{number}"
        );
        met.extend(ids(&chunk).into_iter().map(str::to_owned));
    }
    let expected: Vec<String> = (0..total).rev().map(|n| format!("world/n{n:03}")).collect();
    assert_eq!(met, expected);
    assert!(!folder.has(&format!("out/index-{}.json", full + 1)));
    // A second run writes no file; a new story rewrites the front and no sealed chunk.
    let written = |file: &str| {
        fs::metadata(folder.0.join(file))
            .and_then(|data| data.modified())
            .expect(file)
    };
    let before = [
        written("out/index.json"),
        written("out/index-3.json"),
        written("out/world/n007.json"),
    ];
    folder
        .run(&["data", "--content", "content", "--out", "out"])
        .is(0, "", "");
    assert_eq!(
        before,
        [
            written("out/index.json"),
            written("out/index-3.json"),
            written("out/world/n007.json")
        ]
    );
    folder.write("content/articles/world/new.json", &article("world/new", ""));
    folder
        .run(&["data", "--content", "content", "--out", "out"])
        .is(0, "", "");
    assert_eq!(
        before[1..],
        [written("out/index-3.json"), written("out/world/n007.json")]
    );
    assert_eq!(
        ids(&index(&folder, "out/index.json"))[..2],
        ["world/new", "world/n499"]
    );
    assert_eq!(leftovers(&folder.0.join("out")), 0);
}

/// Files that were not moved to their names.
fn leftovers(folder: &Path) -> usize {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let count = |path: std::path::PathBuf| match path.is_dir() {
        true => leftovers(&path),
        false => usize::from(path.extension().is_some_and(|extension| extension == "new")),
    };
    entries.map(count).sum()
}

#[test]
fn trunk_sets_the_output_folder_of_its_hook() {
    let folder = Folder::new("data-hook");
    folder.write("content/portal.json", PORTAL);
    let variables = [("TRUNK_STAGING_DIR", "staging")];
    folder.run_with(&["data"], "", &variables).is(0, "", "");
    assert!(folder.has("staging/index.json") && folder.has("staging/fr/index.json"));
}
