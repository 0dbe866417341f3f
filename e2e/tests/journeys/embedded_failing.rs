//! What goes wrong with elements in other people's pages: the host's own words stay, and a code says why.

use crate::embedded::{Host, ONE};
use e2e::{Browser, Fault, Journey, Site, HarnessResult, journeys};
use serde_json::{Value, json};

journeys! {
    what_fails_leaves_the_hosts_words;
    a_host_that_forbids_programs_keeps_its_words;
    documents_of_other_systems_are_read;
    a_host_that_forbids_workers_reads_our_format;
    a_failed_reload_takes_nothing_away;
    what_never_answers_is_given_up;
}

/// Listens before the elements are there, and for errors that are nobody's.
const EAR: &str = "window.heard = []; window.errors = 0;
    for (const kind of ['news-ready', 'news-error']) document.addEventListener(kind, (event) => window.heard.push([kind, event.detail.code ?? null, event.detail.message ?? null, performance.now()]));
    addEventListener('error', (event) => event.target === window && window.errors++); addEventListener('unhandledrejection', () => window.errors++);";

/// Its place in a page: policies allow no inline script.
const HEARS: &str = "<script src=\"/ear.js\"></script>";

fn hearing(news: &Site, body: &str) -> HarnessResult<Host> {
    let host = Host::of(news, body)?;
    host.site.put("/ear.js", "text/javascript", EAR);
    Ok(host)
}

fn failing(browser: &Browser, news: &Site, body: &str, code: &str) -> HarnessResult<Value> {
    let host = hearing(news, &[HEARS, body].concat())?;
    let page = browser.page()?;
    page.open_unfinished(&host.site, "/")?;
    page.wait_until("window.heard?.length === 1")?;
    let heard = page.eval("window.heard[0]")?;
    assert_eq!(heard[1], code, "{heard}");
    // From the last answer to the word for it.
    let waited = page.eval(
        "window.heard[0][3] - Math.max(0, ...performance.getEntriesByType('resource').map((it) => it.responseEnd).filter((end) => end < window.heard[0][3]))",
    )?;
    assert!(
        waited.as_f64().is_some_and(|ms| ms < 1_000.0),
        "{code}: {waited} ms"
    );
    assert!(page.sees("action-news-article a")?, "{code}");
    assert_eq!(page.text("h1")?, "A portal");
    assert_eq!(page.eval("window.errors")?, 0, "{code}");
    assert_eq!(
        page.eval("document.querySelector('action-news-article').ready")?,
        false
    );
    page.take_errors()?;
    browser.close(page)?;
    Ok(heard)
}

fn what_fails_leaves_the_hosts_words(browser: &Browser) -> Journey {
    let check = |path: &str, fault: Fault, code: &str| -> HarnessResult<()> {
        let news = Site::dist()?;
        news.fail(path, fault);
        failing(browser, &news, ONE, code).map(drop)
    };
    check("/world/", Fault::Status(404), "not-found")?;
    check("/world/", Fault::Status(403), "refused")?;
    check("/world/", Fault::Status(503), "server")?;
    check("/world/", Fault::Reset, "network")?;
    check("/world/", Fault::Html, "unreadable")?;
    check("/assets/elements-", Fault::Status(404), "program-failed")?;
    check("/assets/elements-", Fault::Garbage, "program-failed")?;
    check("/assets/present-", Fault::Status(404), "program-failed")?;
    check("/assets/present-", Fault::Garbage, "program-failed")?;
    let news = Site::dist()?;
    let large = vec![b' '; 9 * 1024 * 1024];
    news.put(
        "/world/leaders-differ-on-syria.json",
        "application/json",
        large,
    );
    failing(browser, &news, ONE, "too-large")?;
    let news = Site::dist()?;
    news.put_json("/wp-json/posts/1.json", &post());
    news.fail("/assets/importer-", Fault::Status(404));
    failing(browser, &news, FOREIGN, "importer-failed")?;
    // The portal's configuration is worth having, and no more.
    let news = Site::dist()?;
    news.fail("/portal.json", Fault::Status(500));
    let host = Host::of(&news, ONE)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    page.take_errors()?;
    browser.close(page)?;
    // No address at all, and one that is none.
    let news = Site::dist()?;
    failing(
        browser,
        &news,
        &ONE.replace("src=\"{news}/world", "data-src=\"{news}/world"),
        "no-source",
    )?;
    failing(
        browser,
        &news,
        &ONE.replace(
            "src=\"{news}/world/leaders-differ-on-syria.json",
            "src=\"http://[",
        ),
        "no-source",
    )?;
    Ok(())
}

fn a_host_that_forbids_programs_keeps_its_words(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = hearing(&news, &[HEARS, ONE].concat())?.under(
        "script-src {news} 'self'; connect-src {news}; img-src {news}",
        &news,
    );
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("window.heard?.length === 1")?;
    assert_eq!(page.eval("window.heard[0][1]")?, "program-blocked");
    assert!(page.sees("action-news-article a")?);
    assert_eq!(page.eval("window.errors")?, 0);
    page.take_errors()?;
    Ok(())
}

