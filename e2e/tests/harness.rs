//! Tests of the harness itself, in three engines.
//!
//! They use a small site of their own and need no built app.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "harness/clock.rs"]
mod clock;
#[path = "harness/disk.rs"]
mod disk;
#[path = "harness/faults.rs"]
mod faults;
#[path = "harness/history.rs"]
mod history;
#[path = "harness/page.rs"]
mod page;
#[path = "harness/policy.rs"]
mod policy;
#[path = "harness/reports.rs"]
mod reports;
#[path = "harness/throttle.rs"]
mod throttle;
#[path = "harness/tiny.rs"]
mod tiny;
