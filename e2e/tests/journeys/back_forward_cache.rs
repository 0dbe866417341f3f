//! The back/forward cache: pages are restored from it, and their clock is updated.

use crate::header::site_at_demo_time;
use crate::sample::{STORY, wait_for_pictures};
use e2e::{Browser, HarnessResult, Journey, Page, Site, journeys};

journeys! {
    back_and_forward_restore_the_page;
    an_open_menu_is_closed_when_the_page_comes_back;
}

/// Injected before the page's own listeners: records the scroll position on leaving, and on return whether the page comes
/// from the cache; then also advances the clock by a minute.
const OBSERVER: &str = "addEventListener('pagehide', () => { window.left = scrollY; });
    addEventListener('pageshow', ({ persisted }) => {
      fetch(persisted ? '/from-cache' : '/anew');
      if (!persisted) return;
      window.times = (window.times ?? 0) + 1;
      __jump(60_000);
    });";

/// Chromium's reasons for not keeping the page.
const REASONS: &str =
    "JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons ?? null)";

/// Runs a script that leaves the page, and waits until the next page is shown, from the cache or loaded.
///
/// While Firefox's driver runs a script, the page has an `unload` listener, which excludes it from the cache: no scripts
/// may run while the page is left.
fn leave_page(site: &Site, page: &Page, script: &str, to: &str) -> HarnessResult<()> {
    site.forget_requests();
    page.run(&format!("setTimeout(() => {{ {script} }}, 100)"), &[])?;
    let shown = site.wait_for_request(to);
    shown.map_err(|error| match page.eval(REASONS) {
        Ok(reasons) => error.context(&reasons.to_string()),
        Err(_) => error,
    })?;
    Ok(())
}

fn back_and_forward_restore_the_page(browser: &Browser) -> Journey {
    // Pages with `no-store` are not kept in the cache.
    let site = site_at_demo_time()?
        .header("Cache-Control", "no-cache")
        .inject(OBSERVER);
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    wait_for_pictures(&page)?;
    page.scroll_into_view(".tags a")?;
    let click = "document.querySelector('.tags a').click()";
    leave_page(&site, &page, click, "/anew")?;
    page.wait_for(".front")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    wait_for_pictures(&page)?;
    leave_page(&site, &page, "history.back()", "/from-cache")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    page.wait_until(
        "window.left > 1000 && Math.abs(scrollY - window.left) < 2 || `${scrollY}, left at ${window.left}`",
    )?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    leave_page(&site, &page, "history.forward()", "/from-cache")?;
    page.wait_for(".front")?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    leave_page(&site, &page, "history.back()", "/from-cache")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    page.wait_for_text(".bar__clock", "11:01 PM")?;
    assert_eq!(page.eval("window.times")?, 2);
    Ok(())
}

fn an_open_menu_is_closed_when_the_page_comes_back(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?
        .header("Cache-Control", "no-cache")
        .inject(OBSERVER);
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    wait_for_pictures(&page)?;
    let click = "document.querySelector('.regions').open = true; document.querySelector('.regions__list a[data-region=vancouver]').click()";
    leave_page(&site, &page, click, "/anew")?;
    page.wait_for_text(".bar__region", "Vancouver")?;
    wait_for_pictures(&page)?;
    leave_page(&site, &page, "history.back()", "/from-cache")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    assert!(!page.sees(".regions__list")?);
    // The region chosen on another page applies here too.
    page.wait_for_text(".bar__region", "Vancouver")?;
    page.wait_for_text(".bar__clock", "10:00 PM")?;
    page.take_errors()?;
    Ok(())
}
