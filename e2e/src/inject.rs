//! The script that a site adds to every page that it serves: it sets the clock and collects errors.
//!
//! The script removes its own element, so that the document is as it was written. If the site sends a
//! `Content-Security-Policy` header, the script has a nonce that the header allows. A policy in a `<meta>`
//! applies only to what comes after it (CSP 3 §3.3); the script comes before it, so that policy is not changed.
//! Trusted Types do not apply to scripts that the parser inserts.

use serde_json::json;

use crate::clock::Clock;
use crate::webdriver::SCRIPT_LIMIT_MS;

const SCRIPT: &str = include_str!("js/inject.js");
const NONCE: &str = "e2e";

/// What is added to pages.
#[derive(Clone, Default)]
pub(crate) struct Injection {
    pub(crate) clock: Option<Clock>,
    /// The value of `navigator.languages`.
    pub(crate) languages: Vec<String>,
    /// More scripts, run after the harness's own.
    pub(crate) scripts: Vec<String>,
    /// Nothing is added.
    pub(crate) off: bool,
}

impl Injection {
    /// The page with the scripts before its own.
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

/// The page with a nonce on each of its inline scripts and styles.
pub(crate) fn with_nonces(html: &str) -> String {
    html.replace("<script", &format!("<script nonce=\"{NONCE}\""))
        .replace("<style", &format!("<style nonce=\"{NONCE}\""))
}

/// Adds the nonce for inline styles ([`with_nonces`]) to a policy.
pub(crate) fn allow_styles(policy: &str) -> String {
    policy.replace("style-src ", &format!("style-src 'nonce-{NONCE}' "))
}

/// The position after `<head>`, or else after the doctype: before a doctype, the page would be in quirks mode.
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

/// Adds the nonce for injected scripts to a policy.
pub(crate) fn allow_scripts(policy: &str) -> String {
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
    fn scripts_are_inserted_after_the_head_or_doctype() {
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
    fn a_policy_allows_injected_scripts() {
        let check = |policy, allowed| assert_eq!(allow_scripts(policy), allowed);
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
    fn inline_scripts_and_styles_of_the_page_get_the_nonce() {
        assert_eq!(
            with_nonces("<script>a</script><script type=module>b</script><style>c</style>"),
            "<script nonce=\"e2e\">a</script><script nonce=\"e2e\" type=module>b</script>\
             <style nonce=\"e2e\">c</style>"
        );
        assert_eq!(
            allow_styles("style-src 'self'; img-src *"),
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
