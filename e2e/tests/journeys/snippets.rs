//! oEmbed, and the page that generates HTML for embedding a story.

use super::frames::host::{HOST_SCRIPT, PUBLISHED_URL, STORY, STORY_TEXT, host_html, news};
use e2e::{Browser, Folder, HarnessResult, Journey, Site, journeys};
use serde_json::json;

journeys! {
    the_html_of_oembed_shows_the_story;
    both_snippets_are_generated;
    invalid_addresses_are_reported;
    the_header_bar_works_on_the_page_that_makes_snippets;
}

fn the_html_of_oembed_shows_the_story(browser: &Browser) -> Journey {
    let news = news()?;
    let page = browser.page()?;
    page.open(&news, &format!("/{STORY}/"))?;
    let found = page.eval(
        "(({href, title}) => [href, title])(document.querySelector('link[type=\"application/json+oembed\"]'))",
    )?;
    assert_eq!(
        found[0],
        format!("https://news.example/oembed/{STORY}.json")
    );
    let folder = Folder::new("oembed")?;
    folder.write("index.html", &host_html("<div id=place></div>"))?;
    let site = Site::serve(folder.path())?;
    page.open(&site, "/")?;
    let asked = format!(
        "fetch('{}/oembed/{STORY}.json').then((answer) => answer.json())",
        news.origin()
    );
    let told = page.eval(&asked)?;
    for (key, value) in [
        ("version", json!("1.0")),
        ("type", json!("rich")),
        ("title", found[1].clone()),
        ("provider_name", json!("Action News")),
        ("provider_url", json!("https://news.example/")),
        ("width", json!(640)),
        ("height", json!(600)),
    ] {
        assert_eq!(told[key], value, "{key}");
    }
    assert!(told["cache_age"].is_u64(), "{told}");
    let html = told["html"].as_str().unwrap_or_default();
    let html = html.replace(PUBLISHED_URL, &news.origin());
    let script = "document.getElementById('place').innerHTML = arguments[0];
        document.body.append(Object.assign(document.createElement('script'), {textContent: arguments[1]}));
        return import(arguments[2]).then(({attach}) => (attach(frame), attach(frame)))";
    page.run(
        script,
        &[
            json!(html),
            json!(HOST_SCRIPT),
            json!(format!("{}/frames.js", news.origin())),
        ],
    )?;
    page.wait_until(&format!(
        "ask().then(({{text}}) => text.includes({STORY_TEXT:?}))"
    ))?;
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    Ok(())
}

fn both_snippets_are_generated(browser: &Browser) -> Journey {
    let news = news()?;
    let page = browser.page()?;
    let value = |part: &str| format!("document.querySelector('[data-part={part}]').value");
    for (path, title) in [
        ("/embed/", "Embed an article"),
        ("/fr/embed/", "Intégrer un article"),
        ("/ar/embed/", "تضمين مقال"),
    ] {
        page.open(&news, path)?;
        page.wait_for_text("h1", title)?;
        assert_eq!(page.axe()?, [] as [&str; 0], "{path}");
        page.type_into(
            "[data-part=address]",
            &format!("{}/{STORY}/", news.origin()),
        )?;
        page.click("[data-part=form] button")?;
        page.wait_for("[data-part=element]")?;
        page.wait_for_text("action-news-article >>> .article__headline", STORY_TEXT)?;
        assert_eq!(
            page.axe_within("#snippets", &[])?,
            [] as [&str; 0],
            "{path}"
        );
    }
    page.screenshot_whole("snippets-ar")?;
    page.open(&news, "/embed/")?;
    // The addresses of its data and of its frame work too.
    for given in [
        format!("/{STORY}.json"),
        format!("/embed/{STORY}/"),
        format!("/{STORY}/index.html?x=1#y"),
    ] {
        page.run(
            "document.querySelector('[data-part=address]').value = arguments[0]",
            &[json!(given)],
        )?;
        page.click("[data-part=form] button")?;
        page.wait_until(&format!(
            "{}.includes('/{STORY}.json\"><a href=')",
            value("element")
        ))?;
        page.run(
            "document.querySelector('[data-part=element]').value = ''",
            &[],
        )?;
    }
    page.click("[data-part=form] button")?;
    page.wait_until(&format!("{} !== ''", value("element")))?;
    page.screenshot_whole("snippets")?;
    let snippets: Vec<String> = ["element", "frame"]
        .iter()
        .map(|part| {
            Ok(page
                .eval(&value(part))?
                .as_str()
                .unwrap_or_default()
                .to_owned())
        })
        .collect::<HarnessResult<_>>()?;
    let folder = Folder::new("snippets")?;
    folder.write(
        "index.html",
        &host_html(&format!(
            "{}{}<script>{HOST_SCRIPT}</script>",
            snippets[0], snippets[1]
        )),
    )?;
    let site = Site::serve(folder.path())?;
    page.open(&site, "/")?;
    page.wait_for_text("action-news-article >>> .article__headline", STORY_TEXT)?;
    page.run("frame.scrollIntoView()", &[])?;
    page.wait_until(&format!(
        "ask().then(({{text}}) => text.includes({STORY_TEXT:?}))"
    ))?;
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    Ok(())
}

fn invalid_addresses_are_reported(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let page = browser.page()?;
    page.open(&news, "/embed/")?;
    page.wait_for("[data-part=form] button")?;
    for (given, words) in [
        (
            "https://elsewhere.example/world/story/",
            "This is not an address of this site.",
        ),
        ("/no/such/story/", "There is no article at this address."),
        ("/world/", "There is no article at this address."),
        ("/", "There is no article at this address."),
        (
            "javascript:alert(1)",
            "This is not an address of this site.",
        ),
    ] {
        page.run(
            "document.querySelector('[data-part=address]').value = arguments[0]",
            &[json!(given)],
        )?;
        page.click("[data-part=form] button")?;
        page.wait_for_text("[data-part=why]", words)?;
        page.wait_for_focus("[data-part=address]")?;
        assert!(!page.sees("[data-part=element]")?, "{given}");
        page.run(
            "document.querySelector('[data-part=why]').textContent = ''",
            &[],
        )?;
        // The 404s are expected.
        page.take_errors()?;
    }
    Ok(())
}

/// Its links work, and Back returns here.
fn the_header_bar_works_on_the_page_that_makes_snippets(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/embed/")?;
    page.wait_until("document.querySelector('header time')?.textContent.length > 10")?;
    let title = page.title()?;
    page.click("header summary")?;
    page.wait_for("header .regions__list a")?;
    assert_eq!(page.title()?, title);
    page.wait_for_text("h1", "Embed an article")?;
    page.click_text("header .regions__list a", "Halifax")?;
    page.wait_for_path("/region/halifax/")?;
    page.wait_for_text("h1", "Halifax")?;
    page.back()?;
    page.wait_for_text("h1", "Embed an article")?;
    page.wait_for("[data-part=address]")?;
    Ok(())
}
