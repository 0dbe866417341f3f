//! Former addresses of articles.

use super::{Folder, article, content};

/// Checks the messages about an article's aliases, without their places.
fn check(folder: &Folder, id: &str, aliases: &str, expected: &[&str]) {
    let path = format!("articles/{id}.json");
    folder.write(&path, &article(id, &format!(r#""aliases": {aliases}"#)));
    let ran = folder.run(&["check", &path]);
    let lines: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.split_once(" error: "))
        .map(|(_, message)| message)
        .collect();
    assert_eq!(lines, expected, "{aliases}");
    assert_eq!(ran.status, i32::from(!expected.is_empty()));
}

#[test]
fn aliases_that_collide_are_reported() {
    let folder = content("check-aliases");
    let tags = r#""tags": [{"name": "Deep snow"}], "aliases": ["/2013/ice.html"]"#;
    folder.write("articles/local/ice.json", &article("local/ice", tags));
    let check = |aliases: &str, expected: &[&str]| check(&folder, "local/snow", aliases, expected);
    check(
        r#"["/2013/snow.html", "/old/snow/", "/snow.php", "/local/old-snow/"]"#,
        &[],
    );
    let cannot = |at: usize, path: &str, why: &str| {
        format!("/aliases/{at}: {path} cannot be redirected: {why}")
    };
    let one = |path: &str, why: &str| {
        check(&format!("[\"{path}\"]"), &[&cannot(0, path, why)]);
    };
    for own in [
        "/local/snow/",
        "/local/snow",
        "/local/snow/index.html",
        "/local/snow.json",
    ] {
        one(own, "it is the address of this article");
    }
    one("/world/lake/", "the site has /world/lake/");
    one("/World/Lake/", "the site has /World/Lake/");
    one("/world/lake.json", "the site has /world/lake.json");
    one(
        "/world/lake.json/x/",
        "/world/lake.json is a file of the site",
    );
    one("/2013/ice.html", "articles/local/ice.json has it too");
    one("/2013/ICE.html", "articles/local/ice.json has it too");
    one(
        "/images/lake.jpg",
        "/images/ is reserved for the site's own pages",
    );
    one(
        "/tag/deep-snow/",
        "/tag/ is reserved for the site's own pages",
    );
    one("/feed.xml", "/feed.xml is a file of the site");
    one("/fr/world/", "/fr/world/ is the address of a front");
    one("/en/old/", "/en/ is redirected to the site's root");
    check(
        r#"["/old/", "/old"]"#,
        &[&cannot(1, "/old", "the article has the same address twice")],
    );
    // Both articles are reported.
    folder.write(
        "articles/local/snow.json",
        &article("local/snow", r#""aliases": ["/2013/ice.html"]"#),
    );
    let ran = folder.run(&["check", "."]);
    let why = cannot(0, "/2013/ice.html", "articles/local/snow.json has it too");
    assert!(ran.out.contains(&why), "{}", ran.out);
}

#[test]
fn links_to_former_addresses_are_links_to_the_site() {
    let folder = content("check-alias-links");
    let related = r#""related": [{"url": "/2013/lake.html", "headline": "L"}, {"url": "/old/lake", "headline": "L"}]"#;
    folder
        .write("articles/local/snow.json", &article("local/snow", related))
        .write(
            "articles/world/lake.json",
            &article(
                "world/lake",
                r#""aliases": ["/2013/lake.html", "/old/lake/"]"#,
            ),
        );
    folder
        .run(&["check", "."])
        .is(0, "3 documents, 0 errors, 0 warnings\n", "");
}
