//! HTML's character references in titles, names and other short texts of every format.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::import::{Options, import};
use serde_json::{Value, json};

/// Named references, numeric ones, codes of Windows-1252, and references that were encoded twice.
const WRITTEN: &str =
    "Caf&eacute; &amp; bar&#8217;s &#x2013; &#146;x&#146; &amp;#8220;y&amp;rdquo;";
const READ: &str = "Café & bar’s – ’x’ “y”";

/// A document of each format with this text in all its short texts.
fn documents(words: &str) -> Vec<String> {
    let picture = "https://n.example/a.jpg";
    let json = [
        json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": words, "description": format!("{words} 2"), "articleBody": "It fell.",
            "author": {"name": words}, "publisher": {"name": words}, "articleSection": words, "keywords": [words, "b"], "dateline": words, "copyrightNotice": words,
            "image": {"@type": "ImageObject", "url": picture, "caption": words, "creditText": format!("{words} 3"), "description": words}}),
        json!({"version": "https://jsonfeed.org/version/1.1", "title": words, "items": [{"id": "1", "title": words, "summary": format!("{words} 2"), "content_text": "It fell.",
            "authors": [{"name": words}], "tags": [words]}]}),
        json!({"id": 1, "title": {"rendered": words}, "excerpt": {"rendered": format!("{words} 2")}, "content": {"rendered": "<p>It fell."}, "yoast_head_json": {"og_site_name": words},
            "_embedded": {"author": [{"name": words, "description": words}], "wp:term": [[{"name": words, "taxonomy": "category", "slug": "a"}, {"name": words, "taxonomy": "post_tag"}]],
                "wp:featuredmedia": [{"source_url": picture, "alt_text": words, "caption": {"rendered": words}, "media_details": {"image_meta": {"credit": format!("{words} 3")}}}]}}),
        json!({"ID": 1, "URL": "https://n.example/snow-story", "title": words, "excerpt": format!("{words} 2"), "content": "<p>It fell.", "author": {"name": words},
            "categories": {"a": {"name": words, "slug": "a"}}, "tags": {"b": {"name": words}}}),
        json!({"posts": [{"slug": "s", "uuid": "u", "title": words, "custom_excerpt": format!("{words} 2"), "html": "<p>It fell.", "authors": [{"name": words, "bio": words}],
            "tags": [{"name": words, "slug": "a"}, {"name": format!("{words} b")}], "feature_image": picture, "feature_image_alt": words, "feature_image_caption": words}]}),
        json!({"db": [{"data": {"posts": [{"id": 1, "title": words, "html": "<p>It fell."}], "settings": [{"key": "title", "value": words}]}}]}),
        json!({"id": "a/b", "webTitle": words, "webPublicationDate": "2024-11-23", "webUrl": "https://g.example/a/b", "sectionId": "a", "sectionName": words,
            "fields": {"headline": words, "standfirst": format!("{words} 2"), "byline": words, "publication": words, "body": "<p>It fell."},
            "tags": [{"id": "k", "type": "keyword", "webTitle": words}, {"id": "s", "type": "series", "webTitle": words}]}),
        json!({"uri": "u", "versioncreated": "2024-11-23", "type": "text", "headline": words, "description_text": format!("{words} 2"), "body_text": "It fell.", "byline": words, "located": words,
            "source": words, "copyrightnotice": words, "keywords": [words], "service": [{"name": format!("{words} s")}],
            "associations": {"featuremedia": {"type": "picture", "description_text": words, "byline": words, "body_text": words, "renditions": {"o": {"href": picture}}}}}),
        json!({"version": "1.9", "identifier": "x", "title": words, "subtitle": format!("{words} 2"), "metadata": {"authors": [words], "keywords": [words]},
            "components": [{"role": "title", "text": words}, {"role": "byline", "text": words}, {"role": "photo", "URL": picture, "caption": words, "accessibilityCaption": words}, {"role": "body", "text": "It fell."}]}),
        json!({"type": "story", "version": "0.10.9", "headlines": {"basic": words}, "subheadlines": {"basic": format!("{words} 2")}, "label": {"basic": {"text": words}}, "credits": {"by": [{"name": words}]},
            "dateline": words, "owner": {"name": words}, "copyright": words, "taxonomy": {"primary_section": {"name": words, "_id": "/a"}, "tags": [{"text": words}]},
            "promo_items": {"basic": {"type": "image", "url": picture, "subtitle": words, "caption": words, "alt_text": words, "credits": {"by": [{"name": words}]}}},
            "content_elements": [{"type": "text", "content": "It fell."}]}),
    ];
    let mut documents: Vec<String> = json.iter().map(Value::to_string).collect();
    // In XML the text is escaped once more.
    let words = words.replace('&', "&amp;");
    documents.push(format!("<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\">        <channel><title>{words}</title><item><title>{words}</title><description>{words} 2</description><content:encoded>It fell.</content:encoded><dc:creator>{words}</dc:creator><category>{words}</category>        <media:content url=\"{picture}\" type=\"image/jpeg\"><media:description>{words}</media:description><media:credit>{words}</media:credit></media:content></item></channel></rss>"));
    documents
}

#[test]
fn short_texts_have_no_references_left() {
    for document in documents(WRITTEN) {
        let imported = import(document.as_bytes(), &Options::default()).expect(&document);
        let article = serde_json::to_value(&imported[0].article).unwrap();
        let written = article.to_string();
        assert_eq!(article["headline"], READ, "{document}");
        let left: Vec<&str> = written
            .split('&')
            .skip(1)
            .filter(|after| {
                after.starts_with('#')
                    || after.split(';').next().is_some_and(|name| {
                        name.len() < 9 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    })
            })
            .collect();
        assert!(left.is_empty(), "{left:?}: {written}");
        assert!(written.matches("Café & bar’s").count() >= 2, "{written}");
    }
}

/// In a headline about HTML, references to `<`, `>` and `&` are decoded once.
#[test]
fn references_to_html_syntax_are_decoded_once() {
    for document in documents("The &amp;lt;b&amp;gt; tag &amp;amp; its end") {
        let imported = import(document.as_bytes(), &Options::default()).expect(&document);
        assert_eq!(
            imported[0].article.headline.plain(),
            "The &lt;b&gt; tag &amp; its end",
            "{document}"
        );
    }
}

/// Plug-ins encode alternative texts twice.
#[test]
fn alternative_texts_are_decoded_twice() {
    let html = "<p>It fell.</p><p><img src='https://n.example/a.jpg' alt='The baker&amp;#8217;s oven'></p><p>It melted.</p>";
    let post = json!({"id": 1, "title": {"rendered": "Snow"}, "content": {"rendered": html}});
    let imported = import(post.to_string().as_bytes(), &Options::default()).unwrap();
    let body = serde_json::to_string(&imported[0].article.body).unwrap();
    assert!(body.contains("The baker’s oven"), "{body}");
}
