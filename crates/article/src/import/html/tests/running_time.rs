//! Running time for HTML made to be slow.

use super::super::{Place, blocks};
use std::time::{Duration, Instant};

/// Inputs that would take forever or exhaust memory if any part were not linear.
#[test]
fn hostile_html_takes_linear_time() {
    const COUNT: usize = 60_000;
    let open = [
        "<div>",
        "<b>",
        "<a href=x>",
        "<p><b a=1>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "<figure><img src=/a.jpg>",
        "<figure>",
        "<span>",
        "<x-a>",
        "<svg>",
        "<math><mi>",
        "<rt>",
        "<details>",
        "<div class=kg-card>",
        "<noscript><img src=/a.jpg>",
        "<figure class=gallery><img src=/a>",
        "<table>",
        "<div><table><td></div>",
        "<table><template></table>",
        "[caption]",
        "[embed]",
        "<br>",
        "<a id=x href=#x>",
        "<figcaption>a",
        "<cite>",
        "<blockquote class=pullquote>",
        "<dl><dt>",
        "<pre>",
        "<select><option>",
        "<font color=1><p>",
    ];
    for part in open {
        let html = part.repeat(COUNT) + "end";
        let start = Instant::now();
        let converted = blocks(&html, Place::default());
        let took = start.elapsed();
        println!("{took:?} {part} {}", converted.blocks.len());
        // Plain text of that length takes 10 ms; nothing here may be worse than linear.
        assert!(took < Duration::from_secs(20), "{part}: {took:?}");
    }
}
