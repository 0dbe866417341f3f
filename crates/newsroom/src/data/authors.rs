//! Links from articles to the pages of their authors.

use super::story::author_slug;
use crate::places::Languages;
use article::Article;
use article::text::{Run, Text};
use article::url::SafeUrl;

/// Gives authors without a URL that of their page on the site, and links their names in the byline. An article without a date
/// is on no front, so its authors may have no page.
pub fn link_authors(article: &mut Article, languages: &Languages) {
    if article.published.is_none() {
        return;
    }
    let lang = article.lang.primary();
    let own = languages.front(&lang);
    let prefix = languages
        .prefixes()
        .find_map(|(lang, prefix)| (lang == own).then_some(prefix));
    let prefix = prefix.unwrap_or_default();
    for author in &mut article.authors {
        if author.url.is_none() {
            let slug = author_slug(author);
            author.url = SafeUrl::parse(&format!("/{prefix}author/{slug}/")).ok();
        }
        if let (Some(byline), Some(url)) = (&mut article.byline, &author.url) {
            link(byline, &author.name, url);
        }
    }
}

/// Links the first occurrence of a name, unless it is linked already.
fn link(text: &mut Text, name: &str, url: &SafeUrl) {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = text.0.iter().enumerate().find_map(|(at, run)| {
        let start = run.words.find(name).filter(|_| run.href.is_none())?;
        let (before, rest) = run.words.split_at_checked(start)?;
        let (own, after) = rest.split_at_checked(name.len())?;
        // "Ann Lee" is not the author of "Ann Leeds".
        let is_whole = !is_part(before.chars().last()) && !is_part(after.chars().next());
        is_whole.then(|| {
            let part = |words: &str, href: Option<&SafeUrl>| Run {
                words: words.to_owned(),
                href: href.cloned().or_else(|| run.href.clone()),
                ..run.clone()
            };
            let parts = [part(before, None), part(own, Some(url)), part(after, None)];
            (at, parts)
        })
    });
    if let Some((at, parts)) = found {
        let parts = parts.into_iter().filter(|part| !part.words.is_empty());
        text.0.splice(at..=at, parts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_linked_to_their_pages() {
        let portal = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en-CA",
            "languages": ["en-CA", "fr-CA"]}"#;
        let languages = Languages::of(&article::read_portal(portal).expect("a portal").0);
        let check = |lang: &str, more: &str, url: Option<&str>, byline: &str| {
            let text = format!(
                r#"{{"schema": "action-news/article/1", "id": "world/a", "lang": "{lang}", "headline": "A", "body": [],
                    "byline": "By Ann Lee and Zoé Roy in Ann Leeds", "authors": [{{"name": "Zoé Roy"}},
                    {{"name": "Ann Lee", "url": "https://ann.example/"}}, {{"name": "Ann"}}]{more}}}"#
            );
            let mut article = article::read(text.as_bytes()).expect("an article").0;
            link_authors(&mut article, &languages);
            let found = article.authors[0].url.as_ref().map(SafeUrl::as_str);
            assert_eq!(found, url);
            let json = serde_json::to_string(&article.byline).expect("JSON");
            assert_eq!(json, byline);
        };
        let plain = r#""By Ann Lee and Zoé Roy in Ann Leeds""#;
        check("en", "", None, plain);
        let linked = |prefix: &str| {
            format!(
                r#"[{{"t":"By "}},{{"t":"Ann Lee","href":"https://ann.example/"}},{{"t":" and "}},{{"t":"Zoé Roy","href":"/{prefix}author/zoe-roy/"}},{{"t":" in "}},{{"t":"Ann","href":"/{prefix}author/ann/"}},{{"t":" Leeds"}}]"#
            )
        };
        let dated = r#", "published": "2024-11-23T08:00:00Z""#;
        check("en", dated, Some("/author/zoe-roy/"), &linked(""));
        check("fr-CA", dated, Some("/fr/author/zoe-roy/"), &linked("fr/"));
    }
}
