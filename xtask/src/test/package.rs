//! Tests of the elements' npm package: its types, its manifest, and what npm packs.

use super::summary::{Summary, TIME_LIMIT};
use crate::error::{Error, Result};
use crate::process::{Completed, tee};
use crate::workspace::Workspace;
use crate::{package, setup};
use serde_json::Value;
use std::fs;

/// TypeScript's module resolutions that read `exports`.
const RESOLUTIONS: [&str; 2] = ["nodenext", "bundler"];

/// Makes the package, then runs one step for each tool that reads it.
pub fn tests(workspace: &Workspace, is_built: bool, summary: &mut Summary) {
    if !is_built {
        summary.skip("package", "the site could not be built");
        return;
    }
    let made = summary.step("package", || {
        setup::package(workspace)?;
        package::write(workspace)?;
        Ok(Completed::success())
    });
    if made {
        summary.step("javascript types", || script(workspace));
        for resolution in RESOLUTIONS {
            summary.step(format!("package {resolution}"), || {
                types(workspace, resolution)
            });
        }
        summary.step("package manifest", || manifest(workspace));
        summary.step("package npm", || npm(workspace));
    }
}

/// Type checks all hand-written JavaScript.
fn script(workspace: &Workspace) -> Result<Completed> {
    tee(workspace.line("tsc --project web"), TIME_LIMIT)
}

/// Type checks a project that has the package installed.
fn types(workspace: &Workspace, resolution: &str) -> Result<Completed> {
    let project = workspace
        .root()
        .join("target/xtask/package")
        .join(resolution);
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    let installed = project.join("node_modules/action-news-elements");
    fs::create_dir_all(installed.join("assets"))?;
    for path in package::paths(workspace)? {
        fs::copy(package::folder(workspace).join(&path), installed.join(path))?;
    }
    let source = workspace.root().join("crates/elements/package/test");
    for name in ["uses.ts", "tsconfig.json"] {
        fs::copy(source.join(name), project.join(name))?;
    }
    fs::write(project.join("package.json"), "{\"type\": \"module\"}\n")?;
    let mut command = workspace.line("tsc --project .");
    command.current_dir(&project);
    let module = match resolution {
        "bundler" => "esnext",
        other => other,
    };
    command.args(["--moduleResolution", resolution, "--module", module]);
    tee(command, TIME_LIMIT)
}

/// Checks the manifest against its schema.
fn manifest(workspace: &Workspace) -> Result<Completed> {
    let mut command = workspace.line("cargo test --quiet -p xtask --test elements");
    let schema = "node_modules/custom-elements-manifest/schema.json";
    command.env("MANIFEST_SCHEMA", workspace.tools().join(schema));
    command.env("PACKAGE", package::folder(workspace));
    tee(command, TIME_LIMIT)
}

/// npm packs every file of the package, without a warning.
fn npm(workspace: &Workspace) -> Result<Completed> {
    let mut command =
        workspace.line("npm pack --dry-run --json --loglevel=warn --no-update-notifier");
    let output = command.current_dir(package::folder(workspace)).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || !said.trim().is_empty() {
        return Err(Error::new(format!("npm pack: {}", said.trim())));
    }
    let output: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| Error::new(format!("npm pack: {error}")))?;
    let packed = output.pointer("/0/files").and_then(Value::as_array);
    let packed = packed.into_iter().flatten();
    let path = |file: &Value| file.get("path")?.as_str().map(str::to_owned);
    let mut packed: Vec<String> = packed.filter_map(path).collect();
    packed.sort();
    let there = package::paths(workspace)?;
    if packed != there {
        let words = format!("npm packs {packed:?}, and there are {there:?}");
        return Err(Error::new(words));
    }
    Ok(Completed::success())
}
