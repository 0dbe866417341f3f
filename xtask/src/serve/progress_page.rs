//! The page that a browser gets while the site is being built.

use std::fmt::Write;
use std::time::Instant;

/// A step of the build, running or completed.
pub struct Step {
    /// The name, as in the terminal.
    pub name: String,
    /// When it began.
    pub start: Instant,
    /// When it ended; `None` while it runs.
    pub end: Option<Instant>,
}

/// Requests the page every two seconds and replaces the list of steps; reloads once the status is not 503. Without scripts
/// the browser reloads the page itself.
const SCRIPT: &str = r#"
setInterval(async () => {
  const note = document.querySelector("[role=status]");
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.status !== 503) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("section").replaceWith(page.querySelector("section"));
    note.textContent = "";
  } catch {
    note.textContent = "The server does not answer any more. The terminal shows why.";
  }
}, 2000);
"#;

const STYLE: &str = "\
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }
main { max-inline-size: 36rem; margin: 15vh auto; padding-inline: 1rem }
time { opacity: .7; font-variant-numeric: tabular-nums }
[aria-current] { font-weight: bold }";

/// The page with the steps so far; running ones are marked.
pub fn html(steps: &[Step], now: Instant) -> String {
    let mut list = String::new();
    for step in steps {
        let end = step.end.unwrap_or(now);
        let seconds = end.saturating_duration_since(step.start).as_secs();
        let current = match step.end {
            None => " aria-current=\"step\"",
            Some(_) => "",
        };
        let name = escaped(&step.name);
        // Writing to a string does not fail.
        let _ = write!(
            list,
            "<li{current}>{name} <time datetime=\"PT{seconds}S\">{seconds} s</time></li>"
        );
    }
    let whole = steps.first().map_or(0, |first| {
        now.saturating_duration_since(first.start).as_secs()
    });
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Building Action News</title><noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>\
         <style>{STYLE}</style><main><h1>Action News is being built</h1>\
         <p>The site opens here when it is ready. The first time takes a few minutes.</p>\
         <section><ol>{list}</ol><p>{whole} s so far</p></section><p role=\"status\"></p></main><script>{SCRIPT}</script></html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn steps_have_their_times_and_running_ones_are_marked() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let step = |name: &str, start, end: Option<u64>| Step {
            name: name.to_owned(),
            start: at(start),
            end: end.map(at),
        };
        let steps = [
            step("Trunk", 0, None),
            step("Target", 0, Some(20)),
            step("App", 130, None),
        ];
        let page = html(&steps, at(150));
        for part in [
            "<li aria-current=\"step\">Trunk <time datetime=\"PT150S\">150 s</time></li>",
            "<li>Target <time datetime=\"PT20S\">20 s</time></li>",
            "<li aria-current=\"step\">App <time datetime=\"PT20S\">20 s</time></li>",
            "150 s so far",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }
}
