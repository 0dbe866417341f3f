//! Reading an article: what stands there, and that it stays where it is.

use crate::sample::{EVERY_BLOCK, LIVE, STORY, article, paragraphs};
use e2e::{Browser, Fault, Journey, Reader, Site, journeys};
use serde_json::json;

journeys! {
    the_parts_stand_in_order;
    title_language_and_one_heading;
    every_block_is_drawn;
    a_live_article_has_its_posts;
    text_keeps_its_spaces;
    lines_hold_60_to_75_characters;
    a_broken_picture_keeps_its_place_and_words;
    the_lead_picture_goes_first;
    nothing_shifts,
        not in Firefox: "it has no layout-shift entries; the header's boxes are compared in all three engines",
        not in WebKit: "it has no layout-shift entries; the header's boxes are compared in all three engines";
    a_listed_embed_loads_on_click_and_not_before;
    hostile_text_stays_text;
    nothing_is_wider_than_a_phone;
}

fn the_parts_stand_in_order(browser: &Browser) -> Journey {
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
        "{parts:?} stand at {places:?}"
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

fn every_block_is_drawn(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, EVERY_BLOCK)?;
    page.wait_for("h1")?;
    for part in [
        ".block > p",
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
        ".block p code",
        ".block mark",
        ".block bdi[lang]",
        ".block br",
        "a[href^='mailto:']",
        "a[href^='tel:']",
    ] {
        assert!(page.count(part)? > 0, "{part} is not there");
    }
    // An embed of a provider that is not listed is a link, nothing to load.
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
        "the pinned post stands first: {first}"
    );
    page.click(".updates__keys a")?;
    page.wait_until("location.hash.startsWith('#x-') && scrollY > 0")?;
    Ok(())
}

fn text_keeps_its_spaces(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let body = json!([{"type": "paragraph", "text": [
        {"t": "about "}, {"t": "46", "m": ["strong"]}, {"t": "\u{a0}per cent of "}, {"t": "Highway\u{a0}401", "href": "https://example.org/"},
        {"t": " toward the"}, {"t": " ", "m": ["em"]}, {"t": "lake"}]}]);
    site.put_json("/made/spaces.json", &article("made/spaces", "Spaces", body));
    let page = browser.page()?;
    page.open(&site, "/made/spaces/")?;
    page.wait_for(".block p")?;
    let text = page.eval("document.querySelector('.block p').textContent")?;
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
    page.wait_for(".block p")?;
    let mean = page.eval(
        "(() => { const lines = [...document.querySelectorAll('.block > p')].map((p) => {
            const range = document.createRange(); range.selectNodeContents(p);
            const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top / 8)));
            return [p.textContent.length, tops.size] }).filter(([, n]) => n >= 4);
            return lines.reduce((s, [c]) => s + c, 0) / lines.reduce((s, [, n]) => s + n - 0.5, 0) })()",
    )?;
    let mean = mean.as_f64().unwrap_or_default();
    assert!((55.0..=75.0).contains(&mean), "{mean} characters a line");
    Ok(())
}

fn a_broken_picture_keeps_its_place_and_words(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let figure = |alt: Option<&str>| {
        json!({"type": "figure", "caption": "What it showed", "credit": "A Name",
        "media": {"kind": "image", "src": "/images/no-such.jpg", "width": 1600, "height": 900, "alt": alt.unwrap_or("")}})
    };
    let body = json!([figure(Some("A harbour at night")), figure(None), {"type": "paragraph", "text": "After."}]);
    site.put_json("/made/broken.json", &article("made/broken", "Broken", body));
    site.fail("/images/no-such.jpg", Fault::Status(404));
    let page = browser.page()?;
    page.open(&site, "/made/broken/")?;
    page.wait_until("document.querySelectorAll('.picture[data-broken]').length === 2")?;
    for n in [1, 2] {
        let height = page.eval(&format!(
            "document.querySelectorAll('.picture')[{}].getBoundingClientRect().height",
            n - 1
        ))?;
        assert!(
            height.as_f64().unwrap_or_default() >= 100.0,
            "picture {n} keeps {height} px"
        );
    }
    assert_eq!(
        page.texts(".figure__caption")?,
        ["What it showed", "What it showed"]
    );
    assert_eq!(page.count(".figure__credit")?, 2);
    page.take_errors()?;
    Ok(())
}

