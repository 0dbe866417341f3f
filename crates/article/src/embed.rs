//! Providers whose embeds can be loaded in a frame, and the frame's URL.
//!
//! The frame's URL is derived from the page's URL; a provider's own HTML is never used.

use crate::url::SafeUrl;

/// A provider.
struct Provider {
    /// The name in `portal.json` and in documents.
    name: &'static str,
    /// The name shown to readers.
    label: &'static str,
    /// Hosts of its pages, without `www.`.
    hosts: &'static [&'static str],
    /// The origin of its frames.
    frame_origin: &'static str,
    /// The frame's path, from the page's path and query.
    frame_path: fn(&str, &str) -> Option<String>,
}

const PROVIDERS: &[Provider] = &[
    Provider {
        name: "youtube",
        label: "YouTube",
        hosts: &[
            "youtube.com",
            "m.youtube.com",
            "youtu.be",
            "youtube-nocookie.com",
        ],
        frame_origin: "https://www.youtube-nocookie.com",
        frame_path: |path, query| {
            let id = query_value(query, "v")
                .or_else(|| segment_after(path, "embed"))
                .or_else(|| segment_after(path, "shorts"))
                .or_else(|| segment_after(path, "live"))
                .or_else(|| path.trim_matches('/').split('/').next())?;
            plain(id).map(|id| format!("/embed/{id}"))
        },
    },
    Provider {
        name: "vimeo",
        label: "Vimeo",
        hosts: &["vimeo.com", "player.vimeo.com"],
        frame_origin: "https://player.vimeo.com",
        frame_path: |path, _| {
            let id = path
                .split('/')
                .rfind(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit()))?;
            Some(format!("/video/{id}?dnt=1"))
        },
    },
];

/// Names that `portal.json` may list in `embedProviders`.
pub const PROVIDER_NAMES: &[&str] = &["youtube", "vimeo"];

/// A page that can be shown in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The provider's name, as shown to readers.
    pub label: &'static str,
    /// The frame's URL.
    pub src: String,
}

/// The frame for a page, if its provider is one of `allowed`.
pub fn frame(url: &SafeUrl, allowed: &[String]) -> Option<Frame> {
    let provider = provider_of(url)?;
    if !allowed.iter().any(|name| name == provider.name) {
        return None;
    }
    let rest = url.after_scheme()?;
    let (path_and_query, _) = rest.split_once('#').unwrap_or((rest, ""));
    let (before_query, query) = path_and_query
        .split_once('?')
        .unwrap_or((path_and_query, ""));
    let path = before_query
        .find('/')
        .and_then(|i| before_query.get(i..))
        .unwrap_or("/");
    let path = (provider.frame_path)(path, query)?;
    Some(Frame {
        label: provider.label,
        src: format!("{}{path}", provider.frame_origin),
    })
}

/// The name to show for the site of a page: the provider's, else the host.
pub fn label(url: &SafeUrl) -> Option<&str> {
    provider_of(url).map(|p| p.label).or_else(|| {
        let host = url.host()?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    })
}

/// The origins of these providers' frames, for the site's content security policy.
pub fn frame_origins(allowed: &[String]) -> Vec<&'static str> {
    PROVIDERS
        .iter()
        .filter(|p| allowed.iter().any(|name| name == p.name))
        .map(|p| p.frame_origin)
        .collect()
}

fn provider_of(url: &SafeUrl) -> Option<&'static Provider> {
    let host = url.host()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    PROVIDERS.iter().find(|p| p.hosts.contains(&host))
}

fn query_value<'q>(query: &'q str, key: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| {
        let (k, v) = pair.split_once('=')?;
        (k == key).then_some(v)
    })
}

fn segment_after<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let mut segments = path.split('/');
    segments.find(|s| *s == name)?;
    segments.next()
}

/// An identifier that needs no escaping in a URL.
fn plain(id: &str) -> Option<&str> {
    let ok = !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    ok.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_made_from_page_addresses() {
        let allowed: Vec<String> = PROVIDER_NAMES.iter().map(|s| (*s).to_owned()).collect();
        assert_eq!(
            PROVIDER_NAMES,
            PROVIDERS.iter().map(|p| p.name).collect::<Vec<_>>()
        );
        let check = |url: &str, expected: Option<&str>| {
            let url = SafeUrl::parse(url).expect("a safe URL");
            assert_eq!(
                frame(&url, &allowed).map(|f| f.src).as_deref(),
                expected,
                "{url}"
            );
        };
        let yt = Some("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ");
        check("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", yt);
        check("https://youtu.be/dQw4w9WgXcQ?t=3", yt);
        check("https://www.youtube.com/embed/dQw4w9WgXcQ", yt);
        check("https://m.youtube.com/shorts/dQw4w9WgXcQ", yt);
        check("https://www.youtube.com/watch?v=../../x", None);
        check(
            "https://vimeo.com/channels/x/76979871#t=1",
            Some("https://player.vimeo.com/video/76979871?dnt=1"),
        );
        check("https://youtube.com.evil.example/watch?v=a", None);
        check("/relative", None);
        let url = SafeUrl::parse("https://vimeo.com/76979871").expect("a safe URL");
        assert_eq!(frame(&url, &["youtube".to_owned()]), None);
    }
}
