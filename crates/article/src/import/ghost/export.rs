//! The export: database tables, joined into posts as the Content API gives them.

use super::super::language;
use super::super::list::List;
use super::super::words::line;
use super::post::{self, Site};
use crate::url::SafeUrl;
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// The export's placeholder for the site's URL.
const SITE: &str = "__GHOST_URL__";

/// Limits the bytes that joins copy (names and biographies of many posts), so that a small export cannot use much
/// memory.
const MAX_JOINED_BYTES: usize = 64 << 20;

/// All posts and pages, in order.
pub(super) fn read(data: &Value, at: &str, base: Option<&SafeUrl>, list: &mut List) {
    let site = site(data);
    let posts = rows(data, "posts");
    let mut tables = Tables::of(data);
    let mut needs_base = false;
    for (n, post) in posts.iter().enumerate() {
        let mut joined = tables.joined(post);
        for value in joined.values_mut() {
            needs_base |= make_site_urls_relative(value);
        }
        let at = format!("{at}/posts/{n}");
        post::add(&Value::Object(joined), &at, base, &site, list);
    }
    if posts.is_empty() {
        list.not_an_article(&format!("{at}/posts"), "an export without posts");
    }
    if needs_base && base.is_none() {
        list.left_out(
            at,
            "the site's own pictures and links: an export does not contain its URL; give it as the base",
        );
    }
}

/// Makes the site's own URLs relative; returns whether there were any.
fn make_site_urls_relative(value: &mut Value) -> bool {
    match value {
        Value::String(text) if text.contains(SITE) => {
            *text = text.replace("__GHOST_URL__/", "./").replace(SITE, "./");
            true
        }
        Value::Array(items) => items
            .iter_mut()
            .fold(false, |any, item| make_site_urls_relative(item) | any),
        Value::Object(object) => object
            .values_mut()
            .fold(false, |any, value| make_site_urls_relative(value) | any),
        _ => false,
    }
}

fn site(data: &Value) -> Site {
    let setting = |key: &str| {
        let mut settings = rows(data, "settings").iter();
        let row = settings.find(|row| row.get("key").and_then(Value::as_str) == Some(key))?;
        let value = row.get("value")?.as_str().and_then(line)?;
        // Copied to every post.
        (value.len() <= 200).then_some(value)
    };
    let langs = ["locale", "lang", "default_locale"].into_iter();
    Site {
        publisher: setting("title"),
        lang: langs
            .filter_map(setting)
            .find_map(|lang| language::tag(&lang)),
    }
}

fn rows<'v>(data: &'v Value, table: &str) -> &'v [Value] {
    let rows = data.get(table).and_then(Value::as_array);
    rows.map_or(&[], Vec::as_slice)
}

/// Rows by the post that they belong to.
struct Tables<'v> {
    meta: HashMap<String, &'v Value>,
    tags: HashMap<String, &'v Value>,
    users: HashMap<String, &'v Value>,
    tags_of: HashMap<String, Vec<String>>,
    authors_of: HashMap<String, Vec<String>>,
    left: usize,
}

impl<'v> Tables<'v> {
    fn of(data: &'v Value) -> Self {
        let by = |table: &str, key: &str| -> HashMap<String, &'v Value> {
            let rows = rows(data, table).iter();
            rows.filter_map(|row| Some((id(row.get(key)?)?, row)))
                .collect()
        };
        Self {
            meta: by("posts_meta", "post_id"),
            tags: by("tags", "id"),
            users: by("users", "id"),
            tags_of: pairs(rows(data, "posts_tags"), "tag_id"),
            authors_of: pairs(rows(data, "posts_authors"), "author_id"),
            left: MAX_JOINED_BYTES,
        }
    }

    /// A post with its data from other tables.
    fn joined(&mut self, post: &Value) -> Map<String, Value> {
        const OWN: &[&str] = &[
            "title",
            "slug",
            "html",
            "plaintext",
            "lexical",
            "mobiledoc",
            "status",
            "visibility",
            "locale",
            "feature_image",
            "custom_excerpt",
            "published_at",
            "updated_at",
            "canonical_url",
            "codeinjection_head",
            "codeinjection_foot",
            "show_title_and_feature_image",
            "feature_image_alt",
            "feature_image_caption",
        ];
        let mut joined = Map::new();
        copy(post, OWN, &mut joined);
        // The key before Ghost 1.
        if let (None, Some(image)) = (joined.get("feature_image"), post.get("image")) {
            joined.insert("feature_image".to_owned(), image.clone());
        }
        let Some(post_id) = post.get("id").and_then(id) else {
            return joined;
        };
        if let Some(meta) = self.meta.remove(&post_id) {
            copy(
                meta,
                &["feature_image_alt", "feature_image_caption"],
                &mut joined,
            );
        }
        let tags = self.tags_of.remove(&post_id).unwrap_or_default();
        let tags = rows_of(
            &self.tags,
            &tags,
            &["name", "slug", "visibility"],
            &mut self.left,
        );
        joined.insert("tags".to_owned(), tags);
        let mut authors = self.authors_of.remove(&post_id).unwrap_or_default();
        if authors.is_empty() {
            // Before Ghost 2 a post had one author.
            authors.extend(post.get("author_id").and_then(id));
        }
        let shown = ["name", "website", "profile_image", "bio"];
        let authors = rows_of(&self.users, &authors, &shown, &mut self.left);
        joined.insert("authors".to_owned(), authors);
        joined
    }
}

