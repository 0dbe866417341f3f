//! axe-core finds nothing on any kind of page, light or dark.

use crate::sample::{ARABIC_STORY, EVERY_BLOCK, LIVE, STORY};
use e2e::{Browser, Fault, Journey, Reader, Site, journeys};

journeys! {
    axe_finds_nothing_in_the_light;
    axe_finds_nothing_in_the_dark;
    axe_finds_nothing_on_a_phone_with_the_menu_open;
}

const PAGES: &[&str] = &[
    "/",
    "/world/",
    "/region/halifax/",
    "/tag/syria/",
    "/ar/sports/",
    STORY,
    EVERY_BLOCK,
    LIVE,
    ARABIC_STORY,
    "/fr/",
    "/ar/",
    "/about/contact/",
    "/no/such/page/",
];

fn check(browser: &Browser, reader: &Reader) -> Journey {
    let site = Site::dist()?;
    let page = browser.page_for(reader)?;
    for path in PAGES {
        page.open(&site, path)?;
        page.wait_for("h1")?;
        page.wait_until("document.querySelector('.bar__clock').textContent.length > 10")?;
        let found = page.axe()?;
        assert!(found.is_empty(), "{path}:\n{}", found.join("\n"));
        page.take_errors()?;
    }
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    site.fail("/world/leaders-differ-on-syria.json", Fault::Status(403));
    page.open(&site, STORY)?;
    page.wait_for(".failure")?;
    let found = page.axe()?;
    assert!(found.is_empty(), "a failed page:\n{}", found.join("\n"));
    page.take_errors()?;
    Ok(())
}

fn axe_finds_nothing_in_the_light(browser: &Browser) -> Journey {
    check(browser, &Reader::default())
}

fn axe_finds_nothing_in_the_dark(browser: &Browser) -> Journey {
    check(browser, &Reader::default().with_dark_scheme())
}

fn axe_finds_nothing_on_a_phone_with_the_menu_open(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page_for(&Reader::default().with_screen(320, 640))?;
    page.open(&site, STORY)?;
    page.wait_for("h1")?;
    page.click(".regions summary")?;
    page.wait_for(".regions__list a")?;
    let found = page.axe()?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    // Large enough for a finger.
    let small = page.eval(
        "[...document.querySelectorAll('.bar__link, .regions__list a, .notice__dismiss, .footer a')]
            .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 43.5).map((e) => e.textContent)",
    )?;
    assert_eq!(small, serde_json::json!([]));
    Ok(())
}
