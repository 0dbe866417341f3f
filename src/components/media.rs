//! Video and audio, with the browser's controls.

use super::PageContext;
use super::inline::text;
use super::picture::number;
use article::model::{Media, Track};
use article::url::SafeUrl;
use yew::prelude::*;

/// A video. `label`: its accessible name.
pub fn video(page: &PageContext<'_>, media: &Media, label: Option<String>) -> Html {
    html! {
        <video
            class="figure__video"
            controls=true
            preload="none"
            playsinline=true
            width={number(media.width)}
            height={number(media.height)}
            poster={media.poster.as_ref().map(|url| page.address(url))}
            aria-label={label}
        >
            { files(page, media) }
            for (n, it) in media.tracks.iter().enumerate() {
                { track(page, n, it) }
            }
            { download(page, media) }
        </video>
    }
}

/// An audio recording. `label`: its accessible name.
pub fn audio(page: &PageContext<'_>, media: &Media, label: Option<String>) -> Html {
    html! {
        <audio class="figure__audio" controls=true preload="none" aria-label={label}>
            { files(page, media) }
            { download(page, media) }
        </audio>
    }
}

fn files(page: &PageContext<'_>, media: &Media) -> Html {
    let own = (&media.src, &media.mime);
    let sources = media
        .sources
        .iter()
        .map(|source| (&source.src, &source.mime));
    let file = |(n, (src, mime)): (usize, (&SafeUrl, &Option<String>))| {
        html! { <source key={n} src={page.address(src)} type={mime.clone()} /> }
    };
    std::iter::once(own)
        .chain(sources)
        .enumerate()
        .map(file)
        .collect()
}

fn track(page: &PageContext<'_>, key: usize, track: &Track) -> Html {
    html! {
        <track
            key={key}
            kind={track.kind.clone().map_or(AttrValue::Static("captions"), AttrValue::from)}
            srclang={track.lang.as_ref().map(|lang| lang.as_str().to_owned())}
            label={track.label.clone()}
            src={page.address(&track.src)}
        />
    }
}

/// Fallback for browsers without support: a link to the file.
fn download(page: &PageContext<'_>, media: &Media) -> Html {
    let name = media.src.as_str().rsplit('/').next().unwrap_or_default();
    html! { <a href={page.address(&media.src)}>{ text(name) }</a> }
}
