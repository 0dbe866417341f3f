//! The back/forward cache: a page that the reader comes back to is the one that was left, and its clock is right.

use crate::header::that_minute;
use crate::sample::{STORY, wait_for_pictures};
use e2e::{Browser, Engine, Journey, Page, Site, HarnessResult, journeys};

journeys! {
    back_and_forward_bring_the_page_back_as_it_was;
    an_open_menu_is_closed_when_the_page_comes_back;
}

/// Before the page's own listeners: where the page was left; that it comes from the cache, and that a minute has passed
/// meanwhile.
const AWAY: &str = "addEventListener('pagehide', () => { window.left = scrollY; });
    addEventListener('pageshow', ({ persisted }) => {
      fetch(persisted ? '/from-cache' : '/anew');
      if (!persisted) return;
      window.times = (window.times ?? 0) + 1;
      __jump(60_000);
    });";

/// Why Chromium did not keep the page, where it says so.
const REASONS: &str =
    "JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons ?? null)";

/// Has the page go by itself, and waits until the next one is shown, from the cache or anew.
///
/// Firefox's driver has an `unload` listener in the page while it runs a script there, and keeps no page that has one:
/// the journey may not look at the page while it goes.
fn goes(site: &Site, page: &Page, script: &str, to: &str) -> HarnessResult<()> {
    site.forget_requests();
    page.run(&format!("setTimeout(() => {{ {script} }}, 100)"), &[])?;
    let shown = site.wait_for_request(to);
    shown.map_err(|error| match page.eval(REASONS) {
        Ok(reasons) => error.context(&reasons.to_string()),
        Err(_) => error,
    })?;
    Ok(())
}

fn back_and_forward_bring_the_page_back_as_it_was(browser: &Browser) -> Journey {
    // What may not be stored is not kept either.
    let site = that_minute()?
        .header("Cache-Control", "no-cache")
        .inject(AWAY);
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    wait_for_pictures(&page)?;
    page.scroll_into_view(".tags a")?;
    let click = "document.querySelector('.tags a').click()";
    goes(&site, &page, click, "/anew")?;
    page.wait_for(".front")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    wait_for_pictures(&page)?;
    goes(&site, &page, "history.back()", "/from-cache")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    // WebKit forgets the sizes of groups of blocks that it has laid out (`content-visibility`), and so has less of a page
    // to scroll.
    let tolerance = match page.engine() {
        Engine::Chromium | Engine::Firefox => 2,
        Engine::WebKit => 1000,
    };
    page.wait_until(&format!(
        "window.left > 1000 && Math.abs(scrollY - window.left) < {tolerance} || `${{scrollY}}, left at ${{window.left}}`"
    ))?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    goes(&site, &page, "history.forward()", "/from-cache")?;
    page.wait_for(".front")?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    goes(&site, &page, "history.back()", "/from-cache")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    page.wait_for_text(".bar__clock", "11:01 PM")?;
    assert_eq!(page.eval("window.times")?, 2);
    Ok(())
}

fn an_open_menu_is_closed_when_the_page_comes_back(browser: &Browser) -> Journey {
    let site = that_minute()?
        .header("Cache-Control", "no-cache")
        .inject(AWAY);
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    wait_for_pictures(&page)?;
    let click = "document.querySelector('.regions').open = true; document.querySelector('.regions__list a[data-region=vancouver]').click()";
    goes(&site, &page, click, "/anew")?;
    page.wait_for_text(".bar__region", "Vancouver")?;
    wait_for_pictures(&page)?;
    goes(&site, &page, "history.back()", "/from-cache")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    assert!(!page.sees(".regions__list")?);
    // The region that was chosen elsewhere is this page's too.
    page.wait_for_text(".bar__region", "Vancouver")?;
    page.wait_for_text(".bar__clock", "10:00 PM")?;
    page.take_errors()?;
    Ok(())
}
