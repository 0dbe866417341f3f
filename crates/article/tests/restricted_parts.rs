//! Restricted and unpublished parts of a document are left out of articles and named in the report.
//!
//! More than 300 lines, because every format has its own restrictions.

// These lints of the workspace are not meant for tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use article::explain::{explain, refusal, sentence};
use article::import::{Imported, Options, import};
use article::url::SafeUrl;
use serde_json::{Value, json};

/// The moment of the import: 2026-11-30T12:00:00Z.
const NOW: i64 = 1_796_040_000;

fn imported(document: &str) -> Vec<Imported> {
    let options = Options {
        base: SafeUrl::parse("https://news.example/a/story").ok(),
        now: Some(NOW),
        ..Options::default()
    };
    import(document.as_bytes(), &options).unwrap_or_default()
}

/// The messages of an import: warnings, or why the document is refused.
fn report(document: &str) -> String {
    let options = Options {
        now: Some(NOW),
        ..Options::default()
    };
    let lines = match import(document.as_bytes(), &options) {
        Ok(all) => {
            let problems: Vec<_> = all.into_iter().flat_map(|one| one.problems).collect();
            // Problems in feeds and pages have no line.
            let mut lines: Vec<String> = problems.iter().map(|it| sentence(&it.kind)).collect();
            lines.extend(
                explain(document.as_bytes(), &problems)
                    .iter()
                    .map(ToString::to_string),
            );
            lines
        }
        Err(error) => refusal(document.as_bytes(), &error)
            .iter()
            .map(ToString::to_string)
            .collect(),
    };
    lines.join("\n")
}

/// Checks that the articles contain the texts `kept` and none of `left_out`, and that the report contains `reported`.
fn check(document: &str, kept: &[&str], left_out: &[&str], reported: &[&str]) {
    let articles = imported(document);
    let written: String = articles
        .iter()
        .map(|one| serde_json::to_string(&one.article).unwrap())
        .collect();
    for words in kept {
        assert!(
            written.contains(words),
            "{words} is missing: {written}\n{document}"
        );
    }
    for words in left_out {
        assert!(
            !written.contains(words),
            "{words} was not left out: {written}\n{document}"
        );
    }
    let report = report(document);
    for words in reported {
        assert!(
            report.contains(words),
            "{words} is not reported: {report}\n{document}"
        );
    }
}

/// A block for certain readers in Ghost's HTML.
fn gate(keys: &str, content: &str) -> String {
    format!("<!--kg-gated-block:begin {keys} --><p>{content}</p><!--kg-gated-block:end-->")
}

#[test]
fn ghost_blocks_for_members_in_html() {
    let members = "nonMember:false memberSegment:\"status:free,status:-free\"";
    let html = [
        "<p>For all.</p>",
        &gate(members, "FOR MEMBERS"),
        &gate(
            "nonMember:false memberSegment:\"status:-free\"",
            "FOR PAYING ONES",
        ),
        &gate("nonMember:true memberSegment:\"\"", "For visitors."),
        "<p>The end.</p>",
    ]
    .concat();
    let post = |html: &str| json!({"slug": "tides", "uuid": "u", "title": "Tides", "html": html, "visibility": "public"});
    let export = json!({"db": [{"data": {"posts": [post(&html)]}}]}).to_string();
    let api = json!({"posts": [post(&html)]}).to_string();
    for document in [export, api] {
        let kept = ["For all.", "For visitors.", "The end."];
        check(
            &document,
            &kept,
            &["FOR MEMBERS", "PAYING"],
            &["a part that only members may read"],
        );
    }
    let unclosed = format!("<p>Before.</p><!--kg-gated-block:begin {members}--><p>After.</p>");
    let unclosed = json!({"posts": [post(&unclosed)]}).to_string();
    check(&unclosed, &["Before.", "After."], &[], &[]);
    assert!(!report(&unclosed).contains("members"));
}

