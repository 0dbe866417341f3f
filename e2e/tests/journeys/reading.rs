//! Articles on published pages: order of the parts, blocks, text, line length.

use crate::newsroom::Newsroom;
use crate::sample::{EVERY_BLOCK, LIVE, STORY, article};
use e2e::{Browser, Journey, Reader, Site, journeys};
use serde_json::json;

journeys! {
    the_parts_are_in_order;
    title_language_and_one_heading;
    every_block_is_rendered;
    a_live_article_has_its_posts;
    text_keeps_its_spaces;
    lines_hold_60_to_75_characters;
    hostile_text_stays_text;
    nothing_is_wider_than_a_phone;
}

fn the_parts_are_in_order(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for("h1")?;
    let parts = [
        ".article__section",
        "h1",
        ".article__deck",
        ".article__byline",
        ".article__dateline",
        ".article__time",
        ".figure__lede",
        ".article__lead img",
        ".figure__caption",
        ".figure__credit",
        ".article__body",
        ".tags",
        ".related",
    ];
    let script = "const all = [...document.querySelectorAll('*')];
        return arguments[0].map((s) => all.indexOf(document.querySelector(s)))";
    let places = page.run(script, &[json!(parts)])?;
    let places: Vec<i64> = places
        .as_array()
        .unwrap()
        .iter()
        .filter_map(serde_json::Value::as_i64)
        .collect();
    assert!(
        places.iter().all(|p| *p > 0) && places.is_sorted(),
        "{parts:?} are at {places:?}"
    );
    assert_eq!(page.count("figcaption:empty")?, 0);
    Ok(())
}

fn title_language_and_one_heading(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for("h1")?;
    assert_eq!(page.count("h1")?, 1);
    let headline = page.text("h1")?;
    page.wait_until("document.title.endsWith(' – Action News')")?;
    assert_eq!(page.title()?, format!("{headline} – Action News"));
    assert_eq!(page.attribute("html", "lang")?.as_deref(), Some("en"));
    assert_eq!(page.attribute("article", "lang")?.as_deref(), Some("en-CA"));
    Ok(())
}

fn every_block_is_rendered(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, EVERY_BLOCK)?;
    page.wait_for("h1")?;
    for part in [
        "p.block",
        ".block h2",
        ".block h3",
        ".block h4",
        "ul.list",
        "ol.list[start]",
        ".quote blockquote",
        ".quote__cite",
        ".pullquote",
        ".figure--inline",
        ".figure--wide",
        ".figure--full",
        ".figure--start",
        ".figure--end",
        ".gallery figure",
        ".table caption",
        ".table th[scope=col]",
        ".table th[scope=row]",
        ".table [colspan]",
        ".table [rowspan]",
        ".embed button[data-src]",
        ".aside--fact-box",
        ".aside--note",
        ".aside--q-and-a",
        ".aside--key-points",
        ".aside--timeline",
        ".block > .card",
        "pre.code code",
        "hr.divider",
        ".block strong",
        ".block em",
        ".block s",
        ".block u",
        ".block sub",
        ".block sup",
        "p.block code",
        ".block mark",
        ".block bdi[lang]",
        ".block br",
        "a[href^='mailto:']",
        "a[href^='tel:']",
    ] {
        assert!(page.count(part)? > 0, "{part} is missing");
    }
    // An embed of a provider that is not listed is a link.
    assert!(page.count(".embed:not(:has(button)) a[href^='https:']")? > 0);
    Ok(())
}

fn a_live_article_has_its_posts(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, LIVE)?;
    page.wait_for(".update")?;
    assert!(page.count(".update")? >= 5);
    let first = page.attribute(".update", "class")?.unwrap_or_default();
    assert!(
        first.contains("update--pinned"),
        "the pinned post is first: {first}"
    );
    page.click(".updates__keys a")?;
    page.wait_until("location.hash.startsWith('#x-') && scrollY > 0")?;
    Ok(())
}

fn text_keeps_its_spaces(browser: &Browser) -> Journey {
    let body = json!([{"type": "paragraph", "text": [
        {"t": "about "}, {"t": "46", "m": ["strong"]}, {"t": "\u{a0}per cent of "}, {"t": "Highway\u{a0}401", "href": "https://example.org/"},
        {"t": " toward the"}, {"t": " ", "m": ["em"]}, {"t": "lake"}]}]);
    let newsroom = Newsroom::new()?.article(&article("made/spaces", "Spaces", body))?;
    let site = newsroom.publish()?;
    let page = browser.page()?;
    page.open(&site, "/made/spaces/")?;
    page.wait_for("p.block")?;
    let text = page.eval("document.querySelector('p.block').textContent")?;
    assert_eq!(
        text,
        "about 46\u{a0}per cent of Highway\u{a0}401 toward the lake"
    );
    Ok(())
}

fn lines_hold_60_to_75_characters(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for("p.block")?;
    let mean = page.eval(
        "(() => { const lines = [...document.querySelectorAll('p.block')].map((p) => {
            const range = document.createRange(); range.selectNodeContents(p);
            const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top / 8)));
            return [p.textContent.length, tops.size] }).filter(([, n]) => n >= 4);
            return lines.reduce((s, [c]) => s + c, 0) / lines.reduce((s, [, n]) => s + n - 0.5, 0) })()",
    )?;
    let mean = mean.as_f64().unwrap_or_default();
    assert!((55.0..=75.0).contains(&mean), "{mean} characters a line");
    Ok(())
}

fn hostile_text_stays_text(browser: &Browser) -> Journey {
    let evil = "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>";
    let mut document = article(
        "made/hostile",
        evil,
        json!([
        {"type": "paragraph", "text": [{"t": evil, "href": "javascript:window.pwned=1"}, {"t": "x", "href": "java\nscript:window.pwned=1"}]},
        {"type": "figure", "media": {"kind": "image", "src": "javascript:window.pwned=1"}, "caption": evil},
        {"type": "embed", "url": "data:text/html,<script>parent.pwned=1</script>", "title": evil},
        {"type": evil, "text": evil}]),
    );
    document["tags"] = json!([{"name": evil, "url": "javascript:window.pwned=1"}]);
    let newsroom = Newsroom::new()?.article(&document)?;
    let app = Site::app()?;
    if let Some(app) = &app {
        app.put_json("/made/hostile.json", &document);
    }
    for site in [Some(newsroom.publish()?), app].iter().flatten() {
        let page = browser.page()?;
        page.open(site, "/made/hostile/")?;
        page.wait_for_text("h1", "<img")?;
        assert_eq!(
            page.count(".page script, .page [onerror], .page [href*='script:'], .page img")?,
            0
        );
        assert_eq!(page.eval("window.pwned ?? null")?, serde_json::Value::Null);
        browser.close(page)?;
    }
    Ok(())
}

fn nothing_is_wider_than_a_phone(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page_for(&Reader::default().with_screen(320, 700))?;
    for path in [
        "/",
        STORY,
        EVERY_BLOCK,
        LIVE,
        "/fr/",
        "/ar/",
        "/no/such/page/",
    ] {
        page.open(&site, path)?;
        page.wait_for("h1")?;
        page.wait_until("document.documentElement.scrollWidth <= 320")?;
        page.take_errors()?;
    }
    Ok(())
}
