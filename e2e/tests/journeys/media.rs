//! Pictures and embeds: order of requests, layout shifts, loading on click.

use crate::newsroom::Newsroom;
use crate::sample::{EVERY_BLOCK, OWN_FILES, STORY, article, wait_for_script};
use e2e::{Browser, Fault, Journey, Page, Reader, Site, journeys};
use serde_json::json;

journeys! {
    a_broken_picture_collapses_and_keeps_its_caption;
    the_lead_picture_is_requested_first;
    sources_of_the_newsroom_are_offered_unchanged;
    nothing_shifts,
        not in Firefox: "it has no layout-shift entries; the header's boxes are compared in all three engines",
        not in WebKit: "it has no layout-shift entries; the header's boxes are compared in all three engines";
    nothing_shifts_if_a_page_arrives_in_pieces,
        not in Firefox: "it has no layout-shift entries",
        not in WebKit: "it has no layout-shift entries";
    an_embed_loads_only_on_click;
}

/// The home front, by a path that is not a prefix of others.
const FRONT: &str = "/index.html";
/// The places at which a page is cut in two.
const PIECES: [&str; 9] = [
    "<header id=\"header\">",
    "<details",
    "</details>",
    "bar__links--end",
    "masthead__sections",
    "<main",
    "<h1",
    "</h1>",
    "<picture",
];

fn a_broken_picture_collapses_and_keeps_its_caption(browser: &Browser) -> Journey {
    let figure = |alt: Option<&str>| {
        json!({"type": "figure", "caption": "What it showed", "credit": "A Name",
        "media": {"kind": "image", "src": "/images/lake-ice.jpg", "width": 1600, "height": 900, "alt": alt.unwrap_or("")}})
    };
    let body = json!([figure(Some("A harbour at night")), figure(None), {"type": "paragraph", "text": "After."}]);
    let mut story = article("made/broken", "Broken", body);
    story["lead"] = figure(Some("The harbour by day"));
    let newsroom = Newsroom::new()?
        .article(&story)?
        .demo_file("images/lake-ice.jpg")?;
    for width_px in [320, 1280] {
        let site = newsroom.publish()?;
        site.fail("/images/", Fault::Status(404));
        let page = browser.page_for(&Reader::default().with_screen(width_px, 800))?;
        page.open(&site, "/made/broken/")?;
        wait_for_script(&page)?;
        page.wait_until("document.querySelectorAll('.picture[data-broken]').length === 3")?;
        let heights = page.eval(
            "[...document.querySelectorAll('.picture')].map((it) => it.getBoundingClientRect().height)",
        )?;
        for height in heights.as_array().into_iter().flatten() {
            let height_px = height.as_f64().unwrap_or_default();
            assert!((20.0..=160.0).contains(&height_px), "{heights}");
        }
        let scrolls = "[...document.querySelectorAll('.picture')].some((it) => it.scrollHeight > it.clientHeight)";
        assert_eq!(page.eval(scrolls)?, false);
        // The logo is in `/images/` too; a broken logo is hidden.
        page.wait_until("document.querySelector('.masthead__logo').offsetWidth === 0")?;
        assert_eq!(page.texts(".figure__caption")?, ["What it showed"; 3]);
        assert_eq!(page.count(".figure__credit")?, 3);
        page.screenshot(&format!("broken-pictures-{width_px}"))?;
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn the_lead_picture_is_requested_first(browser: &Browser) -> Journey {
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
    page.wait_until("document.querySelector('.article__lead img').currentSrc.endsWith('.avif')")?;
    assert!(
        page.attribute(".article__lead source[type='image/avif']", "srcset")?
            .is_some_and(|s| s.contains("480w"))
    );
    // Browsers without AVIF and WebP get the original's format.
    assert!(
        page.attribute(".article__lead img", "srcset")?
            .is_some_and(|s| s.contains(".jpg 800w"))
    );
    Ok(())
}

fn sources_of_the_newsroom_are_offered_unchanged(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, OWN_FILES)?;
    page.wait_for(".article__lead img")?;
    page.wait_until(
        "/images\\/rink-(480|960|1600)\\.webp$/.test(document.querySelector('.article__lead img').currentSrc)",
    )?;
    page.wait_until("document.querySelector('.article__lead img').naturalWidth > 0")?;
    assert_eq!(page.count(".article__lead source[type='image/avif']")?, 0);
    Ok(())
}

/// Adds up layout shifts, and collects the elements that shift.
pub const WATCH: &str = "window.shift = 0; window.shifted = []; new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) {
        shift += e.value;
        const place = (r) => [r.x, r.y, r.width, r.height].map(Math.round).join(' ');
        for (const s of e.sources) shifted.push(`${e.value.toFixed(3)} ${s.node?.nodeName}.${s.node?.className ?? ''}: ${place(s.previousRect)} -> ${place(s.currentRect)}`);
    } }).observe({type: 'layout-shift', buffered: true})";

fn nothing_shifts(browser: &Browser) -> Journey {
    let site = Site::dist()?.inject(WATCH);
    for (path, width_px) in [
        (STORY, 390),
        (STORY, 1280),
        (EVERY_BLOCK, 1280),
        ("/", 390),
        ("/", 1280),
    ] {
        let page = browser.page_for(&Reader::default().with_screen(width_px, 800))?;
        page.open(&site, path)?;
        stands_still(&page, &format!("{path} at {width_px} px"))?;
        browser.close(page)?;
    }
    Ok(())
}

/// Browsers render a part of the page if the rest is late or they are interrupted between two tags.
fn nothing_shifts_if_a_page_arrives_in_pieces(browser: &Browser) -> Journey {
    let site = Site::dist()?.inject(WATCH);
    for (path, width_px) in [(STORY, 390), (STORY, 1280), (FRONT, 390), (FRONT, 1280)] {
        let page = browser.page_for(&Reader::default().with_screen(width_px, 800))?;
        for text in PIECES {
            site.fail(path, Fault::HangAfter(text));
            page.open_unfinished(&site, path)?;
            // Time for two frames, if the browser renders before the rest arrives.
            page.eval("new Promise((done) => { setTimeout(done, 300); requestAnimationFrame(() => requestAnimationFrame(done)); }).then(() => 0)")?;
            site.heal(path);
            stands_still(
                &page,
                &format!("{path} at {width_px} px in two after {text:?}"),
            )?;
        }
        browser.close(page)?;
    }
    Ok(())
}

/// Waits until a page is complete, and checks that nothing has shifted.
pub fn stands_still(page: &Page, what: &str) -> Journey {
    page.wait_for("h1")?;
    page.wait_until("document.readyState === 'complete'")?;
    page.wait_until(
        "[...document.images].filter((i) => i.loading !== 'lazy').every((i) => i.complete)",
    )?;
    page.wait_for_text(".bar__clock", "20")?;
    let shift = page.eval("shift")?.as_f64().unwrap_or(1.0);
    let shifted = page.eval("shifted")?;
    assert!(shift <= 0.002, "{what} shifts by {shift}: {shifted:#}");
    Ok(())
}

fn an_embed_loads_only_on_click(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, EVERY_BLOCK)?;
    page.wait_for("h1")?;
    assert_eq!(page.count("iframe")?, 0);
    page.scroll_into_view(".embed button[data-src]")?;
    // Pictures that are still loading could move the button.
    page.wait_until("[...document.images].every((i) => i.complete || Math.abs(i.getBoundingClientRect().top) > innerHeight)")?;
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