#[test]
fn ghost_cards_for_members_in_the_editors_documents() {
    let paragraph =
        |words: &str| json!({"type": "paragraph", "children": [{"type": "text", "text": words}]});
    let callout = |words: &str, visibility: Value| json!({"type": "callout", "calloutText": words, "visibility": visibility});
    let lexical = json!({"root": {"children": [
        paragraph("For all."),
        callout("FOR MEMBERS", json!({"web": {"nonMember": false, "memberSegment": "status:free"}, "email": {"memberSegment": ""}})),
        callout("BY E-MAIL", json!({"web": {"nonMember": false, "memberSegment": ""}, "email": {"memberSegment": "status:free"}})),
        callout("For visitors.", json!({"web": {"nonMember": true, "memberSegment": ""}})),
        {"type": "paywall"},
        paragraph("BEHIND THE WALL"),
    ]}});
    let post = |visibility: &str| {
        let lexical = lexical.to_string();
        json!({"posts": [{"slug": "tides", "uuid": "u", "title": "Tides", "lexical": lexical, "visibility": visibility}]}).to_string()
    };
    let reported = "a part that only members may read";
    check(
        &post("members"),
        &["For all.", "For visitors.", "\"access\":\"partial\""],
        &["FOR MEMBERS", "BY E-MAIL", "BEHIND"],
        &[reported, "which is for members"],
    );
    // Public posts have no paywall.
    check(
        &post("public"),
        &["For all.", "BEHIND THE WALL"],
        &["FOR MEMBERS", "BY E-MAIL"],
        &[reported],
    );
    let mobiledoc = json!({"version": "0.3.1", "atoms": [], "markups": [], "cards": [["paywall", {}]],
        "sections": [[1, "p", [[0, [], 0, "For all."]]], [10, 0], [1, "p", [[0, [], 0, "BEHIND THE WALL"]]]]});
    let post = json!({"posts": [{"slug": "tides", "uuid": "u", "title": "Tides", "mobiledoc": mobiledoc.to_string(), "visibility": "paid"}]});
    check(
        &post.to_string(),
        &["For all."],
        &["BEHIND"],
        &["which is for paying members"],
    );
}

#[test]
fn ghost_paywalls_in_html() {
    let post = |visibility: &str, html: &str| {
        json!({"posts": [{"slug": "tides", "uuid": "u", "title": "Tides", "html": html, "visibility": visibility, "excerpt": "PAID TOO"}]}).to_string()
    };
    let html = "<p>For all.</p><!--members-only--><p>PAID</p>";
    for audience in ["paid", "members", "tiers"] {
        check(
            &post(audience, html),
            &["For all.", "\"access\":\"partial\""],
            &["PAID"],
            &["the rest of the text"],
        );
    }
    check(&post("public", html), &["For all.", "PAID"], &[], &[]);
    check(
        &post("paid", "<!--members-only--><p>PAID</p>"),
        &["\"access\":\"partial\""],
        &["PAID"],
        &[],
    );
    // Without a paywall, the whole text is restricted. It is converted, with a warning.
    check(
        &post("paid", "<p>All of it.</p>"),
        &["All of it."],
        &[],
        &["the restriction to paying members"],
    );
}

#[test]
fn unknown_statuses_count_as_unpublished() {
    for status in ["in-progress", "pitch", "inherit", "dp-rewrite-republish"] {
        let post = json!({"id": 1, "title": {"rendered": "Snow"}, "content": {"rendered": "HELD"}, "status": status});
        check(
            &post.to_string(),
            &[],
            &["HELD"],
            &[&format!("a post with the status \"{status}\"")],
        );
    }
    for status in [
        "withheld",
        "Canceled",
        "stat:canceled",
        "replaced",
        "commissioned",
    ] {
        let item = json!({"uri": "u", "versioncreated": "2024-11-23T08:00:00Z", "type": "text", "headline": "Snow",
            "body_text": "HELD", "pubstatus": status});
        let word = status.trim_start_matches("stat:").to_lowercase();
        check(
            &item.to_string(),
            &[],
            &["HELD"],
            &[&format!("text, which is {word}")],
        );
    }
    let killed = json!({"uri": "u", "versioncreated": "2024-11-23T08:00:00Z", "type": "text", "headline": "Snow",
        "body_text": "HELD", "state": "killed"});
    check(&killed.to_string(), &[], &["HELD"], &["which is killed"]);
    let post = json!({"posts": [{"slug": "s", "uuid": "u", "title": "Snow", "html": "HELD", "status": "archived"}]});
    check(&post.to_string(), &[], &["HELD"], &["not published"]);
    for (key, value, reported) in [
        ("draft", json!(true), "a draft"),
        ("status", json!("private"), "a private post"),
        ("_status", json!("scheduled"), "a scheduled post"),
    ] {
        let mut item = json!({"id": "1", "title": "Snow", "content_text": "HELD"});
        item[key] = value;
        let free = json!({"id": "2", "title": "Ice", "content_text": "Out."});
        let feed = json!({"version": "https://jsonfeed.org/version/1.1", "items": [item, free]});
        check(
            &feed.to_string(),
            &["Out."],
            &["HELD"],
            &[reported, "/items/0"],
        );
    }
}

