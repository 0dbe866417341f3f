//! A published page: whole before the app is there, untouched when it starts, and left and found again.
//!
//! More than 300 lines: each journey is short, and all of them are about the one page that a host sends.

use crate::sample::STORY;
use e2e::{Browser, Fault, Journey, Key, Site, journeys};
use std::rc::Rc;

journeys! {
    the_app_starts_around_the_article;
    nothing_moves_when_the_app_starts, not in Firefox: "it has no layout-shift entries",
        not in WebKit: "it has no layout-shift entries";
    leaving_and_coming_back_finds_the_same_nodes;
    focus_in_the_header_survives_the_start;
    an_open_menu_survives_the_start;
    a_control_used_before_the_app_is_there_works_when_it_is;
    without_scripts_everything_can_be_read_and_followed;
    a_link_pointed_at_is_fetched_before_it_is_followed;
    the_address_bar_shows_no_files;
    what_is_not_there_is_a_page_too;
    any_base_path_will_do;
    from_disk_pages_are_read_and_followed;
    a_flipped_byte_in_the_module_stops_the_app_and_not_the_page;
    a_flipped_byte_in_the_program_stops_the_app_and_not_the_page;
    a_flipped_byte_in_the_start_script_stops_the_app_and_not_the_page;
    a_start_that_finds_nothing_leaves_the_page_and_says_so;
    a_new_deployment_under_an_open_tab_is_never_blank;
    a_page_that_only_the_new_deployment_has_is_loaded_whole;
}

/// What the app fills in: the sign that it runs.
const CLOCK: &str = ".bar__clock[datetime]";
const OTHER: &str = "/about/";

/// The path of one of the app's files, as the front page or its start script names it.
fn asset(site: &Site, name: &str, ending: &str) -> Result<String, e2e::Trouble> {
    let read = |path: &str| std::fs::read_to_string(site.folder().join(path));
    let find = |text: &str, name: &str, ending: &str| {
        let names = |word: &&str| {
            let file = word.rsplit('/').next().unwrap_or(word);
            file.starts_with(&format!("{name}-")) && file.ends_with(ending)
        };
        text.split('"').find(names).map(str::to_owned)
    };
    let missing = || e2e::Trouble::new(format!("nothing names {name}…{ending}"));
    let start = find(&read("index.html")?, "start", ".js").ok_or_else(missing)?;
    if name == "start" {
        return Ok(format!("/{}", start.trim_start_matches("./")));
    }
    let found = find(&read(start.trim_start_matches("./"))?, name, ending);
    found
        .map(|file| format!("/assets/{file}"))
        .ok_or_else(missing)
}

fn the_app_starts_around_the_article(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let program = asset(&site, "reader", ".wasm")?;
    site.fail(&program, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for("h1")?;
    page.run("document.querySelector('main').mark = 1", &[])?;
    let before = page.eval("document.querySelector('#document').textContent")?;
    site.heal(&program);
    page.wait_for(CLOCK)?;
    assert_eq!(page.eval("document.querySelector('main').mark")?, 1);
    let after = page.eval("document.querySelector('#document').textContent")?;
    assert_eq!(after, before);
    assert_eq!(page.count("main")?, 1);
    let data = STORY.trim_end_matches('/').to_owned() + ".json";
    assert!(site.requests(&data).is_empty(), "the article came twice");
    Ok(())
}

fn nothing_moves_when_the_app_starts(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    for (width, height) in [(320, 640), (768, 1024), (1280, 800)] {
        let reader = e2e::Reader::default().with_screen(width, height);
        let page = browser.page_for(&reader)?;
        page.open(&site, STORY)?;
        page.wait_for(CLOCK)?;
        page.wait_for(".bar__temperature bdi")?;
        let shift = page.eval(SHIFT)?.as_f64().unwrap_or(1.0);
        assert!(shift <= 0.002, "{shift} at {width} px");
        browser.close(page)?;
    }
    Ok(())
}

const SHIFT: &str = "(() => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({type: 'layout-shift', buffered: true});
    return observer.takeRecords().reduce((sum, shift) => sum + shift.value, 0);
})()";

fn leaving_and_coming_back_finds_the_same_nodes(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for(CLOCK)?;
    page.run("document.querySelector('main').mark = 1", &[])?;
    page.scroll_into_view(".tags a")?;
    // What is above may still be laid out when the link is in sight: what counts is where the reader left.
    page.run(
        "addEventListener('click', () => window.left = scrollY, {capture: true, once: true})",
        &[],
    )?;
    page.click(".tags a")?;
    page.wait_for(".front")?;
    let left = page.eval("window.left")?.as_f64().unwrap_or(0.0);
    assert!(left > 0.0);
    assert_eq!(page.count("main")?, 1);
    page.wait_until("scrollY === 0")?;
    page.back()?;
    page.wait_for(".article")?;
    assert_eq!(page.eval("document.querySelector('main').mark")?, 1);
    assert_eq!(page.count("main")?, 1);
    page.wait_until(&format!("Math.abs(scrollY - {left}) < 3"))?;
    page.wait_until("document.title.startsWith(document.querySelector('h1').textContent)")?;
    let data = STORY.trim_end_matches('/').to_owned() + ".json";
    assert!(site.requests(&data).is_empty(), "the article came twice");
    page.forward()?;
    page.wait_for(".front")?;
    assert_eq!(page.count("main")?, 1);
    Ok(())
}

