//! A small document of each format with all places for an article's words, URLs and dates.
//!
//! `§W` stands for words, `§A` for a URL, `§D` for a date. The value of `lexical` becomes a string of JSON when the
//! places are filled.

use article::import::Format;
use serde_json::{Value, json};

/// An HTML body.
const BODY: &str = "<p>First.</p>§W<p>Then <a href=\"§A\">a link</a>.</p>\
    <figure><img src=\"§A\" alt=\"§W\"><figcaption>§W (§W/Wire)</figcaption></figure>\
    <figure><img src=\"https://a.example/b.png\" alt='§W'><figcaption>§W</figcaption></figure>\
    <iframe src=\"§A\" title=\"§W\"></iframe><video src=\"§A\" poster=\"§A\"></video><p id=\"§W\">Last.</p>";

/// The document of a format; `None` for the native format, which is not imported.
pub fn document(format: Format) -> Option<Value> {
    Some(match format {
        Format::WordPress => json!([{
            "id": 1, "type": "post", "slug": "§W", "link": "§A", "date_gmt": "§D", "modified_gmt": "§D", "date": "§D",
            "title": {"rendered": "Fog §W"}, "excerpt": {"rendered": "§W"}, "content": {"rendered": BODY},
            "_embedded": {
                "author": [{"name": "Ann §W", "link": "§A", "description": "§W", "avatar_urls": {"96": "§A"}}],
                "wp:featuredmedia": [{
                    "source_url": "§A", "alt_text": "§W", "caption": {"rendered": "§W"},
                    "media_details": {"width": 8, "height": 4, "image_meta": {"credit": "§W"}},
                }],
                "wp:term": [[{"taxonomy": "category", "name": "§W", "slug": "§W"}], [{"taxonomy": "post_tag", "name": "a §W", "link": "§A"}]],
            },
        }]),
        Format::Ghost => json!({"posts": [{
            "id": "1", "uuid": "1", "slug": "§W", "title": "Fog §W", "url": "§A", "canonical_url": "§A", "html": BODY,
            "custom_excerpt": "§W", "published_at": "§D", "updated_at": "§D", "feature_image": "§A",
            "feature_image_alt": "§W", "feature_image_caption": "§W",
            "authors": [{"name": "Ann §W", "url": "§A", "website": "§A", "profile_image": "§A", "bio": "§W"}],
            "tags": [{"name": "§W", "slug": "§W"}, {"name": "a §W", "url": "§A"}],
        }, {
            "id": "2", "uuid": "2", "slug": "fog-2", "title": "Fog, still",
            "lexical": {"root": {"type": "root", "children": [
                {"type": "markdown", "markdown": "§W [x](§A) ![§W](§A)\n\n> §W\n\n- §W[^1]\n\n[^1]: §W"},
                {"type": "html", "html": "§W"},
                {"type": "bookmark", "url": "§A", "metadata": {"title": "§W", "description": "§W", "thumbnail": "§A"}},
                {"type": "image", "src": "§A", "alt": "§W", "caption": "§W"},
                {"type": "callout", "calloutText": "§W"},
                {"type": "paragraph", "children": [{"type": "extended-text", "text": "§W", "format": 1},
                    {"type": "link", "url": "§A", "children": [{"type": "extended-text", "text": "§W"}]}]},
            ]}},
        }]}),
        Format::JsonFeed => json!({
            "version": "https://jsonfeed.org/version/1.1", "title": "§W", "home_page_url": "§A", "feed_url": "§A", "language": "§W",
            "items": [
                {"id": "1", "url": "§A", "external_url": "§A", "title": "Fog §W", "summary": "§W", "content_html": BODY,
                 "image": "https://a.example/lead.png", "banner_image": "§A", "date_published": "§D", "date_modified": "§D", "tags": ["a §W", "§W"],
                 "authors": [{"name": "Ann §W", "url": "§A", "avatar": "§A"}],
                 "attachments": [{"url": "§A", "mime_type": "audio/mpeg", "title": "§W"}]},
                {"id": "§A", "content_text": "Fog\n\n§W\n\nMore §W"},
            ],
        }),
        Format::JsonLd => json!({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Fog §W", "alternativeHeadline": "§W",
            "description": "§W", "articleBody": "First.\n\n§W\n\nLast §W", "articleSection": "§W", "keywords": ["a §W", "§W"],
            "url": "§A", "mainEntityOfPage": "§A", "datePublished": "§D", "dateModified": "§D", "inLanguage": "§W",
            "author": [{"@type": "Person", "name": "Ann §W", "url": "§A", "image": "§A", "description": "§W"}, "§W"],
            "image": [{"@type": "ImageObject", "url": "§A", "caption": "§W", "creditText": "§W"}],
            "publisher": {"name": "§W", "url": "§A"}, "correction": "§W", "copyrightNotice": "§W",
            "liveBlogUpdate": [{"@type": "BlogPosting", "@id": "§A", "headline": "§W", "articleBody": "§W", "datePublished": "§D", "image": "§A",
                "author": {"@type": "Person", "name": "Ben §W"}}],
        }),
        Format::Guardian => json!({"response": {"status": "ok", "content": guardian()}}),
        Format::Ninjs => json!({
            "uri": "§A", "type": "text", "pubstatus": "usable", "versioncreated": "§D", "firstcreated": "§D", "language": "en",
            "headline": "Fog §W", "description_text": "§W", "byline": "§W", "located": "§W", "copyrightnotice": "§W",
            "body_html": BODY, "authors": [{"name": "Ann §W", "avatar_url": "§A", "biography": "§W"}],
            "subject": [{"name": "a §W"}], "keywords": ["§W"], "slugline": "§W",
            "associations": {"featuremedia": {
                "type": "picture", "headline": "§W", "description_text": "Seen §W", "byline": "§W", "body_text": "§W",
                "renditions": {"original": {"href": "https://a.example/lead.png", "mimetype": "image/png", "width": 8, "height": 4}},
            }, "other": {"type": "picture", "description_text": "§W", "renditions": {"original": {"href": "§A"}}}},
        }),
        Format::AppleNews => json!({
            "version": "1.9", "identifier": "§W", "title": "Fog §W", "subtitle": "§W", "language": "en", "layout": {"columns": 7, "width": 1024},
            "metadata": {"canonicalURL": "§A", "datePublished": "§D", "dateModified": "§D", "authors": ["Ann §W"],
                         "keywords": ["a §W"], "excerpt": "§W", "thumbnailURL": "§A"},
            "components": [
                {"role": "title", "text": "Fog §W"}, {"role": "byline", "text": "§W"}, {"role": "intro", "text": "§W"},
                {"role": "photo", "URL": "https://a.example/lead.png", "caption": "§W", "accessibilityCaption": "§W"},
                {"role": "photographer", "text": "§W"},
                {"role": "body", "text": "Words §W", "additions": [{"type": "link", "rangeStart": 0, "rangeLength": 5, "URL": "§A"}]},
                {"role": "body", "format": "html", "text": BODY},
                {"role": "body", "format": "markdown", "text": "§W [x](§A) ![§W](§A)"},
                {"role": "photo", "URL": "§A", "caption": {"format": "html", "text": "§W"}},
                {"role": "embedwebvideo", "URL": "§A", "caption": "§W"}, {"role": "tweet", "URL": "§A"},
                {"role": "video", "URL": "§A", "stillURL": "§A", "caption": "§W"}, {"role": "pullquote", "text": "§W"},
                {"role": "gallery", "items": [{"URL": "§A", "caption": "§W"}]}, {"role": "link_button", "URL": "§A", "text": "§W"},
                {"role": "htmltable", "html": "<table><caption>§W</caption><tr><td>§W<td><a href='§A'>x</a></table>"},
            ],
        }),
        Format::Arc => arc(),
        _ => return None,
    })
}

