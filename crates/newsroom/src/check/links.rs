//! URLs and ids anywhere in a document: pages and files that must exist, ids that must differ.

use super::remark::error;
use article::explain::Remark;
use article::model::Article;
use article::portal::Portal;
use article::url::SafeUrl;
use serde_json::Value;
use std::collections::HashSet;

/// Keys of links to pages or files.
const LINKS: &[&str] = &["href", "url"];
/// Keys of files that are shown.
const FILES: &[&str] = &["src", "poster", "image", "logo"];
/// First segments of paths to files that are not pages.
const FOLDERS: &[&str] = &["images/", "weather/", "assets/"];

/// A link to this site.
pub struct Link {
    /// Where in the document: a JSON Pointer.
    pub at: String,
    /// The path below the site, percent-encoded, without slashes at its ends, query and fragment.
    pub path: String,
    /// What is expected there.
    pub leads_to: LeadsTo,
}

/// What a link leads to.
#[derive(PartialEq)]
pub enum LeadsTo {
    /// A page.
    Page,
    /// A file.
    File,
}

/// An article's links to this site. Relative URLs start at the article's data, as in the app.
pub fn of_article(document: &Value, article: &Article, portal: &Portal) -> Vec<Link> {
    collect(document, &format!("/{}.json", article.id), portal)
}

/// A portal's files on this site. Its links may lead to other services on the same host.
pub fn of_portal(document: &Value, portal: &Portal) -> Vec<Link> {
    let mut links = collect(document, "/portal.json", portal);
    links.retain(|link| link.leads_to == LeadsTo::File);
    links
}

fn collect(document: &Value, base: &str, portal: &Portal) -> Vec<Link> {
    let mut links = Vec::new();
    walk(document, String::new(), &mut |at, key, value| {
        let shows = FILES.contains(&key);
        // The document's own address may be on another site.
        if at == "/url" || !(shows || LINKS.contains(&key)) {
            return;
        }
        let Some(url) = value.as_str().and_then(|url| SafeUrl::parse(url).ok()) else {
            return;
        };
        let own = url.as_str().strip_prefix(portal.url.as_str());
        let path = match own {
            Some(path) => path.to_owned(),
            None if url.is_relative() && !url.as_str().starts_with(['#', '?']) => {
                url.resolve(base).as_str().to_owned()
            }
            None => return,
        };
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = path.trim_matches('/').to_owned();
        let in_folder = FOLDERS.iter().any(|folder| path.starts_with(folder));
        // Other paths of the host may belong to another server.
        if shows && own.is_some() && !in_folder {
            return;
        }
        links.push(Link {
            at: at.to_owned(),
            path,
            leads_to: match shows || in_folder {
                true => LeadsTo::File,
                false => LeadsTo::Page,
            },
        });
    });
    links
}

/// Ids that two blocks of an article have: a permalink would lead to the first of them.
pub fn block_ids(document: &Value) -> Vec<Remark> {
    // The reader reports two updates with one id; a block may not have an update's id either.
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
                let sentence = format!("duplicate id \"{id}\"; choose another");
                remarks.push(error(at, sentence));
            }
        });
    }
    remarks
}

/// Visits every value under a key, with its pointer and the key. The parser has limited the depth.
pub fn walk<'v>(value: &'v Value, at: String, visit: &mut dyn FnMut(&str, &str, &'v Value)) {
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
