//! The language and direction of articles in every format.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Options, import};
use serde_json::{Value, json};

/// Language and direction of the first article, and its warnings.
fn found(document: &str) -> (String, Option<String>, String) {
    let imported = import(document.as_bytes(), &Options::default()).expect(document);
    let article = serde_json::to_value(&imported[0].article).unwrap();
    let messages = imported[0].problems.iter();
    let messages = messages.map(|problem| article::explain::sentence(&problem.kind));
    (
        article["lang"].as_str().unwrap().to_owned(),
        article["dir"].as_str().map(str::to_owned),
        messages.collect::<Vec<_>>().join("\n"),
    )
}

/// A document of each format with this language.
fn documents(lang: &Value) -> Vec<String> {
    let word = lang.as_str().unwrap_or_default();
    let json = [
        json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow", "inLanguage": lang, "articleBody": "It fell."}),
        json!({"version": "https://jsonfeed.org/version/1.1", "language": lang, "items": [{"id": "1", "title": "Snow", "content_text": "It fell."}]}),
        json!({"version": "https://jsonfeed.org/version/1.1", "language": "sv", "items": [{"id": "1", "language": lang, "title": "Snow", "content_text": "It fell."}]}),
        json!({"id": 1, "title": {"rendered": "Snow"}, "content": {"rendered": "It fell."}, "lang": lang}),
        json!({"id": 1, "title": {"rendered": "Snow"}, "content": {"rendered": "It fell."}, "yoast_head_json": {"og_locale": lang}}),
        json!({"posts": [{"slug": "s", "uuid": "u", "title": "Snow", "html": "It fell.", "locale": lang}]}),
        json!({"db": [{"data": {"posts": [{"id": 1, "title": "Snow", "html": "It fell."}], "settings": [{"key": "locale", "value": lang}]}}]}),
        json!({"id": "a/b", "webTitle": "Snow", "webPublicationDate": "2024-11-23", "webUrl": "https://g.example/a/b", "sectionId": "a", "fields": {"lang": lang}}),
        json!({"uri": "u", "versioncreated": "2024-11-23", "type": "text", "headline": "Snow", "body_text": "It fell.", "language": lang}),
        json!({"version": "1.9", "identifier": "x", "title": "Snow", "language": lang, "components": [{"role": "body", "text": "It fell."}]}),
        json!({"type": "story", "version": "0.10.9", "headlines": {"basic": "Snow"}, "language": lang, "content_elements": [{"type": "text", "content": "It fell."}]}),
    ];
    let mut documents: Vec<String> = json.iter().map(Value::to_string).collect();
    if lang.is_string() {
        let item = "<item><title>Snow</title><description>It fell.</description></item>";
        documents.push(format!("<rss version=\"2.0\"><channel><title>N</title><language>{word}</language>{item}</channel></rss>"));
        let dc = item.replace(
            "</item>",
            &format!("<dc:language>{word}</dc:language></item>"),
        );
        documents.push(format!("<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>N</title>{dc}</channel></rss>"));
        documents.push(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{word}\"><title>N</title><id>u</id><updated>2024-11-23T08:00:00Z</updated><entry><title>Snow</title><id>a</id><updated>2024-11-23T08:00:00Z</updated><content>It fell.</content></entry></feed>"));
        let text =
            "The snow fell on the bridge and on the road below it, and the town stood still. "
                .repeat(9);
        documents.push(format!("<html lang=\"{word}\"><head><title>Snow on the bridge</title></head><body><article><h1>Snow on the bridge</h1><p>{text}</p></article></body></html>"));
    }
    documents
}

#[test]
fn names_and_tags_are_read_in_every_format() {
    for (written, expected) in [
        ("English", "en"),
        ("english", "en"),
        ("Français", "fr"),
        ("Chinese (Simplified)", "zh-Hans"),
        ("Portuguese (Brazil)", "pt-BR"),
        ("EN-us", "en-US"),
        ("pt_br", "pt-BR"),
        ("deu", "de"),
        ("in", "id"),
    ] {
        for document in documents(&json!(written)) {
            let (lang, dir, _) = found(&document);
            assert_eq!(
                (lang.as_str(), dir.as_deref()),
                (expected, None),
                "{document}"
            );
        }
    }
    for (written, expected) in [
        (json!(["Klingon", "German"]), "de"),
        (
            json!({"@type": "Language", "name": "Spanish", "alternateName": "es"}),
            "es",
        ),
        (json!({"@type": "Language", "name": "Français"}), "fr"),
    ] {
        for document in documents(&written).iter().take(4) {
            assert_eq!(found(document).0, expected, "{document}");
        }
    }
}

