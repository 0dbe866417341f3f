//! Parses the lightbox's JSON props: those of [`page_props`], and
//!
//! ```json
//! {"lang": "en-CA", "dir": "ltr", "pictures": [{"src": "../images/a.jpg", "srcset": "…", "width": 1600,
//!  "height": 900, "alt": "…", "caption": "…", "credit": [{"t": "Ann Lee", "href": "/author/ann-lee/"}]}]}
//! ```
//! Captions and credits are texts of the article format. All keys of a picture except `src` are optional.
//! `write_props.rs` serializes them.

use crate::components::{ArticlePictures, LightboxPicture, Shared, SharedPageContext};
use crate::islands::page_props;
use article::lang::{Dir, LangTag};
use serde_json::Value;
use web_sys::AbortSignal;
use yew::Properties;

/// Props of `Lightbox`.
#[derive(Properties, Clone, PartialEq)]
pub struct LightboxProps {
    /// The pictures of the page's article.
    pub pictures: Shared<ArticlePictures>,
    /// The context of the page.
    pub page: SharedPageContext,
    /// Ends the listeners on document and window when the program has trapped. Only published pages have one.
    #[prop_or_default]
    pub signal: Option<AbortSignal>,
}

/// Parses the props; `None` if they are invalid. Invalid pictures are left out.
pub(crate) fn read(props: &Value) -> Option<LightboxProps> {
    let page = page_props::read(props, None)?;
    let text = |key: &str| props.get(key).and_then(Value::as_str);
    let lang = text("lang").and_then(LangTag::parse);
    let lang = lang.unwrap_or_else(LangTag::undetermined);
    let pictures = props.get("pictures")?.as_array()?;
    let pictures = ArticlePictures {
        pictures: pictures.iter().filter_map(picture).collect(),
        dir: match text("dir") {
            Some("ltr") => Dir::Ltr,
            Some("rtl") => Dir::Rtl,
            _ => lang.dir(),
        },
        lang,
    };
    Some(LightboxProps {
        pictures: Shared::new(pictures),
        page,
        signal: None,
    })
}

fn picture(value: &Value) -> Option<LightboxPicture> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let pixels = |key: &str| u32::try_from(value.get(key)?.as_u64()?).ok();
    let words = |key: &str| {
        article::read_text(value.get(key)?)
            .ok()
            .map(|(text, _)| text)
    };
    Some(LightboxPicture {
        src: text("src")?,
        srcset: text("srcset"),
        width: pixels("width"),
        height: pixels("height"),
        alt: text("alt").unwrap_or_default(),
        caption: words("caption"),
        credit: words("credit"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::Zoom;
    use crate::islands::lightbox_props;
    use crate::route::Site;
    use crate::text::Language;
    use article::text::Text;
    use serde_json::json;

    fn pictures() -> ArticlePictures {
        let runs = json!([{"t": "Snow ", "m": ["em", "strong"]}, {"t": "here\n", "href": "/world/", "lang": "fr", "dir": "rtl"}]);
        let caption = article::read_text(&runs).expect("a text").0;
        ArticlePictures {
            pictures: vec![
                LightboxPicture {
                    src: "../images/a.jpg".to_owned(),
                    srcset: Some("../images/a-960.jpg 960w".to_owned()),
                    width: Some(1600),
                    height: Some(900),
                    alt: "A \"white\" <street>".to_owned(),
                    caption: Some(caption),
                    credit: Some(Text::of("Ann Lee")),
                },
                LightboxPicture {
                    src: "b.jpg".to_owned(),
                    srcset: None,
                    width: None,
                    height: None,
                    alt: String::new(),
                    caption: None,
                    credit: None,
                },
            ],
            lang: LangTag::parse("ar").expect("a language"),
            dir: Dir::Ltr,
        }
    }

    fn page() -> SharedPageContext {
        SharedPageContext {
            site: Shared::new(Site::plain("../")),
            portal: None,
            language: Language::ENGLISH,
            data_path: "world/a.json".into(),
            zoom: Zoom::Lightbox,
        }
    }

    #[test]
    fn props_round_trip() {
        let pictures = pictures();
        let json = lightbox_props(&page(), &pictures);
        let props = read(&serde_json::from_str(&json).expect("JSON")).expect("props");
        assert_eq!(*props.pictures, pictures);
        assert_eq!(props.page.language, Language::ENGLISH);
        // Missing values are omitted.
        assert!(
            json.contains(r#"{"src":"b.jpg"}"#) && !json.contains("null"),
            "{json}"
        );
    }

    #[test]
    fn unsafe_links_and_invalid_pictures_are_left_out() {
        let props = json!({"language": "en", "pictures": [
            {"src": "a.jpg", "caption": [{"t": "x", "href": "javascript:alert(1)"}], "credit": true},
            {"alt": "nothing to show"}, 3]});
        let pictures = read(&props).expect("props").pictures;
        assert_eq!(pictures.pictures.len(), 1);
        let only = pictures.pictures.first().expect("one picture");
        assert_eq!(only.caption, Some(Text::of("x")));
        assert_eq!(only.credit, None);
    }

    #[test]
    fn invalid_props_are_rejected() {
        for props in [
            json!({}),
            json!({"language": "en"}),
            json!({"language": "en", "pictures": 1}),
            json!("x"),
        ] {
            assert!(read(&props).is_none(), "{props}");
        }
    }
}
