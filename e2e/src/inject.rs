//! What a site puts first into every page it serves: a clock, and an ear for errors.
//!
//! The script removes its own element, so that the document is the one that was written. Where the
//! site sends a `Content-Security-Policy` header, the script gets a nonce and the header allows it.
//! A policy in a `<meta>` holds for what comes after it (CSP 3 §3.3), and the script comes before:
//! there nothing is widened at all. Trusted Types do not look at scripts that the parser finds.

use serde_json::json;

use crate::clock::Clock;
use crate::webdriver::SCRIPT_LIMIT_MS;

const SCRIPT: &str = include_str!("js/inject.js");
const NONCE: &str = "e2e";

/// What is put into pages.
#[derive(Clone, Default)]
pub(crate) struct Injection {
    pub(crate) clock: Option<Clock>,
    /// What `navigator.languages` shall say.
    pub(crate) languages: Vec<String>,
    /// More scripts, run after the harness's own.
    pub(crate) scripts: Vec<String>,
    /// Nothing is put in at all.
    pub(crate) off: bool,
}

impl Injection {
    /// The page with the scripts in front of everything it does itself.
    pub(crate) fn put_into(&mut self, html: &[u8]) -> Vec<u8> {
        if self.off {
            return html.to_owned();
        }
        let mut scripts = script(&SCRIPT.replace("__SETTINGS__", &self.settings()));
        for more in &self.scripts {
            scripts.push_str(&script(more));
        }
        let (before, after) = html.split_at(place(html));
        [before, scripts.as_bytes(), after].concat()
    }

    fn settings(&mut self) -> String {
        let clock = self.clock.as_mut().map(|clock| {
            let (start, passed_ms) = clock.read();
            json!({"start": start, "passed": passed_ms as i64})
        });
        let limit = SCRIPT_LIMIT_MS;
        json!({"clock": clock, "languages": self.languages, "driver_limit_ms": limit}).to_string()
    }
}

fn script(text: &str) -> String {
    let text = text.replace("</script", "<\\/script");
    format!("<script nonce=\"{NONCE}\">{text}\ndocument.currentScript.remove();</script>")
}

/// The page with the nonce on each of its own scripts and styles.
pub(crate) fn with_nonces(html: &str) -> String {
    html.replace("<script", &format!("<script nonce=\"{NONCE}\""))
        .replace("<style", &format!("<style nonce=\"{NONCE}\""))
}

/// The policy, with a page's own styles allowed ([`with_nonces`]).
pub(crate) fn styles_allowed_by(policy: &str) -> String {
    policy.replace("style-src ", &format!("style-src 'nonce-{NONCE}' "))
}

/// Behind `<head>`, or else behind the doctype: before a doctype the page would be in quirks mode.
fn place(html: &[u8]) -> usize {
    let lower = html.to_ascii_lowercase();
    let end_of = |tag: &[u8]| {
        let starts = lower.windows(tag.len() + 1).position(|part| {
            part.starts_with(tag) && part.last().is_some_and(|next| b"> \n\t".contains(next))
        })?;
        let ends = lower.get(starts..)?.iter().position(|byte| *byte == b'>')?;
        Some(starts + ends + 1)
    };
    end_of(b"<head")
        .or_else(|| end_of(b"<html"))
        .or_else(|| end_of(b"<!doctype"))
        .unwrap_or(0)
}

/// The policy, with the injected scripts allowed.
pub(crate) fn allowed_by(policy: &str) -> String {
    let mut directives: Vec<String> = policy
        .split(';')
        .map(|one| one.trim().to_owned())
        .filter(|one| !one.is_empty())
        .collect();
    let nonce = format!("'nonce-{NONCE}'");
    let position = |directives: &[String], name: &str| {
        directives
            .iter()
            .position(|one| one.split_whitespace().next() == Some(name))
    };
    let scripts = ["script-src-elem", "script-src"]
        .into_iter()
        .find_map(|name| position(&directives, name));
    match (scripts, position(&directives, "default-src")) {
        (Some(at), _) => {
            if let Some(one) = directives.get_mut(at) {
                // A nonce beside 'none' is ignored.
                *one = format!("{} {nonce}", one.replace("'none'", "").trim_end());
            }
        }
        (None, Some(at)) => {
            let default = directives.get(at).cloned().unwrap_or_default();
            let sources = default
                .trim_start_matches("default-src")
                .replace("'none'", "");
            directives.push(format!("script-src {} {nonce}", sources.trim()));
        }
        (None, None) => {}
    }
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_place() {
        let check = |html: &str, before: &str| assert_eq!(&html[..place(html.as_bytes())], before);
        check(
            "<!doctype html><html><HEAD>\n<title>",
            "<!doctype html><html><HEAD>",
        );
        check(
            "<!doctype html><html><head prefix=\"x\"><title>",
            "<!doctype html><html><head prefix=\"x\">",
        );
        check(
            "<!doctype html><html lang=en><header>",
            "<!doctype html><html lang=en>",
        );
        check("<!doctype html><p>", "<!doctype html>");
        check("<p>", "");
    }

    #[test]
    fn widens_a_policy() {
        let check = |policy, allowed| assert_eq!(allowed_by(policy), allowed);
        check(
            "script-src 'self'; img-src *",
            "script-src 'self' 'nonce-e2e'; img-src *",
        );
        check("script-src 'none'", "script-src 'nonce-e2e'");
        check(
            "default-src 'self'",
            "default-src 'self'; script-src 'self' 'nonce-e2e'",
        );
        check(
            "default-src 'none'; connect-src 'self'",
            "default-src 'none'; connect-src 'self'; script-src  'nonce-e2e'",
        );
        check("img-src *", "img-src *");
    }

    #[test]
    fn own_scripts_and_styles_get_the_nonce() {
        assert_eq!(
            with_nonces("<script>a</script><script type=module>b</script><style>c</style>"),
            "<script nonce=\"e2e\">a</script><script nonce=\"e2e\" type=module>b</script>\
             <style nonce=\"e2e\">c</style>"
        );
        assert_eq!(
            styles_allowed_by("style-src 'self'; img-src *"),
            "style-src 'nonce-e2e' 'self'; img-src *"
        );
    }

    #[test]
    fn a_script_cannot_end_early() {
        let mut injection = Injection {
            scripts: vec!["x = '</script>'".to_owned()],
            ..Injection::default()
        };
        let page = String::from_utf8(injection.put_into(b"<p>")).unwrap();
        assert_eq!(page.matches("</script>").count(), 2);
    }
}
