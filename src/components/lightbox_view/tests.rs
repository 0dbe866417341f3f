use super::*;
use crate::components::Zoom;
use crate::route::Site;
use crate::text::Language;
use article::lang::{Dir, LangTag};
use article::text::Text;

fn picture(number: usize, caption: Option<&str>) -> LightboxPicture {
    LightboxPicture {
        src: format!("../images/{number}.jpg"),
        srcset: Some(format!("../images/{number}-960.jpg 960w")),
        width: Some(1600),
        height: Some(900),
        alt: format!("Picture of {number}"),
        caption: caption.map(Text::of),
        credit: Some(Text::of("Ann Lee")),
    }
}

async fn rendered(language: Language, shown: Option<Shown>) -> String {
    let pictures = ArticlePictures {
        pictures: vec![
            picture(1, Some("Snow")),
            picture(2, None),
            picture(3, Some("Ice")),
        ],
        lang: LangTag::parse("fr-CA").expect("a language"),
        dir: Dir::Ltr,
    };
    let page = SharedPageContext {
        site: Shared::new(Site::plain("../")),
        portal: None,
        language,
        data_path: "world/a.json".into(),
        zoom: Zoom::Lightbox,
    };
    let props = LightboxViewProps {
        pictures: Shared::new(pictures),
        page,
        shown,
        on_event: Callback::noop(),
        dialog: NodeRef::default(),
        stage: NodeRef::default(),
    };
    let renderer = yew::LocalServerRenderer::<LightboxView>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new()
        .run_until(renderer.render())
        .await
}

fn shown(number: usize, zoom: ZoomStep, status: PictureStatus) -> Option<Shown> {
    Some(Shown {
        number,
        zoom,
        status,
        attempt: 0,
    })
}

/// The commands of the buttons without effect.
fn inert(html: &str) -> Vec<&str> {
    let buttons = html.split("data-command=\"").skip(1);
    let inert = buttons.filter(|button| {
        let tag = button.split('>').next().unwrap_or_default();
        tag.contains("aria-disabled=\"true\"")
    });
    inert
        .filter_map(|button| button.split('"').next())
        .collect()
}

#[tokio::test]
async fn a_closed_lightbox_is_an_empty_dialog() {
    for none in [
        None,
        shown(0, ZoomStep::Fit, PictureStatus::Ready),
        shown(4, ZoomStep::Fit, PictureStatus::Ready),
    ] {
        assert_eq!(
            rendered(Language::ENGLISH, none).await,
            "<dialog aria-label=\"Pictures\" class=\"lightbox\"></dialog>"
        );
    }
}

#[tokio::test]
async fn a_picture_has_files_caption_and_number() {
    let html = rendered(
        Language::ENGLISH,
        shown(1, ZoomStep::Fit, PictureStatus::Ready),
    )
    .await;
    for part in [
        "Picture 1 of 3",
        "src=\"../images/1.jpg\"",
        "srcset=\"../images/1-960.jpg 960w\"",
        "sizes=\"100vw\"",
        "alt=\"Picture of 1\"",
        "lang=\"fr-CA\"",
        "Snow",
        "Ann Lee",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    // Not the other pictures, and no `style` attribute, which the Content-Security-Policy blocks.
    assert!(
        !html.contains("images/2") && !html.contains("style="),
        "{html}"
    );
    let html = rendered(
        Language::ARABIC,
        shown(2, ZoomStep::Fit, PictureStatus::Ready),
    )
    .await;
    assert!(html.contains("الصورة 2 من 3"), "{html}");
    assert!(
        html.contains("Ann Lee") && !html.contains("figure__caption"),
        "{html}"
    );
}

#[tokio::test]
async fn controls_without_effect_are_aria_disabled() {
    for (number, zoom, expected) in [
        (1, ZoomStep::Fit, &["previous", "zoom-out"][..]),
        (2, ZoomStep::Large, &[]),
        (3, ZoomStep::Largest, &["next", "zoom-in"]),
    ] {
        let html = rendered(Language::ENGLISH, shown(number, zoom, PictureStatus::Ready)).await;
        assert_eq!(inert(&html), expected, "{html}");
        assert!(!html.contains(" disabled"), "{html}");
        assert_eq!(
            html.contains("tabindex=\"0\""),
            zoom > ZoomStep::Fit,
            "{html}"
        );
    }
}

#[tokio::test]
async fn loading_and_failed_pictures_have_a_message() {
    let loading = rendered(
        Language::FRENCH,
        shown(1, ZoomStep::Fit, PictureStatus::Loading),
    )
    .await;
    assert!(
        loading.contains("<img") && loading.contains("Chargement"),
        "{loading}"
    );
    let failed = rendered(
        Language::ENGLISH,
        shown(1, ZoomStep::Fit, PictureStatus::Failed),
    )
    .await;
    for part in [
        "This picture could not be loaded.",
        "Picture of 1",
        "Try again",
        "Snow",
    ] {
        assert!(failed.contains(part), "{part}: {failed}");
    }
    assert!(!failed.contains("<img"), "{failed}");
}