#[test]
fn arc_parts_that_are_unpublished() {
    let text = |words: &str, more: Value| {
        let mut element = json!({"type": "text", "content": words});
        element
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        element
    };
    let embargo =
        |end: &str| json!({"content_restrictions": {"embargo": {"active": true, "end_time": end}}});
    let story = json!({"type": "story", "version": "0.10.9", "headlines": {"basic": "Snow"}, "language": "en",
        "last_updated_date": "2024-11-23T08:00:00Z", "canonical_url": "https://n.example/snow-story/",
        "content_elements": [
            text("For all.", json!({})),
            text("UNDER EMBARGO", embargo("2099-01-01T00:00:00Z")),
            text("An embargo that was over.", embargo("2024-11-20T00:00:00Z")),
            text("WITHOUT END", json!({"content_restrictions": {"embargo": {"active": true}}})),
            {"type": "story", "headlines": {"basic": "A DRAFT"}, "revision": {"published": false}, "content_elements": [text("INSIDE", json!({}))]},
            {"type": "gallery", "content_elements": [
                {"type": "image", "url": "https://n.example/held.jpg", "additional_properties": {"is_published": false}},
                {"type": "image", "url": "https://n.example/out.jpg"}]},
        ],
        "promo_items": {"basic": {"type": "image", "url": "https://n.example/lead.jpg", "content_restrictions": {"embargo": {"active": true}}}},
        "related_content": {"basic": [{"type": "story", "headlines": {"basic": "NOT OUT"}, "canonical_url": "https://n.example/n/", "revision": {"published": false}}]},
        "publishing": {"scheduled_operations": {"unpublish_edition": [{"operation": "unpublish_edition", "operation_date": "2027-01-01T00:00:00Z"}]}}});
    check(
        &story.to_string(),
        &[
            "For all.",
            "that was over",
            "out.jpg",
            "\"expires\":\"2027-01-01T00:00:00Z\"",
        ],
        &[
            "UNDER EMBARGO",
            "WITHOUT END",
            "A DRAFT",
            "INSIDE",
            "held.jpg",
            "lead.jpg",
            "NOT OUT",
        ],
        &[
            "not published or under embargo",
            "related content that is not published",
        ],
    );
    let draft = json!({"type": "story", "version": "0.10.9", "headlines": {"basic": "HELD"}, "content_elements": [text("HELD", json!({}))],
        "additional_properties": {"is_published": false}});
    let free = json!({"type": "story", "version": "0.10.9", "headlines": {"basic": "Out"}, "content_elements": [text("Out.", json!({}))]});
    let list = json!({"type": "results", "content_elements": [draft, free]});
    check(
        &list.to_string(),
        &["Out."],
        &["HELD"],
        &["/content_elements/0", "a draft"],
    );
}

#[test]
fn ninjs_pictures_that_are_withheld() {
    let picture = |name: &str, more: Value| {
        let mut picture = json!({"type": "picture", "description_text": format!("The {name}."),
            "renditions": {"original": {"href": format!("https://a.example/{name}.jpg"), "width": 100, "height": 80}}});
        picture
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        picture
    };
    let body = "<p>For all.</p><!-- EMBED START Image {id: \"editor_0\"} --><figure><img src=\"https://a.example/HELD.jpg\"><figcaption>The HELD.</figcaption></figure><!-- EMBED END Image {id: \"editor_0\"} -->        <p>And:</p><figure><img src=\"https://a.example/LATE.jpg\"></figure>";
    let item = json!({"uri": "u", "versioncreated": "2024-11-23T08:00:00Z", "type": "text", "headline": "Snow", "pubstatus": "usable",
        "body_html": body, "associations": {
            "editor_0": picture("HELD", json!({"pubstatus": "withheld"})),
            "late": picture("LATE", json!({"embargoed": "2099-01-01T00:00:00Z"})),
            "early": picture("early", json!({"embargoed": "2024-11-01T00:00:00Z"}))}});
    check(
        &item.to_string(),
        &["For all.", "early.jpg"],
        &["HELD", "LATE"],
        &[
            "an associated item, which is withheld",
            "which is under embargo",
        ],
    );
    let package = json!({"uri": "u", "versioncreated": "2024-11-23T08:00:00Z", "type": "composite", "headline": "Snow", "pubstatus": "canceled",
        "associations": {"main": {"type": "text", "headline": "Snow", "body_text": "HELD"}}});
    check(&package.to_string(), &[], &["HELD"], &["canceled"]);
}

