//! Providers whose embeds can be loaded in a frame, and the frame's URL.
//!
//! The frame's URL is derived from the page's URL; a provider's own HTML is never used.

use crate::url::SafeUrl;

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
                // youtu.be/ID. Ids have 11 characters, names of other pages such as `/playlist` do not.
                .or_else(|| path.get(1..).filter(|id| id.len() == 11));
            let list = query_value(query, "list").and_then(plain);
            let mut frame = match (id, list) {
                (Some(id), _) => ["/embed/", plain(id)?].concat(),
                (None, Some(_)) => "/embed/videoseries".to_owned(),
                (None, None) => return None,
            };
            let start = query_value(query, "t").or_else(|| query_value(query, "start"));
            let in_seconds = |time: Option<&str>| Some(seconds(time?)?.to_string());
            add(&mut frame, "list", list);
            add(&mut frame, "start", in_seconds(start).as_deref());
            add(
                &mut frame,
                "end",
                in_seconds(query_value(query, "end")).as_deref(),
            );
            Some(frame)
        },
    },
    Provider {
        name: "vimeo",
        label: "Vimeo",
        hosts: &["vimeo.com", "player.vimeo.com"],
        frame_origin: "https://player.vimeo.com",
        frame_path: |path, query| {
            let is_number = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
            let path = path.trim_matches('/');
            // `/ID/HASH` of an unlisted video (the hash may consist of digits), else `/…/ID`.
            let (id, hash) = match path.split_once('/') {
                Some((id, hash)) if is_number(id) => (id, Some(hash)),
                _ => (path.rsplit('/').next()?, None),
            };
            let is_collection = ["showcase/", "album/", "event/"]
                .iter()
                .any(|name| path.strip_prefix(name) == Some(id));
            if !is_number(id) || is_collection {
                return None;
            }
            let mut frame = ["/video/", id].concat();
            add(
                &mut frame,
                "h",
                query_value(query, "h").or(hash).and_then(plain),
            );
            add(&mut frame, "dnt", Some("1"));
            Some(frame)
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

/// Adds a parameter with a value to a URL.
fn add(url: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str(&[name, "=", value].concat());
    }
}

/// Parses a time such as `95`, `95s` or `1m35s`. `None` for zero.
fn seconds(time: &str) -> Option<u64> {
    if time.len() > 9 {
        return None;
    }
    let (mut total, mut number) = (0, 0);
    for b in time.bytes() {
        let unit = match b {
            b'0'..=b'9' => {
                number = number * 10 + u64::from(b - b'0');
                continue;
            }
            b'h' => 3600,
            b'm' => 60,
            b's' => 1,
            _ => return None,
        };
        total += number * unit;
        number = 0;
    }
    Some(total + number).filter(|total| *total > 0)
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
    fn frame_urls_are_derived_from_page_urls() {
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
        check("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=x", yt);
        check("https://youtu.be/dQw4w9WgXcQ?si=abc", yt);
        check("https://www.youtube.com/embed/dQw4w9WgXcQ", yt);
        check("https://m.youtube.com/shorts/dQw4w9WgXcQ", yt);
        check("https://www.youtube.com/watch?v=../../x", None);
        check(
            "https://vimeo.com/channels/x/76979871#t=1",
            Some("https://player.vimeo.com/video/76979871?dnt=1"),
        );
        check("https://youtube.com.evil.example/watch?v=a", None);
        check("https://www.youtube.com/channel/UCabc", None);
        check("https://www.youtube.com/clip/Ugkx", None);
        check("/relative", None);
        let url = SafeUrl::parse("https://vimeo.com/76979871").expect("a safe URL");
        assert_eq!(frame(&url, &["youtube".to_owned()]), None);
    }

    #[test]
    fn frames_keep_hashes_lists_and_times() {
        let allowed: Vec<String> = PROVIDER_NAMES.iter().map(|s| (*s).to_owned()).collect();
        let check = |page: &str, expected: &str| {
            let url = SafeUrl::parse(&format!("https://{page}")).expect("a safe URL");
            let src = frame(&url, &allowed).map(|frame| frame.src);
            assert_eq!(src.unwrap_or_default(), expected, "{page}");
        };
        let film = |rest: &str| format!("https://player.vimeo.com/video/{rest}dnt=1");
        check(
            "vimeo.com/81000001/0f1e2d3c4b",
            &film("81000001?h=0f1e2d3c4b&"),
        );
        check(
            "vimeo.com/81000001/9876543210",
            &film("81000001?h=9876543210&"),
        );
        check(
            "vimeo.com/81000001/9876543210?share=copy",
            &film("81000001?h=9876543210&"),
        );
        check(
            "vimeo.com/81000001?h=0f1e2d3c4b",
            &film("81000001?h=0f1e2d3c4b&"),
        );
        check(
            "player.vimeo.com/video/81000001?h=0f1e2d3c4b&dnt=1",
            &film("81000001?h=0f1e2d3c4b&"),
        );
        check("vimeo.com/channels/tide/81000002", &film("81000002?"));
        check("vimeo.com/groups/boats/videos/81000002", &film("81000002?"));
        check(
            "vimeo.com/showcase/7000001/video/81000002",
            &film("81000002?"),
        );
        check("vimeo.com/showcase/7000001", "");
        check("vimeo.com/event/7000001", "");
        check("vimeo.com/staff", "");
        let video = |rest: &str| format!("https://www.youtube-nocookie.com/embed/{rest}");
        check(
            "www.youtube.com/watch?v=BBBBBBBBBBB&t=95s",
            &video("BBBBBBBBBBB?start=95"),
        );
        check(
            "www.youtube.com/embed/BBBBBBBBBBB?start=95&end=120",
            &video("BBBBBBBBBBB?start=95&end=120"),
        );
        check(
            "youtu.be/BBBBBBBBBBB?t=1h1m35s",
            &video("BBBBBBBBBBB?start=3695"),
        );
        check("youtu.be/BBBBBBBBBBB?t=99999999999", &video("BBBBBBBBBBB"));
        check(
            "www.youtube.com/watch?v=BBBBBBBBBBB&list=PLabc",
            &video("BBBBBBBBBBB?list=PLabc"),
        );
        check(
            "www.youtube.com/playlist?list=PLabc",
            &video("videoseries?list=PLabc"),
        );
        check(
            "www.youtube.com/embed/videoseries?list=PLabc",
            &video("videoseries?list=PLabc"),
        );
        check("www.youtube.com/live/BBBBBBBBBBB", &video("BBBBBBBBBBB"));
    }
}
