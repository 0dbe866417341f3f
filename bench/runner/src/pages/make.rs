//! Makes the page and its twins, each a folder below `target/bench/twins`.

use super::Wish;
use crate::content;
use crate::place::{Place, run};
use crate::trouble::{Tried, Trouble};
use std::path::PathBuf;
use std::process::Command;

/// Publishes the measured articles (or takes a site that is there) and makes the twins from its data.
///
/// # Errors
/// Where publishing or bundling fails.
pub fn twins(place: &Place, wish: &Wish) -> Tried<PathBuf> {
    let twins = place.bench().join("twins");
    if wish.again {
        return Ok(twins);
    }
    let published = match &wish.site {
        Some(site) => site.clone(),
        None => publish(place, wish)?,
    };
    if !wish.app.join("index.html").is_file() {
        return Err(Trouble::new(
            "there is no built app. Build it: cargo xtask build",
        ));
    }
    let bench = place.root().join("bench");
    let mut make = Command::new("node");
    make.arg(bench.join("peers/make.mjs"));
    make.args([&published, &wish.app, &twins]);
    run(make.current_dir(&bench))?;
    // Last: it takes its place among those that the script begins by removing.
    content::copy(&published, &twins.join("published"))?;
    Ok(twins)
}

fn publish(place: &Place, wish: &Wish) -> Tried<PathBuf> {
    let content = content::write(place)?;
    let site = place.bench().join("site");
    let mut newsroom = place.newsroom();
    newsroom.arg("publish").arg("--content").arg(content);
    newsroom.arg("--app").arg(&wish.app).arg("--out").arg(&site);
    // For hosts that send headers, which the bench's own does.
    newsroom.arg("--host-sends-headers");
    run(&mut newsroom)?;
    Ok(site)
}
