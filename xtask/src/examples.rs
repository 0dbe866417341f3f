//! `cargo xtask examples`: serves pages that embed the elements, and the news site that they show.
//!
//! `docs/examples/` has their sources; they are built into `target/examples/`, which any host can serve. They contain the
//! address at which this command serves the news site.

use crate::error::Result;
use crate::serve::{check_free, serve_folders};
use crate::workspace::Workspace;
use crate::{build, process, setup};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// The news site's port in the examples.
const NEWS_PORT: u16 = 8080;
const PORT: u16 = 8091;

/// Examples without a build step.
const WRITTEN: &[&str] = &["plain", "wordpress", "liferay"];

/// Examples that esbuild bundles: the name, the script and the flags.
const BUNDLED: &[(&str, &str)] = &[
    ("react", "react/main.jsx --jsx=automatic"),
    (
        "vue",
        "vue/main.js --alias:vue=vue/dist/vue.esm-bundler.js --define:__VUE_OPTIONS_API__=true \
         --define:__VUE_PROD_DEVTOOLS__=false --define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
    ),
];

/// Makes the examples, and prints where they are.
///
/// # Errors
/// As [`make`].
pub fn make_only(workspace: &Workspace) -> Result<ExitCode> {
    make(workspace)?;
    println!("The examples are in target/examples/.");
    Ok(ExitCode::SUCCESS)
}

/// Builds the news site and the examples, and serves both until interrupted.
///
/// # Errors
/// If a tool cannot be installed, a port is taken, a build fails, or a server ends by itself.
pub fn serve(workspace: &Workspace) -> Result<ExitCode> {
    check_free(NEWS_PORT)?;
    check_free(PORT)?;
    build::site(workspace)?;
    make(workspace)?;
    let message = format!("The examples are on http://127.0.0.1:{PORT}/ Ctrl-C ends them.");
    let folders = [(workspace.dist(), NEWS_PORT), (folder(workspace), PORT)];
    serve_folders(workspace, &folders, &message)
}

/// Installs what is missing and builds the examples into `target/examples/`.
///
/// # Errors
/// If a tool cannot be installed or a build fails.
pub fn make(workspace: &Workspace) -> Result<()> {
    setup::page(workspace)?;
    setup::packages(workspace, "docs/examples", "React and Vue")?;
    let (from, to) = (workspace.root().join("docs/examples"), folder(workspace));
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    copy(&from, &to, &["index.html"])?;
    for name in WRITTEN {
        let files = names(&from.join(name))?;
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        copy(&from.join(name), &to.join(name), &files)?;
    }
    for (name, how) in BUNDLED {
        copy(&from.join(name), &to.join(name), &["index.html"])?;
        let mut command =
            workspace.line("esbuild --bundle --minify --format=esm --log-level=warning");
        command
            .current_dir(&from)
            .arg("--define:process.env.NODE_ENV=\"production\"")
            .arg(format!(
                "--outfile={}",
                to.join(name).join("main.js").display()
            ))
            .args(how.split_whitespace());
        process::run(command)?;
    }
    yew(workspace, &from.join("yew-host"), &to.join("yew-host"))
}

/// The Yew example is a workspace of its own, so that features of its dependencies do not unify with the app's.
fn yew(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    copy(from, to, &["index.html"])?;
    let target = workspace.root().join("target/yew-host");
    let line = "cargo build --quiet --locked --release --target wasm32-unknown-unknown";
    let mut build = workspace.line(line);
    build.current_dir(from).arg("--target-dir").arg(&target);
    process::run(build)?;
    let mut bind = workspace.line("wasm-bindgen --target web --no-typescript --out-dir");
    bind.arg(to)
        .arg(target.join("wasm32-unknown-unknown/release/yew_host.wasm"));
    process::run(bind)
}

fn folder(workspace: &Workspace) -> std::path::PathBuf {
    workspace.root().join("target/examples")
}

fn copy(from: &Path, to: &Path, files: &[&str]) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in files {
        fs::copy(from.join(file), to.join(file))?;
    }
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The limit that `README.md` states.
    const MOST_LINES: usize = 15;

    /// Counts the lines between the comments `embedding` and `/embedding`.
    fn embedding(text: &str) -> usize {
        let mut inside = false;
        let mut count = 0;
        for line in text.lines().map(str::trim) {
            if line.contains("/embedding") {
                inside = false;
            } else if line.contains("embedding") {
                inside = true;
            } else if inside {
                count += 1;
            }
        }
        count
    }

    #[test]
    fn embedding_takes_few_lines() {
        let all = Workspace::new().root().join("docs/examples");
        for (name, scripts) in [
            ("plain", &[][..]),
            ("react", &["main.jsx"]),
            ("vue", &["main.js"]),
            ("wordpress", &[]),
            ("liferay", &[]),
            ("yew-host", &["src/lib.rs"]),
        ] {
            let files = ["index.html"].iter().chain(scripts);
            let count: usize = files
                .map(|file| embedding(&fs::read_to_string(all.join(name).join(file)).unwrap()))
                .sum();
            assert!((1..=MOST_LINES).contains(&count), "{name}: {count} lines");
        }
    }
}
