//! The client-rendered app: navigation without a reload, and scroll positions after going back.
//!
//! More than 300 lines, because there are many short journeys.

use crate::sample::{EVERY_BLOCK, STORY, article, paragraphs, wait_for_pictures, wait_for_script};
use e2e::{Browser, Fault, HarnessResult, Journey, Page, Site, journeys};
use serde_json::{Value, json};
use std::time::Duration;

journeys! {
    the_shell_shows_the_beginning_of_an_article;
    links_within_the_site_do_not_reload;
    navigation_updates_focus_title_and_language;
    the_document_of_a_hovered_link_is_fetched;
    back_and_forward_restore_place_and_focus;
    back_restores_the_place_at_another_width;
    a_reload_keeps_the_place;
    leaving_a_page_cancels_its_request;
    an_article_read_before_shows_at_once;
    archive_pages_can_be_followed;
    the_browser_follows_links_to_files;
    the_first_screen_is_painted_before_the_rest;
    pictures_open_in_the_lightbox;
    the_header_bar_equals_that_of_a_published_page;
}

/// Collects the numbers of visible headlines in animation frames, from the first frame with a headline on.
const HEADLINES: &str = "window.headlines = new Set();
    const look = () => {
      const { length } = [...document.querySelectorAll('h1')].filter((it) => it.getClientRects().length);
      if (length || headlines.size) headlines.add(length);
      requestAnimationFrame(look);
    };
    look();";

fn the_shell_shows_the_beginning_of_an_article(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let site = site.inject(HEADLINES);
    let data = format!("{}.json", STORY.trim_end_matches('/'));
    let story = std::fs::read(site.folder().join(data.trim_start_matches('/')))?;
    let mut story: Value = serde_json::from_slice(&story).unwrap();
    story["headline"] = json!([{"t": "A <b>bold</b> "}, {"t": "headline", "m": ["em"]}]);
    site.put_json(&data, &story);
    let program = program()?;
    site.fail(&program, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open_unfinished(&site, STORY)?;
    page.wait_for("#preview .picture__image")?;
    wait_for_pictures(&page)?;
    assert_eq!(page.text("#preview h1")?, "A <b>bold</b> headline");
    assert!(!page.sees(LOADING)?);
    let file = "new URL(document.querySelector('.article__lead img').currentSrc).pathname";
    let picture = page.eval(file)?;
    site.heal(&program);
    page.wait_for("#app .article__headline em")?;
    page.wait_for("#app .article__foot")?;
    wait_for_pictures(&page)?;
    assert_eq!(page.count("#preview")?, 0);
    assert_eq!(page.eval("[...headlines]")?, json!([1]));
    assert_eq!(page.eval(file)?, picture);
    let requests = site.requests(picture.as_str().unwrap());
    assert_eq!(requests.len(), 1, "{picture}");
    page.take_errors()?;
    Ok(())
}

/// The path of the app's program.
fn program() -> HarnessResult<String> {
    let names = std::fs::read_dir(e2e::app_folder())?.filter_map(Result::ok);
    let names = names.map(|file| file.file_name().to_string_lossy().into_owned());
    let mut programs =
        names.filter(|name| name.starts_with("action-news-") && name.ends_with(".wasm"));
    Ok(format!("/{}", programs.next().unwrap()))
}

fn links_within_the_site_do_not_reload(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, "/")?;
    wait_for_script(&page)?;
    page.wait_for(".story__headline a")?;
    page.run("window.isSame = true", &[])?;
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for_path("/world/")?;
    page.wait_for_text("h1", "World")?;
    page.click(".story__headline a[href$='/world/leaders-differ-on-syria/']")?;
    page.wait_for_path(STORY)?;
    page.wait_for(".article__body")?;
    page.back()?;
    page.wait_for_text("h1", "World")?;
    page.wait_until("window.isSame === true")?;
    Ok(())
}

fn navigation_updates_focus_title_and_language(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_script(&page)?;
    page.wait_for("h1")?;
    // On the first page the app does not move focus.
    assert!(!page.is_focused("h1")?);
    page.click_text(".masthead__sections a", "Canada")?;
    page.wait_for_path("/canada/")?;
    page.wait_for_focus("h1")?;
    page.wait_until("document.title.startsWith(document.querySelector('h1').textContent)")?;
    page.wait_until("scrollY === 0")?;
    // The browser opens pages in other languages.
    page.click_text(".footer__languages a", "Français")?;
    page.wait_until("document.documentElement.lang === 'fr'")?;
    page.wait_until("document.title.startsWith(document.querySelector('h1').textContent)")?;
    page.wait_for_text(".masthead__sections", "Monde")?;
    page.click_text(".footer__languages a", "العربية")?;
    page.wait_until("document.documentElement.dir === 'rtl'")?;
    page.wait_for_text(".skip-link", "المحتوى")?;
    Ok(())
}

