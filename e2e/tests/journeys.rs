//! What readers do with the built site, in three engines.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "journeys/accessible.rs"]
mod accessible;
#[path = "journeys/desk.rs"]
mod desk;
#[path = "journeys/failing.rs"]
mod failing;
#[path = "journeys/header.rs"]
mod header;
#[path = "journeys/hostile.rs"]
mod hostile;
#[path = "journeys/imported.rs"]
mod imported;
#[path = "journeys/looks.rs"]
mod looks;
#[path = "journeys/media.rs"]
mod media;
#[path = "journeys/navigating.rs"]
mod navigating;
#[path = "journeys/notices.rs"]
mod notices;
#[path = "journeys/published.rs"]
mod published;
#[path = "journeys/reading.rs"]
mod reading;
#[path = "journeys/sample.rs"]
mod sample;
#[path = "journeys/watching.rs"]
mod watching;