/// Opens a page whose app waits until the program is healed.
fn before_the_start(browser: &Browser) -> Result<(Site, Rc<e2e::Page>, String), e2e::Trouble> {
    let site = Site::dist()?;
    let program = asset(&site, "reader", ".wasm")?;
    site.fail(&program, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for("h1")?;
    Ok((site, page, program))
}

fn focus_in_the_header_survives_the_start(browser: &Browser) -> Journey {
    let (site, page, program) = before_the_start(browser)?;
    page.run(
        "document.querySelectorAll('.masthead__sections a')[2].focus()",
        &[],
    )?;
    let name = page.eval("document.activeElement.textContent")?;
    site.heal(&program);
    page.wait_for(CLOCK)?;
    page.wait_until("document.activeElement !== document.body")?;
    assert_eq!(page.eval("document.activeElement.textContent")?, name);
    Ok(())
}

fn an_open_menu_survives_the_start(browser: &Browser) -> Journey {
    let (site, page, program) = before_the_start(browser)?;
    page.click(".regions summary")?;
    page.wait_until("document.querySelector('.regions').open")?;
    site.heal(&program);
    page.wait_for(CLOCK)?;
    page.wait_until("document.querySelector('.regions').open")?;
    page.wait_for_focus(".regions summary")?;
    page.press(Key::Escape)?;
    page.wait_until("!document.querySelector('.regions').open")?;
    Ok(())
}

fn a_control_used_before_the_app_is_there_works_when_it_is(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let program = asset(&site, "reader", ".wasm")?;
    site.fail(&program, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open(&site, "/culture/how-a-page-is-made/")?;
    page.click("[data-action=load-embed]")?;
    page.wait_for("[data-waiting]")?;
    site.heal(&program);
    page.wait_for(".embed__frame")?;
    // The provider cannot be reached from here.
    page.take_errors()?;
    Ok(())
}

/// The policy of a reader who allows no script at all.
fn without_scripts_everything_can_be_read_and_followed(browser: &Browser) -> Journey {
    let site = Site::dist()?.header("Content-Security-Policy", "script-src 'none'");
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.wait_for(".story__headline a")?;
    page.click(".story__headline a[href*='leaders-differ-on-syria']")?;
    page.wait_for(".article__body .block")?;
    page.wait_for_path("/world/leaders-differ-on-syria/index.html")?;
    page.click_text(".masthead__sections a", "Science")?;
    page.wait_for(".front")?;
    page.click(".regions summary")?;
    page.click_text(".regions a", "Halifax")?;
    page.wait_for_path("/region/halifax/index.html")?;
    page.click_text(".footer__languages a", "العربية")?;
    page.wait_until("document.documentElement.dir === 'rtl'")?;
    assert_eq!(page.count(CLOCK)?, 0);
    page.take_errors()?;
    Ok(())
}

fn a_link_pointed_at_is_fetched_before_it_is_followed(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, OTHER)?;
    page.wait_for(CLOCK)?;
    page.hover(".masthead__sections a[href*='world']")?;
    page.wait_until(
        "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/world/index.json'))",
    )?;
    page.click(".masthead__sections a[href$='/world/']")?;
    page.wait_for(".front")?;
    assert!(
        site.requests("/world/index.html").is_empty(),
        "the app loads data, not pages"
    );
    Ok(())
}

fn the_address_bar_shows_no_files(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let program = asset(&site, "reader", ".wasm")?;
    site.fail(&program, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open(&site, OTHER)?;
    // Before the app runs, the start script sees to it…
    page.click(".masthead__sections a[href*='world']")?;
    page.wait_for_path("/world/")?;
    site.heal(&program);
    page.wait_for(CLOCK)?;
    // … and then the app.
    page.click(".story__headline a[href*='leaders-differ-on-syria']")?;
    page.wait_for_path(STORY)?;
    page.wait_for(".article")?;
    page.take_errors()?;
    Ok(())
}

fn what_is_not_there_is_a_page_too(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/world/no/such/story/")?;
    page.wait_for_text("h1", "Page not found")?;
    page.wait_for(CLOCK)?;
    page.wait_for_text("h1", "Page not found")?;
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for(".front")?;
    page.wait_for_path("/world/")?;
    // The answer was a 404, and was meant to be.
    page.take_errors()?;
    Ok(())
}

/// The same folder, wherever it is put: published pages know only where they stand in it.
fn any_base_path_will_do(browser: &Browser) -> Journey {
    let site = Site::dist()?.below("/some/portal/news/");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for(CLOCK)?;
    page.wait_until("[...document.images].filter((one) => one.loading !== 'lazy').every((one) => one.naturalWidth > 0)")?;
    page.click_text(".masthead__sections a", "Science")?;
    page.wait_for_text("h1", "Science")?;
    page.wait_for_path("/some/portal/news/science/")?;
    page.reload()?;
    page.wait_for(CLOCK)?;
    page.click(".story__headline a")?;
    page.wait_for(".article__body")?;
    page.wait_until("location.pathname.startsWith('/some/portal/news/science/')")?;
    Ok(())
}

/// By double click: no server, so no app, and everything else.
fn from_disk_pages_are_read_and_followed(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open_file(&site.folder().join("index.html"))?;
    page.wait_for(".story__headline a")?;
    page.wait_until("[...document.images].filter((one) => one.loading !== 'lazy').every((one) => one.naturalWidth > 0)")?;
    page.click(".story__headline a[href*='leaders-differ-on-syria']")?;
    page.wait_for(".article__body .block")?;
    page.wait_until("document.querySelector('.article__lead img').naturalWidth > 0")?;
    assert!(
        page.style(".article__headline", "font-family")?
            .contains("Charter"),
        "no styles"
    );
    page.click_text(".footer__languages a", "Français")?;
    page.wait_until("document.documentElement.lang === 'fr'")?;
    page.wait_until("location.protocol === 'file:'")?;
    // The start script's integrity cannot be checked on disk, and it is refused.
    page.take_errors()?;
    Ok(())
}

/// The same file with its middle byte changed.
fn flip(site: &Site, path: &str, media_type: &str) -> Journey {
    let mut bytes = std::fs::read(site.folder().join(path.trim_start_matches('/')))?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    site.put(path, media_type, bytes);
    Ok(())
}

fn flipped(browser: &Browser, name: &str, ending: &str, media_type: &str) -> Journey {
    let site = Site::dist()?;
    let path = asset(&site, name, ending)?;
    flip(&site, &path, media_type)?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_until("!document.querySelector('#start-failed').hidden")?;
    assert!(page.sees("#start-failed")?);
    assert!(page.sees(".article__headline")?);
    assert_eq!(page.count(CLOCK)?, 0, "the app runs all the same");
    assert_eq!(page.count("#document[data-published]")?, 1);
    page.screenshot(&format!("flipped-{name}"))?;
    // It is still a page of links.
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for(".front")?;
    page.take_errors()?;
    Ok(())
}

fn a_flipped_byte_in_the_module_stops_the_app_and_not_the_page(browser: &Browser) -> Journey {
    flipped(browser, "reader", ".js", "text/javascript")
}

fn a_flipped_byte_in_the_program_stops_the_app_and_not_the_page(browser: &Browser) -> Journey {
    flipped(browser, "reader", ".wasm", "application/wasm")
}

fn a_flipped_byte_in_the_start_script_stops_the_app_and_not_the_page(browser: &Browser) -> Journey {
    flipped(browser, "start", ".js", "text/javascript")
}

fn a_start_that_finds_nothing_leaves_the_page_and_says_so(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    site.fail("/portal.json", Fault::Status(404));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_until("!document.querySelector('#start-failed').hidden")?;
    assert!(page.sees(".article__headline")?);
    page.take_errors()?;
    Ok(())
}

/// The tab is old, the app's files that it names are gone.
fn a_new_deployment_under_an_open_tab_is_never_blank(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    site.fail("/assets/reader-", Fault::Status(404));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_until("!document.querySelector('#start-failed').hidden")?;
    assert!(page.sees(".article__headline")?);
    site.heal("/assets/reader-");
    page.reload()?;
    page.wait_for(CLOCK)?;
    assert!(page.sees(".article__headline")?);
    page.take_errors()?;
    Ok(())
}

/// The app of an old tab cannot read the new data: the page itself is loaded.
fn a_page_that_only_the_new_deployment_has_is_loaded_whole(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    for (path, data) in [
        ("/world/", r#"{"schema": "action-news/index/9"}"#),
        (STORY, r#"{"schema": "action-news/article/9"}"#),
    ] {
        let page = browser.page()?;
        page.open(&site, OTHER)?;
        page.wait_for(CLOCK)?;
        let file = match path {
            "/world/" => "/world/index.json".to_owned(),
            story => format!("{}.json", story.trim_end_matches('/')),
        };
        site.put(&file, "application/json", data);
        page.run("window.same = true", &[])?;
        page.run(&format!("const a = document.createElement('a'); a.href = '{path}'; document.querySelector('main').append(a); a.click()"), &[])?;
        page.wait_until("window.same === undefined && document.querySelector('h1') !== null")?;
        page.wait_for_path(path)?;
        page.wait_for(CLOCK)?;
        assert!(page.sees(".front, .article")?);
        assert_eq!(page.count(".failure")?, 0);
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}
