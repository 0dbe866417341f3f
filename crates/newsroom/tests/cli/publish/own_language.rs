//! A newsroom's own language.

use super::newsroom::Newsroom;
use crate::PORTAL;
use serde_json::Value;

#[test]
fn a_newsroom_adds_its_own_language() {
    let site = Newsroom::new("publish-own-language");
    let portal = PORTAL.replace("\"fr-CA\"]", "\"fr-CA\", \"sv\"]");
    site.write("content/portal.json", &portal);
    site.articles(0..1);
    let printed = site.folder.run(&["words", "en"]).out;
    let mut words: Value = serde_json::from_str(&printed).expect("JSON");
    words["ui"]["tag"] = "sv".into();
    words["ui"]["autonym"] = "Svenska".into();
    for title in ["Senaste nytt", "Nyheter"] {
        words["ui"]["latest_stories"] = title.into();
        site.write("content/words/sv.json", &words.to_string());
        site.publish(&[]).is_well();
        let page = site.text("site/sv/index.html");
        assert!(page.contains("<html lang=\"sv\""), "{page}");
        assert!(
            page.contains(&format!("<title>{title} – The Pass</title>")),
            "{page}"
        );
        assert!(site.text("site/index.html").contains(">Svenska<"));
        assert!(site.text("site/words.sv.json").contains(title));
    }
    words["ui"]["hom"] = "Hem".into();
    site.write("content/words/sv.json", &words.to_string());
    let published = site.publish(&[]);
    let fault = "sv.json: error: /ui/hom: \"hom\" is unknown";
    assert!(published.err.contains(fault), "{}", published.err);
    let checked = site.folder.run(&["check", "content"]);
    assert!(
        checked.out.contains("error: /ui/hom: \"hom\" is unknown"),
        "{}",
        checked.out
    );
    let unknown = "newsroom: the interface has no \"sv\"\n";
    site.folder.run(&["words", "sv"]).is(1, "", unknown);
}
