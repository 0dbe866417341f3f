//! Serializes the lightbox's props for a published page, in the format of [`super::props`].

use crate::components::{ArticlePictures, LightboxPicture, SharedPageContext};
use crate::islands::page_props;
use article::text::{Run, Text};
use serde_json::{Map, Value, json};

/// The JSON props of the lightbox of a published page.
pub fn lightbox_props(page: &SharedPageContext, pictures: &ArticlePictures) -> String {
    let mut props = page_props::write(page);
    props.insert("lang".to_owned(), pictures.lang.as_str().into());
    props.insert("dir".to_owned(), pictures.dir.as_str().into());
    let all = pictures.pictures.iter().map(picture).collect();
    props.insert("pictures".to_owned(), Value::Array(all));
    Value::Object(props).to_string()
}

fn picture(picture: &LightboxPicture) -> Value {
    let alt = Some(&picture.alt).filter(|alt| !alt.is_empty());
    object_of_some([
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
    object_of_some([
        ("t", Some(run.words.as_str().into())),
        ("m", (!marks.is_empty()).then(|| json!(marks))),
        ("href", run.href.as_ref().map(|url| url.as_str().into())),
        ("lang", run.lang.as_ref().map(|lang| lang.as_str().into())),
        ("dir", run.dir.map(|dir| dir.as_str().into())),
    ])
}

/// A JSON object without the values that are `None`.
fn object_of_some<const N: usize>(values: [(&str, Option<Value>); N]) -> Value {
    let entries = values
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(entries.collect::<Map<_, _>>())
}
