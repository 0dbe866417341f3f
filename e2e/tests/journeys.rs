//! Journeys on the built site, in three engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "journeys/accessible.rs"]
mod accessible;
#[path = "journeys/app.rs"]
mod app;
#[path = "journeys/back_forward_cache.rs"]
mod back_forward_cache;
#[path = "journeys/clock.rs"]
mod clock;
#[path = "journeys/embedded.rs"]
mod embedded;
#[path = "journeys/embedded_events.rs"]
mod embedded_events;
#[path = "journeys/embedded_failures.rs"]
mod embedded_failures;
#[path = "journeys/embedded_hosts.rs"]
mod embedded_hosts;
#[path = "journeys/embedded_isolation.rs"]
mod embedded_isolation;
#[path = "journeys/embedded_lifecycle.rs"]
mod embedded_lifecycle;
#[path = "journeys/embedded_styling.rs"]
mod embedded_styling;
#[path = "journeys/embedded_themes.rs"]
mod embedded_themes;
#[path = "journeys/exported.rs"]
mod exported;
#[path = "journeys/frames.rs"]
mod frames;
#[path = "journeys/fronts.rs"]
mod fronts;
#[path = "journeys/header.rs"]
mod header;
#[path = "journeys/header_layout.rs"]
mod header_layout;
#[path = "journeys/hostile.rs"]
mod hostile;
#[path = "journeys/hosts.rs"]
mod hosts;
#[path = "journeys/import_pages.rs"]
mod import_pages;
#[path = "journeys/import_worker.rs"]
mod import_worker;
#[path = "journeys/imported.rs"]
mod imported;
#[path = "journeys/islands.rs"]
mod islands;
#[path = "journeys/lightbox.rs"]
mod lightbox;
#[path = "journeys/long_words.rs"]
mod long_words;
#[path = "journeys/media.rs"]
mod media;
#[path = "journeys/navigating.rs"]
mod navigating;
#[path = "journeys/network_failures.rs"]
mod network_failures;
#[path = "journeys/newsroom.rs"]
mod newsroom;
#[path = "journeys/notes.rs"]
mod notes;
#[path = "journeys/notices.rs"]
mod notices;
#[path = "journeys/packaged.rs"]
mod packaged;
#[path = "journeys/prefetching.rs"]
mod prefetching;
#[path = "journeys/publish_watch.rs"]
mod publish_watch;
#[path = "journeys/published.rs"]
mod published;
#[path = "journeys/reading.rs"]
mod reading;
#[path = "journeys/sample.rs"]
mod sample;
#[path = "journeys/screenshots.rs"]
mod screenshots;
#[path = "journeys/serve.rs"]
mod serve;
#[path = "journeys/snippets.rs"]
mod snippets;
#[path = "journeys/strings.rs"]
mod strings;
#[path = "journeys/translated.rs"]
mod translated;
#[path = "journeys/yew.rs"]
mod yew;

// The hostile payloads, and the places for them in documents, are shared with the importers' own tests.
#[path = "../../crates/article/tests/attacks/mod.rs"]
mod attacks;
#[path = "../../crates/article/tests/places/mod.rs"]
mod places;
#[path = "../../crates/article/tests/samples/mod.rs"]
mod samples;
