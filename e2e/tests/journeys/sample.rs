//! Addresses of the demo newsroom, and documents made for one journey.

use serde_json::{Value, json};

/// The World story of the day.
pub const STORY: &str = "/world/leaders-differ-on-syria/";
/// The same in Arabic.
pub const ARABIC_STORY: &str = "/ar/world/qadat-althamani-yakhtalifun-hawl-suriya/";
/// The article that uses every block.
pub const EVERY_BLOCK: &str = "/culture/how-a-page-is-made/";
/// The article that brings its picture in files of its own.
pub const OWN_FILES: &str = "/sports/overtime-under-the-lights/";
/// The live article.
pub const LIVE: &str = "/canada/storm-on-the-harbour-as-it-happened/";
/// The moment in the header's specification: 10:59 PM on a Saturday in Calgary.
pub const THAT_MINUTE: &str = "2024-11-24T05:59:00Z";
/// The same in seconds since 1970.
pub const THAT_MINUTE_S: i64 = 1_732_427_940;

/// An article with these blocks.
pub fn article(id: &str, headline: &str, body: Value) -> Value {
    json!({
        "schema": "action-news/article/1", "id": id, "lang": "en-CA",
        "headline": headline, "published": "2024-11-23T10:00:00-07:00", "body": body
    })
}

/// Paragraphs, enough to scroll.
pub fn paragraphs(count: usize) -> Value {
    let line =
        "The ice came early, and the town walked out on it to look at itself from the other side. ";
    (0..count)
        .map(|n| json!({"type": "paragraph", "text": format!("{n}. {}", line.repeat(4))}))
        .collect()
}

/// Waits until the page script has started, or the client-rendered app: before that, the clock is empty.
pub fn wait_for_script(page: &e2e::Page) -> e2e::HarnessResult<()> {
    page.wait_for(".bar__clock[datetime]")
}

/// Half a second in which nothing is to happen, for journeys that show what does not.
pub fn a_moment(page: &e2e::Page) -> e2e::HarnessResult<()> {
    page.wait_until("new Promise((done) => setTimeout(done, 500, true))")
}

/// Waits until the pictures that are loaded at once have come: one that is cut off by leaving counts as an error.
pub fn wait_for_pictures(page: &e2e::Page) -> e2e::HarnessResult<()> {
    page.wait_until("[...document.images].every((it) => it.complete || it.loading === 'lazy')")
}
