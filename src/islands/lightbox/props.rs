//! The lightbox's props as JSON: those of the page and, beside them,
//!
//! ```json
//! {"lang": "en-CA", "dir": "ltr", "pictures": [{"src": "../images/a.jpg", "srcset": "…", "width": 1600,
//!  "height": 900, "alt": "…", "caption": "…", "credit": [{"t": "Ann Lee", "href": "/author/ann-lee/"}]}]}
//! ```
//! Captions and credits are texts of the article format. Each key of a picture but `src` may be missing.

use super::LightboxProps;
use crate::components::{ArticlePictures, LightboxPicture, Shared};
use crate::islands::page_props;
use article::lang::{Dir, LangTag};
use serde_json::Value;

/// Reads them; `None` if they are not such props.
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

#[cfg(not(target_arch = "wasm32"))]
pub use writing::write;

#[cfg(not(target_arch = "wasm32"))]
mod writing {
    use super::*;
    use crate::components::SharedPageContext;
    use article::text::{Run, Text};
    use serde_json::{Map, json};

    /// The props of the lightbox of a published page.
    pub fn write(page: &SharedPageContext, pictures: &ArticlePictures) -> String {
        let mut props = page_props::write(page);
        props.insert("lang".to_owned(), pictures.lang.as_str().into());
        props.insert("dir".to_owned(), pictures.dir.as_str().into());
        let all = pictures.pictures.iter().map(picture).collect();
        props.insert("pictures".to_owned(), Value::Array(all));
        Value::Object(props).to_string()
    }

    fn picture(picture: &LightboxPicture) -> Value {
        let alt = Some(&picture.alt).filter(|alt| !alt.is_empty());
        filled([
            ("src", Some(picture.src.as_str().into())),
            ("srcset", picture.srcset.as_deref().map(Value::from)),
            ("width", picture.width.map(Value::from)),
            ("height", picture.height.map(Value::from)),
            ("alt", alt.map(|alt| alt.as_str().into())),
            ("caption", picture.caption.as_ref().map(text)),
            ("credit", picture.credit.as_ref().map(text)),
        ])
    }

    fn text(text: &Text) -> Value {
        match text.as_plain() {
            Some(words) => words.into(),
            None => text.0.iter().map(run).collect(),
        }
    }

    fn run(run: &Run) -> Value {
        let marks: Vec<&str> = run.marks.iter().map(|mark| mark.name()).collect();
        filled([
            ("t", Some(run.words.as_str().into())),
            ("m", (!marks.is_empty()).then(|| json!(marks))),
            ("href", run.href.as_ref().map(|url| url.as_str().into())),
            ("lang", run.lang.as_ref().map(|lang| lang.as_str().into())),
            ("dir", run.dir.map(|dir| dir.as_str().into())),
        ])
    }

    /// An object of the values there are.
    fn filled<const N: usize>(values: [(&str, Option<Value>); N]) -> Value {
        let there = values
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Value::Object(there.collect::<Map<_, _>>())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::components::{SharedPageContext, Zoom};
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
            language: Language::English,
            data_path: "world/a.json".into(),
            zoom: Zoom::Lightbox,
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let pictures = pictures();
        let json = write(&page(), &pictures);
        let props = read(&serde_json::from_str(&json).expect("JSON")).expect("props");
        assert_eq!(*props.pictures, pictures);
        assert_eq!(props.page.language, Language::English);
        // What is missing costs nothing.
        assert!(
            json.contains(r#"{"src":"b.jpg"}"#) && !json.contains("null"),
            "{json}"
        );
    }

    #[test]
    fn links_of_captions_are_not_believed() {
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
    fn other_json_is_refused() {
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
