//! Notices: start and end, dismissing, links that they declare unavailable.

use crate::newsroom::{Newsroom, demo_portal};
use crate::sample::{DEMO_TIME, article, paragraphs, wait_for_script};
use e2e::{Browser, HarnessResult, Journey, Page, Site, journeys};
use serde_json::{Value, json};
use std::time::Duration;

journeys! {
    a_notice_comes_and_goes_on_time;
    a_dismissed_notice_stays_away;
    a_dismissed_notice_shifts_nothing, not in Firefox: "it has no layout-shift entries",
        not in WebKit: "it has no layout-shift entries";
    an_unavailable_link_shows_a_note;
    notices_in_the_client_rendered_app;
}

const WORDS: &str = "Our platform is in maintenance mode. Some URLs may not be available.";
const PATH: &str = "/made/story/";

/// A notice with these times.
fn notice(from: &str, until: &str) -> Value {
    json!([{
        "id": "n1", "kind": "maintenance", "from": from, "until": until, "unavailable": ["https://webmail.news.example/*", "/sports/*"],
        "text": {"en": WORDS, "fr": "Plateforme en maintenance.", "ar": "المنصة قيد الصيانة."}
    }])
}

/// A published newsroom with that notice.
fn published(from: &str, until: &str) -> HarnessResult<(Newsroom, Site)> {
    let mut french = article("fr/made/story", "Histoire", paragraphs(2));
    french["lang"] = "fr-CA".into();
    let newsroom = Newsroom::with_portal(|portal| portal["notices"] = notice(from, until))?
        .article(&article("made/story", "Story", paragraphs(2)))?
        .article(&french)?;
    let site = newsroom.publish()?.clock_at(DEMO_TIME);
    Ok((newsroom, site))
}

/// A minute and a half after the journey starts.
const STARTS: &str = "2024-11-24T06:00:30Z";
const ENDS: &str = "2024-11-24T06:10:00Z";

fn starts_and_ends(page: &Page) -> HarnessResult<()> {
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    assert!(!page.sees(".notice")?);
    page.run("window.isSame = true", &[])?;
    page.advance(Duration::from_secs(60))?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    assert!(!page.sees(".notice")?);
    page.advance(Duration::from_secs(31))?;
    page.wait_for_text(".notice__text", WORDS)?;
    assert!(page.sees(".notice")?);
    assert_eq!(
        page.attribute(".notices", "role")?.as_deref(),
        Some("status")
    );
    page.advance(Duration::from_secs(10 * 60))?;
    page.wait_gone(".notice")?;
    page.wait_until("window.isSame === true")
}

fn a_notice_comes_and_goes_on_time(browser: &Browser) -> Journey {
    let (_newsroom, site) = published(STARTS, ENDS)?;
    let page = browser.page()?;
    page.open(&site, PATH)?;
    starts_and_ends(&page)?;
    browser.close(page)?;
    // In the page's language; shown at once if it has started.
    let (_newsroom, site) = published("2024-11-24T05:00:00Z", ENDS)?;
    let page = browser.page()?;
    page.open(&site, "/fr/made/story/")?;
    page.wait_for_text(".notice__text", "Plateforme en maintenance.")?;
    Ok(())
}

fn a_dismissed_notice_stays_away(browser: &Browser) -> Journey {
    let (_newsroom, site) = published("2024-11-24T05:00:00Z", ENDS)?;
    let page = browser.page()?;
    page.open(&site, PATH)?;
    wait_for_script(&page)?;
    page.click(".notice__dismiss[data-id=n1]")?;
    page.wait_gone(".notice")?;
    page.reload()?;
    page.wait_for_text(".bar__clock", "PM")?;
    assert!(!page.sees(".notice")?);
    page.open(&site, "/")?;
    page.wait_for_text(".bar__clock", "PM")?;
    assert!(!page.sees(".notice")?);
    Ok(())
}

/// Not even before the page script has loaded.
fn a_dismissed_notice_shifts_nothing(browser: &Browser) -> Journey {
    let (_newsroom, site) = published("2024-11-24T05:00:00Z", ENDS)?;
    let site = site.inject(crate::media::WATCH);
    let page = browser.page()?;
    page.open(&site, PATH)?;
    wait_for_script(&page)?;
    page.click(".notice__dismiss[data-id=n1]")?;
    page.wait_gone(".notice")?;
    page.reload()?;
    page.wait_for_text(".bar__clock", "PM")?;
    crate::media::stands_still(&page, "a page without the notice that was dismissed")?;
    Ok(())
}

fn unavailable(page: &Page) -> HarnessResult<()> {
    wait_for_script(page)?;
    page.wait_for(".bar__link--unavailable")?;
    page.wait_until(
        "/unavailable/.test(document.querySelector('.bar__link--unavailable').textContent)",
    )?;
    page.click(".bar__link--unavailable")?;
    page.wait_for_text(".notices", "not available during maintenance")?;
    page.wait_for_path(PATH)?;
    page.click_text(".masthead__sections a", "Sports")?;
    page.wait_for_path(PATH)?;
    // After the end of the notice the link works again.
    page.advance(Duration::from_secs(3600))?;
    page.wait_gone(".bar__link--unavailable")?;
    page.click_text(".masthead__sections a", "Sports")?;
    page.wait_for_path("/sports/")
}

fn an_unavailable_link_shows_a_note(browser: &Browser) -> Journey {
    let (_newsroom, site) = published("2024-11-24T05:00:00Z", ENDS)?;
    let page = browser.page()?;
    page.open(&site, PATH)?;
    unavailable(&page)?;
    Ok(())
}

fn notices_in_the_client_rendered_app(browser: &Browser) -> Journey {
    for (from, goes) in [
        (STARTS, starts_and_ends as fn(&Page) -> HarnessResult<()>),
        ("2024-11-24T05:00:00Z", unavailable),
    ] {
        let Some(site) = Site::app()? else {
            return Ok(());
        };
        let site = site.clock_at(DEMO_TIME);
        let mut portal = demo_portal()?;
        portal["notices"] = notice(from, ENDS);
        site.put_json("/portal.json", &portal);
        let story = article("made/story", "Story", paragraphs(2));
        site.put_json("/made/story.json", &story);
        let page = browser.page()?;
        page.open(&site, PATH)?;
        goes(&page)?;
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}
