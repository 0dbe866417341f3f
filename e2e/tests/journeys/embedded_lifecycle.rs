//! The life cycle of elements in other people's pages: moving, removing, inserting, memory, and traps of the program.

use crate::embedded::{Host, ONE, programs};
use e2e::{Browser, Engine, Fault, HarnessResult, Journey, Page, Site, journeys};
use std::rc::Rc;

journeys! {
    moved_elements_keep_their_content;
    a_thousand_elements_leak_nothing;
    an_element_removed_at_once_requests_nothing;
    a_program_that_traps_is_replaced;
    a_program_with_corrupt_memory_is_replaced;
    a_program_that_traps_repeatedly_is_stopped;
}

/// An inline script, because a driver's scripts may run in another realm. `memory` returns the program's memory: importing
/// its URL gives the same module instance, whose exports have short names. After `trap(n)`, `Array.prototype.push`, which
/// the program calls, throws n times, which leaves the program in the state that a panic does.
const PROBE: &str = r#"<script>
    const memory = () => {
        const [url] = performance.getEntriesByType("resource").map((it) => it.name).filter((name) => /elements-[0-9a-f]+[.]js$/.test(name));
        return import(url).then((program) => program.default()).then((exports) => Object.values(exports).find((it) => it instanceof WebAssembly.Memory).buffer);
    };
    window.memory = () => memory().then((buffer) => buffer.byteLength);
    // Makes all pointers invalid, so that the next call traps.
    window.spoil = () => memory().then((buffer) => new Uint8Array(buffer).fill(255).length);
    window.heard = []; window.errors = 0;
    // Not by file name: one engine omits tail calls from stack traces.
    for (const kind of ["news-ready", "news-error"]) document.addEventListener(kind, (event) => window.heard.push([kind, event.detail.code]));
    addEventListener("error", () => window.errors++); addEventListener("unhandledrejection", () => window.errors++);
    const push = Array.prototype.push;
    window.trap = (times) => {
        Array.prototype.push = function (...given) {
            if (times <= 0 || !new Error().stack.includes("wasm")) return push.apply(this, given);
            times -= 1;
            throw new WebAssembly.RuntimeError("unreachable");
        };
    };
</script>"#;

