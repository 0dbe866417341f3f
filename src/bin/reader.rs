//! The browser's entry: finds the hosts and starts the app.

use action_news::app::{App, AppProps};
use action_news::browser::hosts::hosts;

fn main() {
    // Without hosts this is not our page.
    if let Some(hosts) = hosts() {
        let header = hosts.header.clone();
        yew::Renderer::<App>::with_root_and_props(header, AppProps { hosts }).render();
    }
}
