//! Pictures (<https://schema.org/ImageObject>).

use super::json_text::json_text;
use crate::syndication::Picture;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Image {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
    /// The alternative text: schema.org has no property of its own for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

impl Image {
    pub(super) fn of(picture: &Picture) -> Self {
        Self {
            kind: "ImageObject",
            url: picture.src.clone(),
            width: picture.width,
            height: picture.height,
            caption: picture.caption.as_deref().map(json_text),
            credit_text: picture.credit.as_deref().map(json_text),
            description: picture.alt.as_deref().map(json_text),
        }
    }
}
