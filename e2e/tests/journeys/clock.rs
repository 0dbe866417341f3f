//! The page script formats local times by `Temporal` if the browser has it, else by `Intl`. Both give the same text in every
//! region.

use crate::sample::{DEMO_TIME, wait_for_script};
use e2e::{Browser, HarnessResult, Journey, Site, journeys};
use serde_json::Value;

journeys! {
    temporal_and_intl_agree, not in WebKit: "it has no Temporal: `Intl` is the one way there";
    each_region_has_its_time;
}

/// Returns the clock's text in each region: at the start, before and after both changes of daylight saving time, and at each
/// hour of a day. Jumps are in minutes from the start.
const SAID: &str = "const wake = () => { window.__hide(true); window.__hide(false); };
    const said = [];
    const day = 24 * 60;
    // To 9 March 2025 and 2 November 2025, at midnight in UTC.
    const spring = 105 * day - 359, autumn = 343 * day - 359;
    const jumps = [0, 1, 30];
    for (let hour = 0; hour < 24; hour += 1) jumps.push(hour * 60 + 1, spring + hour * 60, spring + hour * 60 + 59, autumn + hour * 60, autumn + hour * 60 + 59);
    for (let month = 1; month < 13; month += 1) jumps.push(month * 30 * day, month * 30 * day + 7 * 60);
    let at = 0;
    for (const jump of jumps) {
      window.__jump((jump - at) * 60_000);
      at = jump;
      for (const { dataset } of document.querySelectorAll('[data-zone]')) {
        localStorage['action-news:region'] = dataset.region;
        wake();
        said.push(`${dataset.region} ${document.querySelector('.bar__clock').textContent}`);
      }
    }
    return said";

fn said(browser: &Browser, path: &str, script: &str) -> HarnessResult<Vec<Value>> {
    // No requests for temperatures.
    let no_weather = "window.fetch = async () => Response.json({})";
    let site = Site::dist()?
        .clock_at(DEMO_TIME)
        .inject(no_weather)
        .inject(script);
    let page = browser.page()?;
    page.open(&site, path)?;
    wait_for_script(&page)?;
    let said = page.run(SAID, &[])?;
    page.take_errors()?;
    browser.close(page)?;
    Ok(said.as_array().cloned().unwrap_or_default())
}

fn temporal_and_intl_agree(browser: &Browser) -> Journey {
    for path in ["/about/", "/fr/about/", "/ar/about/"] {
        let by_temporal = said(
            browser,
            path,
            "if (!window.Temporal) throw new Error('no Temporal')",
        )?;
        let by_intl = said(browser, path, "delete window.Temporal")?;
        assert!(by_temporal.len() > 2000, "{}", by_temporal.len());
        let other = by_temporal.iter().zip(&by_intl).filter(|(a, b)| a != b);
        let other: Vec<_> = other.take(5).collect();
        assert!(other.is_empty(), "{path}: {other:#?}");
        assert_eq!(by_temporal.len(), by_intl.len());
    }
    Ok(())
}

/// The time of the journey is 22:59 on 23 November 2024 in Calgary.
fn each_region_has_its_time(browser: &Browser) -> Journey {
    let said = said(browser, "/about/", "")?;
    for (region, words) in [
        ("st-johns", "Sunday, November 24, 2024, 2:29 AM"),
        ("halifax", "Sunday, November 24, 2024, 1:59 AM"),
        ("toronto", "Sunday, November 24, 2024, 12:59 AM"),
        ("regina", "Saturday, November 23, 2024, 11:59 PM"),
        ("calgary", "Saturday, November 23, 2024, 10:59 PM"),
        ("vancouver", "Saturday, November 23, 2024, 9:59 PM"),
        ("whitehorse", "Saturday, November 23, 2024, 10:59 PM"),
        ("iqaluit", "Sunday, November 24, 2024, 12:59 AM"),
    ] {
        let line = Value::from(format!("{region} {words}"));
        assert!(said.contains(&line), "{line}");
    }
    Ok(())
}