/// The embargo of a package applies to its texts.
#[test]
fn ninjs_packages_under_embargo() {
    let package = |embargo: Value| {
        json!({"uri": "u", "versioncreated": "2024-11-23T08:00:00Z", "type": "composite", "headline": "Snow", "pubstatus": "usable",
            "embargoed": embargo, "associations": {"main": {"type": "text", "headline": "Snow", "body_text": "It fell."}}})
        .to_string()
    };
    let end = "2099-01-01T00:00:00Z";
    check(
        &package(json!(end)),
        &[&format!("\"embargo\":\"{end}\"")],
        &[],
        &[],
    );
    check(
        &package(json!("tomorrow")),
        &["\"status\":\"draft\""],
        &[],
        &["this is a draft"],
    );
    let free = package(Value::Null);
    check(&free, &["It fell."], &["embargo", "draft"], &[]);
}

#[test]
fn guardian_items_and_atoms_that_are_unpublished() {
    let item = |more: Value| {
        let mut item = json!({"id": "a/b", "webTitle": "Snow", "webPublicationDate": "2024-11-23T08:00:00Z",
            "webUrl": "https://g.example/a/b", "sectionId": "a", "fields": {"body": "<p>TEXT</p>"}});
        for (key, value) in more.as_object().unwrap() {
            match value.as_object() {
                Some(inner) => item[key].as_object_mut().unwrap().extend(inner.clone()),
                None => item[key] = value.clone(),
            }
        }
        json!({"response": {"status": "ok", "content": item}}).to_string()
    };
    for (more, reported) in [
        (json!({"isExpired": "true"}), "taken down"),
        (json!({"fields": {"isExpired": "true"}}), "taken down"),
        (json!({"fields": {"isLive": "false"}}), "not on the web"),
        (json!({"fields": {"isLive": false}}), "not on the web"),
    ] {
        check(&item(more), &[], &["TEXT"], &[reported]);
    }
    let access = json!({"fields": {"isLive": "true", "membershipAccess": "paid-members-only"}});
    check(
        &item(access),
        &["TEXT"],
        &[],
        &["the restriction to readers with \"paid-members-only\""],
    );
    let with_atom = |change: Value, data: Value| {
        let mut explainer = json!({"title": "ATOM", "body": "<p>ATOM</p>"});
        explainer
            .as_object_mut()
            .unwrap()
            .extend(data.as_object().unwrap().clone());
        let element = json!({"type": "contentatom", "contentAtomTypeData": {"atomId": "x", "atomType": "explainer"}});
        json!({"id": "a/b", "webTitle": "Snow", "webPublicationDate": "2024-11-23T08:00:00Z", "webUrl": "https://g.example/a/b",
            "sectionId": "a", "blocks": {"body": [{"elements": [{"type": "text", "textTypeData": {"html": "<p>For all.</p>"}}, element]}]},
            "atoms": {"explainers": [{"id": "x", "contentChangeDetails": change, "data": {"explainer": explainer}}]}})
        .to_string()
    };
    let before = (NOW - 1000) * 1000;
    let after = (NOW + 1000) * 1000;
    for (change, data) in [
        (json!({"takenDown": {"date": before}}), json!({})),
        (json!({"expiry": {"date": before}}), json!({})),
        (json!({"embargo": {"date": after}}), json!({})),
        (json!({}), json!({"expiryDate": before})),
    ] {
        check(
            &with_atom(change, data),
            &["For all."],
            &["ATOM"],
            &["an atom that is not published"],
        );
    }
    let out = json!({"expiry": {"date": after}, "embargo": {"date": before}});
    check(&with_atom(out, json!({})), &["For all.", "ATOM"], &[], &[]);
}

#[test]
fn json_ld_restrictions_and_statuses() {
    let article = |more: Value| {
        let mut article = json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow", "articleBody": "It fell."});
        article
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        article.to_string()
    };
    for free in [
        json!(false),
        json!("False"),
        json!("https://schema.org/False"),
        json!(["false"]),
    ] {
        check(
            &article(json!({"isAccessibleForFree": free})),
            &["It fell."],
            &[],
            &["the restriction to paying readers"],
        );
    }
    let part =
        json!({"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"});
    check(
        &article(json!({"hasPart": part})),
        &["It fell."],
        &[],
        &["the restriction of parts of the text to paying readers"],
    );
    check(
        &article(json!({"conditionsOfAccess": "Subscribers only"})),
        &["It fell."],
        &[],
        &["Subscribers only"],
    );
    let term = json!({"@type": "DefinedTerm", "name": "Draft"});
    for status in [
        json!("Withdrawn"),
        json!("Scheduled"),
        term,
        json!(["Published?", "Private"]),
    ] {
        check(
            &article(json!({"creativeWorkStatus": status})),
            &["\"status\":\"draft\""],
            &[],
            &["this is a draft"],
        );
    }
    assert!(!report(&article(json!({"isAccessibleForFree": true}))).contains("paying"));
}

