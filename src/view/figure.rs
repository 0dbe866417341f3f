//! A figure: lede above, caption and credit below, each optional, none twice.

use super::Setting;
use super::classes::class;
use super::inline::inline_some;
use super::picture::{Urgency, picture};
use article::caption::{Words, words};
use article::lang::LangTag;
use article::model::{Figure, Gallery, Media, MediaKind, Size};
use yew::prelude::*;

/// A figure.
pub fn figure(setting: Setting<'_>, figure: &Figure, urgency: Urgency) -> Html {
    let words = words(figure);
    let size = size_class(figure.size);
    html! {
        <figure class={class("figure", Some(size))}>
            if let Some(lede) = inline_some(setting, words.lede.as_ref()) {
                <p class="figure__lede">{ lede }</p>
            }
            <div class="figure__media">{ media(setting, figure, &words, urgency) }</div>
            { caption(setting, &words) }
        </figure>
    }
}

/// Several figures with a caption for all.
pub fn gallery(setting: Setting<'_>, gallery: &Gallery) -> Html {
    html! {
        <figure class="gallery" aria-label={setting.words().gallery}>
            <div class="gallery__grid">
                { for gallery.figures.iter().map(|one| figure(setting, one, Urgency::Lazy)) }
            </div>
            if let Some(caption) = inline_some(setting, gallery.caption.as_ref()) {
                <figcaption class="figure__words"><span class="figure__caption">{ caption }</span></figcaption>
            }
        </figure>
    }
}

/// Caption and credit below the picture; nothing at all where there is neither.
fn caption(setting: Setting<'_>, words: &Words) -> Html {
    let caption = inline_some(setting, words.caption.as_ref());
    let credit = inline_some(setting, words.credit.as_ref());
    if caption.is_none() && credit.is_none() {
        return Html::default();
    }
    let between = if caption.is_some() && credit.is_some() {
        " "
    } else {
        ""
    };
    html! {
        <figcaption class="figure__words">
            if let Some(caption) = caption {
                <span class="figure__caption">{ caption }</span>
            }
            { between }
            if let Some(credit) = credit {
                <span class="figure__credit">{ credit }</span>
            }
        </figcaption>
    }
}

fn media(setting: Setting<'_>, figure: &Figure, words: &Words, urgency: Urgency) -> Html {
    let media = &figure.media;
    let shown = match media.kind {
        MediaKind::Image => picture(setting, media, &words.alt, sizes(figure.size), urgency),
        MediaKind::Video => return video(setting, media, words),
        MediaKind::Audio => return audio(setting, media, words),
    };
    let Some(href) = &figure.href else {
        return shown;
    };
    // A link needs a name, and the picture may have no words of its own.
    let name = words.alt.is_empty().then(|| {
        let caption = words.caption.as_ref().or(words.lede.as_ref());
        caption.map_or_else(|| href.as_str().to_owned(), |caption| caption.plain())
    });
    html! { <a class="figure__link" href={setting.address(href)} aria-label={name}>{ shown }</a> }
}

fn video(setting: Setting<'_>, media: &Media, words: &Words) -> Html {
    html! {
        <video
            class="figure__video"
            controls=true
            preload="none"
            playsinline=true
            width={media.width.map(|n| n.to_string())}
            height={media.height.map(|n| n.to_string())}
            poster={media.poster.as_ref().map(|url| setting.address(url))}
            aria-label={label(words)}
        >
            { files(setting, media) }
            { for media.tracks.iter().map(|track| html! {
                <track
                    kind={track.kind.clone().unwrap_or_else(|| "captions".to_owned())}
                    srclang={track.lang.as_ref().map(LangTag::to_string)}
                    label={track.label.clone()}
                    src={setting.address(&track.src)}
                />
            }) }
            { download(setting, media) }
        </video>
    }
}

fn audio(setting: Setting<'_>, media: &Media, words: &Words) -> Html {
    html! {
        <audio class="figure__audio" controls=true preload="none" aria-label={label(words)}>
            { files(setting, media) }
            { download(setting, media) }
        </audio>
    }
}

fn files(setting: Setting<'_>, media: &Media) -> Html {
    let others = media
        .sources
        .iter()
        .map(|source| (&source.src, &source.mime));
    std::iter::once((&media.src, &media.mime))
        .chain(others)
        .map(|(src, mime)| html! { <source src={setting.address(src)} type={mime.clone()} /> })
        .collect()
}

/// What a browser shows that plays neither.
fn download(setting: Setting<'_>, media: &Media) -> Html {
    let name = media.src.as_str().rsplit('/').next().unwrap_or_default();
    html! { <a href={setting.address(&media.src)}>{ name.to_owned() }</a> }
}

fn label(words: &Words) -> Option<String> {
    let said = [&words.caption, &words.lede].into_iter().flatten().next();
    (!words.alt.is_empty())
        .then(|| words.alt.clone())
        .or_else(|| said.map(|text| text.plain()))
}

fn size_class(size: Size) -> &'static str {
    match size {
        Size::Inline => "figure--inline",
        Size::Wide => "figure--wide",
        Size::Full => "figure--full",
        Size::Left => "figure--start",
        Size::Right => "figure--end",
    }
}

/// How wide a figure of a size stands, for choosing a file. The widths are those of `styles/layout.css`.
fn sizes(size: Size) -> &'static str {
    match size {
        Size::Inline => "(min-width: 46rem) 42rem, 100vw",
        Size::Wide => "(min-width: 68rem) 64rem, 100vw",
        Size::Full => "100vw",
        Size::Left | Size::Right => "(min-width: 46rem) 20rem, 100vw",
    }
}
