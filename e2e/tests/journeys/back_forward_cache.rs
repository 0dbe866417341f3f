//! The back/forward cache: a page that the reader comes back to is the one that was left, and its clock is right.

use crate::header::that_minute;
use crate::sample::{STORY, wait_for_pictures};
use e2e::{Browser, Journey, journeys};
use serde_json::json;

journeys! {
    back_and_forward_bring_the_page_back_as_it_was,
        not in WebKit: "its driver's sessions keep no pages";
    an_open_menu_is_closed_when_the_page_comes_back,
        not in WebKit: "its driver's sessions keep no pages";
}

/// Before the page's own listeners: says that the page comes from the cache, and that a minute has passed meanwhile.
const AWAY: &str = "addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      window.times = (window.times ?? 0) + 1;
      __jump(60_000);
    });";

/// Why Chromium did not keep the page, where it says so.
const REASONS: &str =
    "JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons ?? null)";

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
    page.run(
        "addEventListener('click', () => window.left = scrollY, {capture: true, once: true})",
        &[],
    )?;
    page.click(".tags a")?;
    page.wait_for(".front")?;
    wait_for_pictures(&page)?;
    page.back()?;
    page.wait_for_text("h1", "Putin and Obama")?;
    let times = page.eval("window.times ?? 0")?;
    assert_eq!(times, 1, "not from the cache: {}", page.eval(REASONS)?);
    page.wait_until("window.left > 0 && Math.abs(scrollY - window.left) < 2")?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    page.forward()?;
    page.wait_for(".front")?;
    assert_eq!(
        page.eval("window.times ?? 0")?,
        1,
        "{}",
        page.eval(REASONS)?
    );
    page.back()?;
    page.wait_for_text("h1", "Putin and Obama")?;
    page.wait_for_text(".bar__clock", "11:01 PM")?;
    assert_eq!(page.eval("window.times")?, json!(2));
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
    page.click(".regions summary")?;
    page.click_text(".regions__list a", "Vancouver")?;
    page.wait_for_path("/region/vancouver/")?;
    page.wait_for_text(".bar__region", "Vancouver")?;
    wait_for_pictures(&page)?;
    page.back()?;
    page.wait_until("window.times === 1")?;
    assert!(!page.sees(".regions__list")?);
    // The region that was chosen elsewhere is this page's too.
    page.wait_for_text(".bar__region", "Vancouver")?;
    page.wait_for_text(".bar__clock", "10:00 PM")?;
    page.take_errors()?;
    Ok(())
}
