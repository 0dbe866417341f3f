//! The harness is in the way of neither the back/forward cache nor speculation rules.

use crate::tiny::tiny;
use e2e::{Browser, Journey, journeys};

journeys! {
    a_page_that_may_be_stored_comes_back_as_it_was;
    speculation_rules_prefetch, not in Firefox: "it has none", not in WebKit: "it has none";
}

/// Firefox's driver has an `unload` listener in the page while it runs a script there, and such a page is not kept: so
/// the page goes by itself, and a request says that the next one is there.
fn a_page_that_may_be_stored_comes_back_as_it_was(browser: &Browser) -> Journey {
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