#[test]
fn paid_parts_of_a_page() {
    let page = |json_ld: Value, middle: &str| {
        let sentence = "The snow fell on the bridge and the road below it, and the town stood still until noon. ";
        format!(
            "<html lang=en><head><title>Snow</title><script type='application/ld+json'>{json_ld}</script></head><body><article><h1>Snow on the bridge</h1>             <p>{0}</p><p>{0}{0}</p>{middle}</article></body></html>",
            sentence.repeat(4)
        )
    };
    let paid = "<div class='paid more'><p>HELD BACK: the list of the roads that stay closed, with their hours, for those who pay for it.</p></div>";
    let node = |selector: Value| {
        json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Snow on the bridge", "isAccessibleForFree": false,
            "articleBody": "HELD BACK in the data, too. ".repeat(200),
            "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": selector}})
    };
    for selector in [json!(".paid"), json!([".none", "article .more"])] {
        check(
            &page(node(selector), paid),
            &["fell on the bridge", "\"access\":\"partial\""],
            &["HELD"],
            &["the parts for subscribers only"],
        );
    }
    let free = json!({"@type": "NewsArticle", "headline": "Snow", "hasPart": {"isAccessibleForFree": true, "cssSelector": ".paid"}});
    check(&page(free, paid), &["HELD BACK"], &[], &[]);
    // An invalid selector selects nothing.
    check(
        &page(node(json!("::[(")), "<p>For all.</p>"),
        &["fell on the bridge"],
        &[],
        &[],
    );
    let form = "<form class='post-password-form'><p>ENTER THE PASSWORD of the post below, please.</p></form>";
    check(
        &page(json!({}), form),
        &["\"access\":\"partial\""],
        &["ENTER"],
        &["behind a password"],
    );
    let locked = page(json!({}), "").replace("<title>", "<meta property='article:content_tier' content='locked'><meta property='article:expiration_time' content='2026-12-31T00:00:00Z'><title>");
    check(
        &locked,
        &[
            "\"access\":\"partial\"",
            "\"expires\":\"2026-12-31T00:00:00Z\"",
        ],
        &[],
        &["the text for subscribers"],
    );
}

const RSS: &str = r#"<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
    <channel><title>News</title><link>https://n.example/</link><language>en</language>
    <item><title>Out</title><link>https://n.example/out</link><content:encoded><![CDATA[<p>For all.</p>]]></content:encoded><wp:status>publish</wp:status></item>
    <item><title>In</title><link>https://n.example/in</link><content:encoded><![CDATA[<p>HELD</p>]]></content:encoded>ITEM</item>
    </channel></rss>"#;

#[test]
fn feeds_and_exports_with_unpublished_items() {
    for (elements, reason) in [
        ("<wp:status>draft</wp:status>", "a draft"),
        (
            "<wp:status><![CDATA[private]]></wp:status>",
            "a private post",
        ),
        ("<wp:status>future</wp:status>", "a scheduled post"),
        ("<wp:status>pitch</wp:status>", "not published"),
        (
            "<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>",
            "a file of the media library",
        ),
        (
            "<wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type>",
            "a part of the site",
        ),
        ("<media:status state=\"blocked\"/>", "a withdrawn post"),
        (
            "<media:restriction relationship=\"deny\">all</media:restriction>",
            "a withdrawn post",
        ),
        (
            "<media:restriction relationship=\"allow\"/>",
            "a withdrawn post",
        ),
    ] {
        check(
            &RSS.replace("ITEM", elements),
            &["For all."],
            &["HELD"],
            &[reason],
        );
    }
    let country =
        "<media:restriction relationship=\"allow\" type=\"country\">ca us</media:restriction>";
    check(
        &RSS.replace("ITEM", country),
        &["HELD"],
        &[],
        &["the restriction by country"],
    );
    let password = "<wp:status>publish</wp:status><wp:post_password>sesame</wp:post_password>";
    check(
        &RSS.replace("ITEM", password),
        &["\"status\":\"draft\""],
        &["sesame"],
        &["the password protection"],
    );
    let valid = "<dcterms:valid>start=2099-01-01T00:00:00Z; end=2099-02-01T00:00:00Z; scheme=W3C-DTF</dcterms:valid>";
    check(
        &RSS.replace("ITEM", valid),
        &[
            "\"embargo\":\"2099-01-01T00:00:00Z\"",
            "\"expires\":\"2099-02-01T00:00:00Z\"",
        ],
        &[],
        &[],
    );
    let expires = "<prism:expirationDate>Sun, 01 Feb 2099 00:00:00 GMT</prism:expirationDate>";
    check(
        &RSS.replace("ITEM", expires),
        &["\"expires\":\"2099-02-01T00:00:00Z\""],
        &[],
        &[],
    );
    let form = RSS
        .replace(
            "<p>HELD</p>",
            "<form class=\"post-password-form\"><p>ENTER IT</p></form>",
        )
        .replace("ITEM", "<description>HELD BY A PASSWORD</description>");
    check(
        &form,
        &["For all.", "\"access\":\"partial\""],
        &["ENTER IT"],
        &["behind a password"],
    );
}

