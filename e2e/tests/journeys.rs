//! What readers do with the built site, in three engines.
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
#[path = "journeys/bar_boxes.rs"]
mod bar_boxes;
#[path = "journeys/changed_from_outside.rs"]
mod changed_from_outside;
#[path = "journeys/clock.rs"]
mod clock;
#[path = "journeys/embedded.rs"]
mod embedded;
#[path = "journeys/embedded_apart.rs"]
mod embedded_apart;
#[path = "journeys/embedded_dress.rs"]
mod embedded_dress;
#[path = "journeys/embedded_failing.rs"]
mod embedded_failing;
#[path = "journeys/embedded_heard.rs"]
mod embedded_heard;
#[path = "journeys/embedded_life.rs"]
mod embedded_life;
#[path = "journeys/embedded_looks.rs"]
mod embedded_looks;
#[path = "journeys/exported.rs"]
mod exported;
#[path = "journeys/failing.rs"]
mod failing;
#[path = "journeys/frames.rs"]
mod frames;
#[path = "journeys/header.rs"]
mod header;
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
#[path = "journeys/looks.rs"]
mod looks;
#[path = "journeys/media.rs"]
mod media;
#[path = "journeys/navigating.rs"]
mod navigating;
#[path = "journeys/newsroom.rs"]
mod newsroom;
#[path = "journeys/notices.rs"]
mod notices;
#[path = "journeys/packaged.rs"]
mod packaged;
#[path = "journeys/prefetching.rs"]
mod prefetching;
#[path = "journeys/published.rs"]
mod published;
#[path = "journeys/reading.rs"]
mod reading;
#[path = "journeys/sample.rs"]
mod sample;
#[path = "journeys/snippets.rs"]
mod snippets;
#[path = "journeys/watching.rs"]
mod watching;
#[path = "journeys/yew.rs"]
mod yew;

// What is hostile, and where documents have places for it, is the importers' own tests'.
#[path = "../../crates/article/tests/attacks/mod.rs"]
mod attacks;
#[path = "../../crates/article/tests/places/mod.rs"]
mod places;
#[path = "../../crates/article/tests/samples/mod.rs"]
mod samples;