fn guardian() -> Value {
    let picture = |file: &str| {
        json!({"type": "image", "assets": [{"type": "image", "file": file, "typeData": {"width": 8, "height": 4}}],
            "imageTypeData": {"caption": "§W", "alt": "§W", "credit": "§W", "photographer": "§W", "source": "§W"}})
    };
    json!({
        "id": "§W", "type": "article", "sectionId": "world", "sectionName": "§W", "webPublicationDate": "§D",
        "webTitle": "Fog §W", "webUrl": "§A", "apiUrl": "§A",
        "fields": {"headline": "Fog §W", "standfirst": "§W", "trailText": "§W", "byline": "§W", "lastModified": "§D", "lang": "en"},
        "tags": [{"type": "contributor", "webTitle": "Ann §W", "webUrl": "§A", "bylineImageUrl": "§A", "bio": "§W"},
                 {"type": "keyword", "webTitle": "a §W", "webUrl": "§A"}],
        "blocks": {
            "main": {"elements": [picture("https://a.example/lead.png")]},
            "body": [{"id": "§W", "firstPublishedDate": "§D", "published": true, "elements": [
                {"type": "text", "textTypeData": {"html": BODY}}, picture("§A"),
                {"type": "tweet", "tweetTypeData": {"url": "§A", "html": "<blockquote>§W</blockquote>"}},
                {"type": "rich-link", "richLinkTypeData": {"url": "§A", "linkText": "§W", "originalUrl": "§A"}},
                {"type": "pullquote", "pullquoteTypeData": {"html": "§W", "attribution": "§W"}},
                {"type": "video", "videoTypeData": {"url": "§A", "originalUrl": "§A", "caption": "§W", "title": "§W", "html": "<iframe src='§A'></iframe>"}},
                {"type": "embed", "embedTypeData": {"html": "<iframe src=\"§A\"></iframe>§W", "caption": "§W"}},
                {"type": "code", "codeTypeData": {"html": "§W", "language": "§W"}},
            ]}],
        },
    })
}

