//! Network failures in the client-rendered app: it shows a message and a retry button, and never waits endlessly.

use crate::app::{A_WHILE, LOADING};
use crate::sample::{STORY, article, paragraphs, wait_for_script};
use e2e::{Browser, Fault, Journey, Site, journeys};
use std::time::Duration;

journeys! {
    a_server_error_is_shown_and_can_be_retried;
    a_short_failure_is_not_shown;
    permanent_failures_are_not_retried;
    at_most_three_retries;
    retry_after_is_honoured;
    a_missing_answer_is_shown_as_a_timeout;
    an_endless_body_is_shown_as_a_timeout;
    other_failures_are_shown;
    being_offline_is_shown_and_can_be_retried;
    the_portal_itself_can_fail_and_be_retried;
    a_failed_refresh_keeps_the_copy;
    a_missing_page_offers_links;
    a_failure_during_maintenance_mentions_it;
}

const DATA: &str = "/world/leaders-differ-on-syria.json";

/// Advances the clock in steps, so that retries and timeouts take place.
fn advance_s(page: &e2e::Page, seconds: u64) -> Journey {
    for _ in 0..seconds {
        page.advance(Duration::from_secs(1))?;
    }
    Ok(())
}

fn a_server_error_is_shown_and_can_be_retried(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let site = site.clock_at(crate::sample::DEMO_TIME);
    site.fail(DATA, Fault::Status(503));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text("h1", "Something went wrong on our side")?;
    assert_eq!(page.count(LOADING)?, 0);
    site.heal(DATA);
    page.click("[data-action=retry]")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    page.take_errors()?;
    Ok(())
}

fn a_short_failure_is_not_shown(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    site.fail_times(DATA, 2, Fault::Status(500));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text("h1", "Putin and Obama")?;
    assert_eq!(site.requests(DATA).len(), 3);
    page.take_errors()?;
    Ok(())
}

