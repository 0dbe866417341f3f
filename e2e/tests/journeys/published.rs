//! A published page before its script has loaded, with the script, and if the script cannot be loaded.

use crate::newsroom::Newsroom;
use crate::sample::{
    ARABIC_STORY, EVERY_BLOCK, STORY, a_moment, article, paragraphs, wait_for_pictures,
    wait_for_script,
};
use e2e::{Browser, Fault, HarnessError, HarnessResult, Journey, Key, Page, Site, journeys};
use std::rc::Rc;

journeys! {
    a_page_requests_one_script_and_no_program;
    a_menu_opened_before_the_script_has_loaded_stays_open;
    a_click_before_the_script_has_loaded_is_repeated;
    pages_and_links_work_without_scripts;
    a_missing_path_shows_the_not_found_page;
    a_site_works_below_any_path;
    pages_and_links_work_from_disk;
    a_modified_script_is_refused_and_the_page_stays_usable;
    a_missing_script_leaves_the_page_usable;
    pages_published_without_watch_do_not_poll;
}

/// Matches only after the page script has run: it sets `datetime`.
const CLOCK: &str = ".bar__clock[datetime]";

/// Counts the workers that a page starts.
const WORKERS: &str = "window.workers = 0;
    for (const name of ['Worker', 'SharedWorker']) {
      const Real = window[name];
      if (Real) window[name] = function (...given) { window.workers += 1; return new Real(...given); };
    }
    if (navigator.serviceWorker) navigator.serviceWorker.register = () => { window.workers += 1; return new Promise(() => {}); };";

fn a_page_requests_one_script_and_no_program(browser: &Browser) -> Journey {
    let site = Site::dist()?.inject(WORKERS);
    let page = browser.page()?;
    for path in ["/", STORY, EVERY_BLOCK, "/region/halifax/", ARABIC_STORY] {
        site.forget_requests();
        page.open(&site, path)?;
        wait_for_script(&page)?;
        page.run("scrollTo(0, document.body.scrollHeight)", &[])?;
        a_moment(&page)?;
        wait_for_pictures(&page)?;
        let asked: Vec<String> = site.requests("/").into_iter().map(|it| it.path).collect();
        let of = |ending: &str| asked.iter().filter(|path| path.ends_with(ending)).count();
        assert_eq!(of(".js"), 1, "{path}: {asked:?}");
        assert_eq!(of(".wasm"), 0, "{path}: {asked:?}");
        // The page contains its content, so it requests no data except the temperature.
        let data = asked.iter().filter(|path| path.ends_with(".json"));
        let data: Vec<_> = data.filter(|path| !path.starts_with("/weather/")).collect();
        assert!(data.is_empty(), "{path}: {data:?}");
        assert_eq!(page.eval("window.workers")?, 0, "{path}");
        page.take_errors()?;
    }
    // The first island that is used fetches the program, once.
    page.open(&site, EVERY_BLOCK)?;
    wait_for_script(&page)?;
    site.forget_requests();
    for _ in 0..2 {
        page.click("#img-1 .figure__zoom")?;
        page.wait_for("dialog.lightbox[open]")?;
        page.press(Key::Escape)?;
        page.wait_gone("dialog.lightbox")?;
    }
    let wasm = |it: &&e2e::Request| it.path.ends_with(".wasm");
    assert_eq!(site.requests("/").iter().filter(wasm).count(), 1);
    page.take_errors()?;
    Ok(())
}

/// The path of the page script, from the import map of a page.
pub fn page_script(site: &Site) -> HarnessResult<String> {
    let page = std::fs::read_to_string(site.folder().join("index.html"))?;
    let is_script = |word: &&str| {
        let name = word.rsplit('/').next().unwrap_or_default();
        name.starts_with("page-") && name.ends_with(".js")
    };
    let found = page.split(['"', '\'']).find(is_script);
    let found = found.ok_or_else(|| HarnessError::new("index.html names no page script"))?;
    Ok(format!("/{}", found.trim_start_matches("./")))
}

