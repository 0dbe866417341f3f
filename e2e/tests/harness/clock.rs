//! The simulated clock, hidden pages, languages.

use std::time::Duration;

use e2e::{Browser, Journey, journeys};

use crate::tiny::tiny;

journeys! {
    the_clock_starts_at_the_given_time;
    advancing_the_clock_fires_timers;
    a_jump_fires_no_timers;
    a_page_can_be_hidden;
    languages_are_simulated;
}

const START: &str = "2024-11-24T05:59:00Z";

fn the_clock_starts_at_the_given_time(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let site = site.clock_at(START);
    let page = browser.page()?;
    page.open(&site, "/")?;
    let within = "((at) => at >= 0 && at < 20_000)";
    let since = format!("Date.now() - Date.parse('{START}')");
    page.wait_until(&format!("{within}({since})"))?;
    page.wait_until(&format!("{within}(new Date() - new Date('{START}'))"))?;
    page.wait_until("Date().startsWith('Sun Nov 24 2024')")?;
    page.wait_until("new Date(0).getTime() === 0 && new Date(2024, 1, 2).getMonth() === 1")?;
    page.wait_until("new Date() instanceof Date && new Date().constructor === Date")?;
    page.wait_until("new Intl.DateTimeFormat('en', {year: 'numeric'}).format() === '2024'")?;
    page.wait_until("Math.abs(performance.now()) < 60_000")?;
    let before = page.eval(&since)?;
    page.wait_until(&format!("{since} > {before}"))?;
    page.open(&site, "/second/")?;
    page.wait_until(&format!("{since} > {before}"))?;
    page.wait_until(&format!("{within}({since})"))?;
    Ok(())
}

fn advancing_the_clock_fires_timers(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let site = site.clock_at(START);
    let page = browser.page()?;
    page.open(&site, "/")?;
    let timers = "window.rung = [];
        setTimeout((name) => rung.push(name), 3_600_000, 'hour');
        setTimeout(() => rung.push('minute'), 60_000);
        setTimeout(() => rung.push('day'), 86_400_000);
        const every = setInterval(() => rung.push('every'), 1_800_000);
        clearTimeout(setTimeout(() => rung.push('never'), 60_000));";
    page.run(timers, &[])?;
    page.advance(Duration::from_secs(3600))?;
    page.wait_until("rung.join() === 'minute,every,hour'")?;
    page.wait_until(&format!("Date.now() - Date.parse('{START}') >= 3_600_000"))?;
    page.open(&site, "/second/")?;
    page.wait_until(&format!("Date.now() - Date.parse('{START}') >= 3_600_000"))?;
    Ok(())
}

fn a_jump_fires_no_timers(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let site = site.clock_at(START);
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.run(
        "window.rung = false; setTimeout(() => { window.rung = true; }, 60_000)",
        &[],
    )?;
    page.jump(Duration::from_secs(3600))?;
    let later = "new Promise((done) => setTimeout(() => done(!rung && new Date().getUTCHours() === 6), 50))";
    page.wait_until(later)?;
    Ok(())
}

fn a_page_can_be_hidden(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    let listen = "window.seen = []; document.addEventListener('visibilitychange',
        () => seen.push(document.visibilityState + document.hidden))";
    page.run(listen, &[])?;
    page.set_hidden(true)?;
    page.set_hidden(false)?;
    page.wait_until("seen.join() === 'hiddentrue,visiblefalse'")?;
    Ok(())
}

fn languages_are_simulated(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let site = site
        .with_languages(&["fr-CA", "fr"])
        .inject("window.first = document.body === null;");
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.wait_until("navigator.language === 'fr-CA' && navigator.languages.join() === 'fr-CA,fr'")?;
    page.wait_until("first && document.querySelectorAll('script').length === 1")?;
    Ok(())
}