fn arc() -> Value {
    let picture = |file: &str| {
        json!({"type": "image", "version": "0.10.11", "url": file, "width": 8, "height": 4, "caption": "§W", "subtitle": "§W",
            "alt_text": "§W", "credits": {"by": [{"name": "§W"}], "affiliation": [{"name": "§W"}]}})
    };
    json!({
        "type": "story", "version": "0.10.11", "language": "en", "canonical_url": "§A", "website_url": "§A",
        "headlines": {"basic": "Fog §W"}, "subheadlines": {"basic": "§W"}, "description": {"basic": "§W"},
        "display_date": "§D", "first_publish_date": "§D", "last_updated_date": "§D", "label": {"basic": {"text": "§W"}},
        "credits": {"by": [{"type": "author", "name": "Ann §W", "url": "§A", "bio": "§W", "image": {"url": "§A"}}]},
        "taxonomy": {"primary_section": {"name": "§W", "_id": "§W"}, "tags": [{"text": "a §W"}, {"slug": "§W"}]},
        "copyright": "§W", "promo_items": {"basic": picture("https://a.example/lead.png")},
        "related_content": {"basic": [{"canonical_url": "§A", "headlines": {"basic": "§W"}}]},
        "content_elements": [
            {"type": "text", "_id": "§W", "content": "§W <a href=\"§A\">x</a>"}, {"type": "raw_html", "content": BODY},
            {"type": "header", "level": 2, "content": "§W"}, picture("§A"),
            {"type": "list", "list_type": "unordered", "items": [{"type": "text", "content": "§W"}]},
            {"type": "quote", "content_elements": [{"type": "text", "content": "§W"}], "citation": {"content": "§W"}},
            {"type": "oembed_response", "raw_oembed": {"_id": "§A", "url": "§A", "html": "<iframe src='§A'></iframe>§W", "title": "§W"}},
            {"type": "interstitial_link", "url": "§A", "content": "§W"}, {"type": "code", "content": "§W"},
            {"type": "correction", "correction_type": "correction", "text": "§W"},
            {"type": "table", "header": [{"type": "text", "content": "§W"}], "rows": [[{"type": "text", "content": "§W"}]]},
            {"type": "link_list", "title": "§W", "items": [{"url": "§A", "content": "§W"}]},
            {"type": "video", "headlines": {"basic": "§W"}, "streams": [{"url": "§A", "stream_type": "mp4"}], "embed_html": "<iframe src='§A'></iframe>"},
        ],
    })
}
