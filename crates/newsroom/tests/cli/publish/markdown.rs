//! Articles in Markdown.

use super::newsroom::Newsroom;

const FILE: &str = "content/articles/world/bread.md";

fn bread(headline: &str) -> String {
    format!(
        "---\nheadline: {headline}\nlang: en-CA\npublished: 2013-06-17T20:05:00-04:00\n---\n\nIt was *baked*.\n"
    )
}

#[test]
fn they_are_published_like_others() {
    let site = Newsroom::new("publish-markdown");
    site.articles(0..2);
    site.write(FILE, &bread("Bread"));
    site.publish(&[]).is_well();
    let page = "site/world/bread/index.html";
    assert!(site.text(page).contains("<em>baked</em>"));
    assert!(site.text("site/index.json").contains("world/bread"));
    let again = site.publish(&[]);
    assert!(again.out.contains(" 0 written, "), "{}", again.out);
    site.write(FILE, &bread("Fresh bread"));
    site.publish(&[]).is_well();
    assert!(site.text(page).contains("Fresh bread"));
    // A typing error does not take a story off the site.
    site.write(FILE, &bread("\"Bread"));
    let ran = site.publish(&[]);
    assert!(
        ran.err.contains("content/articles/world/bread.md:2:")
            && ran.err.contains("its page stays as it was last published"),
        "{}",
        ran.err
    );
    assert!(site.text(page).contains("Fresh bread"));
    // The same article in the other spelling takes its place.
    site.remove(FILE);
    site.write(
        "content/articles/world/bread.json",
        r#"{"schema": "action-news/article/1", "id": "world/bread", "headline": "Bread again", "body": []}"#,
    );
    site.publish(&[]).is_well();
    assert!(site.text(page).contains("Bread again"));
    site.remove("content/articles/world/bread.json");
    site.publish(&[]).is_well();
    assert!(!site.folder.has("site/world/bread"));
}
