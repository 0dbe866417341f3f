//! Documents of other systems: read from a listed source, refused from any other, previewed by an editor. Whatever
//! becomes of the worker that reads them, the page stands.

use e2e::{Browser, Folder, Journey, Missing, Site, Tried, Trouble, journeys, repository};
use serde_json::{Value, json};
use std::fs;
use std::process::Command;

journeys! {
    recorded_answers_of_two_systems_are_read;
    nobody_puts_words_under_the_portals_name;
    what_is_no_article_is_named;
    an_editor_previews_what_is_pasted;
    what_traps_or_never_ends_takes_no_page_along;
    hostile_documents_leave_only_our_elements;
    the_first_page_asks_for_none_of_it;
}

/// The published demo, whose portal lists its own origin as a source too: ports are free ones here.
fn listed() -> Tried<Site> {
    let site = Site::dist()?;
    lists_itself(&site, &repository().join("dist/portal.json"))?;
    Ok(site)
}

fn lists_itself(site: &Site, portal: &std::path::Path) -> Tried<()> {
    let mut portal: Value = serde_json::from_slice(&fs::read(portal)?).map_err(|why| Trouble::new(why.to_string()))?;
    portal["sources"] = json!([site.origin()]);
    site.put_json("/portal.json", &portal);
    Ok(())
}

/// What the demo's `sources` would answer.
fn recorded(path: &str) -> Tried<Value> {
    let bytes = fs::read(repository().join("demo/sources").join(path))?;
    serde_json::from_slice(&bytes).map_err(|why| Trouble::new(why.to_string()))
}

const READY: &str = "document.querySelector('#desk').dataset.state";

fn recorded_answers_of_two_systems_are_read(browser: &Browser) -> Journey {
    let site = listed()?;
    site.put_json("/from/wordpress.json", &recorded("wordpress/wp-json/wp/v2/posts.json")?);
    site.put_json("/from/ghost.json", &recorded("ghost/ghost/api/content/posts/index.json")?);
    let page = browser.page()?;
    page.open(&site, &format!("/read/?src={}/from/wordpress.json", site.origin()))?;
    page.wait_for_text("h1", "Ferry to the island runs again – on one engine")?;
    page.wait_for_text(".article", "Ruth Amundsen")?;
    page.wait_for_text(".figure__credit", "Nadia Okafor/Island Post")?;
    page.wait_for_text("table", "12:30")?;
    assert!(page.title()?.starts_with("Ferry to the island runs again"), "{}", page.title()?);
    assert_eq!(page.count("h1")?, 1);
    assert!(!page.sees("#desk")?);
    assert_eq!(page.axe()?, [] as [String; 0]);
    // The picture lies where no journey serves it.
    page.take_errors()?;
    page.open(&site, &format!("/read/?src={}/from/ghost.json", site.origin()))?;
    page.wait_for_text("h1", "What the night shift at the bakery hears")?;
    page.wait_for_text(".card", "A letter about bread")?;
    // Links lead on as links do.
    page.click(".masthead__sections a")?;
    page.wait_for(".front")?;
    Ok(())
}

fn nobody_puts_words_under_the_portals_name(browser: &Browser) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    for (src, said) in [
        ("https://elsewhere.example/story.json", "https://elsewhere.example"),
        ("javascript:alert(1)", "javascript:"),
        ("data:application/json,{}", "data:"),
        ("", "/read?src="),
    ] {
        page.open(&site, &format!("/read/?src={src}"))?;
        page.wait_for_text("#desk [data-part=why]", said)?;
        page.wait_for_focus("#desk h1")?;
        assert_eq!(page.count(".article")?, 0);
    }
    assert_eq!(page.axe()?, [] as [String; 0]);
    Ok(())
}

fn what_is_no_article_is_named(browser: &Browser) -> Journey {
    let site = listed()?;
    site.put_json("/from/unknown.json", &json!({"flavour": "plum"}));
    site.put_json("/from/error.json", &json!({"code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": {"status": 404}}));
    let page = browser.page()?;
    page.open(&site, &format!("/read/?src={}/from/unknown.json", site.origin()))?;
    page.wait_for_text("#desk [data-part=said]", "flavour")?;
    page.open(&site, &format!("/read/?src={}/from/error.json", site.origin()))?;
    page.wait_for_text("#desk [data-part=said]", "Invalid post ID.")?;
    Ok(())
}

