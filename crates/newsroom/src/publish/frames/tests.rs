use super::*;
use serde_json::{Value, json};

fn portal(ancestors: &[&str]) -> Portal {
    let portal = json!({
        "schema": "action-news/portal/1", "name": "The  Pass & Co", "url": "https://n.example/east/",
        "lang": "en", "imageOrigins": ["https://pictures.example"], "embedProviders": ["vimeo"],
        "frameAncestors": ancestors,
    });
    article::read_portal(portal.to_string().as_bytes())
        .expect("a portal")
        .0
}

fn article(more: &Value) -> Article {
    let mut article = json!({
        "schema": "action-news/article/1", "id": "world/deep/story", "lang": "ar",
        "headline": "Snow <b>& \"ice\"</b>", "body": [{"type": "paragraph", "text": "Words."}],
    });
    for (key, value) in more.as_object().expect("an object") {
        article[key] = value.clone();
    }
    article::read(article.to_string().as_bytes())
        .expect("an article")
        .0
}

/// The frame, and its oEmbed description.
fn framed(more: &Value) -> [String; 2] {
    let portal = portal(&["*"]);
    let frames = Frames::of(&portal).expect("frames");
    let files = frames.files(&portal, &article(more)).expect("files");
    files.map(|file| String::from_utf8(file.bytes).expect("text"))
}

fn oembed(more: &Value) -> Value {
    serde_json::from_str(&framed(more)[1]).expect("JSON")
}

#[test]
fn only_a_site_that_somebody_may_frame_has_frames() {
    assert!(Frames::of(&portal(&[])).is_none());
    assert!(Frames::of(&portal(&["https://partner.example"])).is_some());
    assert!(Frames::of(&portal(&["*"])).is_some());
}

#[test]
fn a_frame_has_one_element_and_a_link_to_the_article() {
    let page = framed(&json!({}))[0].clone();
    for part in [
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">",
        "<title>Snow &lt;b&gt;&amp; &quot;ice&quot;&lt;/b&gt;</title><meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://n.example/east/world/deep/story/\">",
        "<script type=\"module\" src=\"../../../../embed.js\"></script>",
        "<script type=\"module\" src=\"../../../../assets/frame-",
        "<body><action-news-article src=\"../../../../world/deep/story.json\" data-id=\"world/deep/story\" loading=\"eager\" theme=\"auto\" heading-level=\"1\">",
        "<a href=\"../../../../world/deep/story/\" target=\"_blank\" rel=\"noopener\">Snow &lt;b&gt;&amp; &quot;ice&quot;&lt;/b&gt;</a>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(page.len() < 2_000, "{}", page.len());
    assert!(
        !page.contains(" style=") && !page.contains("<style"),
        "{page}"
    );
}

#[test]
fn the_frame_of_an_article_from_elsewhere_has_its_canonical_url() {
    let page = framed(&json!({"url": "https://other.example/a?x=1&y=2"}))[0].clone();
    let canonical = "<link rel=\"canonical\" href=\"https://other.example/a?x=1&amp;y=2\">";
    assert!(page.contains(canonical), "{page}");
    assert!(page.contains("content=\"noindex\""), "{page}");
}

#[test]
fn the_policy_comes_before_the_scripts() {
    let page = framed(&json!({}))[0].clone();
    let at = |part: &str| page.find(part).expect(part);
    assert!(at("content-security-policy") < at("<script"));
    assert!(page.contains(
        "content=\"default-src 'none'; script-src 'self' https://n.example 'wasm-unsafe-eval'; "
    ));
    assert!(!page.contains("frame-ancestors"), "not allowed in a <meta>");
}

#[test]
fn oembed_describes_the_frame() {
    let authors = json!({"authors": [{"name": "Ruth  Amundsen"}, {"name": "Sam Okafor"}]});
    assert_eq!(
        oembed(&authors),
        json!({
            "version": "1.0", "type": "rich", "title": "Snow <b>& \"ice\"</b>",
            "author_name": "Ruth Amundsen, Sam Okafor",
            "provider_name": "The Pass & Co", "provider_url": "https://n.example/east/",
            "cache_age": 86_400, "width": 640, "height": 600,
            "html": "<iframe src=\"https://n.example/east/embed/world/deep/story/\" data-action-news \
                sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" loading=\"lazy\" \
                width=\"100%\" height=\"600\" title=\"Snow &lt;b&gt;&amp; &quot;ice&quot;&lt;/b&gt;\"></iframe>",
        })
    );
    assert_eq!(oembed(&json!({})).get("author_name"), None);
}

#[test]
fn frames_have_paths_that_no_article_can_have() {
    assert_eq!(frame_path("world/story"), "embed/world/story/index.html");
    assert_eq!(oembed_path("world/story"), "oembed/world/story.json");
    for path in ["embed", "oembed"] {
        assert!(article::portal::RESERVED_SEGMENTS.contains(&path), "{path}");
    }
}

#[test]
fn scripts_have_hashes_in_their_names_except_that_of_host_pages() {
    let assets = assets::extra_assets();
    let paths: Vec<&str> = assets.iter().map(|asset| asset.path.as_str()).collect();
    let is_kept = |path: &str, stem: &str| {
        let hash = path
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(".js"));
        hash.is_some_and(|hash| hash.len() == 16)
    };
    assert!(is_kept(paths[0], "assets/frame-"), "{paths:?}");
    assert!(is_kept(paths[1], "assets/snippet-"), "{paths:?}");
    assert_eq!(paths[2..], ["frames.js"]);
    for asset in &assets {
        let script = String::from_utf8_lossy(&asset.bytes);
        for sink in [
            "innerHTML",
            "insertAdjacentHTML",
            "document.write",
            "localStorage",
            "pushState",
        ] {
            assert!(!script.contains(sink), "{sink} in {}", asset.path);
        }
    }
}

/// Found while writing: a picture of 90 percent of a frame's height made the frame higher, and that the picture.
#[test]
fn no_picture_depends_on_the_height_of_a_frame() {
    let script = include_str!("../../../../../web/frames/frame.js");
    assert!(script.contains(";--screen:none}"));
    let figures = include_str!("../../../../../styles/figure.css");
    assert_eq!(figures.matches("vh").count(), 1, "{figures}");
    assert!(figures.contains("max-block-size: var(--screen, 90vh);"));
}
