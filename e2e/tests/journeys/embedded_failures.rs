//! Failures of elements in other people's pages: the fallback stays, and `news-error` has a code.

use crate::embedded::{Host, ONE};
use e2e::{Browser, Fault, HarnessResult, Journey, Site, journeys};
use serde_json::{Value, json};

journeys! {
    a_failure_leaves_the_fallback;
    without_webassembly_the_fallback_stays;
    documents_of_other_systems_are_read;
    without_workers_only_our_format_is_read;
    a_failed_reload_keeps_the_article;
    a_missing_answer_is_a_timeout;
}

/// Collects the elements' events, and uncaught errors of the page.
const LISTENER: &str = "window.heard = []; window.errors = 0;
    for (const kind of ['news-ready', 'news-error']) document.addEventListener(kind, (event) => window.heard.push([kind, event.detail.code ?? null, event.detail.message ?? null, performance.now()]));
    addEventListener('error', (event) => event.target === window && window.errors++); addEventListener('unhandledrejection', () => window.errors++);";

/// Not inline, because policies forbid inline scripts.
const LISTENER_TAG: &str = "<script src=\"/listener.js\"></script>";

fn host_with_listener(news: &Site, body: &str) -> HarnessResult<Host> {
    let host = Host::of(news, body)?;
    host.site.put("/listener.js", "text/javascript", LISTENER);
    Ok(host)
}

fn assert_fails(browser: &Browser, news: &Site, body: &str, code: &str) -> HarnessResult<Value> {
    let host = host_with_listener(news, &[LISTENER_TAG, body].concat())?;
    let page = browser.page()?;
    page.open_unfinished(&host.site, "/")?;
    page.wait_until("window.heard?.length === 1")?;
    let heard = page.eval("window.heard[0]")?;
    assert_eq!(heard[1], code, "{heard}");
    // Time from the last response to the event.
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

fn a_failure_leaves_the_fallback(browser: &Browser) -> Journey {
    let check = |path: &str, fault: Fault, code: &str| -> HarnessResult<()> {
        let news = Site::dist()?;
        news.fail(path, fault);
        assert_fails(browser, &news, ONE, code).map(drop)
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
    assert_fails(browser, &news, ONE, "too-large")?;
    let news = Site::dist()?;
    news.put_json("/wp-json/posts/1.json", &post());
    news.fail("/assets/importer-", Fault::Status(404));
    assert_fails(browser, &news, FOREIGN, "importer-failed")?;
    // An article is shown without the portal's configuration too.
    let news = Site::dist()?;
    news.fail("/portal.json", Fault::Status(500));
    let host = Host::of(&news, ONE)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    page.take_errors()?;
    browser.close(page)?;
    // Without `src`, and with an invalid one.
    let news = Site::dist()?;
    assert_fails(
        browser,
        &news,
        &ONE.replace("src=\"{news}/world", "data-src=\"{news}/world"),
        "no-source",
    )?;
    assert_fails(
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

fn without_webassembly_the_fallback_stays(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = host_with_listener(&news, &[LISTENER_TAG, ONE].concat())?.under(
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

/// A document of another system.
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
    // On another origin, without a policy and with the policy that this needs.
    let policies = [
        None,
        Some(
            "default-src 'none'; script-src {news} 'self' 'wasm-unsafe-eval'; connect-src {news}; img-src {news}; worker-src blob: {news}; \
             require-trusted-types-for 'script'; trusted-types action-news-embed",
        ),
    ];
    for policy in policies {
        let mut host = host_with_listener(&news, &[LISTENER_TAG, FOREIGN].concat())?;
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
        // A second article, and a list as headlines.
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

fn without_workers_only_our_format_is_read(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.put_json("/wp-json/posts/1.json", &post());
    let policies = [
        "default-src 'none'; script-src {news} 'self' 'wasm-unsafe-eval'; connect-src {news}; img-src {news}; worker-src 'none'",
        "script-src {news} 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
    ];
    for policy in policies {
        let host =
            host_with_listener(&news, &[LISTENER_TAG, FOREIGN, ONE].concat())?.under(policy, &news);
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

fn a_failed_reload_keeps_the_article(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = host_with_listener(&news, &[LISTENER_TAG, ONE].concat())?;
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
    // After `src` has changed, the old article must not stay.
    page.run("const it = document.querySelector('action-news-article'); it.src = it.src.replace('leaders-differ', 'nobody-knows')", &[])?;
    page.wait_until("window.heard.filter(([kind]) => kind === 'news-error').length === 2")?;
    assert!(page.sees("action-news-article a")?);
    assert_eq!(page.count("action-news-article >>> .article")?, 0);
    // The first article again.
    news.heal("/world/");
    page.run("const it = document.querySelector('action-news-article'); it.src = it.src.replace('nobody-knows', 'leaders-differ')", &[])?;
    page.wait_for("action-news-article >>> .article")?;
    page.take_errors()?;
    Ok(())
}

fn a_missing_answer_is_a_timeout(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.fail("/world/", Fault::HangBeforeHeaders);
    let host = host_with_listener(&news, &[LISTENER_TAG, ONE].concat())?.at("2024-11-24T05:58:10Z");
    let page = browser.page()?;
    page.open_unfinished(&host.site, "/")?;
    page.wait_until("performance.getEntriesByType('resource').some((it) => it.name.includes('/assets/elements-'))")?;
    // The timeout is 20 s.
    page.advance(std::time::Duration::from_secs(21))?;
    page.wait_until("window.heard?.length === 1")?;
    assert_eq!(page.eval("window.heard[0][1]")?, "timeout");
    assert!(page.sees("action-news-article a")?);
    news.heal("/world/");
    page.take_errors()?;
    Ok(())
}
