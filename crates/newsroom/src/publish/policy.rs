//! The site's content security policy: nothing but what the portal names.
//!
//! It begins with `default-src 'none'`, so that a kind of resource that is not written here is never loaded.
//! Opened are the site's own origin and exactly the origins that `portal.json` names; what an article refers to
//! opens nothing. The policy stands twice: in the header that hosts send, and in each page, for hosts that send
//! none. Where both are there, a resource has to pass both. A publisher whose host sends the header can leave it out of
//! the pages ([`Carrier`]).
//!
//! Tried in Chromium 156, Firefox 153 and WebKitGTK 2.50 (`e2e/tests/harness/disk.rs`): on a page opened from disk
//! `'self'` stands for the files beside it in all three, so that the `<meta>` needs nothing more than the header has.
//! What all three refuse there, with any policy and with none, is a `<script>` with `integrity`, a module and `fetch`.
//!
//! No `upgrade-insecure-requests`: on `http://127.0.0.1` WebKit asks for the site's own files by https then, and the
//! page never ends loading. It has nothing to do on our pages either: what is the site's own is named relatively, and
//! everything else needs an origin that the portal has written with its scheme.

use super::frames;
use article::embed::frame_origins;
use article::portal::{Portal, WeatherProvider};
use article::url::SafeUrl;

#[cfg(test)]
mod tests;

/// Where browsers ask for the temperature themselves, if the portal lets them.
const OPEN_METEO: &str = "https://api.open-meteo.com";

/// The name of the Trusted Types policy of `embed.js`, which makes the address of a worker and no other.
const EMBED: &str = "action-news-embed";

/// The name of the Trusted Types policy that makes the speculation rules of a page and no other script
/// (`web/page/prefetch.js`).
const RULES: &str = "action-news-rules";

/// The site's own files.
const OWN: &[&str] = &["'self'"];

/// Who brings the policy to a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// Each page, in a `<meta>`, so that no host can lose it. A host's header may come on top; Chromium then looks for
    /// no picture before it has come to it (docs/decisions/012).
    Page,
    /// The host alone.
    Header,
}

/// The inline parts that the policy allows, as `sha256-…` (CSP 3, "hash-source").
#[derive(Debug, Clone, Default)]
pub struct Hashes {
    /// Of `<style>`.
    pub styles: Vec<String>,
    /// Of `<script>`: the import maps, the scripts that run, and the speculation rules.
    pub scripts: Vec<String>,
}

/// The policy as a page's `<meta>` can carry it (no `frame-ancestors` there).
pub fn meta(portal: &Portal, hashes: &Hashes) -> String {
    written(&directives(portal, hashes))
}

/// The policy as a header.
pub fn header(portal: &Portal, hashes: &Hashes) -> String {
    let mut all = directives(portal, hashes);
    all.push(Directive::new("frame-ancestors").and_origins(&portal.frame_ancestors));
    written(&all)
}

/// The policy of a frame ([`super::frames`]), as its `<meta>` carries it. The site's header holds there as well, so
/// nothing is opened here that is not opened there; but a frame needs less.
pub fn frame(portal: &Portal) -> String {
    written(&[
        Directive::new("default-src"),
        Directive::new("script-src")
            .and_own(portal)
            .and(&["'wasm-unsafe-eval'"]),
        Directive::new("style-src").and_own(portal),
        pictures(portal),
        films(portal),
        data(portal),
        players(portal),
        Directive::new("base-uri"),
        Directive::new("form-action"),
        Directive::new("require-trusted-types-for").and(&["'script'"]),
        Directive::new("trusted-types").and(&[EMBED]),
    ])
}

fn directives(portal: &Portal, hashes: &Hashes) -> Vec<Directive> {
    let weather = match portal.weather {
        WeatherProvider::OpenMeteo => [OPEN_METEO].as_slice(),
        WeatherProvider::Files | WeatherProvider::None => &[],
    };
    vec![
        Directive::new("default-src"),
        Directive::new("script-src")
            .and_own(portal)
            .and(&["'wasm-unsafe-eval'"])
            .and_hashes(&hashes.scripts),
        Directive::new("style-src")
            .and_own(portal)
            .and_hashes(&hashes.styles),
        pictures(portal),
        films(portal),
        data(portal).and(weather),
        players(portal),
        Directive::new("manifest-src").and(OWN),
        Directive::new("base-uri"),
        Directive::new("form-action"),
        Directive::new("require-trusted-types-for").and(&["'script'"]),
        Directive::new("trusted-types").and(&[RULES, "action-news-import", EMBED]),
    ]
}

fn pictures(portal: &Portal) -> Directive {
    let logo: Vec<SafeUrl> = portal.logo.iter().filter_map(origin).collect();
    Directive::new("img-src")
        .and_own(portal)
        .and_origins(&portal.image_origins)
        .and_origins(&logo)
}

fn films(portal: &Portal) -> Directive {
    Directive::new("media-src")
        .and_own(portal)
        .and_origins(&portal.image_origins)
}

fn data(portal: &Portal) -> Directive {
    Directive::new("connect-src")
        .and_own(portal)
        .and_origins(&portal.sources)
}

fn players(portal: &Portal) -> Directive {
    Directive::new("frame-src").and(&frame_origins(&portal.embed_providers))
}

/// A directive and its sources, each once, in the order in which they were named.
struct Directive {
    name: &'static str,
    sources: Vec<String>,
}

impl Directive {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            sources: Vec::new(),
        }
    }

    fn and(mut self, sources: &[&str]) -> Self {
        for source in sources {
            if !self.sources.iter().any(|known| known == source) {
                self.sources.push((*source).to_owned());
            }
        }
        self
    }

    /// The site's own files. A frame stands in a sandbox that takes its origin away: `'self'` is the origin of its
    /// address all the same in Chromium and Firefox, and nothing at all in WebKit (2.50,
    /// `e2e/tests/journeys/frames.rs`). There it needs the origin itself; what it opens is the same.
    fn and_own(self, portal: &Portal) -> Self {
        let own = self.and(OWN);
        match origin(&portal.url).filter(|_| frames::are_made(portal)) {
            Some(origin) => own.and_origins(&[origin]),
            None => own,
        }
    }

    fn and_origins(self, origins: &[SafeUrl]) -> Self {
        let origins: Vec<&str> = origins.iter().map(SafeUrl::as_str).collect();
        self.and(&origins)
    }

    fn and_hashes(self, hashes: &[String]) -> Self {
        let quoted: Vec<String> = hashes.iter().map(|hash| format!("'{hash}'")).collect();
        let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
        self.and(&quoted)
    }
}

fn written(directives: &[Directive]) -> String {
    let lines = directives
        .iter()
        .map(|directive| match directive.sources.as_slice() {
            [] => format!("{} 'none'", directive.name),
            sources => format!("{} {}", directive.name, sources.join(" ")),
        });
    lines.collect::<Vec<_>>().join("; ")
}

/// Scheme and host of a URL that has them. The portal's reader looks at origins, not at the host of every URL:
/// a host with a `;` in it would begin a directive of its own.
fn origin(url: &SafeUrl) -> Option<SafeUrl> {
    let host = url.host()?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b);
    let (scheme, _) = url
        .as_str()
        .split_once(':')
        .filter(|_| host.bytes().all(plain))?;
    SafeUrl::parse(&format!("{scheme}://{host}")).ok()
}