fn an_editor_previews_what_is_pasted(browser: &Browser) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    assert_eq!(page.axe()?, [] as [String; 0]);
    let posts = recorded("wordpress/wp-json/wp/v2/posts.json")?;
    let two = json!([posts[0], {"title": {"rendered": "Another"}, "content": {"rendered": "<p>Short.</p>"}}]);
    page.run("document.querySelector('[data-part=text]').value = arguments[0]", &[two.to_string().into()])?;
    page.click("[data-part=show]")?;
    page.wait_for_text(".article h1", "Ferry to the island")?;
    page.wait_for_text("[data-part=format]", "WordPress")?;
    page.wait_until("document.querySelector('[data-part=json]').value.includes('action-news/article/1')")?;
    assert_eq!(page.count("[data-part=articles] option")?, 2);
    page.run(
        "const choice = document.querySelector('[data-part=articles]'); choice.value = 1; choice.onchange()",
        &[],
    )?;
    page.wait_for_text(".article h1", "Another")?;
    page.wait_for_text("[data-part=noticed]", "language")?;
    page.take_errors()?;
    // What comes next and is no article takes nothing away.
    page.run("document.querySelector('[data-part=text]').value = '{'", &[])?;
    page.click("[data-part=show]")?;
    page.wait_for_text("#desk [data-part=said]", "not JSON")?;
    for (name, width) in [("320", 320), ("768", 768), ("1280", 1280)] {
        page.resize(width, 900)?;
        page.screenshot_whole(&format!("preview-{name}"))?;
        let overflow = page.eval("document.documentElement.scrollWidth > innerWidth")?;
        assert_eq!(overflow, false, "{width}");
    }
    Ok(())
}

/// Importers of another kind, to be published with the app: they do what a document says.
const FAULTY: &str = "export default async () => {};
export const read = (bytes) => {
  const words = new TextDecoder().decode(bytes);
  if (words.includes('for ever')) for (;;);
  if (words.includes('trap')) throw new WebAssembly.RuntimeError('unreachable');
  const article = {schema: 'action-news/article/1', id: 'a', headline: words, body: [{type: 'paragraph', text: 'Whole.'}]};
  return JSON.stringify({articles: [{article, format: 'words', said: []}]});
};";

fn what_traps_or_never_ends_takes_no_page_along(browser: &Browser) -> Journey {
    let folder = Folder::new("desk")?;
    folder.write("content/portal.json", r#"{"schema": "action-news/portal/1", "name": "Desk", "url": "https://n.example/", "lang": "en"}"#)?;
    let app = folder.path().join("app");
    fs::create_dir_all(&app)?;
    for entry in fs::read_dir(repository().join("target/app"))? {
        let path = entry?.path();
        if path.is_file() {
            fs::copy(&path, app.join(path.file_name().unwrap_or_default()))?;
        }
    }
    folder.write("app/importer.js", FAULTY)?;
    let done = Command::new(crate::watching::newsroom())
        .args(["publish", "--no-compress", "--no-pictures", "--content"])
        .arg(folder.path().join("content"))
        .arg("--app")
        .arg(&app)
        .arg("--out")
        .arg(folder.path().join("site"))
        .output()?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let site = Site::serve(folder.path().join("site"))?.missing(Missing::NotFound);
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    let give = |words: &str| -> Tried<()> {
        page.run("document.querySelector('[data-part=text]').value = arguments[0]", &[words.into()])?;
        page.click("[data-part=show]")
    };
    give("trap")?;
    page.wait_for_text("[data-part=why]", "failed")?;
    give("The next one")?;
    page.wait_for_text(".article h1", "The next one")?;
    give("for ever")?;
    page.wait_for_text("[data-part=why]", "took too long")?;
    // The page has stood all the time, and reads on.
    give("And another")?;
    page.wait_for_text(".article h1", "And another")?;
    Ok(())
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
    for name in ["ammonia-tests", "bleach-regression", "owasp-xss-filter-evasion"] {
        match fs::read(samples.join(format!("{name}.json"))) {
            Ok(bytes) => {
                let list: Vec<Value> = serde_json::from_slice(&bytes).unwrap_or_default();
                all.extend(list.iter().filter_map(|one| one["payload"].as_str().map(str::to_owned)));
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
        page.run("document.querySelector('[data-part=text]').value = arguments[0]", &[document.to_string().into()])?;
        page.run("document.querySelector('[data-part=format]').textContent = ''", &[])?;
        page.click("[data-part=show]")?;
        page.wait_until(&format!("{READY} === 'shown' && document.querySelector('[data-part=format]').textContent !== ''"))?;
        page.wait_for(".article h1")?;
        let format = page.text("[data-part=format]")?;
        assert_eq!(page.eval(STRANGE)?, json!([]), "{format}");
        assert_eq!(page.eval("window.ran")?, Value::Null, "{format}");
        assert_eq!(page.count("#document script, #document style, #document iframe, #document form")?, 0, "{format}");
    }
    // By the time that another article stands there, all that was to be said of those has been.
    let plain = json!({"title": {"rendered": "Plain"}, "content": {"rendered": "<p>Words.</p>"}});
    page.run("document.querySelector('[data-part=text]').value = arguments[0]", &[plain.to_string().into()])?;
    page.click("[data-part=show]")?;
    page.wait_for_text(".article h1", "Plain")?;
    page.wait_until("new Promise((go) => setTimeout(go, 300, true))")?;
    // Pictures that lie nowhere are all that there was: no script was even tried.
    for error in page.take_errors()? {
        assert!(error.starts_with("policy: img-src") || error.starts_with("resource: "), "{error}");
    }
    Ok(())
}

fn the_first_page_asks_for_none_of_it(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, crate::sample::STORY)?;
    crate::sample::wait_for_app(&page)?;
    for entry in fs::read_dir(repository().join("dist/assets"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("importer") || name.starts_with("desk") {
            assert!(site.requests(&format!("/assets/{name}")).is_empty(), "{name}");
        }
    }
    Ok(())
}
