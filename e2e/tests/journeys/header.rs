//! The header bar: clock, temperature, regions.
//! More than 300 lines, because each part of the bar is tested with faults, by keyboard and on phones.

use crate::newsroom::Newsroom;
use crate::sample::{
    ARABIC_STORY, DEMO_TIME, STORY, a_moment, article, paragraphs, wait_for_pictures,
};
use e2e::{Browser, Fault, Journey, Key, Reader, Site, journeys};
use serde_json::json;
use std::time::Duration;

journeys! {
    the_english_bar_has_this_text;
    the_bar_has_the_same_order_on_every_page;
    the_clock_ticks_on_the_minute;
    a_hidden_tab_has_no_timers;
    the_clock_is_in_french_and_arabic;
    stale_weather_shows_its_age;
    weather_of_half_a_day_ago_is_not_shown;
    failed_weather_is_not_shown;
    weather_straight_from_open_meteo_is_opt_in;
    the_header_never_moves_when_the_weather_arrives;
    a_region_is_chosen_by_keyboard_alone;
    the_region_is_kept_across_pages_and_reloads;
    the_bar_has_few_lines_on_a_phone;
}

fn weather(site: &Site, region: &str, observed: &str) {
    let document = json!({"schema": "action-news/weather/1", "region": region, "celsius": -12.1, "observed": observed});
    site.put_json(&format!("/weather/{region}.json"), &document);
}

pub fn site_at_demo_time() -> Result<Site, e2e::Failed> {
    let site = Site::dist()?.clock_at(DEMO_TIME);
    weather(&site, "calgary", "2024-11-23T22:30:00-07:00");
    Ok(site)
}

fn the_english_bar_has_this_text(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "Saturday, November 23, 2024, 10:59 PM")?;
    assert_eq!(
        page.text(".bar__clock")?,
        "Saturday, November 23, 2024, 10:59 PM"
    );
    page.wait_for_text(".bar__temperature bdi", "-12.1°C")?;
    assert_eq!(page.text(".bar__temperature bdi")?, "-12.1°C");
    // `datetime` has the same time.
    page.wait_until(
        "Math.floor(Date.parse(document.querySelector('.bar__clock').dateTime) / 60_000) === Math.floor(Date.parse('2024-11-24T05:59:00Z') / 60_000)",
    )?;
    assert_eq!(page.text(".bar__region")?, "Calgary");
    Ok(())
}

fn the_bar_has_the_same_order_on_every_page(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    let page = browser.page()?;
    for path in [
        "/",
        STORY,
        "/world/",
        "/region/halifax/",
        "/tag/syria/",
        "/no/such/page/",
    ] {
        page.open(&site, path)?;
        page.wait_for(".bar__clock")?;
        page.wait_until("document.querySelector('.bar__clock').textContent.length > 20")?;
        let order = page.eval(
            "[...document.querySelectorAll('.bar__link, .bar__clock, .bar__region, .bar__temperature, .notice__text')]
                .filter((e) => e.checkVisibility?.() ?? e.getClientRects().length > 0).map((e) => e.matches('.bar__clock') ? 'clock' : e.matches('.bar__temperature') ? 'temperature'
                    : e.matches('.bar__region') ? 'region' : e.matches('.notice__text') ? 'notice'
                    : e.firstChild.textContent.trim()).join(' · ')",
        )?;
        assert_eq!(
            order,
            "Home · WebMail · clock · region · temperature · Regions · Advertise · Login · notice",
            "{path}"
        );
        page.take_errors()?;
    }
    Ok(())
}

fn the_clock_ticks_on_the_minute(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    page.advance(Duration::from_secs(60))?;
    page.wait_for_text(".bar__clock", "11:00 PM")?;
    // Past midnight into Sunday.
    page.advance(Duration::from_secs(3600))?;
    page.wait_for_text(".bar__clock", "Sunday, November 24, 2024, 12:00 AM")?;
    Ok(())
}

fn a_hidden_tab_has_no_timers(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    page.set_hidden(true)?;
    page.advance(Duration::from_secs(600))?;
    assert!(
        page.text(".bar__clock")?.ends_with("10:59 PM"),
        "no timer fires in a hidden tab"
    );
    page.set_hidden(false)?;
    page.wait_for_text(".bar__clock", "11:09 PM")?;
    Ok(())
}