#[test]
fn entries_without_a_known_status_are_drafts() {
    // The feed has two entries and three items, so it is unknown which status is whose.
    let nested = "<other><item><title>A</title><wp:status>publish</wp:status></item></other><item><title>Out";
    let nested = RSS.replace("<item><title>Out", nested);
    check(
        &nested.replace("ITEM", "<wp:status>draft</wp:status>"),
        &["\"url\":\"https://n.example/in\",\"status\":\"draft\""],
        &[],
        &["the status of the entry"],
    );
}

#[test]
fn atom_drafts() {
    let atom = |more: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:app=\"http://www.w3.org/2007/app\"><title>N</title><id>u</id><updated>2024-11-23T08:00:00Z</updated>             <entry><title>Out</title><id>a</id><updated>2024-11-23T08:00:00Z</updated><content type=\"html\">For all.</content></entry>             <entry><title>In</title><id>b</id><updated>2024-11-23T08:00:00Z</updated><content type=\"html\">HELD</content>{more}</entry></feed>"
        )
    };
    for more in [
        "<app:control><app:draft>yes</app:draft></app:control>",
        "<control xmlns=\"http://www.w3.org/2007/app\"><draft>yes</draft></control>",
        "<blogger:status xmlns:blogger=\"http://schemas.google.com/blogger/2018\">DRAFT</blogger:status>",
    ] {
        check(&atom(more), &["For all."], &["HELD"], &["a draft"]);
    }
    check(
        &atom("<app:control><app:draft>no</app:draft></app:control>"),
        &["HELD"],
        &[],
        &[],
    );
}

#[test]
fn drafts_in_markdown_for_other_generators() {
    let draft = |keys: &str| {
        let text = format!("---\nheadline: Snow\n{keys}\n---\n\nIt fell.\n");
        let (article, problems) = article::import::read_markdown(text.as_bytes(), "snow").unwrap();
        assert!(problems.is_empty(), "{keys}: {problems:?}");
        serde_json::to_value(&article).unwrap()
    };
    for keys in [
        "draft: true",
        "published: false",
        "private: true",
        "draft: true\nstatus: published",
    ] {
        assert_eq!(draft(keys)["status"], "draft", "{keys}");
    }
    for keys in ["draft: false", "published: true", "published: 2024-11-23"] {
        assert_eq!(draft(keys)["status"], Value::Null, "{keys}");
    }
    let held = draft(
        "publishDate: 2099-01-01T00:00:00Z\nexpiryDate: 2099-02-01T00:00:00Z\nlanguage: Arabic",
    );
    assert_eq!(held["embargo"], "2099-01-01T00:00:00Z");
    assert_eq!(held["expires"], "2099-02-01T00:00:00Z");
    assert_eq!(held["lang"], "ar");
}

#[test]
fn hidden_articles_and_components_of_apple_news() {
    let document = json!({"version": "1.9", "identifier": "x", "title": "Snow", "language": "en",
        "components": [{"role": "body", "text": "It fell."}, {"role": "body", "text": "HELD", "hidden": true}], "metadata": {"isHidden": true}});
    check(
        &document.to_string(),
        &["\"status\":\"draft\""],
        &["HELD"],
        &["the flag isHidden", "hidden"],
    );
}
