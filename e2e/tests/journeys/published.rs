//! A published page: finished before its script comes, and a page still where the script never does.

use crate::newsroom::Newsroom;
use crate::sample::{
    ARABIC_STORY, EVERY_BLOCK, STORY, a_moment, article, paragraphs, wait_for_pictures,
    wait_for_script,
};
use e2e::{Browser, Fault, Journey, Key, Page, Site, Tried, Trouble, journeys};
use std::rc::Rc;

journeys! {
    a_page_asks_for_one_script_and_no_program;
    what_was_opened_before_the_script_came_stays;
    a_control_used_before_the_script_is_there_works_when_it_is;
    without_scripts_everything_can_be_read_and_followed;
    what_is_not_there_is_a_page_too;
    any_base_path_will_do;
    from_disk_pages_are_read_and_followed;
    a_flipped_byte_in_the_script_stops_the_script_and_not_the_page;
    a_script_that_is_gone_leaves_the_page;
    a_save_that_nobody_watches_asks_for_nothing;
}

/// What the page script fills in: the sign that it runs.
const CLOCK: &str = ".bar__clock[datetime]";

/// Counts what a page could start beside its script.
const WORKERS: &str = "window.workers = 0;
    for (const name of ['Worker', 'SharedWorker']) {
      const Real = window[name];
      if (Real) window[name] = function (...given) { window.workers += 1; return new Real(...given); };
    }
    if (navigator.serviceWorker) navigator.serviceWorker.register = () => { window.workers += 1; return new Promise(() => {}); };";

fn a_page_asks_for_one_script_and_no_program(browser: &Browser) -> Journey {
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
        // What the page shows is in it: no data but the temperature.
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

/// The path of the page script, as a page names it.
pub fn page_script(site: &Site) -> Tried<String> {
    let page = std::fs::read_to_string(site.folder().join("index.html"))?;
    let is_script = |word: &&str| {
        let name = word.rsplit('/').next().unwrap_or_default();
        name.starts_with("page-") && name.ends_with(".js")
    };
    let found = page.split(['"', '\'']).find(is_script);
    let found = found.ok_or_else(|| Trouble::new("index.html names no page script"))?;
    Ok(format!("/{}", found.trim_start_matches("./")))
}

/// Opens a page whose script hangs until it is healed.
fn before_the_script(
    browser: &Browser,
    path: &str,
) -> Result<(Site, Rc<Page>, String), e2e::Trouble> {
    let site = Site::dist()?;
    let script = page_script(&site)?;
    site.fail(&script, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open(&site, path)?;
    page.wait_for("h1")?;
    Ok((site, page, script))
}

fn what_was_opened_before_the_script_came_stays(browser: &Browser) -> Journey {
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
    // The script changes nothing of the document.
    assert_eq!(page.eval("document.querySelector('main').mark")?, 1);
    let after = page.eval("document.querySelector('#document').textContent")?;
    assert_eq!(after, before);
    Ok(())
}

fn a_control_used_before_the_script_is_there_works_when_it_is(browser: &Browser) -> Journey {
    let (site, page, script) = before_the_script(browser, EVERY_BLOCK)?;
    page.click("[data-action=load-embed]")?;
    site.wait_for_request(&script)?;
    site.heal(&script);
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
    wait_for_pictures(&page)?;
    page.reload()?;
    page.wait_for(CLOCK)?;
    page.click(".story__headline a")?;
    page.wait_for(".article__body")?;
    page.wait_until("location.pathname.startsWith('/some/portal/news/science/')")?;
    // An island finds its program from there as well.
    page.wait_for(CLOCK)?;
    page.click("#img-1 .figure__zoom")?;
    page.wait_for("dialog.lightbox[open]")?;
    page.take_errors()?;
    Ok(())
}

/// By double click: no server, so no script, and everything else.
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
    // The script's integrity cannot be checked on disk, and it is refused.
    page.take_errors()?;
    Ok(())
}

/// It says so, and is still a page of links.
fn reads_and_leads_on(page: &Page) -> Journey {
    page.wait_for("#start-failed")?;
    assert!(page.sees(".article__headline")?);
    assert_eq!(page.count(CLOCK)?, 0, "the script runs all the same");
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for(".front")?;
    page.take_errors()?;
    Ok(())
}

/// The same file with its middle byte changed.
pub fn flip(site: &Site, path: &str, media_type: &str) -> Tried<()> {
    let mut bytes = std::fs::read(site.folder().join(path.trim_start_matches('/')))?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    site.put(path, media_type, bytes);
    Ok(())
}

fn a_flipped_byte_in_the_script_stops_the_script_and_not_the_page(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    flip(&site, &page_script(&site)?, "text/javascript")?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    reads_and_leads_on(&page)
}

/// The tab is old, and a new deployment has taken the script away.
fn a_script_that_is_gone_leaves_the_page(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let script = page_script(&site)?;
    site.fail(&script, Fault::Status(404));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    reads_and_leads_on(&page)?;
    site.heal(&script);
    page.reload()?;
    page.wait_for(CLOCK)?;
    Ok(())
}

/// Only pages that `publish --watch` wrote ask whether they have changed.
fn a_save_that_nobody_watches_asks_for_nothing(browser: &Browser) -> Journey {
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