fn permanent_failures_are_not_retried(browser: &Browser) -> Journey {
    for (fault, words) in [
        (Fault::Status(404), "Page not found"),
        (Fault::Status(403), "Something went wrong on our side"),
        (Fault::Html, "Page not found"),
        (Fault::WrongType("text/plain"), "Page not found"),
        (Fault::Garbage, "This page cannot be shown"),
    ] {
        let Some(site) = Site::app()? else {
            return Ok(());
        };
        site.fail(DATA, fault);
        let page = browser.page()?;
        page.open(&site, STORY)?;
        page.wait_for_text("h1", words)?;
        assert_eq!(site.requests(DATA).len(), 1, "{fault:?}");
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn at_most_three_retries(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    site.fail(DATA, Fault::Status(500));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text("h1", "Something went wrong")?;
    assert_eq!(site.requests(DATA).len(), 4);
    page.take_errors()?;
    Ok(())
}

fn retry_after_is_honoured(browser: &Browser) -> Journey {
    let spy = "const real = window.fetch; window.answered = 0; window.fetch = async (...asked) => {
        const answer = await real(...asked); window.answered += String(asked[0]).endsWith('-syria.json'); return answer }";
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let site = site.clock_at(crate::sample::DEMO_TIME).inject(spy);
    site.fail_times(DATA, 1, Fault::TooMany { retry_after_s: 30 });
    let page = browser.page()?;
    page.open(&site, STORY)?;
    // The app has the response; the page requested it before the app started.
    page.wait_until("window.answered === 1")?;
    wait_for_script(&page)?;
    page.advance(Duration::from_secs(28))?;
    assert_eq!(site.requests(DATA).len(), 1, "retried too early");
    page.advance(Duration::from_secs(3))?;
    page.wait_for_text("h1", "Putin and Obama")?;
    assert_eq!(site.requests(DATA).len(), 2);
    page.take_errors()?;
    Ok(())
}

fn a_missing_answer_is_shown_as_a_timeout(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let site = site.clock_at(crate::sample::DEMO_TIME);
    site.fail(DATA, Fault::HangBeforeHeaders);
    let page = browser.page()?;
    page.open_unfinished(&site, STORY)?;
    page.wait_for(LOADING)?;
    advance_s(&page, 40)?;
    page.wait_for_text("h1", "This is taking too long")?;
    page.take_errors()?;
    Ok(())
}

fn an_endless_body_is_shown_as_a_timeout(browser: &Browser) -> Journey {
    for fault in [
        Fault::HangMidBody,
        Fault::Slow {
            bytes_per_second: 1,
        },
    ] {
        let Some(site) = Site::app()? else {
            return Ok(());
        };
        let site = site.clock_at(crate::sample::DEMO_TIME);
        site.fail(DATA, fault);
        let page = browser.page()?;
        page.open_unfinished(&site, STORY)?;
        page.wait_for(LOADING)?;
        advance_s(&page, 40)?;
        page.wait_for_text("h1", "This is taking too long")?;
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn other_failures_are_shown(browser: &Browser) -> Journey {
    for fault in [Fault::Reset, Fault::Truncated, Fault::Empty] {
        let Some(site) = Site::app()? else {
            return Ok(());
        };
        site.fail(DATA, fault);
        let page = browser.page()?;
        page.open(&site, STORY)?;
        page.wait_for(".failure")?;
        assert!(page.count("[data-action=retry]")? == 1, "{fault:?}");
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn being_offline_is_shown_and_can_be_retried(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.wait_for(".story__headline a")?;
    site.go_offline();
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for_text("h1", "No connection")?;
    site.go_online()?;
    page.click("[data-action=retry]")?;
    page.wait_for_text("h1", "World")?;
    // Pictures that are still loading would fail too.
    page.wait_until("document.readyState === 'complete'")?;
    page.take_errors()?;
    Ok(())
}

fn the_portal_itself_can_fail_and_be_retried(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    site.fail("/portal.json", Fault::Status(500));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text("h1", "Something went wrong")?;
    site.heal("/portal.json");
    page.click("[data-action=retry]")?;
    page.wait_for_text("h1", "Putin and Obama")?;
    page.take_errors()?;
    Ok(())
}

fn a_failed_refresh_keeps_the_copy(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let site = site.clock_at(crate::sample::DEMO_TIME);
    site.put_json(
        "/made/kept.json",
        &article("made/kept", "Kept", paragraphs(3)),
    );
    let page = browser.page()?;
    page.open(&site, "/made/kept/")?;
    page.wait_for_text("h1", "Kept")?;
    page.click(".masthead__name")?;
    page.wait_for_path("/")?;
    page.wait_for(".story__headline a")?;
    page.jump(A_WHILE)?;
    site.fail("/made/kept.json", Fault::Status(500));
    page.back()?;
    page.wait_for_text("h1", "Kept")?;
    page.wait_for_text(".page__note", "earlier copy")?;
    assert!(page.sees("p.block")?);
    site.heal("/made/kept.json");
    page.click("[data-action=retry]")?;
    page.wait_until("document.querySelector('.page__note').textContent.trim() === ''")?;
    page.take_errors()?;
    Ok(())
}

fn a_missing_page_offers_links(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let page = browser.page()?;
    page.open(&site, "/world/no-such-story/")?;
    page.wait_for_text("h1", "Page not found")?;
    page.wait_until("document.title.startsWith('Page not found')")?;
    page.click_text(".failure__sections a", "World")?;
    page.wait_for_path("/world/")?;
    page.wait_for_text("h1", "World")?;
    Ok(())
}

fn a_failure_during_maintenance_mentions_it(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    let site = site.clock_at(crate::sample::DEMO_TIME);
    site.fail(DATA, Fault::Status(404));
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.wait_for_text("h1", "Page not found")?;
    page.wait_for_text(".failure", "maintenance")?;
    page.take_errors()?;
    Ok(())
}
