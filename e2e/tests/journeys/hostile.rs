//! Hostile documents in a real browser: whatever the format and the place, words stay words.

use crate::desk::{READY, listed};
use e2e::{Browser, Journey, journeys, repository};
use serde_json::{Value, json};
use std::fs;

journeys! {
    hostile_documents_leave_only_our_elements;
}

/// Words that must stay words, wherever a document has them.
fn hostile() -> Vec<String> {
    let own = [
        "<img src=x onerror=window.ran=1>",
        "<script>window.ran=1</script>",
        "<svg onload=window.ran=1>",
        "javascript:window.ran=1",
        "\"><iframe srcdoc='<script>parent.ran=1</script>'>",
        "<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1>",
        "<a href='jav\tascript:window.ran=1'>a</a>",
        "<form action=javascript:window.ran=1><button>a</button></form>",
        "<base href=//elsewhere.example/><meta http-equiv=refresh content=0>",
        "<p style='background:url(javascript:window.ran=1)'>a</p>",
    ];
    let mut all: Vec<String> = own.map(str::to_owned).to_vec();
    let samples = repository().join("../shared/samples/html");
    for name in [
        "ammonia-tests",
        "bleach-regression",
        "owasp-xss-filter-evasion",
    ] {
        match fs::read(samples.join(format!("{name}.json"))) {
            Ok(bytes) => {
                let list: Vec<Value> = serde_json::from_slice(&bytes).unwrap_or_default();
                all.extend(
                    list.iter()
                        .filter_map(|one| one["payload"].as_str().map(str::to_owned)),
                );
            }
            Err(_) => println!("skipped: no {name}"),
        }
    }
    all
}

/// One document a format with every payload in it: as title, caption, body, address and alternative text.
fn documents() -> Vec<Value> {
    let payloads = hostile();
    let all = payloads.join("\n");
    let html: String = payloads
        .iter()
        .map(|it| {
            let quoted = it.replace('&', "&amp;").replace('"', "&quot;");
            format!(
                "<div>{it}</div><p><a href=\"{quoted}\">link</a></p><figure><img src=\"https://pics.example/a.jpg\" alt=\"{quoted}\">\
                 <figcaption>{it}</figcaption></figure><iframe src=\"{quoted}\"></iframe>"
            )
        })
        .collect();
    let blocks: Vec<Value> = payloads
        .iter()
        .map(|it| {
            json!({"type": "image", "url": "https://pics.example/a.jpg", "caption": it, "alt_text": it,
                "credits": {"by": [{"name": it}]}})
        })
        .collect();
    let components: Vec<Value> = payloads
        .iter()
        .flat_map(|it| {
            [
                json!({"role": "body", "format": "html", "text": it}),
                json!({"role": "photo", "URL": "https://pics.example/a.jpg", "caption": it, "accessibilityCaption": it}),
                json!({"role": "embedwebvideo", "URL": it}),
            ]
        })
        .collect();
    vec![
        json!({"title": {"rendered": all}, "content": {"rendered": html}, "excerpt": {"rendered": all}, "link": "javascript:window.ran=1"}),
        json!({"posts": [{"slug": "a", "uuid": "a", "title": all, "html": html, "custom_excerpt": all, "feature_image": "javascript:window.ran=1"}]}),
        json!({"version": "https://jsonfeed.org/version/1.1", "title": all, "items": [{"id": all, "url": "javascript:window.ran=1", "title": all, "content_html": html}]}),
        json!({"@type": "NewsArticle", "headline": all, "articleBody": payloads.join("\n\n"), "author": all, "image": payloads}),
        json!({"response": {"status": "ok", "content": {"id": "a", "webTitle": all, "webUrl": "https://g.example/a", "apiUrl": "https://g.example/b",
            "webPublicationDate": "2024-11-23T08:00:00Z", "fields": {"headline": all, "standfirst": html, "body": html, "byline": all}}}}),
        json!({"uri": "https://n.example/a", "type": "text", "versioncreated": "2024-11-23T08:00:00Z", "headline": all, "body_html": html, "byline": all}),
        json!({"version": "1.9", "identifier": "a", "language": "en", "title": all, "components": components, "metadata": {"canonicalURL": "javascript:window.ran=1"}}),
        json!({"type": "story", "version": "0.10.11", "headlines": {"basic": all}, "content_elements":
            payloads.iter().map(|it| json!({"type": "text", "content": it})).chain(blocks).collect::<Vec<_>>()}),
    ]
}

/// What stands in the article that we never write, or nothing.
const STRANGE: &str = r#"(() => {
    const elements = `a abbr article aside audio bdi blockquote br button caption cite code div em figcaption figure footer h1 h2 h3 h4 header hr img
        li mark ol p picture pre s section small source span strong sub sup svg table tbody td th thead time tr track u ul video nav`.split(/\s+/);
    const attributes = `aria-hidden aria-label aria-labelledby aria-level alt class colspan controls data-action data-embed data-name data-broken data-src datetime
        decoding dir fetchpriority height href hreflang id itemprop kind label lang loading playsinline poster preload rel role rowspan scope sizes src srclang
        srcset start tabindex type width data-place data-document key`.split(/\s+/);
    const schemes = ["http:", "https:", "mailto:", "tel:"];
    const strange = [];
    for (const element of document.querySelectorAll(".article, .article *")) {
        const name = element.localName;
        if (!elements.includes(name)) strange.push(name);
        for (const attribute of element.attributes) {
            if (!attributes.includes(attribute.name)) strange.push(`${name} ${attribute.name}`);
            if (["href", "src", "poster", "data-src"].includes(attribute.name)) {
                const scheme = new URL(attribute.value, location.href).protocol;
                if (!schemes.includes(scheme)) strange.push(`${name} ${attribute.name} ${scheme}`);
            }
        }
    }
    return [...new Set(strange)];
})()"#;

fn hostile_documents_leave_only_our_elements(browser: &Browser) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    let documents = documents();
    for document in &documents {
        page.run(
            "document.querySelector('[data-part=text]').value = arguments[0]",
            &[document.to_string().into()],
        )?;
        page.run(
            "document.querySelector('[data-part=format]').textContent = ''",
            &[],
        )?;
        page.click("[data-part=show]")?;
        page.wait_until(&format!(
            "{READY} === 'shown' && document.querySelector('[data-part=format]').textContent !== ''"
        ))?;
        page.wait_for(".article h1")?;
        let format = page.text("[data-part=format]")?;
        assert_eq!(page.eval(STRANGE)?, json!([]), "{format}");
        assert_eq!(page.eval("window.ran")?, Value::Null, "{format}");
        assert_eq!(
            page.count("#document script, #document style, #document iframe, #document form")?,
            0,
            "{format}"
        );
    }
    // By the time that another article stands there, all that was to be said of those has been.
    let plain = json!({"title": {"rendered": "Plain"}, "content": {"rendered": "<p>Words.</p>"}});
    page.run(
        "document.querySelector('[data-part=text]').value = arguments[0]",
        &[plain.to_string().into()],
    )?;
    page.click("[data-part=show]")?;
    page.wait_for_text(".article h1", "Plain")?;
    page.wait_until("new Promise((go) => setTimeout(go, 300, true))")?;
    // Pictures that lie nowhere are all that there was: no script was even tried.
    for error in page.take_errors()? {
        assert!(
            error.starts_with("policy: img-src") || error.starts_with("resource: "),
            "{error}"
        );
    }
    Ok(())
}
