//! The back/forward cache and speculation rules work with the harness.

use crate::tiny::tiny;
use e2e::{Browser, Journey, journeys};

journeys! {
    a_cacheable_page_is_restored_by_back;
    speculation_rules_prefetch, not in Firefox: "it has none", not in WebKit: "it has none";
}

/// While Firefox's driver runs a script, the page has an `unload` listener, which excludes it from the cache. So the page
/// navigates by itself, and the journey waits for a request of the next page.
fn a_cacheable_page_is_restored_by_back(browser: &Browser) -> Journey {
    let page = |links: &str| {
        format!(
            "<!doctype html><html lang=en><title>Page</title><link rel=icon href=data:,><h1>Page</h1>{links}</html>"
        )
    };
    let (_folder, site) = tiny()?;
    let site = site
        .clock_at("2001-01-01T00:00:00Z")
        .inject("addEventListener('pageshow', ({ persisted }) => { window.isPersisted = persisted; fetch(`/shown${location.pathname}`); })")
        .header("Cache-Control", "no-cache");
    site.put("/one.html", "text/html", page("<a href=two.html>Two</a>"));
    site.put("/two.html", "text/html", page("<p>Two</p>"));
    let page = browser.page()?;
    page.open(&site, "/one.html")?;
    page.run(
        "setTimeout(() => document.querySelector('a').click(), 100)",
        &[],
    )?;
    site.wait_for_request("/shown/two.html")?;
    page.wait_for("p")?;
    page.back()?;
    page.wait_for("a")?;
    page.wait_until("window.isPersisted === true")?;
    Ok(())
}

fn speculation_rules_prefetch(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    site.put("/one.html", "text/html", "<!doctype html><html lang=en><title>One</title><link rel=icon href=data:,><a href=two.html>Two</a>
        <script type=speculationrules>{\"prefetch\": [{\"where\": {\"href_matches\": \"/*\"}, \"eagerness\": \"moderate\"}]}</script></html>");
    site.put("/two.html", "text/html", "<!doctype html><html lang=en><title>Two</title><link rel=icon href=data:,><p>Two</p></html>");
    let page = browser.page()?;
    page.open(&site, "/one.html")?;
    page.hover("a")?;
    let request = site.wait_for_request("/two.html")?;
    assert_eq!(request.header("sec-purpose"), Some("prefetch"));
    page.click("a")?;
    page.wait_for("p")?;
    assert_eq!(site.requests("/two.html").len(), 1);
    Ok(())
}