/// Opens a page whose script does not load until the journey calls `heal`.
fn before_the_script(
    browser: &Browser,
    path: &str,
) -> Result<(Site, Rc<Page>, String), e2e::HarnessError> {
    let site = Site::dist()?;
    let script = page_script(&site)?;
    site.fail(&script, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open(&site, path)?;
    page.wait_for("h1")?;
    Ok((site, page, script))
}

fn a_menu_opened_before_the_script_has_loaded_stays_open(browser: &Browser) -> Journey {
    let (site, page, script) = before_the_script(browser, STORY)?;
    page.run("document.querySelector('main').mark = 1", &[])?;
    let before = page.eval("document.querySelector('#document').textContent")?;
    page.click(".regions summary")?;
    page.wait_until("document.querySelector('.regions').open")?;
    site.heal(&script);
    page.wait_for(CLOCK)?;
    page.wait_until("document.querySelector('.regions').open")?;
    page.wait_for_focus(".regions summary")?;
    page.press(Key::Escape)?;
    page.wait_until("!document.querySelector('.regions').open")?;
    // The script does not change the document.
    assert_eq!(page.eval("document.querySelector('main').mark")?, 1);
    let after = page.eval("document.querySelector('#document').textContent")?;
    assert_eq!(after, before);
    Ok(())
}

fn a_click_before_the_script_has_loaded_is_repeated(browser: &Browser) -> Journey {
    let (site, page, script) = before_the_script(browser, EVERY_BLOCK)?;
    page.click("[data-action=load-embed]")?;
    site.wait_for_request(&script)?;
    site.heal(&script);
    page.wait_for(".embed__frame")?;
    // The provider cannot be reached from here.
    page.take_errors()?;
    Ok(())
}

/// A policy without scripts stands for a browser with scripts turned off.
fn pages_and_links_work_without_scripts(browser: &Browser) -> Journey {
    let site = Site::dist()?.header("Content-Security-Policy", "script-src 'none'");
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.wait_for(".story__headline a")?;
    page.click(".story__headline a[href*='leaders-differ-on-syria']")?;
    page.wait_for(".article__body .block")?;
    page.wait_for_path("/world/leaders-differ-on-syria/")?;
    page.click_text(".masthead__sections a", "Science")?;
    page.wait_for(".front")?;
    page.click(".regions summary")?;
    page.click_text(".regions a", "Halifax")?;
    page.wait_for_path("/region/halifax/")?;
    page.click_text(".footer__languages a", "العربية")?;
    page.wait_until("document.documentElement.dir === 'rtl'")?;
    assert_eq!(page.count(CLOCK)?, 0);
    page.take_errors()?;
    Ok(())
}

fn a_missing_path_shows_the_not_found_page(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/world/no/such/story/")?;
    page.wait_for_text("h1", "Page not found")?;
    page.wait_for(CLOCK)?;
    page.wait_for_text("h1", "Page not found")?;
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for(".front")?;
    page.wait_for_path("/world/")?;
    // The 404 is expected.
    page.take_errors()?;
    Ok(())
}

/// A published site works below any path, because its URLs are relative.
fn a_site_works_below_any_path(browser: &Browser) -> Journey {
    let site = Site::dist()?.below("/some/portal/news/");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for(CLOCK)?;
    page.wait_until("[...document.images].filter((one) => one.loading !== 'lazy').every((one) => one.naturalWidth > 0)")?;
    page.click_text(".masthead__sections a", "Science")?;
    page.wait_for_text("h1", "Science")?;
    page.wait_for_path("/some/portal/news/science/")?;
    wait_for_pictures(&page)?;
    page.reload()?;
    page.wait_for(CLOCK)?;
    page.click(".story__headline a")?;
    page.wait_for(".article__body")?;
    page.wait_until("location.pathname.startsWith('/some/portal/news/science/')")?;
    // Islands load their program from below the path too.
    page.wait_for(CLOCK)?;
    page.click("#img-1 .figure__zoom")?;
    page.wait_for("dialog.lightbox[open]")?;
    page.take_errors()?;
    Ok(())
}

/// Without a server the page script cannot be loaded; everything else works.
fn pages_and_links_work_from_disk(browser: &Browser) -> Journey {
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
    // Browsers refuse modules from disk.
    page.take_errors()?;
    Ok(())
}

/// The page says that its script has failed, and its links still work.
fn assert_usable_without_script(page: &Page) -> Journey {
    page.wait_for("#start-failed")?;
    assert!(page.sees(".article__headline")?);
    assert_eq!(page.count(CLOCK)?, 0, "the script runs");
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for(".front")?;
    page.take_errors()?;
    Ok(())
}

/// Changes the middle byte of a file.
pub fn flip(site: &Site, path: &str, media_type: &str) -> HarnessResult<()> {
    let mut bytes = std::fs::read(site.folder().join(path.trim_start_matches('/')))?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    site.put(path, media_type, bytes);
    Ok(())
}

fn a_modified_script_is_refused_and_the_page_stays_usable(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    flip(&site, &page_script(&site)?, "text/javascript")?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    assert_usable_without_script(&page)
}

/// As in an old tab, after a new deployment has removed the script.
fn a_missing_script_leaves_the_page_usable(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let script = page_script(&site)?;
    site.fail(&script, Fault::Status(404));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    assert_usable_without_script(&page)?;
    site.heal(&script);
    page.reload()?;
    page.wait_for(CLOCK)?;
    Ok(())
}

/// Only pages written by `publish --watch` poll for changes.
fn pages_published_without_watch_do_not_poll(browser: &Browser) -> Journey {
    let newsroom = Newsroom::new()?.article(&article("made/a", "A", paragraphs(2)))?;
    let site = newsroom.publish()?;
    let page = browser.page()?;
    page.open(&site, "/made/a/")?;
    wait_for_script(&page)?;
    site.forget_requests();
    for _ in 0..4 {
        a_moment(&page)?;
    }
    assert_eq!(site.requests("/made/").len(), 0);
    page.take_errors()?;
    Ok(())
}