/// The ids that belong to each post, in the newsroom's order, without duplicates.
fn pairs(rows: &[Value], key: &str) -> HashMap<String, Vec<String>> {
    let mut sorted: Vec<(i64, String, String)> = rows
        .iter()
        .filter_map(|row| {
            let order = row.get("sort_order").and_then(Value::as_i64).unwrap_or(0);
            Some((order, id(row.get("post_id")?)?, id(row.get(key)?)?))
        })
        .collect();
    sorted.sort_by_key(|(order, _, _)| *order);
    let mut seen = HashSet::new();
    let mut pairs: HashMap<String, Vec<String>> = HashMap::new();
    for (_, post, other) in sorted {
        if seen.insert((post.clone(), other.clone())) {
            pairs.entry(post).or_default().push(other);
        }
    }
    pairs
}

/// The displayed fields of some rows, within the limit.
fn rows_of(
    table: &HashMap<String, &Value>,
    ids: &[String],
    keys: &[&str],
    left: &mut usize,
) -> Value {
    let mut shown = Vec::new();
    for row in ids.iter().filter_map(|id| table.get(id)) {
        let words = keys.iter().filter_map(|key| row.get(*key)?.as_str());
        let bytes: usize = words.map(str::len).sum();
        let Some(rest) = left.checked_sub(bytes + 64) else {
            break;
        };
        *left = rest;
        let mut object = Map::new();
        copy(row, keys, &mut object);
        shown.push(Value::Object(object));
    }
    json!(shown)
}

/// Copies strings and booleans; these tables have no nested values.
fn copy(from: &Value, keys: &[&str], to: &mut Map<String, Value>) {
    for key in keys {
        match from.get(*key) {
            None | Some(Value::Null | Value::Array(_) | Value::Object(_)) => {}
            Some(value) => {
                to.insert((*key).to_owned(), value.clone());
            }
        }
    }
}

/// Ids were numbers in older versions.
fn id(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::articles;
    use super::*;
    use crate::model::Lead;

    #[test]
    fn site_urls_are_resolved_against_the_base() {
        let check = |base: &str, expected: &str| {
            let post = json!({
                "title": "Fog", "slug": "fog", "html": "<p><a href='__GHOST_URL__/about/'>About</a></p>",
                "feature_image": "__GHOST_URL__/content/images/a.jpg",
            });
            let export = json!({"db": [{"data": {"posts": [post]}}]});
            let base = SafeUrl::parse(base).ok();
            let imported = articles(&export, base.as_ref()).expect("an article");
            let one = imported.first().expect("one");
            let Some(Lead::Figure(figure)) = &one.article.lead else {
                panic!("no picture");
            };
            let src = figure.media.src.as_str();
            assert_eq!(src, format!("{expected}/content/images/a.jpg"), "{base:?}");
        };
        check("https://harbour.example", "https://harbour.example");
        check(
            "https://harbour.example/export.json",
            "https://harbour.example",
        );
        check(
            "https://harbour.example/blog/",
            "https://harbour.example/blog",
        );
    }

    #[test]
    fn joined_biographies_are_limited() {
        let posts: Vec<Value> = (0..2_000)
            .map(|n| json!({"id": n, "title": "Fog", "html": "<p>Fog.</p>", "author_id": 1}))
            .collect();
        let bio = "a".repeat(1 << 20);
        let users = json!([{"id": 1, "name": "Ann Lee", "bio": bio}]);
        let export = json!({"db": [{"data": {"posts": posts, "users": users}}]});
        let imported = articles(&export, None).expect("articles");
        let bytes = imported.iter().flat_map(|one| &one.article.authors);
        let bytes: usize = bytes
            .filter_map(|author| Some(author.bio.as_ref()?.plain().len()))
            .sum();
        assert!(
            imported.len() == 2_000 && bytes <= MAX_JOINED_BYTES,
            "{bytes}"
        );
    }
}
