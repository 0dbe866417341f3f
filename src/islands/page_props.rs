//! The JSON props that all islands share: the context of their page.
//!
//! ```json
//! {"language": "en", "root": "../../", "dataPath": "world/snow.json"}
//! ```
//! All keys except `language` are optional.

use crate::components::{Shared, SharedPageContext, Zoom};
use crate::route::Site;
use crate::text::Language;
use article::lang::LangTag;
use article::portal::Portal;
use serde_json::Value;

/// Parses the props; `None` if `language` is missing or no BCP 47 tag. `portal`: the portal's configuration, if known.
pub(super) fn read(props: &Value, portal: Option<Portal>) -> Option<SharedPageContext> {
    let text = |key: &str| props.get(key).and_then(Value::as_str);
    let tag = LangTag::parse(text("language")?)?.primary();
    // The page script loads the strings first. If that has failed, the component is shown in English.
    let language = Language::of(&tag).unwrap_or_else(|| Language::without_strings(&tag, &tag));
    let root = text("root").unwrap_or("/");
    let site = match &portal {
        Some(portal) => Site::of(portal, root),
        None => Site {
            language,
            languages: vec![language],
            ..Site::plain(root)
        },
    };
    Some(SharedPageContext {
        site: Shared::new(site),
        portal: portal.map(Shared::new),
        language,
        data_path: text("dataPath").unwrap_or_default().to_owned().into(),
        zoom: Zoom::Lightbox,
    })
}

/// Serializes the props, without empty ones.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn write(page: &SharedPageContext) -> serde_json::Map<String, Value> {
    let values = [
        ("language", page.language.code()),
        ("root", &page.site.root),
        ("dataPath", &page.data_path),
    ];
    values
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (key.to_owned(), value.into()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn props_round_trip() {
        for (root, data_path) in [("../../", "world/a.json"), ("/", "")] {
            let page = SharedPageContext {
                site: Shared::new(Site::plain(root)),
                portal: None,
                language: Language::ENGLISH,
                data_path: data_path.into(),
                zoom: Zoom::Lightbox,
            };
            let read = read(&Value::Object(write(&page)), None).expect("page props");
            assert_eq!(*read.site, *page.site);
            assert_eq!(
                (read.language, read.data_path),
                (page.language, page.data_path)
            );
        }
    }

    #[test]
    fn missing_and_invalid_languages_are_rejected() {
        for props in [
            json!({}),
            json!({"language": "x"}),
            json!({"language": 3}),
            json!([]),
            json!(null),
        ] {
            assert!(read(&props, None).is_none(), "{props}");
        }
    }
}