fn the_document_of_a_hovered_link_is_fetched(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, "/about/")?;
    wait_for_script(&page)?;
    page.hover(".masthead__sections a[href*='world']")?;
    site.wait_for_request("/world/index.json")?;
    page.click(".masthead__sections a[href$='/world/']")?;
    page.wait_for(".front")?;
    assert_eq!(site.requests("/world/index.json").len(), 1);
    Ok(())
}

/// The app, with an article that has groups of blocks, and a link in one.
fn long() -> HarnessResult<Option<Site>> {
    let Some(site) = Site::app()? else {
        return Ok(None);
    };
    let mut body = paragraphs(80);
    body[20] = json!({"type": "paragraph", "text": [{"t": "In the middle, "}, {"t": "a link", "href": "/made/other/"}, {"t": "."}]});
    site.put_json("/made/long.json", &article("made/long", "Long", body));
    site.put_json(
        "/made/other.json",
        &article("made/other", "Other", paragraphs(2)),
    );
    Ok(Some(site))
}

/// Scrolls until the element stays at the top of the window (below the space that anchors keep free): blocks that are laid
/// out when they come near move it.
fn to_the_top(page: &Page, selector: &str) -> HarnessResult<()> {
    page.wait_until(&format!(
        "(() => {{ const it = document.querySelector('{selector}'); it.scrollIntoView(); \
         const top = () => Math.abs(it.getBoundingClientRect().top); return new Promise((done) => \
         requestAnimationFrame(() => requestAnimationFrame(() => done(top() < 20)))) }})()"
    ))
}

fn back_and_forward_restore_place_and_focus(browser: &Browser) -> Journey {
    let Some(site) = long()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    page.scroll_into_view(".block a")?;
    let top = "Math.round(document.querySelector('.block a')?.getBoundingClientRect().top)";
    // Drivers scroll before they click, some of them further than they need to.
    page.run(
        &format!("addEventListener('click', () => {{ window.left = {top} }}, {{capture: true, once: true}})"),
        &[],
    )?;
    page.click(".block a")?;
    page.wait_for_text("h1", "Other")?;
    page.wait_until("scrollY === 0")?;
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    page.wait_until(&format!("Math.abs({top} - window.left) <= 2"))?;
    page.wait_for_focus(".block a")?;
    page.forward()?;
    page.wait_for_text("h1", "Other")?;
    page.wait_until("scrollY === 0")?;
    Ok(())
}

fn back_restores_the_place_at_another_width(browser: &Browser) -> Journey {
    let Some(site) = long()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    // Block 20 is at the top.
    to_the_top(&page, ".block-group > .block:nth-child(6)")?;
    page.click(".block a")?;
    page.wait_for_text("h1", "Other")?;
    page.resize(500, 800)?;
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    page.wait_until("(() => { const top = document.querySelector('.block-group > .block:nth-child(6)').getBoundingClientRect().top; return top > -200 && top < 400 })()")?;
    Ok(())
}

fn a_reload_keeps_the_place(browser: &Browser) -> Journey {
    let Some(site) = long()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    to_the_top(&page, ".block-group > .block:nth-child(16)")?;
    page.reload()?;
    page.wait_for(".block-group > .block:nth-child(16)")?;
    page.wait_until("(() => { const top = document.querySelector('.block-group > .block:nth-child(16)').getBoundingClientRect().top; return top > -50 && top < 50 })()")?;
    Ok(())
}

fn leaving_a_page_cancels_its_request(browser: &Browser) -> Journey {
    let Some(site) = long()? else {
        return Ok(());
    };
    site.fail("/made/other.json", Fault::HangMidBody);
    let spy = "const real = window.fetch; window.aborted = [];
        window.fetch = (asked, options) => {
            const { url, signal } = asked instanceof Request ? asked : new Request(asked, options);
            signal.addEventListener('abort', () => aborted.push(url));
            return real(asked, options);
        }";
    let site = site.inject(spy);
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    page.scroll_into_view(".block a")?;
    page.click(".block a")?;
    page.wait_for_path("/made/other/")?;
    page.wait_for(LOADING)?;
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    page.wait_until("aborted.some((url) => url.endsWith('/made/other.json'))")?;
    // A late response changes nothing.
    site.heal("/made/other.json");
    page.wait_for_text("h1", "Long")?;
    page.take_errors()?;
    Ok(())
}

/// Longer than a cached document counts as fresh.
pub const A_WHILE: Duration = Duration::from_secs(20);

/// Shown while a document is loading.
pub const LOADING: &str = "main > .waiting";

fn an_article_read_before_shows_at_once(browser: &Browser) -> Journey {
    let Some(site) = long()? else {
        return Ok(());
    };
    let site = site.clock_at(crate::sample::DEMO_TIME);
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    page.scroll_into_view(".block a")?;
    page.click(".block a")?;
    page.wait_for_text("h1", "Other")?;
    page.jump(A_WHILE)?;
    site.fail("/made/long.json", Fault::HangBeforeHeaders);
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    site.put_json(
        "/made/long.json",
        &article("made/long", "Long, corrected", paragraphs(80)),
    );
    site.heal("/made/long.json");
    page.wait_for_text("h1", "Long, corrected")?;
    Ok(())
}

