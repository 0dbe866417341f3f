use super::*;
use article::url::SafeUrl;

fn site(root: &str) -> Site {
    Site {
        root: root.to_owned(),
        language: Language::ENGLISH,
        languages: Language::built_in().collect(),
        sections: vec!["world".into(), "sports".into()],
    }
}

#[test]
fn paths_are_parsed_and_written() {
    let check = |path: &str, data: Option<&str>, language: Language| {
        for root in ["/", "/portal/news/"] {
            let site = site(root);
            let full = site.path(path);
            let route = Route::parse(&site, &full);
            assert_eq!(route.data_path(&site).as_deref(), data, "{full}");
            assert_eq!(route.language(&site), language, "{full}");
            if data.is_some() {
                assert_eq!(route.path(&site), full);
            }
        }
    };
    check("/", Some("index.json"), Language::ENGLISH);
    check("/fr/", Some("fr/index.json"), Language::FRENCH);
    check("/world/", Some("world/index.json"), Language::ENGLISH);
    check(
        "/ar/world/index-12/",
        Some("ar/world/index-12.json"),
        Language::ARABIC,
    );
    check("/index-3/", Some("index-3.json"), Language::ENGLISH);
    check(
        "/region/calgary/",
        Some("region/calgary/index.json"),
        Language::ENGLISH,
    );
    check(
        "/fr/tag/syria/",
        Some("fr/tag/syria/index.json"),
        Language::FRENCH,
    );
    check(
        "/ar/author/ada-reyes/index-2/",
        Some("ar/author/ada-reyes/index-2.json"),
        Language::ARABIC,
    );
    check("/author/", None, Language::ENGLISH);
    check("/saved/", None, Language::ENGLISH);
    check("/about/", Some("about.json"), Language::ENGLISH);
    check(
        "/world/leaders-differ-on-syria/",
        Some("world/leaders-differ-on-syria.json"),
        Language::ENGLISH,
    );
    check(
        "/fr/world/divergences/",
        Some("fr/world/divergences.json"),
        Language::FRENCH,
    );
    check("/read/", None, Language::ENGLISH);
    check("/fr/search/", None, Language::FRENCH);
    check("/World/Story/", None, Language::ENGLISH);
    check("/world/a story/", None, Language::ENGLISH);
    check("/region/calgary/extra/", None, Language::ENGLISH);
    check("/world/story/index-2/", None, Language::ENGLISH);
    check("/index-0/", Some("index-0.json"), Language::ENGLISH);
}

#[test]
fn paths_are_normalized() {
    let site = site("/base/");
    let check = |path: &str, expected: &str| {
        assert_eq!(Route::parse(&site, path).path(&site), expected, "{path}");
    };
    check("/base", "/base/base/");
    check("/base/index.html", "/base/");
    check("/base/world", "/base/world/");
    check("/base/world/story/index.html", "/base/world/story/");
    check("/base//world//", "/base/world/");
    check("/base/en/", "/base/en/");
}

#[test]
fn urls_of_documents_are_resolved() {
    let site = site("/base/");
    let check = |url: &str, expected: &str| {
        let url = SafeUrl::parse(url).expect("a safe URL");
        assert_eq!(site.address(&url, "world/story.json"), expected);
    };
    check("/images/a.jpg", "/base/images/a.jpg");
    check("a.jpg", "/base/world/a.jpg");
    check("../a.jpg", "/base/a.jpg");
    check("../../../a.jpg", "/base/a.jpg");
    check("#fn1", "#x-fn1");
    check("https://example.org/a", "https://example.org/a");
    check("mailto:a@b.example", "mailto:a@b.example");
}

#[test]
fn published_pages_have_relative_links() {
    let site = site("../../");
    let check = |url: &str, expected: &str| {
        let url = SafeUrl::parse(url).expect("a safe URL");
        assert_eq!(site.address(&url, "world/story.json"), expected);
    };
    check("/", "../../");
    check("/about/", "../../about/");
    check("/about", "../../about/");
    check("/about/?from=bar#team", "../../about/?from=bar#team");
    check("/feed.xml", "../../feed.xml");
    check("a.jpg", "../../world/a.jpg");
    check("#fn1", "#x-fn1");
    check("https://example.org/a/", "https://example.org/a/");
    let page = |path: &str| Route::parse(&Site::plain("/"), path).path(&site);
    assert_eq!(page("/"), "../../");
    assert_eq!(page("/world/story/"), "../../world/story/");
}

#[test]
fn each_language_is_offered_once() {
    let portal = r#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en-CA",
        "languages": ["fr", "en", "fr-CA", "tlh"]}"#;
    let portal = article::read_portal(portal.as_bytes()).expect("a portal").0;
    let languages = Site::of(&portal, "/").languages;
    assert_eq!(languages, [Language::ENGLISH, Language::FRENCH]);
}
