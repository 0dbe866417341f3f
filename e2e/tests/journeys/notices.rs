//! Notices: on time, dismissed, and what they declare unavailable.

use crate::header::that_minute;
use crate::sample::{STORY, wait_for_app};
use e2e::{Browser, Journey, Site, journeys};
use serde_json::json;
use std::time::Duration;

journeys! {
    a_notice_comes_and_goes_on_time;
    a_dismissed_notice_stays_away;
    an_unavailable_link_says_so;
}

/// The demo portal with one notice of our own times.
fn with_notice(site: &Site, from: &str, until: &str) -> Journey {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../content/portal.json"
    ))?;
    let mut portal: serde_json::Value = serde_json::from_str(&text).unwrap();
    portal["notices"] = json!([{
        "id": "n1", "kind": "maintenance", "from": from, "until": until, "unavailable": ["https://webmail.news.example/*", "/sports/*"],
        "text": {"en": "Our platform is in maintenance mode. Some URLs may not be available.", "fr": "Plateforme en maintenance.", "ar": "المنصة قيد الصيانة."}
    }]);
    site.put_json("/portal.json", &portal);
    Ok(())
}

fn a_notice_comes_and_goes_on_time(browser: &Browser) -> Journey {
    let site = that_minute()?;
    with_notice(&site, "2024-11-24T06:00:30Z", "2024-11-24T06:10:00Z")?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    assert_eq!(page.count(".notice")?, 0);
    page.advance(Duration::from_secs(60))?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    page.advance(Duration::from_secs(31))?;
    page.wait_for_text(
        ".notice__text",
        "Our platform is in maintenance mode. Some URLs may not be available.",
    )?;
    page.click_text(".footer__languages a", "Français")?;
    page.wait_for_text(".notice__text", "Plateforme en maintenance.")?;
    page.advance(Duration::from_secs(10 * 60))?;
    page.wait_gone(".notice")?;
    Ok(())
}

fn a_dismissed_notice_stays_away(browser: &Browser) -> Journey {
    let site = that_minute()?;
    with_notice(&site, "2024-11-24T05:00:00Z", "2024-11-24T09:00:00Z")?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    // Another one than was published: the app comes by itself to show it.
    page.click(".notice__dismiss[data-id=n1]")?;
    page.wait_gone(".notice")?;
    page.wait_until("[...document.images].every((i) => i.complete || i.loading === 'lazy')")?;
    page.reload()?;
    page.wait_for_text(".bar__clock", "PM")?;
    page.wait_for("h1")?;
    assert_eq!(page.count(".notice")?, 0);
    Ok(())
}

fn an_unavailable_link_says_so(browser: &Browser) -> Journey {
    let site = that_minute()?;
    with_notice(&site, "2024-11-24T05:00:00Z", "2024-11-24T06:30:00Z")?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_app(&page)?;
    page.wait_for(".bar__link--unavailable")?;
    page.wait_until(
        "/unavailable/.test(document.querySelector('.bar__link--unavailable').textContent)",
    )?;
    page.click(".bar__link--unavailable")?;
    page.wait_for_text(".notices", "not available during maintenance")?;
    page.wait_for_path(STORY)?;
    page.click_text(".masthead__sections a", "Sports")?;
    page.wait_for_path(STORY)?;
    // When the notice has ended the link leads on again.
    page.advance(Duration::from_secs(3600))?;
    page.wait_gone(".bar__link--unavailable")?;
    page.click_text(".masthead__sections a", "Sports")?;
    page.wait_for_path("/sports/")?;
    Ok(())
}
