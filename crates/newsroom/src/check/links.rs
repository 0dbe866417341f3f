//! URLs and ids anywhere in a document: pages and pictures that must exist, ids that must differ.

use super::site::{Site, is_file_path};
use article::explain::{Remark, did_you_mean};
use article::problem::Severity;
use serde_json::Value;
use std::collections::HashSet;

/// Keys whose value leads to a page or file.
const LINKS: &[&str] = &["href", "url"];
/// Keys whose value names a file to show.
const FILES: &[&str] = &["src", "poster", "image", "logo"];

/// Links to pages and pictures of this site that it does not have. Only addresses from the site's root are
/// looked at: what else there is on a host, nobody here knows.
pub fn check(document: &Value, site: &Site) -> Vec<Remark> {
    let is_portal = document.get("sections").is_some();
    let mut remarks = Vec::new();
    walk(document, String::new(), &mut |at, key, value| {
        // An article's own address elsewhere, and the site's own.
        if at == "/url" {
            return;
        }
        let Some(path) = value.as_str().and_then(|url| site.path_of(url.trim())) else {
            return;
        };
        let (is_link, is_file) = (LINKS.contains(&key), FILES.contains(&key));
        let sentence = if (is_link || is_file) && is_file_path(path) {
            (!site.has_file(path)).then(|| format!("there is no file {path} in the content"))
        } else if is_link && !is_portal {
            (!site.has_page(path)).then(|| {
                let meant = did_you_mean(path, &site.ids());
                let meant = meant
                    .map(|meant| format!("; did you mean /{meant}/?"))
                    .unwrap_or_default();
                format!("there is no page /{path}/ on the site{meant}")
            })
        } else {
            None
        };
        if let Some(sentence) = sentence {
            remarks.push(Remark {
                at: at.to_owned(),
                severity: Severity::Error,
                sentence,
            });
        }
    });
    remarks
}

/// Ids of blocks that stand twice in an article: a permalink would lead to the first of them.
pub fn block_ids(document: &Value) -> Vec<Remark> {
    // Two updates of one id are the reader's affair; a block may not have an update's.
    let updates = document.get("updates").and_then(Value::as_array);
    let ids = updates
        .into_iter()
        .flatten()
        .filter_map(|update| update.get("id")?.as_str());
    let mut seen: HashSet<&str> = ids.collect();
    let mut remarks = Vec::new();
    for part in ["lead", "body", "updates"] {
        let Some(value) = document.get(part) else {
            continue;
        };
        walk(value, format!("/{part}"), &mut |at, key, value| {
            let is_update = at
                .strip_prefix("/updates/")
                .is_some_and(|rest| rest.split('/').count() == 2);
            let Some(id) = value.as_str().filter(|_| key == "id" && !is_update) else {
                return;
            };
            if !seen.insert(id) {
                let sentence = format!("the id \"{id}\" is taken already; give this one another");
                remarks.push(Remark {
                    at: at.to_owned(),
                    severity: Severity::Error,
                    sentence,
                });
            }
        });
    }
    remarks
}

/// Visits every value under a key, with its pointer and the key. The parser has limited the depth.
fn walk<'v>(value: &'v Value, at: String, visit: &mut dyn FnMut(&str, &str, &'v Value)) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                visit(&at, key, value);
                walk(value, at, visit);
            }
        }
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                walk(value, format!("{at}/{number}"), visit);
            }
        }
        _ => {}
    }
}