fn the_lead_picture_goes_first(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for(".article__lead img")?;
    assert_eq!(
        page.attribute(".article__lead img", "loading")?.as_deref(),
        Some("eager")
    );
    assert_eq!(
        page.attribute(".article__lead img", "fetchpriority")?
            .as_deref(),
        Some("high")
    );
    assert_eq!(page.count(".article__body img:not([loading=lazy])")?, 0);
    assert_eq!(page.count(".page .picture img:not([width][height])")?, 0);
    page.wait_until("document.querySelector('.article__lead img').currentSrc.endsWith('.webp')")?;
    assert!(
        page.attribute(".article__lead img", "srcset")?
            .is_some_and(|s| s.contains("480w"))
    );
    Ok(())
}

fn nothing_shifts(browser: &Browser) -> Journey {
    let watch =
        "window.shift = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())
        if (!e.hadRecentInput) shift += e.value }).observe({type: 'layout-shift', buffered: true})";
    let site = Site::dist()?.inject(watch);
    for (path, width_px) in [
        (STORY, 390),
        (STORY, 1280),
        (EVERY_BLOCK, 1280),
        ("/", 390),
        ("/", 1280),
    ] {
        let page = browser.page_for(&Reader::default().with_screen(width_px, 800))?;
        page.open(&site, path)?;
        page.wait_for("h1")?;
        page.wait_until(
            "[...document.images].filter((i) => i.loading !== 'lazy').every((i) => i.complete)",
        )?;
        page.wait_for_text(".bar__clock", "20")?;
        let shift = page.eval("shift")?.as_f64().unwrap_or(1.0);
        assert!(shift <= 0.002, "{path} at {width_px} px shifts by {shift}");
        browser.close(page)?;
    }
    Ok(())
}

fn a_listed_embed_loads_on_click_and_not_before(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, EVERY_BLOCK)?;
    page.wait_for("h1")?;
    assert_eq!(page.count("iframe")?, 0);
    page.scroll_into_view(".embed button[data-src]")?;
    page.click(".embed button[data-src]")?;
    page.wait_until("document.querySelector('.embed iframe') !== null")?;
    let sandbox = page
        .attribute(".embed iframe", "sandbox")?
        .unwrap_or_default();
    assert!(
        sandbox.contains("allow-scripts") && !sandbox.contains("top-navigation"),
        "{sandbox}"
    );
    assert!(
        page.attribute(".embed iframe", "title")?
            .is_some_and(|title| !title.is_empty())
    );
    page.take_errors()?;
    Ok(())
}

fn hostile_text_stays_text(browser: &Browser) -> Journey {
    let site = Site::dist()?;
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
    site.put_json("/made/hostile.json", &document);
    let page = browser.page()?;
    page.open(&site, "/made/hostile/")?;
    page.wait_for_text("h1", "<img")?;
    assert_eq!(
        page.count(".page script, .page [onerror], .page [href*='script:'], .page img")?,
        0
    );
    assert_eq!(page.eval("window.pwned ?? null")?, serde_json::Value::Null);
    Ok(())
}

fn nothing_is_wider_than_a_phone(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    site.put_json(
        "/made/long.json",
        &article(
            "made/long",
            &"Donaudampfschifffahrtsgesellschaft".repeat(4),
            paragraphs(3),
        ),
    );
    let page = browser.page_for(&Reader::default().with_screen(320, 700))?;
    for path in [
        "/",
        STORY,
        EVERY_BLOCK,
        LIVE,
        "/made/long/",
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