/// Of another system.
fn post() -> Value {
    json!({"id": 1, "link": "https://paper.example/fog/", "date_gmt": "2024-11-23T08:00:00",
        "title": {"rendered": "Fog on the harbour"}, "content": {"rendered": "<p>Nobody saw the ferry.</p><p><a href=\"/more\">More</a></p>"}})
}

/// An article of the host's own site, in another system's format.
const FOREIGN: &str = "<h1>A portal</h1><script type=\"module\" src=\"{news}/embed.js\"></script>\
    <action-news-article src=\"{news}/wp-json/posts/1.json\"><a href=\"#\">Fallback</a></action-news-article>";

fn documents_of_other_systems_are_read(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.put_json("/wp-json/posts/1.json", &post());
    news.put_json("/wp-json/posts.json", &json!([post(), post(), post()]));
    // From another origin, with no policy and with the one that this needs.
    let policies = [
        None,
        Some(
            "default-src 'none'; script-src {news} 'self' 'wasm-unsafe-eval'; connect-src {news}; img-src {news}; worker-src blob: {news}; \
             require-trusted-types-for 'script'; trusted-types action-news-embed",
        ),
    ];
    for policy in policies {
        let mut host = hearing(&news, &[HEARS, FOREIGN].concat())?;
        if let Some(policy) = policy {
            host = host.under(policy, &news);
        }
        let page = browser.page()?;
        page.open(&host.site, "/")?;
        page.wait_for_text("action-news-article >>> h1", "Fog on the harbour")?;
        page.wait_for_text(
            "action-news-article >>> .article__body",
            "Nobody saw the ferry.",
        )?;
        assert_eq!(page.eval("document.querySelector('action-news-article').shadowRoot.querySelector('.article__body a').href")?, "https://paper.example/more");
        // A second one, and a list of them as headlines.
        page.run(
            "const headlines = document.createElement('action-news-headlines'); headlines.src = arguments[0]; headlines.count = 2; headlines.loading = 'eager';
             document.body.append(headlines)",
            &[format!("{}/wp-json/posts.json", news.origin()).into()],
        )?;
        page.wait_for_text("action-news-headlines >>> .story", "Fog on the harbour")?;
        assert_eq!(page.count("action-news-headlines >>> .story")?, 2);
        let href = "document.querySelector('action-news-headlines').shadowRoot.querySelector('.story a').href";
        assert_eq!(page.eval(href)?, "https://paper.example/fog/");
        browser.close(page)?;
    }
    Ok(())
}

fn a_host_that_forbids_workers_reads_our_format(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.put_json("/wp-json/posts/1.json", &post());
    let policies = [
        "default-src 'none'; script-src {news} 'self' 'wasm-unsafe-eval'; connect-src {news}; img-src {news}; worker-src 'none'",
        "script-src {news} 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
    ];
    for policy in policies {
        let host = hearing(&news, &[HEARS, FOREIGN, ONE].concat())?.under(policy, &news);
        let page = browser.page()?;
        page.open(&host.site, "/")?;
        page.wait_until("window.heard?.length === 2")?;
        let heard = page.eval("window.heard.map(([kind, code]) => [kind, code]).sort()")?;
        assert_eq!(
            heard,
            json!([["news-error", "importer-blocked"], ["news-ready", null]]),
            "{policy}"
        );
        assert!(page.sees("action-news-article a")?);
        assert_eq!(page.eval("window.errors")?, 0);
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn a_failed_reload_takes_nothing_away(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = hearing(&news, &[HEARS, ONE].concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    news.fail("/world/", Fault::Status(503));
    let again = page.run(
        "return document.querySelector('action-news-article').reload()",
        &[],
    )?;
    assert_eq!(again, false);
    assert!(page.sees("action-news-article >>> .article")?);
    // What is shown would be wrong of another address.
    page.run("const it = document.querySelector('action-news-article'); it.src = it.src.replace('leaders-differ', 'nobody-knows')", &[])?;
    page.wait_until("window.heard.filter(([kind]) => kind === 'news-error').length === 2")?;
    assert!(page.sees("action-news-article a")?);
    assert_eq!(page.count("action-news-article >>> .article")?, 0);
    // And back.
    news.heal("/world/");
    page.run("const it = document.querySelector('action-news-article'); it.src = it.src.replace('nobody-knows', 'leaders-differ')", &[])?;
    page.wait_for("action-news-article >>> .article")?;
    page.take_errors()?;
    Ok(())
}

fn what_never_answers_is_given_up(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.fail("/world/", Fault::HangBeforeHeaders);
    let host = hearing(&news, &[HEARS, ONE].concat())?.at("2024-11-24T05:58:10Z");
    let page = browser.page()?;
    page.open_unfinished(&host.site, "/")?;
    page.wait_until("performance.getEntriesByType('resource').some((it) => it.name.includes('/assets/elements-'))")?;
    // Twenty seconds of the page's own clock.
    page.advance(std::time::Duration::from_secs(21))?;
    page.wait_until("window.heard?.length === 1")?;
    assert_eq!(page.eval("window.heard[0][1]")?, "timeout");
    assert!(page.sees("action-news-article a")?);
    news.heal("/world/");
    page.take_errors()?;
    Ok(())
}