#[test]
fn unknown_languages_are_reported() {
    for written in ["Klingon", "x-default", "jp", "multiple"] {
        for document in documents(&json!(written)) {
            let (lang, _, messages) = found(&document);
            let inherited = document.contains("\"sv\"");
            assert_eq!(lang, if inherited { "sv" } else { "und" }, "{document}");
            let is_reported = messages.contains("which is unknown")
                || messages.contains("\"language\" is missing")
                || messages.contains("\"inLanguage\" is missing");
            assert!(is_reported || inherited, "{messages}: {document}");
        }
    }
}

#[test]
fn the_direction_is_that_of_the_language_or_of_the_letters() {
    const ARABIC: &str = "الثلج يصل مبكرا إلى المدينة والطرق مفتوحة";
    const HEBREW: &str = "שלג בהרים ירד כל הלילה והכבישים פתוחים";
    const SORANI: &str = "بەفر گەیشتە شارەکە و ڕێگاکان کراوەن";
    const ADLAM: &str = "𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪";
    const LATIN: &str = "The snow came early to the city, and all of the roads are open";
    let check = |lang: Value, words: &str, expected: (&str, Option<&str>)| {
        let article = json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": words, "inLanguage": lang, "articleBody": words});
        let (lang, dir, _) = found(&article.to_string());
        assert_eq!((lang.as_str(), dir.as_deref()), expected, "{article}");
    };
    check(json!("Arabic"), ARABIC, ("ar", None));
    check(json!("العربية"), ARABIC, ("ar", None));
    check(
        json!({"@type": "Language", "alternateName": "Hebrew"}),
        HEBREW,
        ("he", None),
    );
    check(json!("iw"), HEBREW, ("he", None));
    check(json!(null), HEBREW, ("und", Some("rtl")));
    check(json!("Klingon"), ARABIC, ("und", Some("rtl")));
    check(json!(null), ADLAM, ("und", Some("rtl")));
    // Languages with several scripts.
    check(json!("ckb"), SORANI, ("ckb", None));
    check(json!("ku"), SORANI, ("ku", Some("rtl")));
    check(json!("pa-PK"), ARABIC, ("pa-PK", Some("rtl")));
    check(json!("pa-Arab"), ARABIC, ("pa-Arab", None));
    check(json!("ff-Adlm"), ADLAM, ("ff-Adlm", None));
    check(json!("ku"), LATIN, ("ku", None));
    // The article is in another language than the site's, which it is given.
    check(json!("en"), ARABIC, ("en", Some("rtl")));
    check(json!("ar"), LATIN, ("ar", Some("ltr")));
    check(json!("ar"), "iPhone", ("ar", None));
    check(json!("en"), &format!("{LATIN} ({HEBREW})"), ("en", None));
    let live = json!({"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "2:1", "liveBlogUpdate": [{"@type": "BlogPosting", "articleBody": ARABIC}]});
    assert_eq!(found(&live.to_string()).1.as_deref(), Some("rtl"));
}

/// `lang` attributes in HTML may contain names of languages.
#[test]
fn languages_of_parts_of_a_text() {
    let post = json!({"id": 1, "title": {"rendered": "Snow"}, "lang": "en",
        "content": {"rendered": "<p>They say <i lang='French'>neige</i> and <i lang='Klingon'>peD</i>, <i lang='EN_ca'>snow</i>.</p>"}});
    let imported = import(post.to_string().as_bytes(), &Options::default()).unwrap();
    let body = serde_json::to_string(&imported[0].article.body).unwrap();
    assert!(
        body.contains("\"lang\":\"fr\"") && body.contains("\"lang\":\"en-CA\""),
        "{body}"
    );
    assert!(!body.contains("Klingon"), "{body}");
}

/// `<html lang>` is the site's language, `inLanguage` of the JSON-LD the article's.
#[test]
fn pages_whose_html_lang_is_that_of_the_site() {
    let words = "الثلج يصل مبكرا إلى المدينة والطرق مفتوحة للجميع حتى المساء. ".repeat(12);
    let page = |own: &str, more: &str| {
        let data = json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "الثلج يصل مبكرا", "inLanguage": own});
        format!(
            "<html{more}><head><title>الثلج</title><script type='application/ld+json'>{data}</script></head><body><article><h1>الثلج يصل مبكرا</h1><p>{words}</p></article></body></html>"
        )
    };
    let check = |document: &str, lang: &str, dir: Option<&str>| {
        let (found, direction, _) = found(document);
        assert_eq!(
            (found.as_str(), direction.as_deref()),
            (lang, dir),
            "{document}"
        );
    };
    check(&page("Arabic", " lang=en"), "ar", None);
    check(&page("fa", " lang=ar"), "ar", None);
    check(&page("", " lang=en"), "en", Some("rtl"));
    check(&page("", ""), "und", Some("rtl"));
    let meta = page("", "").replace("<title>", "<meta name=language content=Arabic><title>");
    check(&meta, "ar", None);
}
