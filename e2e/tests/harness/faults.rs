//! Simulated failures of a site.

use e2e::{Browser, Engine, Fault, Journey, Missing, journeys};
use serde_json::json;

use crate::tiny::{DATA, tiny};

journeys! {
    each_fault_is_simulated;
    a_fault_ends_after_the_given_number_of_requests;
    a_hanging_answer_continues_after_heal;
    a_site_can_go_offline_and_online;
    a_missing_file_gets_the_index_or_404;
    a_site_can_have_a_base_path;
    files_are_put_and_taken_back;
    a_strict_policy_allows_only_the_harness;
}

/// Fetches `data.json`: status, type and text, or the word `error`.
const FETCH: &str = "return fetch('/data.json', {signal: AbortSignal.timeout(arguments[0])})
    .then(async (answer) => [answer.status, answer.headers.get('content-type').split(';')[0],
        await answer.text(), answer.headers.get('retry-after')])
    .catch((error) => 'error')";

/// The same, with the result in `window.got`.
const FETCH_LATER: &str = "window.got = 'nothing';
    fetch('/data.json').then((answer) => answer.text()).then((text) => { window.got = text; });";

fn each_fault_is_simulated(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    let half = &DATA[..DATA.len() / 2];
    let json = "application/json";
    let went_wrong = |status: u16| json!([status, "text/plain", "This went wrong.", null]);
    let cases = [
        (Fault::Status(404), went_wrong(404)),
        (Fault::Status(500), went_wrong(500)),
        (Fault::Status(503), went_wrong(503)),
        (
            Fault::TooMany { retry_after_s: 7 },
            json!([429, "text/plain", "Later, please.", "7"]),
        ),
        (Fault::Reset, json!("error")),
        (Fault::HangBeforeHeaders, json!("error")),
        (Fault::HangMidBody, json!("error")),
        (Fault::HangAfter(&DATA[..1]), json!("error")),
        (
            Fault::Slow {
                bytes_per_second: 1,
            },
            json!("error"),
        ),
        (
            Fault::WrongType("text/css"),
            json!([200, "text/css", DATA, null]),
        ),
        (Fault::Empty, json!([200, json, "", null])),
    ];
    for (fault, expected) in cases {
        site.fail("/data.json", fault);
        assert_eq!(page.run(FETCH, &[json!(700)])?, expected, "{fault:?}");
    }
    site.fail("/data.json", Fault::Html);
    assert_eq!(page.run(FETCH, &[json!(9000)])?[1], "text/html");
    site.fail("/data.json", Fault::Garbage);
    let garbage = page.run(FETCH, &[json!(9000)])?;
    assert!(
        garbage[2].as_str().unwrap().contains('\u{fffd}'),
        "{garbage}"
    );
    site.fail("/data.json", Fault::Truncated);
    let truncated = page.run(FETCH, &[json!(9000)])?;
    match browser.engine() {
        Engine::Chromium | Engine::Firefox => assert_eq!(truncated, json!("error")),
        Engine::WebKit => assert_eq!(truncated[2], half),
    }
    site.heal("/data.json");
    assert_eq!(
        page.run(FETCH, &[json!(9000)])?,
        json!([200, json, DATA, null])
    );
    Ok(())
}

fn a_fault_ends_after_the_given_number_of_requests(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    site.fail_times("/data.json", 2, Fault::Status(503));
    let statuses = page.eval(
        "(async () => { const seen = []; for (let i = 0; i < 3; i++) seen.push((await fetch('/data.json')).status); return seen; })()",
    )?;
    assert_eq!(statuses, json!([503, 503, 200]));
    assert_eq!(site.requests("/data.json").len(), 3);
    Ok(())
}

fn a_hanging_answer_continues_after_heal(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    for fault in [
        Fault::HangBeforeHeaders,
        Fault::HangMidBody,
        Fault::HangAfter(&DATA[..1]),
        Fault::Slow {
            bytes_per_second: 1,
        },
    ] {
        site.fail("/data.json", fault);
        page.run(FETCH_LATER, &[])?;
        page.wait_until("new Promise((done) => setTimeout(() => done(got === 'nothing'), 100))")?;
        site.heal("/data.json");
        page.wait_until(&format!("got === '{DATA}'"))?;
    }
    Ok(())
}

fn a_site_can_go_offline_and_online(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    site.go_offline();
    assert_eq!(page.run(FETCH, &[json!(9000)])?, json!("error"));
    site.go_online()?;
    assert_eq!(page.run(FETCH, &[json!(9000)])?[0], 200);
    Ok(())
}

fn a_missing_file_gets_the_index_or_404(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/nowhere.json")?;
    assert_eq!(page.text("h1")?, "Home");
    let answer = page.eval("fetch('/nowhere.json').then((answer) => [answer.status, answer.headers.get('content-type')])")?;
    assert_eq!(answer, json!([200, "text/html; charset=utf-8"]));
    let site = site.missing(Missing::NotFound);
    page.open(&site, "/nowhere/")?;
    assert_eq!(page.text("h1")?, "Lost");
    assert_eq!(
        page.eval("fetch('/nowhere.json').then((answer) => answer.status)")?,
        404
    );
    Ok(())
}

fn a_site_can_have_a_base_path(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let site = site.below("/news/today/");
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.click("#next")?;
    page.wait_for_path("/news/today/second/")?;
    page.open(&site, "/second")?;
    page.wait_for_path("/news/today/second/")?;
    assert_eq!(site.requests("/second/").len(), 2);
    Ok(())
}

fn files_are_put_and_taken_back(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    site.put_json("/data.json", &json!({"words": "others"}));
    let words = "fetch('/data.json').then((answer) => answer.json()).then(({words}) => words)";
    assert_eq!(page.eval(words)?, "others");
    site.restore("/data.json");
    assert_eq!(page.eval(words)?, "a document of some length");
    Ok(())
}

fn a_strict_policy_allows_only_the_harness(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let policy = "default-src 'none'; require-trusted-types-for 'script'";
    let site = site
        .header("Content-Security-Policy", policy)
        .clock_at("2001-01-01T00:00:00Z");
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.wait_until("new Date().getFullYear() === 2001")?;
    let errors = page.take_errors()?;
    assert!(
        errors
            .iter()
            .any(|line| line.starts_with("policy: script-src")),
        "{errors:?}"
    );
    Ok(())
}
