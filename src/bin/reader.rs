//! The browser's program. What it can do, scripts ask for: `begin` starts the app in a page (`src/start.js`); `get`
//! and `at_rest` serve a page that needs no app yet (`src/rest.js`).

// Linked for what it exports.
use action_news as _;

fn main() {}
