//! Former addresses, and addresses of expired articles.

use super::newsroom::{NOW, Newsroom, story};
use std::collections::BTreeSet;

/// Writes article `number` with more keys.
fn write(site: &Newsroom, number: usize, keys: &str) {
    let story = story(number, &format!("Story {number}"));
    let with = story.replacen("\"headline\"", &format!("{keys}, \"headline\""), 1);
    site.write(&format!("content/articles/world/n{number:03}.json"), &with);
}

fn moves(site: &Newsroom) -> BTreeSet<String> {
    let text = site.text("site.deploy/nginx-moves.conf");
    text.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn former_addresses_lead_on_until_they_are_removed() {
    let site = Newsroom::new("publish-redirects");
    site.articles(0..3);
    write(
        &site,
        1,
        r#""aliases": ["/2013/06/one.html", "/old/one/", "/one.php"]"#,
    );
    site.publish(&[]).is_well();
    for (path, root) in [
        ("2013/06/one.html", "../../"),
        ("old/one/index.html", "../../"),
    ] {
        let page = site.text(&format!("site/{path}"));
        let target = format!("{root}world/n001/");
        let refresh = format!(r#"<meta http-equiv="refresh" content="0; url={target}">"#);
        let link = format!(r#"<a href="{target}">Story 1</a>"#);
        let canonical = r#"<link rel="canonical" href="https://pass.example/world/n001/">"#;
        for part in [
            &*refresh,
            &*link,
            canonical,
            r#"<meta name="robots" content="noindex">"#,
        ] {
            assert!(page.contains(part), "{path}: {part}: {page}");
        }
    }
    let redirects = site.text("site/_redirects");
    for path in ["/2013/06/one.html", "/old/one/", "/one.php"] {
        assert!(
            redirects.contains(&format!("\n{path} /world/n001/ 301\n")),
            "{redirects}"
        );
        assert!(moves(&site).contains(&format!("\"{path}\" \"/world/n001/\";")));
    }
    // No copies, no second page: the sitemap and the feeds name the new address.
    assert!(!site.folder.has("site/one.php") && !site.folder.has("site/2013/06/one.html.br"));
    for file in ["sitemap.xml", "feed.xml", "feed.json", "news-sitemap.xml"] {
        let text = site.text(&format!("site/{file}"));
        assert!(
            !text.contains("one.html") && !text.contains("/old/"),
            "{file}"
        );
    }
    // Again: nothing is written.
    let before = site.times("site");
    site.publish(&[]).is_well();
    assert_eq!(before, site.times("site"));
    // A new headline is written to its redirects, and to no other.
    write(&site, 2, r#""aliases": ["/old/two/"]"#);
    site.publish(&[]).is_well();
    let times = site.times("site");
    assert_eq!(before["2013/06/one.html"], times["2013/06/one.html"]);
    assert!(site.folder.has("site/old/two/index.html"));
    // The alias goes, its page and folders go.
    write(&site, 1, r#""aliases": ["/old/one/"]"#);
    site.publish(&[]).is_well();
    assert!(!site.folder.has("site/2013") && site.folder.has("site/old/one/index.html"));
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn an_id_that_changed_is_redirected_from_its_old_page() {
    let site = Newsroom::new("publish-renamed");
    site.articles(0..2);
    site.publish(&[]).is_well();
    site.remove("content/articles/world/n001.json");
    let renamed = story(7, "Renamed").replacen(
        "\"headline\"",
        r#""aliases": ["/world/n001/"], "headline""#,
        1,
    );
    site.write("content/articles/world/n007.json", &renamed);
    site.publish(&[]).is_well();
    let page = site.text("site/world/n001/index.html");
    assert!(
        page.contains(r#"content="0; url=../../world/n007/""#),
        "{page}"
    );
    // The compressed copies of the old page would be served in its place.
    assert!(!site.folder.has("site/world/n001/index.html.br"));
    assert!(!site.folder.has("site/world/n001.json"));
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}

#[test]
fn an_article_that_moved_on_its_domain_has_its_new_address_everywhere() {
    let site = Newsroom::new("publish-moved");
    site.articles(0..2);
    let address = "https://pass.example/2013/06/one.html";
    write(
        &site,
        1,
        &format!(r#""url": "{address}", "aliases": ["/2013/06/one.html"]"#),
    );
    site.publish_at(1_704_182_400 + 3600, &["--no-compress"])
        .is_well();
    let canonical = r#"<link rel="canonical" href="https://pass.example/world/n001/">"#;
    for page in ["world/n001/index.html", "2013/06/one.html"] {
        assert!(
            site.text(&format!("site/{page}")).contains(canonical),
            "{page}"
        );
    }
    let new = "https://pass.example/world/n001/";
    for file in ["sitemap.xml", "news-sitemap.xml", "feed.xml", "feed.json"] {
        let text = site.text(&format!("site/{file}"));
        assert!(text.contains(new), "{file}: {text}");
        assert!(!text.contains(address), "{file}: {text}");
    }
}

#[test]
fn addresses_that_collide_are_not_redirected_and_reported() {
    let site = Newsroom::new("publish-collisions");
    site.articles(0..4);
    write(
        &site,
        1,
        r#""aliases": ["/world/n002/", "/World/N002/", "/feed.xml", "/world/", "/tag/deep-water/", "/free/", "/world/n003.json/a/"]"#,
    );
    write(&site, 3, r#""aliases": ["/FREE", "/world/n003/"]"#);
    let ran = site.publish(&[]);
    assert_eq!(ran.status, 0);
    let one = "content/articles/world/n001.json: error: ";
    let three = "content/articles/world/n003.json: error: ";
    let expected = [
        format!("{one}/world/n002/ is not redirected: the site has the file world/n002/index.html"),
        format!("{one}/World/N002/ is not redirected: the site has the file World/N002/index.html"),
        format!("{one}/feed.xml is not redirected: /feed.xml is a file of the site"),
        format!("{one}/world/ is not redirected: /world/ is the address of a front"),
        format!(
            "{one}/tag/deep-water/ is not redirected: /tag/ is reserved for the site's own pages"
        ),
        format!(
            "{one}/world/n003.json/a/ is not redirected: the site has the file world/n003.json"
        ),
        format!("{three}/FREE is not redirected: content/articles/world/n001.json has it already"),
        format!(
            "{three}/world/n003/ is not redirected: the site has the file world/n003/index.html"
        ),
    ];
    assert_eq!(ran.err.lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        moves(&site),
        BTreeSet::from(["\"/free/\" \"/world/n001/\";".to_owned()])
    );
    assert!(site.text("site/world/n002/index.html").contains("Story 2"));
    assert_eq!(site.publish(&["--strict"]).status, 1);
}

#[test]
fn addresses_of_expired_articles_are_gone() {
    let site = Newsroom::new("publish-gone");
    site.articles(0..2);
    let at = article::date::Timestamp::from_epoch_seconds(i64::try_from(NOW).expect("a time") + 60);
    let keys = format!(
        r#""expires": "{}", "aliases": ["/old/", "/old.php"]"#,
        at.expect("a time")
    );
    write(&site, 1, &keys);
    write(&site, 5, r#""status": "draft", "aliases": ["/draft/"]"#);
    site.publish(&[]).is_well();
    assert!(moves(&site).contains("\"/old/\" \"/world/n001/\";"));
    site.publish_at(NOW + 60, &[]).is_well();
    let gone = ["/old", "/old.php", "/old/", "/world/n001", "/world/n001/"];
    let gone = gone.map(|path| format!("\"{path}\" \"gone\";"));
    assert_eq!(moves(&site), BTreeSet::from(gone));
    assert!(!site.folder.has("site/world/n001") && !site.folder.has("site/old"));
    assert!(!site.text("site/_redirects").contains("old"));
    // Another article has the address now.
    write(&site, 0, r#""aliases": ["/old/"]"#);
    site.publish_at(NOW + 60, &[]).is_well();
    assert!(moves(&site).contains("\"/old/\" \"/world/n000/\";"));
    assert!(!moves(&site).contains("\"/old/\" \"gone\";"));
}

#[test]
fn an_article_that_moved_on_its_domain_is_redirected_from_its_url() {
    let site = Newsroom::new("publish-moved-url");
    site.articles(0..6);
    let urls = [
        "http://www.pass.example/2013/06/ice-out/",
        "https://pass.example/n%C3%A9v%C3%A9/Ice.html",
        "https://pass.example/?p=123",
        "https://elsewhere.example/2013/ice/",
        // The page of another article: this is a copy of it.
        "https://www.pass.example/world/n000",
    ];
    for (number, url) in (1..).zip(urls) {
        write(&site, number, &format!(r#""url": "{url}""#));
    }
    site.publish(&["--no-compress"]).is_well();
    let canonical = |number: usize| match number {
        4 => "https://elsewhere.example/2013/ice/".to_owned(),
        5 => "https://pass.example/world/n000/".to_owned(),
        _ => format!("https://pass.example/world/n{number:03}/"),
    };
    let sitemap = site.text("site/sitemap.xml");
    for number in 1..=5 {
        let own = format!("https://pass.example/world/n{number:03}/");
        let canonical = canonical(number);
        let page = site.text(&format!("site/world/n{number:03}/index.html"));
        for part in [
            format!(r#"<link rel="canonical" href="{canonical}">"#),
            format!(r#"property="og:url" content="{canonical}""#),
        ] {
            assert!(page.contains(&part), "{number}: {part}: {page}");
        }
        let is_listed = sitemap.contains(&format!("<loc>{own}</loc>"));
        assert_eq!(is_listed, own == canonical, "{number}");
        if own == canonical {
            assert!(!page.contains(urls[number - 1]), "{number}: {page}");
        }
    }
    let redirects = site.text("site/_redirects");
    for line in [
        "\n/2013/06/ice-out/ /world/n001/ 301\n",
        "\n/2013/06/ice-out /world/n001/ 301\n",
        "\n/n%C3%A9v%C3%A9/Ice.html /world/n002/ 301\n",
    ] {
        assert!(redirects.contains(line), "{line}: {redirects}");
    }
    assert!(!redirects.contains("p=123") && !redirects.contains("/world/n005/"));
    assert!(moves(&site).contains("\"/2013/06/ice-out/\" \"/world/n001/\";"));
    assert!(moves(&site).contains("\"/n\u{e9}v\u{e9}/Ice.html\" \"/world/n002/\";"));
    assert!(
        site.text("site/2013/06/ice-out/index.html")
            .contains("../../../world/n001/")
    );
    assert!(moves(&site).contains("\"/?p=123\" \"/world/n003/\";"));
    let check = site.folder.run(&["check", "content"]);
    assert!(
        check.out.ends_with(" 0 errors, 0 warnings\n"),
        "{}",
        check.out
    );
    // The other article is deleted: the copy is the canonical page.
    site.remove("content/articles/world/n000.json");
    site.publish(&["--no-compress"]).is_well();
    let page = site.text("site/world/n005/index.html");
    let canonical = r#"<link rel="canonical" href="https://pass.example/world/n005/">"#;
    assert!(page.contains(canonical), "{page}");
}

#[test]
fn a_url_whose_path_the_site_uses_is_reported_and_not_redirected() {
    let site = Newsroom::new("publish-moved-collides");
    site.articles(0..3);
    write(
        &site,
        1,
        r#""url": "https://pass.example/world/index.php", "aliases": ["/free/"]"#,
    );
    write(&site, 2, r#""url": "https://pass.example/feed.xml""#);
    let ran = site.publish(&[]);
    let why = "n002.json: error: /feed.xml is not redirected: /feed.xml is a file of the site";
    assert!(ran.status == 0 && ran.err.contains(why), "{}", ran.err);
    assert!(moves(&site).contains("\"/world/index.php\" \"/world/n001/\";"));
    let check = site.folder.run(&["check", "content"]);
    let why = "error: /url: this leads to this site, but not to the article at /world/n002/, and /feed.xml cannot be \
               redirected there: /feed.xml is a file of the site";
    assert!(
        check.status == 1 && check.out.contains(why),
        "{}",
        check.out
    );
}
