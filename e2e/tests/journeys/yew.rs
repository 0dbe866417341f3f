//! Reproduces two faults of Yew 0.23, because of which our elements are not mounted by it (docs/decisions/016).
//!
//! These journeys fail when Yew has fixed the faults; then reconsider the decision. They use
//! `docs/examples/yew-host/src/faults.rs`, which says where in Yew's source each fault is.

use crate::hosts::examples;
use e2e::{Browser, HarnessResult, Journey, Page, Site, journeys};
use serde_json::json;
use std::rc::Rc;

journeys! {
    destroyed_roots_keep_their_listeners;
    destroyed_roots_keep_their_hosts, not in Firefox: "it collects when it likes";
    a_panic_in_a_view_stops_all_roots;
    a_panic_in_a_handler_stops_no_other_root;
}

const PAGE: &str =
    "<!doctype html><html lang=en><title>Faults</title><main></main><script type=module>
import load, * as yew from '/yew-host/yew_host.js';
await load();
window.root = (mount = yew.mount) => {
  const host = document.querySelector('main').appendChild(document.createElement('div'));
  return { host, root: mount(host) };
};
window.yew = yew;
</script></html>";

/// Counts the listeners in the page.
const COUNTING: &str = "window.listeners = 0;
for (const [name, change] of [['addEventListener', 1], ['removeEventListener', -1]]) {
  const real = EventTarget.prototype[name];
  EventTarget.prototype[name] = function (...all) { window.listeners += change; return real.apply(this, all); };
}";

/// Waits until Yew has rendered, which it does in microtasks or in a timer's task.
const SETTLED: &str =
    "new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))";

/// Mounts and destroys this many roots, one after the other, and removes their hosts.
const MOUNT_AND_DESTROY: &str = "return (async () => {
window.hosts = [];
for (let n = 0; n < arguments[0]; n++) {
  const { host, root } = window.root();
  await SETTLED;
  if (host.textContent !== '0') throw new Error('it was not mounted');
  root.destroy();
  await SETTLED;
  if (host.childNodes.length) throw new Error('it was not taken down');
  host.remove();
  window.hosts.push(new WeakRef(host));
} })()";

const ROOTS: u64 = 50;

fn open(browser: &Browser) -> HarnessResult<(Site, Rc<Page>)> {
    let site = Site::serve(examples()?)?.inject(COUNTING);
    site.put("/faults/", "text/html; charset=utf-8", PAGE);
    let page = browser.page()?;
    page.open(&site, "/faults/")?;
    page.wait_until("'yew' in window")?;
    Ok((site, page))
}

fn mount_and_destroy(page: &Page, roots: u64) -> HarnessResult<()> {
    let script = MOUNT_AND_DESTROY.replace("SETTLED", SETTLED);
    page.run(&script, &[json!(roots)]).map(drop)
}

/// Each of fifty roots leaves as many listeners as the first.
fn destroyed_roots_keep_their_listeners(browser: &Browser) -> Journey {
    let (_site, page) = open(browser)?;
    let listeners = || {
        page.eval("window.listeners")
            .map(|all| all.as_u64().unwrap_or(0))
    };
    let before = listeners()?;
    mount_and_destroy(&page, 1)?;
    let of_one = listeners()? - before;
    assert!(of_one > 0, "Yew drops its listeners now");
    mount_and_destroy(&page, ROOTS)?;
    assert_eq!(listeners()? - before, of_one * (ROOTS + 1));
    Ok(())
}

/// An unreferenced element with a listener is collected, but none of Yew's hosts is.
fn destroyed_roots_keep_their_hosts(browser: &Browser) -> Journey {
    let (_site, page) = open(browser)?;
    mount_and_destroy(&page, ROOTS)?;
    page.run(
        "const other = document.querySelector('main').appendChild(document.createElement('div'));
        other.addEventListener('click', () => other.remove());
        other.click();
        window.nobodys = new WeakRef(other);",
        &[],
    )?;
    // Allocate until garbage is collected.
    page.wait_until(
        "(window.heap = new Array(4_000_000).fill(0).map(String), !window.nobodys.deref())",
    )?;
    let kept = page.eval("window.hosts.filter((host) => host.deref()).length")?;
    assert_eq!(kept, json!(ROOTS));
    Ok(())
}

/// One root panics while rendering; a healthy root and one mounted later are not rendered any more.
fn a_panic_in_a_view_stops_all_roots(browser: &Browser) -> Journey {
    let (_site, page) = after_a_panic(browser, "mount_panicking_in_view")?;
    assert_eq!(page.text("#well")?, "1", "Yew now continues after a panic");
    page.run("window.root().host.id = 'late'", &[])?;
    page.eval(SETTLED)?;
    assert_eq!(page.count("#late > *")?, 0);
    Ok(())
}

/// The scheduler is not running during a handler. This shows that the fault is in the scheduler.
fn a_panic_in_a_handler_stops_no_other_root(browser: &Browser) -> Journey {
    let (_site, page) = after_a_panic(browser, "mount_panicking_in_handler")?;
    assert_eq!(page.text("#well")?, "2");
    Ok(())
}

/// Clicks a healthy root, makes another one panic, and clicks the healthy one again.
fn after_a_panic(browser: &Browser, mount: &str) -> HarnessResult<(Site, Rc<Page>)> {
    let (site, page) = open(browser)?;
    page.run("window.root().host.id = 'well'", &[])?;
    page.run(
        "window.root(window.yew[arguments[0]]).host.id = 'faulty'",
        &[json!(mount)],
    )?;
    page.click("#well button")?;
    page.wait_for_text("#well", "1")?;
    page.click("#faulty button")?;
    page.eval(SETTLED)?;
    let errors = page.take_errors()?;
    let panicked = errors.iter().any(|error| error.contains("a fault in a"));
    assert!(panicked, "{errors:?}");
    page.click("#well button")?;
    page.eval(SETTLED)?;
    Ok((site, page))
}
