//! The page of an embedded player. Embeds link to the page that readers can visit, with all parameters that identify the
//! content.

use crate::url::SafeUrl;

/// The page of a frame's content, or `url` itself if the provider is unknown.
pub(in crate::import) fn page_of(url: &SafeUrl) -> SafeUrl {
    let page = known(url).and_then(|page| SafeUrl::parse(&page).ok());
    page.unwrap_or_else(|| url.clone())
}

fn known(url: &SafeUrl) -> Option<String> {
    let rest = url.as_str().strip_prefix("https://")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    // Some old pages encode `&` twice.
    let query = query.replace("&amp;", "&");
    let value = |name: &str| {
        let mut pairs = query.split('&');
        let value = pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        value.filter(|value| !value.is_empty())
    };
    match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let id = path
                .strip_prefix("embed/")
                .or_else(|| path.strip_prefix("v/"))?
                .split(['/', '&'])
                .next()?;
            youtube(id, value)
        }
        "player.vimeo.com" => {
            let id = path.strip_prefix("video/")?.split('/').next()?;
            let hash = value("h").map_or_else(String::new, |hash| format!("/{hash}"));
            // The start time.
            let time = match fragment.starts_with("t=") {
                true => format!("#{fragment}"),
                false => String::new(),
            };
            Some(format!("https://vimeo.com/{id}{hash}{time}"))
        }
        "platform.twitter.com" => Some(format!("https://twitter.com/i/status/{}", value("id")?)),
        "open.spotify.com" => {
            let path = path
                .strip_prefix("embed/")
                .or_else(|| path.strip_prefix("embed-podcast/"))?;
            // The start time, and the token of a private playlist.
            let kept = kept(&["t", "pt"], value);
            Some(format!("https://open.spotify.com/{path}{kept}"))
        }
        _ => None,
    }
}

/// The page of a video, a playlist, a channel's live stream or a clip.
fn youtube<'q>(id: &str, value: impl Fn(&str) -> Option<&'q str>) -> Option<String> {
    let site = "https://www.youtube.com";
    Some(match id {
        "" => return None,
        "videoseries" => format!("{site}/playlist?list={}", value("list")?),
        "live_stream" => format!("{site}/channel/{}/live", value("channel")?),
        _ => {
            if let Some(clip) = value("clip") {
                return Some(format!("{site}/clip/{clip}"));
            }
            let start = value("start").or_else(|| value("t"));
            let start = start.filter(|start| *start != "0");
            let start = start.map_or_else(String::new, |start| format!("&t={start}"));
            let others = kept(&["end", "list"], value).replace('?', "&");
            format!("{site}/watch?v={id}{start}{others}")
        }
    })
}

/// A query with those of these parameters that have values.
fn kept<'q>(names: &[&str], value: impl Fn(&str) -> Option<&'q str>) -> String {
    let pairs = names.iter().filter_map(|name| Some((name, value(name)?)));
    pairs.fold(String::new(), |query, (name, value)| {
        let sign = if query.is_empty() { '?' } else { '&' };
        format!("{query}{sign}{name}={value}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_keep_the_parameters_that_identify_a_video() {
        let check = |frame: &str, expected: &str| {
            let frame = SafeUrl::parse(&format!("https://{frame}")).expect("a safe URL");
            let page = page_of(&frame);
            assert_eq!(page.as_str(), format!("https://{expected}"), "{frame}");
        };
        check(
            "player.vimeo.com/video/81000001?dnt=1&h=0f1e2d3c4b&title=0",
            "vimeo.com/81000001/0f1e2d3c4b",
        );
        check(
            "player.vimeo.com/video/81000001?h=9876543210#t=75s",
            "vimeo.com/81000001/9876543210#t=75s",
        );
        check("player.vimeo.com/video/81000001", "vimeo.com/81000001");
        check(
            "vimeo.com/showcase/7000001/embed",
            "vimeo.com/showcase/7000001/embed",
        );
        let watch = "www.youtube.com/watch?v=BBBBBBBBBBB";
        check(
            "www.youtube.com/embed/BBBBBBBBBBB?rel=0&start=95",
            &format!("{watch}&t=95"),
        );
        check(
            "www.youtube-nocookie.com/embed/BBBBBBBBBBB?start=0&end=9",
            &format!("{watch}&end=9"),
        );
        check(
            "www.youtube.com/embed/BBBBBBBBBBB?list=PLabc",
            &format!("{watch}&list=PLabc"),
        );
        check(
            "www.youtube.com/embed/videoseries?list=PLabc",
            "www.youtube.com/playlist?list=PLabc",
        );
        check(
            "www.youtube.com/embed/live_stream?channel=UCabc",
            "www.youtube.com/channel/UCabc/live",
        );
        check(
            "www.youtube.com/embed/BBBBBBBBBBB?clip=Ugkx&clipt=EJ",
            "www.youtube.com/clip/Ugkx",
        );
        check(
            "open.spotify.com/embed/playlist/4a?utm_source=x&pt=5b",
            "open.spotify.com/playlist/4a?pt=5b",
        );
        check(
            "open.spotify.com/embed-podcast/episode/4a?t=30",
            "open.spotify.com/episode/4a?t=30",
        );
        check(
            "open.spotify.com/intl-de/track/4a",
            "open.spotify.com/intl-de/track/4a",
        );
        let sound = "w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1%3Fsecret_token%3Ds-Ab1";
        check(sound, sound);
    }
}
