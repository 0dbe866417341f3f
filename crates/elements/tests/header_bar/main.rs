//! The header bar's schedule (`web/page/header.js`), run by Node.js with a simulated clock. Skipped without Node.js.

use std::path::Path;
use std::process::Command;

#[test]
fn the_bar_is_updated_on_schedule() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/header_bar");
    let Ok(output) = Command::new("node").arg(tests.join("run.mjs")).output() else {
        eprintln!("Skipped: there is no `node`.");
        return;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
