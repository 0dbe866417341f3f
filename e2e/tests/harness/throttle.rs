//! A throttled site slows down and counts the requests of workers too.

use e2e::{Browser, Journey, Throttle, journeys};
use std::time::Duration;

use crate::tiny::tiny;

journeys! {
    workers_are_throttled_and_counted;
}

const THROTTLE: Throttle = Throttle {
    latency: Duration::from_millis(300),
    bytes_per_second: 200_000,
};
/// Measures how long a worker's fetch of `data.json` takes.
const WORKER: &str = "onmessage = async () => {
    const start = performance.now();
    await (await fetch('/data.json')).text();
    postMessage(performance.now() - start);
};
postMessage('here');";
const START: &str = "window.worker = new Worker('/worker.js');
    worker.onmessage = ({data}) => { window.told = data; };";

fn workers_are_throttled_and_counted(browser: &Browser) -> Journey {
    let (folder, site) = tiny()?;
    folder.write("worker.js", WORKER)?;
    let site = site.throttle(THROTTLE);
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.run(START, &[])?;
    page.wait_until("window.told === 'here'")?;
    let before = site.traffic();
    page.run("worker.postMessage('go')", &[])?;
    page.wait_until("typeof window.told === 'number'")?;
    let took_ms = page.eval("told")?.as_f64().unwrap();
    assert!((300.0..2_000.0).contains(&took_ms), "{took_ms}");
    let after = site.traffic();
    assert_eq!(after.requests - before.requests, 1);
    assert!(after.bytes > before.bytes);
    Ok(())
}
