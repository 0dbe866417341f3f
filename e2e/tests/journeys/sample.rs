//! Paths of the demo newsroom, and documents for journeys.

use serde_json::{Value, json};

/// A news story in three languages.
pub const STORY: &str = "/world/leaders-differ-on-syria/";
/// The same story in Arabic.
pub const ARABIC_STORY: &str = "/ar/world/qadat-althamani-yakhtalifun-hawl-suriya/";
/// The article that uses every block.
pub const EVERY_BLOCK: &str = "/culture/how-a-page-is-made/";
/// The article that lists files of its picture itself (`sources`).
pub const OWN_FILES: &str = "/sports/overtime-under-the-lights/";
/// The live article.
pub const LIVE: &str = "/canada/storm-on-the-harbour-as-it-happened/";
/// 10:59 PM on Saturday, 23 November 2024, in Calgary.
pub const DEMO_TIME: &str = "2024-11-24T05:59:00Z";
/// The same in seconds since 1970.
pub const DEMO_TIME_S: i64 = 1_732_427_940;

/// An article with these blocks.
pub fn article(id: &str, headline: &str, body: Value) -> Value {
    json!({
        "schema": "action-news/article/1", "id": id, "lang": "en-CA",
        "headline": headline, "published": "2024-11-23T10:00:00-07:00", "body": body
    })
}

/// So many paragraphs.
pub fn paragraphs(count: usize) -> Value {
    let line =
        "The ice came early, and the town walked out on it to look at itself from the other side. ";
    (0..count)
        .map(|n| json!({"type": "paragraph", "text": format!("{n}. {}", line.repeat(4))}))
        .collect()
}

/// Waits until the page script or the client-rendered app has started, which set the clock.
pub fn wait_for_script(page: &e2e::Page) -> e2e::HarnessResult<()> {
    page.wait_for(".bar__clock[datetime]")
}

/// Waits half a second, for journeys that check that something does not happen.
pub fn a_moment(page: &e2e::Page) -> e2e::HarnessResult<()> {
    page.wait_until("new Promise((done) => setTimeout(done, 500, true))")
}

/// Waits until the pictures that are not lazy have loaded: leaving the page before would count as an error.
pub fn wait_for_pictures(page: &e2e::Page) -> e2e::HarnessResult<()> {
    page.wait_until("[...document.images].every((it) => it.complete || it.loading === 'lazy')")
}
