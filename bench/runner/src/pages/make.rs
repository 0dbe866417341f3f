//! Makes the published page and its twins, each in a folder below `target/bench/twins`.

use super::options::Options;
use crate::content;
use crate::error::{Error, Result};
use crate::workspace::{Workspace, run};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Publishes the measured articles, or uses an existing site, and makes the twins from its data.
///
/// # Errors
/// If publishing or bundling fails.
pub fn twins(workspace: &Workspace, options: &Options) -> Result<PathBuf> {
    let twins = workspace.bench().join("twins");
    if options.again {
        return Ok(twins);
    }
    let app = options.app.clone().unwrap_or_else(|| workspace.app());
    let published = match &options.site {
        Some(site) => site.clone(),
        None => publish(workspace, &app)?,
    };
    if !app.join("index.html").is_file() {
        return Err(Error::new(
            "there is no built app. Build it: cargo xtask build",
        ));
    }
    let bench = workspace.root().join("bench");
    let mut make = Command::new("node");
    make.arg(bench.join("peers/make.mjs"));
    make.args([&published, &app, &twins]);
    run(make.current_dir(&bench))?;
    // After the script, which removes the folder first.
    content::copy(&published, &twins.join("published"))?;
    Ok(twins)
}

fn publish(workspace: &Workspace, app: &Path) -> Result<PathBuf> {
    let content = content::write(workspace)?;
    let site = workspace.bench().join("site");
    let mut newsroom = workspace.newsroom();
    newsroom.arg("publish").arg("--content").arg(content);
    newsroom.arg("--app").arg(app).arg("--out").arg(&site);
    // The benchmark's server sends the site's headers.
    newsroom.arg("--host-sends-headers");
    run(&mut newsroom)?;
    Ok(site)
}