fn moved_elements_keep_their_content(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let body = [
        ONE,
        "<section id=\"there\"></section><iframe srcdoc=\"<!doctype html><title>Another</title>\"></iframe>",
    ];
    let host = Host::of(&news, &body.concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    page.run(
        "window.it = document.querySelector('action-news-article');
         window.article = window.it.shadowRoot.querySelector('.article');
         window.again = 0;
         for (const kind of ['news-ready', 'news-error']) window.it.addEventListener(kind, () => window.again++);",
        &[],
    )?;
    // Not pictures, which the browser may request again.
    let fetched = || news.requests("/world/").len() + news.requests("/assets/").len();
    let asked = fetched();
    let stays = |step: &str| -> HarnessResult<()> {
        page.wait_until("new Promise((go) => setTimeout(go, 50, true))")?;
        let same = "window.it.shadowRoot.querySelector('.article') === window.article && window.it.shadowRoot.querySelector('slot')";
        assert_eq!(page.eval(same)?, serde_json::Value::Null, "{step}");
        assert_eq!(page.eval("window.again")?, 0, "{step}");
        assert_eq!(fetched(), asked, "{step}");
        Ok(())
    };
    page.run("document.querySelector('#there').append(window.it)", &[])?;
    stays("append")?;
    page.run("document.body.prepend(window.it)", &[])?;
    stays("prepend")?;
    page.run("if (document.body.moveBefore) document.querySelector('#there').moveBefore(window.it, null)", &[])?;
    stays("moveBefore")?;
    // Removed for longer than a task, and inserted again.
    page.run("window.it.remove(); return new Promise((go) => setTimeout(go, 50)).then(() => document.body.append(window.it))", &[])?;
    page.wait_for("action-news-article >>> .article")?;
    // Moved to another document and back: it adopts that document's stylesheet.
    let sheets = "window.it.shadowRoot.adoptedStyleSheets.length";
    page.run(
        "document.querySelector('iframe').contentDocument.body.append(window.it)",
        &[],
    )?;
    page.wait_until(&format!("{sheets} === 1"))?;
    let colour =
        "getComputedStyle(window.it.shadowRoot.querySelector('.article__byline')).fontFamily";
    let there = page.eval(colour)?;
    page.run("document.body.append(window.it)", &[])?;
    page.wait_until(&format!("{sheets} === 1"))?;
    page.wait_for("action-news-article >>> .article")?;
    assert_eq!(page.eval(colour)?, there);
    Ok(())
}

/// Inserts and removes elements `count` times. Stores weak references to some.
const CYCLES: &str = "const [count, article, news] = arguments;
    const make = (name, given) => Object.assign(document.createElement('action-news-' + name), {loading: 'eager', ...given});
    return (async () => {
        for (let n = 0; n < count; n++) {
            const element = n % 10 ? make('article', {article}) : make('header', {src: news + '/portal.json'});
            document.body.append(element);
            if (!(await element.ready)) throw new Error('it is not ready');
            element.remove();
            window.refs.push(new WeakRef(element));
        }
        // Removed elements stop at the end of the task; their requests end later.
        await new Promise((go) => setTimeout(go, 300));
    })();";

fn a_thousand_elements_leak_nothing(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let script = "<script type=\"module\" src=\"{news}/embed.js\"></script>";
    let host = Host::of(&news, &[PROBE, script].concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("!!customElements.get('action-news-article')")?;
    page.run("window.refs = []", &[])?;
    let article = crate::sample::article("a/b", "Again", crate::sample::paragraphs(8));
    let cycles = |count: u32| {
        page.run(
            CYCLES,
            &[count.into(), article.clone(), news.origin().into()],
        )
    };
    cycles(50)?;
    page.collect_garbage()?;
    // Some objects are freed only by a later collection: repeat until two counts are equal.
    let counted = |page: &Page| -> HarnessResult<Option<(i64, i64)>> {
        let mut last = None;
        for _ in 0..10 {
            if page.engine() != Engine::Chromium || !page.collect_garbage()? {
                return Ok(None);
            }
            let counters = page.dom_counters()?;
            let of = |name: &str| counters[name].as_i64().unwrap_or_default();
            let now = Some((of("nodes"), of("jsEventListeners")));
            if last == now {
                break;
            }
            last = now;
            page.wait_until("new Promise((go) => setTimeout(go, 200, true))")?;
        }
        Ok(last)
    };
    let (before, memory) = (counted(&page)?, page.eval("window.memory()")?);
    for _ in 0..19 {
        cycles(50)?;
    }
    let is_collected = page.collect_garbage()?;
    assert_eq!(page.eval("window.memory()")?, memory);
    assert_eq!(page.count("body > :not(script)")?, 0);
    if let (Some(before), Some(after)) = (before, counted(&page)?) {
        println!(
            "nodes and listeners before {before:?}, after {after:?}; the program has {memory} bytes"
        );
        assert!(
            (after.0 - before.0).abs() <= 5 && (after.1 - before.1).abs() <= 5,
            "{before:?} {after:?}"
        );
    }
    if is_collected {
        // Firefox collects at a time of its own.
        page.wait_until("window.refs.filter((it) => it.deref()).length <= 1")?;
    }
    // Requests of removed elements were cancelled.
    page.take_errors()?;
    Ok(())
}

fn an_element_removed_at_once_requests_nothing(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.fail("/world/", Fault::HangBeforeHeaders);
    let host = Host::of(&news, ONE)?;
    let page = browser.page()?;
    page.open_unfinished(&host.site, "/")?;
    page.wait_until("!!document.querySelector('action-news-article')?.ready")?;
    page.wait_until(
        "performance.getEntriesByType('resource').some((it) => it.name.includes('elements-'))",
    )?;
    page.run(
        "window.it = document.querySelector('action-news-article'); window.heard = 0;
         window.it.addEventListener('news-error', () => window.heard++); window.it.remove();",
        &[],
    )?;
    page.wait_until("new Promise((go) => setTimeout(go, 200, true))")?;
    assert_eq!(page.eval("window.heard")?, 0);
    news.heal("/world/");
    // Inserted again, it loads.
    page.run("document.body.append(window.it)", &[])?;
    page.wait_for("action-news-article >>> .article")?;
    page.take_errors()?;
    Ok(())
}

/// A page with the functions of [`PROBE`].
fn trapping(browser: &Browser, news: &Site) -> HarnessResult<(Host, Rc<Page>)> {
    let host = Host::of(news, &[PROBE, ONE].concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    page.run("window.heard.length = 0", &[])?;
    Ok((host, page))
}

fn a_program_that_traps_is_replaced(browser: &Browser) -> Journey {
    replaced_after(browser, "window.trap(1)")
}

fn a_program_with_corrupt_memory_is_replaced(browser: &Browser) -> Journey {
    replaced_after(browser, "await window.spoil()")
}

fn replaced_after(browser: &Browser, what: &str) -> Journey {
    let news = Site::dist()?;
    let (_host, page) = trapping(browser, &news)?;
    let again = format!(
        "return (async () => {{ {what}; const begin = performance.now();
            const isShown = await document.querySelector('action-news-article').reload();
            return [isShown, performance.now() - begin]; }})()"
    );
    page.scroll_into_view("action-news-article >>> .article__foot")?;
    let place = page.scroll_position()?;
    let told = page.run(&again, &[])?;
    assert_eq!(told[0], true);
    assert!(told[1].as_f64().is_some_and(|ms| ms < 1_000.0), "{told}");
    assert_eq!(page.scroll_position()?, place);
    let copies: Vec<String> = copies(&news);
    assert_eq!(copies, ["?r=1"]);
    assert_eq!(
        page.eval("window.heard")?,
        serde_json::json!([["news-ready", null]])
    );
    assert_eq!(page.eval("window.errors")?, 0);
    // The WebAssembly is fetched once for all instances.
    assert_eq!(programs(&news), 1);
    Ok(())
}

fn a_program_that_traps_repeatedly_is_stopped(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let (_host, page) = trapping(browser, &news)?;
    let told = page.run(
        "window.trap(1000); const element = document.createElement('action-news-article');
         element.innerHTML = '<a href=\"#\">Fallback</a>'; element.loading = 'eager'; element.article = {schema: 'action-news/article/1', id: 'a', headline: 'A', body: []};
         document.body.prepend(element);
         return element.ready",
        &[],
    )?;
    assert_eq!(told, false);
    assert_eq!(copies(&news), ["?r=1", "?r=2", "?r=3"]);
    assert_eq!(
        page.eval("window.heard")?,
        serde_json::json!([["news-error", "stopped"]])
    );
    assert!(page.sees("action-news-article a")?);
    // The article stays.
    assert_eq!(page.count("action-news-article >>> .article")?, 1);
    assert_eq!(page.eval("window.errors")?, 0);
    Ok(())
}

/// The queries with which the program's module was requested, in order.
fn copies(news: &Site) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for request in news.requests("/assets/elements-") {
        let query = ["?", &request.query].concat();
        if !request.query.is_empty() && !seen.contains(&query) {
            seen.push(query);
        }
    }
    seen
}