fn the_clock_is_in_french_and_arabic(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    let page = browser.page()?;
    page.open(&site, "/fr/")?;
    page.wait_for_text(".bar__clock", "samedi 23 novembre 2024, 22 h 59")?;
    page.wait_for_text(".bar__temperature bdi", "-12,1 °C")?;
    page.open(&site, ARABIC_STORY)?;
    page.wait_for_text(".bar__clock", "السبت، 23 نوفمبر 2024، 10:59 م")?;
    page.wait_until(
        "document.documentElement.dir === 'rtl' && document.documentElement.lang === 'ar'",
    )?;
    // Pictures of the French front were still loading when it was left.
    page.take_errors()?;
    Ok(())
}

fn stale_weather_shows_its_age(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    weather(&site, "calgary", "2024-11-23T17:59:00-07:00");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    page.wait_for_text(".bar__age", "5 hours ago")?;
    page.take_errors()?;
    browser.close(page)?;
    // An age of an hour and a half is not shown.
    weather(&site, "calgary", "2024-11-23T21:29:00-07:00");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    assert_eq!(page.count(".bar__age")?, 0);
    wait_for_pictures(&page)?;
    Ok(())
}

/// A temperature older than twelve hours is hidden.
fn weather_of_half_a_day_ago_is_not_shown(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    weather(&site, "calgary", "2024-11-23T10:58:00-07:00");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    site.wait_for_request("/weather/calgary.json")?;
    a_moment(&page)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    assert_eq!(page.text(".bar__temperature")?, "");
    wait_for_pictures(&page)?;
    page.take_errors()?;
    browser.close(page)?;
    // A temperature that is shown is hidden when it gets too old, although there is no newer one.
    weather(&site, "calgary", "2024-11-23T11:30:00-07:00");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__age", "11 hours ago")?;
    wait_for_pictures(&page)?;
    page.advance(Duration::from_secs(40 * 60))?;
    page.wait_until("document.querySelector('.bar__temperature').textContent === ''")?;
    Ok(())
}

fn failed_weather_is_not_shown(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    site.fail("/weather/", Fault::Status(404));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    page.wait_for_text(".bar__region", "Calgary")?;
    assert_eq!(page.text(".bar__temperature")?, "");
    page.take_errors()?;
    Ok(())
}

/// The provider is requested only if the portal says so. A script simulates its response.
fn weather_straight_from_open_meteo_is_opt_in(browser: &Browser) -> Journey {
    let stand_in = "const real = window.fetch; window.asked = []; window.fetch = async (url, options) => {
        if (!String(url).startsWith('https://api.open-meteo.com/')) return real(url, options);
        asked.push(String(url));
        return Response.json({current: {time: 1732427100, interval: 900, temperature_2m: -12.1}}) }";
    let site = Site::dist()?.clock_at(DEMO_TIME).inject(stand_in);
    weather(&site, "calgary", "2024-11-23T22:30:00-07:00");
    let page = browser.page()?;
    page.open(&site, "/about/")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    page.wait_until("window.asked.length === 0")?;
    let newsroom =
        Newsroom::with_portal(|portal| portal["weather"] = json!({"provider": "open-meteo"}))?
            .article(&article("made/story", "Story", paragraphs(2)))?;
    let direct = newsroom.publish()?.clock_at(DEMO_TIME).inject(stand_in);
    page.open(&direct, "/made/story/")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    page.wait_until("window.asked.length === 1 && window.asked[0].includes('latitude=51.0')")?;
    assert!(direct.requests("/weather/").is_empty());
    let Some(app) = Site::app()? else {
        return Ok(());
    };
    let app = app.clock_at(DEMO_TIME).inject(stand_in);
    let mut portal = crate::newsroom::demo_portal()?;
    portal["weather"] = json!({"provider": "open-meteo"});
    app.put_json("/portal.json", &portal);
    page.open(&app, "/about/")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    page.wait_until("window.asked.length === 1 && window.asked[0].includes('latitude=51.0')")?;
    Ok(())
}

