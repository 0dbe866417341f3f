//! The site's content security policy.
//!
//! It starts with `default-src 'none'` and allows the site's own origin and the origins that `portal.json` lists. The URLs
//! in an article allow nothing. The policy is in the header that hosts send and in a `<meta>` of each page, for hosts that
//! cannot send headers; with both, browsers enforce both. A publisher whose host sends the header can leave it out of the
//! pages ([`Carrier`]).
//!
//! On pages opened from disk, `'self'` matches the files of the site in Chromium 156, Firefox 153 and WebKitGTK 2.50
//! (`e2e/tests/harness/disk.rs`), so the `<meta>` needs no more sources than the header. All three refuse there, with any
//! policy or none, a `<script>` with `integrity`, modules and `fetch`.
//!
//! No `upgrade-insecure-requests`: on `http://127.0.0.1` WebKit would request the site's own files by https, and the page would
//! never finish loading. The directive would have no effect otherwise: URLs of the site are relative, and the portal
//! lists other origins with their scheme.

use super::frames;
use article::embed::frame_origins;
use article::portal::{Portal, WeatherProvider};
use article::url::SafeUrl;

#[cfg(test)]
mod tests;

/// The API from which browsers fetch the temperature, if the portal's weather provider is Open-Meteo.
const OPEN_METEO: &str = "https://api.open-meteo.com";

/// The Trusted Types policy of `embed.js`, which creates a worker's URL (`web/elements/importer.js`).
const EMBED: &str = "action-news-embed";

/// The source of the site's own files.
const OWN: &[&str] = &["'self'"];

/// How the policy reaches browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// In a `<meta>` of each page, whatever the host sends. If the host sends the header too, Chromium's preload scanner
    /// does not look for pictures (docs/decisions/012).
    Page,
    /// In a header that the host sends.
    Header,
}

/// The inline parts that the policy allows, as `sha256-…` (CSP 3, "hash-source").
#[derive(Debug, Clone, Default)]
pub struct Hashes {
    /// Of `<style>`.
    pub styles: Vec<String>,
    /// Of `<script>`: import maps, speculation rules and classic scripts.
    pub scripts: Vec<String>,
}

/// The policy for a page's `<meta>`, where `frame-ancestors` is not allowed.
pub fn meta(portal: &Portal, hashes: &Hashes) -> String {
    written(&directives(portal, hashes))
}

/// The policy for the header.
pub fn header(portal: &Portal, hashes: &Hashes) -> String {
    let mut all = directives(portal, hashes);
    all.push(Directive::new("frame-ancestors").and_origins(&portal.frame_ancestors));
    written(&all)
}

/// The policy for the `<meta>` of a framed article ([`super::frames`]). The site's header applies there as well; this
/// policy is stricter, because a frame needs less.
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
        Directive::new("trusted-types").and(&["action-news-import", EMBED]),
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

/// A directive and its sources, each once, in the order in which they were added.
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

    /// Adds the site's own files. A framed article is sandboxed and has an opaque origin: in Chromium and Firefox `'self'`
    /// still matches the origin of its URL, in WebKit (2.50, `e2e/tests/journeys/frames.rs`) it matches nothing. So
    /// the site's origin is added too if there are frames.
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

/// The origin of an absolute URL. The host is checked here, because `article::read_portal` checks it only for lists of
/// origins: a `;` in it would start another directive.
fn origin(url: &SafeUrl) -> Option<SafeUrl> {
    let host = url.host()?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b);
    let (scheme, _) = url
        .as_str()
        .split_once(':')
        .filter(|_| host.bytes().all(plain))?;
    SafeUrl::parse(&format!("{scheme}://{host}")).ok()
}
