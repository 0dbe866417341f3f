//! The props that islands share, as JSON: what they need to know of the page.
//!
//! ```json
//! {"language": "en", "root": "../../", "pageFile": "index.html", "dataPath": "world/snow.json"}
//! ```
//! Each key but `language` may be missing.

use crate::components::{Shared, SharedPageContext, Zoom};
use crate::route::Site;
use crate::text::Language;
use article::portal::Portal;
use serde_json::Value;

/// How links name a page's file where it cannot be left out.
const PAGE_FILE: &str = "index.html";

/// Reads them; `None` where the interface has not the language. `portal`: the portal's configuration, if it is known.
pub(super) fn read(props: &Value, portal: Option<Portal>) -> Option<SharedPageContext> {
    let text = |key: &str| props.get(key).and_then(Value::as_str);
    let language = Language::of(text("language")?)?;
    let root = text("root").unwrap_or("/");
    let site = match &portal {
        Some(portal) => Site::of(portal, root),
        None => Site {
            language,
            languages: vec![language],
            ..Site::plain(root)
        },
    };
    let page_file = text("pageFile").filter(|file| *file == PAGE_FILE);
    Some(SharedPageContext {
        site: Shared::new(Site {
            page_file: page_file.map_or("", |_| PAGE_FILE),
            ..site
        }),
        portal: portal.map(Shared::new),
        language,
        data_path: text("dataPath").unwrap_or_default().to_owned().into(),
        zoom: Zoom::Lightbox,
    })
}

/// Writes them, empty ones left out.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn write(page: &SharedPageContext) -> serde_json::Map<String, Value> {
    let values = [
        ("language", page.language.code()),
        ("root", &page.site.root),
        ("pageFile", page.site.page_file),
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
    fn what_is_written_is_read() {
        for (root, page_file, data_path) in [("../../", PAGE_FILE, "world/a.json"), ("/", "", "")] {
            let page = SharedPageContext {
                site: Shared::new(Site {
                    page_file,
                    ..Site::plain(root)
                }),
                portal: None,
                language: Language::English,
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
    fn a_language_that_the_interface_has_not_is_refused() {
        for props in [
            json!({}),
            json!({"language": "tlh"}),
            json!({"language": 3}),
            json!([]),
            json!(null),
        ] {
            assert!(read(&props, None).is_none(), "{props}");
        }
    }
}