fn archive_pages_can_be_followed(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let item = |n: usize| json!({"id": format!("made/a{n}"), "lang": "en", "headline": format!("Story {n}")});
    let index = |range: std::ops::Range<usize>, older: u32| {
        let items: Vec<_> = range.rev().map(item).collect();
        json!({"schema": "action-news/index/1", "older": older, "items": items})
    };
    site.put_json("/world/index.json", &index(48..80, 2));
    site.put_json("/world/index-2.json", &index(24..48, 0));
    site.put_json("/world/index-1.json", &index(0..24, 0));
    let page = browser.page()?;
    page.open(&site, "/world/")?;
    page.wait_for_text(".story__headline", "Story 79")?;
    page.click(".pager a[rel=next]")?;
    page.wait_for_path("/world/index-2/")?;
    page.wait_for_text(".story__headline", "Story 47")?;
    page.click(".pager a[rel=next]")?;
    page.wait_for_path("/world/index-1/")?;
    page.wait_for_text(".story__headline", "Story 23")?;
    assert_eq!(page.count(".pager a[rel=next]")?, 0);
    page.click(".pager a[rel=prev]")?;
    page.wait_for_path("/world/")?;
    Ok(())
}

/// The feed is a file.
fn the_browser_follows_links_to_files(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_script(&page)?;
    page.wait_for("h1")?;
    let taken = page.eval("(() => { const a = document.querySelector('.footer a[data-document]');
        const e = new MouseEvent('click', {bubbles: true, cancelable: true}); 
        let prevented; window.addEventListener('click', (e) => { prevented = e.defaultPrevented; e.preventDefault() }, {once: true});
        a.dispatchEvent(e); return prevented })()")?;
    assert_eq!(taken, false);
    Ok(())
}

/// Collects the number of blocks in each frame in which it has grown.
const FRAMES: &str = "window.frames_ = [];
    const look = () => {
      const count = document.querySelectorAll('.article__body .block').length;
      if (count > (window.frames_.at(-1) ?? 0)) window.frames_.push(count);
      requestAnimationFrame(look);
    };
    look();";

fn the_first_screen_is_painted_before_the_rest(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let site = site.inject(FRAMES);
    site.put_json(
        "/made/very-long.json",
        &article("made/very-long", "Very long", paragraphs(600)),
    );
    let page = browser.page()?;
    page.open(&site, "/made/very-long/")?;
    page.wait_until("window.frames_.at(-1) === 600")?;
    let frames = page.eval("window.frames_")?;
    assert!(
        frames[0].as_u64().is_some_and(|first| first < 100),
        "{frames}"
    );
    Ok(())
}

fn pictures_open_in_the_lightbox(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, EVERY_BLOCK)?;
    page.wait_for(".figure__zoom")?;
    page.run("window.isSame = true", &[])?;
    page.scroll_into_view("#img-2 .figure__zoom")?;
    page.click("#img-2 .figure__zoom")?;
    page.wait_for("dialog.lightbox[open] .lightbox__image")?;
    page.wait_for_path(&format!("{EVERY_BLOCK}#img-2"))?;
    page.back()?;
    page.wait_gone("dialog.lightbox")?;
    page.wait_for_path(EVERY_BLOCK)?;
    page.wait_for_focus("#img-2 .figure__zoom")?;
    page.open(&site, &format!("{STORY}#img-1"))?;
    page.wait_for("dialog.lightbox[open] .lightbox__image")?;
    assert_eq!(page.axe()?, [] as [String; 0]);
    page.press(e2e::Key::Escape)?;
    page.wait_gone("dialog.lightbox")?;
    page.wait_for_path(STORY)?;
    page.take_errors()?;
    Ok(())
}

/// Both are rendered by the same components, so the visible text is the same.
fn the_header_bar_equals_that_of_a_published_page(browser: &Browser) -> Journey {
    let Some(app) = Site::app()? else {
        return Ok(());
    };
    let said = |site: Site, path: &str| -> HarnessResult<String> {
        let site = site.clock_at(crate::sample::DEMO_TIME);
        let page = browser.page()?;
        page.open(&site, path)?;
        page.wait_for_text(".bar__temperature", "°")?;
        page.wait_for("h1")?;
        wait_for_pictures(&page)?;
        let text = page.text("#header")?;
        page.take_errors()?;
        browser.close(page)?;
        Ok(text)
    };
    assert_eq!(said(app, STORY)?, said(Site::dist()?, STORY)?);
    for path in ["/region/st-johns/", "/fr/", "/ar/about/"] {
        let Some(app) = Site::app()? else {
            return Ok(());
        };
        assert_eq!(said(app, path)?, said(Site::dist()?, path)?, "{path}");
    }
    Ok(())
}
