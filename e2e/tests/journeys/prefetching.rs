//! The next page is prefetched: by speculation rules if the browser supports them, otherwise when the reader is about to
//! follow a link. A prerendered page does nothing before it is shown.

use crate::header::site_at_demo_time;
use crate::published::page_script;
use crate::sample::{a_moment, wait_for_pictures, wait_for_script};
use e2e::{Browser, Engine, Journey, Site, journeys};

journeys! {
    a_hovered_link_is_prefetched;
    a_focused_link_is_prefetched, not in Chromium: "its speculation rules react to pointers only";
    only_pages_of_the_site_are_prefetched;
    nothing_is_prefetched_with_save_data;
    a_prerendered_page_does_nothing_until_it_is_shown;
}

const WORLD: &str = ".masthead__sections a[href$='/world/']";

/// With the site's content security policy, which allows the speculation rules.
fn a_hovered_link_is_prefetched(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?.header("Cache-Control", "no-cache");
    let page = browser.page()?;
    page.open(&site, "/about/")?;
    wait_for_script(&page)?;
    let has_rules = browser.engine() == Engine::Chromium;
    page.hover(WORLD)?;
    let request = site.wait_for_request("/world/")?;
    if has_rules {
        let purpose = request.header("sec-purpose").unwrap_or_default();
        assert!(purpose.starts_with("prefetch"), "{request:?}");
    }
    // Clock and temperature work on the prefetched page.
    page.click(WORLD)?;
    page.wait_for_path("/world/")?;
    page.wait_for_text("h1", "World")?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    if has_rules {
        assert_eq!(site.requests("/world/").len(), 1, "it was requested again");
    }
    wait_for_pictures(&page)?;
    page.take_errors()?;
    Ok(())
}

fn a_focused_link_is_prefetched(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/about/")?;
    wait_for_script(&page)?;
    page.run(&format!("document.querySelector(\"{WORLD}\").focus()"), &[])?;
    site.wait_for_request("/world/")?;
    Ok(())
}

fn only_pages_of_the_site_are_prefetched(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/about/")?;
    wait_for_script(&page)?;
    site.forget_requests();
    for link in [
        ".footer a[data-document]",
        ".bar__link[href^='https://webmail']",
    ] {
        page.scroll_into_view(link)?;
        page.hover(link)?;
        a_moment(&page)?;
    }
    let asked = site.requests("/");
    assert!(asked.is_empty(), "{asked:?}");
    Ok(())
}

fn nothing_is_prefetched_with_save_data(browser: &Browser) -> Journey {
    let site = Site::dist()?.inject(
        "Object.defineProperty(Navigator.prototype, 'connection', { configurable: true, get: () => ({ saveData: true }) })",
    );
    let page = browser.page()?;
    page.open(&site, "/about/")?;
    wait_for_script(&page)?;
    page.hover(WORLD)?;
    a_moment(&page)?;
    page.run(&format!("document.querySelector(\"{WORLD}\").focus()"), &[])?;
    a_moment(&page)?;
    assert_eq!(page.count("script[type=speculationrules]")?, 0);
    assert_eq!(site.requests("/world/").len(), 0);
    Ok(())
}

/// Simulated by `document.prerendering`, the only sign of prerendering that the page uses, so that it works in all engines.
fn a_prerendered_page_does_nothing_until_it_is_shown(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?.inject(
        "let isPrerendering = true;
        Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => isPrerendering });
        window.showPage = () => { isPrerendering = false; document.dispatchEvent(new Event('prerenderingchange')); };",
    );
    let page = browser.page()?;
    page.open(&site, "/region/halifax/")?;
    site.wait_for_request(&page_script(&site)?)?;
    a_moment(&page)?;
    assert_eq!(
        page.eval("document.querySelector('.bar__clock').textContent.trim()")?,
        ""
    );
    assert_eq!(page.eval("localStorage.length")?, 0);
    assert_eq!(site.requests("/weather/").len(), 0);
    page.run("window.showPage()", &[])?;
    page.wait_for_text(".bar__clock", "Sunday, November 24, 2024, 1:59 AM")?;
    site.wait_for_request("/weather/halifax.json")?;
    assert!(page.eval("localStorage.length")?.as_u64() > Some(0));
    page.take_errors()?;
    Ok(())
}
