//! Frames exist if the portal lets somebody frame the site, and are deleted with their articles.

use super::newsroom::Newsroom;
use crate::PORTAL;
use serde_json::Value;

const FRAME: &str = "site/embed/world/n001/index.html";
const OEMBED: &str = "site/oembed/world/n001.json";

fn portal(site: &Newsroom, ancestors: &str) {
    let portal = PORTAL.trim_end().trim_end_matches('}');
    let portal = format!("{portal}, \"frameAncestors\": [{ancestors}] }}");
    site.write("content/portal.json", &portal);
}

#[test]
fn frames_exist_while_somebody_may_frame_the_site() {
    let site = Newsroom::new("publish-frames");
    site.articles(0..3);
    site.publish(&[]).is_well();
    assert!(!site.folder.has(FRAME) && !site.folder.has("site/oembed"));
    assert!(!site.text("site/world/n001/index.html").contains("oembed"));
    // Elements need no permission.
    for page in ["site/embed/index.html", "site/fr/embed/index.html"] {
        assert!(!site.text(page).contains("data-part=\"frame\""), "{page}");
    }
    assert!(site.folder.has("site/frames.js"));

    portal(&site, "\"*\"");
    site.publish(&[]).is_well();
    assert!(
        site.text(FRAME)
            .contains("src=\"../../../world/n001.json\"")
    );
    assert!(
        site.text("site/embed/index.html")
            .contains("data-part=\"frame\"")
    );
    assert!(site.text("site/_headers").contains("; frame-ancestors *\n"));
    let oembed: Value = serde_json::from_str(&site.text(OEMBED)).expect("JSON");
    assert_eq!(oembed["title"], "Story 1");
    assert!(site.text("site/world/n001/index.html").contains(
        "<link rel=\"alternate\" type=\"application/json+oembed\" title=\"Story 1\" \
         href=\"https://pass.example/oembed/world/n001.json\">"
    ));
    let page = site.text(FRAME);
    let named = page.split("src=\"../../../").skip(1);
    let named: Vec<&str> = named.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(named.len(), 3, "two scripts and the data: {named:?}");
    for file in named {
        assert!(site.folder.has(&format!("site/{file}")), "{file}");
    }
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");

    portal(&site, "");
    site.publish(&[]).is_well();
    assert!(!site.folder.has("site/embed/world") && !site.folder.has("site/oembed"));
    assert!(site.folder.has("site/embed/index.html"));
}

#[test]
fn a_frame_is_updated_and_deleted_with_its_article() {
    let site = Newsroom::new("publish-frames-change");
    portal(&site, "\"https://partner.example\"");
    site.articles(0..3);
    site.publish(&[]).is_well();
    let before = site.times("site");
    site.publish(&[]).is_well();
    assert_eq!(before, site.times("site"), "nothing is new");

    site.article(1, "Another headline");
    site.publish(&[]).is_well();
    for file in [FRAME, OEMBED] {
        assert!(site.text(file).contains("Another headline"), "{file}");
    }
    let other = "embed/world/n002/index.html";
    assert_eq!(before[other], site.times("site")[other]);

    // Damaged files are repaired.
    site.remove(FRAME);
    site.write(OEMBED, "{}");
    site.publish(&[]).is_well();
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");

    site.remove("content/articles/world/n001.json");
    site.publish(&[]).is_well();
    assert!(!site.folder.has("site/embed/world/n001") && !site.folder.has(OEMBED));
    assert!(site.folder.has("site/embed/world/n002/index.html"));
    site.publish_fresh("fresh").is_well();
    site.same_trees("site", "fresh");
}
