//! Pictures (<https://schema.org/ImageObject>).

use super::said::said;
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
    /// The alternative text: schema.org has no other word for what a picture shows.
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
            caption: picture.caption.as_deref().map(said),
            credit_text: picture.credit.as_deref().map(said),
            description: picture.alt.as_deref().map(said),
        }
    }
}