fn the_header_never_moves_when_the_weather_arrives(browser: &Browser) -> Journey {
    for width_px in [320, 768, 1280] {
        let site = site_at_demo_time()?;
        site.fail("/weather/", Fault::HangBeforeHeaders);
        let page = browser.page_for(&Reader::default().with_screen(width_px, 800))?;
        page.open_unfinished(&site, STORY)?;
        page.wait_for_text(".bar__clock", "10:59 PM")?;
        page.wait_for("h1")?;
        let boxes = "JSON.stringify([...document.querySelectorAll('.bar__link, .bar__clock, .bar__region, .bar, .masthead, h1')]
            .map((e) => e.getBoundingClientRect()).map((r) => [r.left, r.top, r.height].map(Math.round)))";
        let before = page.eval(boxes)?;
        site.heal("/weather/");
        page.wait_for_text(".bar__temperature", "-12.1°C")?;
        assert_eq!(page.eval(boxes)?, before, "at {width_px} px");
        browser.close(page)?;
    }
    Ok(())
}

fn a_region_is_chosen_by_keyboard_alone(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    weather(&site, "st-johns", "2024-11-24T02:00:00-03:30");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text(".bar__clock", "10:59 PM")?;
    for _ in 0..12 {
        page.press(Key::Tab)?;
        if page.is_focused(".regions summary")? {
            break;
        }
    }
    page.wait_for_focus(".regions summary")?;
    page.press(Key::Enter)?;
    page.wait_for(".regions__list a")?;
    page.press(Key::Escape)?;
    page.wait_gone(".regions__list a")?;
    page.wait_for_focus(".regions summary")?;
    page.press(Key::Enter)?;
    page.wait_for(".regions__list a")?;
    for _ in 0..40 {
        page.press(Key::Tab)?;
        if page.is_focused(".regions__list a[href$='/region/st-johns/']")? {
            break;
        }
    }
    page.wait_for_focus(".regions__list a[href$='/region/st-johns/']")?;
    page.press(Key::Enter)?;
    page.wait_for_path("/region/st-johns/")?;
    page.wait_for_text("h1", "St. John")?;
    page.wait_for_text(".bar__clock", "Sunday, November 24, 2024, 2:29 AM")?;
    page.wait_gone(".regions__list a")?;
    Ok(())
}

fn the_region_is_kept_across_pages_and_reloads(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    weather(&site, "vancouver", "2024-11-23T21:45:00-08:00");
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.wait_for_text(".bar__region", "Calgary")?;
    page.click(".regions summary")?;
    page.click_text(".regions__list a", "Vancouver")?;
    page.wait_for_path("/region/vancouver/")?;
    page.wait_for_text(".bar__region", "Vancouver")?;
    page.wait_for_text(".bar__clock", "9:59 PM")?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    page.click(".masthead__name")?;
    page.wait_for_path("/")?;
    page.wait_for_text(".bar__region", "Vancouver")?;
    wait_for_pictures(&page)?;
    page.reload()?;
    page.wait_for_text(".bar__region", "Vancouver")?;
    page.wait_for_text(".bar__clock", "9:59 PM")?;
    // The reload cancels requests for pictures.
    page.take_errors()?;
    Ok(())
}

fn the_bar_has_few_lines_on_a_phone(browser: &Browser) -> Journey {
    let site = site_at_demo_time()?;
    // The number of lines: the vertical centres of items that differ by more than half a line.
    let lines_of = "[...document.querySelectorAll('.bar__link, .bar__clock, .bar__region, .bar__temperature bdi')]
        .filter((e) => !e.closest('.regions__list'))
        .map((e) => { const r = e.getBoundingClientRect(); return (r.top + r.bottom) / 2 })
        .sort((a, b) => a - b).filter((y, n, all) => n === 0 || y - all[n - 1] > 8).length";
    for (width_px, most) in [(320, 3), (390, 3), (768, 2), (1280, 1), (1600, 1)] {
        let page = browser.page_for(&Reader::default().with_screen(width_px, 700))?;
        for path in [STORY, "/fr/about/", "/ar/about/"] {
            page.open(&site, path)?;
            page.wait_for_text(".bar__temperature", "12")?;
            page.wait_until("document.documentElement.scrollWidth <= innerWidth")?;
            let lines = page.eval(lines_of)?;
            assert!(
                lines.as_u64() <= Some(most),
                "{path} at {width_px} px: {lines}"
            );
            page.take_errors()?;
        }
        browser.close(page)?;
    }
    Ok(())
}
