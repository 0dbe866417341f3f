//! The browser's entry: finds the hosts and starts the app.

use action_news::app::start;
use action_news::browser::hosts::hosts;

fn main() {
    // Without hosts this is not our page.
    if let Some(hosts) = hosts() {
        start(hosts);
    }
}
