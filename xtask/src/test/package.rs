//! The package of the elements: what tools are told of them is true, and npm would take it.

use super::LIMIT;
use super::summary::Summary;
use crate::house::House;
use crate::process::{Ended, tee};
use crate::trouble::{Tried, Trouble};
use crate::{package, setup};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::symlink;

/// How projects may have TypeScript look for packages. Both go by `exports`.
const RESOLUTIONS: [&str; 2] = ["nodenext", "bundler"];

/// Makes the package, then one step for each that reads it.
pub fn tests(house: &House, is_built: bool, summary: &mut Summary) {
    if !is_built {
        summary.skip("package", "there is no site to make it of");
        return;
    }
    let made = summary.step("package", || {
        setup::package(house)?;
        package::write(house)?;
        Ok(Ended::well())
    });
    if made {
        summary.step("package script", || script(house));
        for resolution in RESOLUTIONS {
            summary.step(format!("package {resolution}"), || types(house, resolution));
        }
        summary.step("package manifest", || manifest(house));
        summary.step("package npm", || npm(house));
    }
}

/// `web/elements/embed.js` by what it says of its own types.
fn script(house: &House) -> Tried<Ended> {
    tee(house.line("tsc --project crates/elements/package"), LIMIT)
}

/// A project that uses the package, as npm would have put it there.
fn types(house: &House, resolution: &str) -> Tried<Ended> {
    let project = house.root().join("target/xtask/package").join(resolution);
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(project.join("node_modules"))?;
    symlink(
        package::folder(house),
        project.join("node_modules/action-news-elements"),
    )?;
    let source = house.root().join("crates/elements/package/test");
    for name in ["uses.ts", "tsconfig.json"] {
        fs::copy(source.join(name), project.join(name))?;
    }
    fs::write(project.join("package.json"), "{\"type\": \"module\"}\n")?;
    let mut command = house.line("tsc --project .");
    command.current_dir(&project);
    let module = match resolution {
        "bundler" => "esnext",
        other => other,
    };
    command.args(["--moduleResolution", resolution, "--module", module]);
    tee(command, LIMIT)
}

/// Against the schema of manifests.
fn manifest(house: &House) -> Tried<Ended> {
    let mut command = house.line("cargo test --quiet -p xtask --test elements");
    let schema = "node_modules/custom-elements-manifest/schema.json";
    command.env("MANIFEST_SCHEMA", house.tools().join(schema));
    command.env("PACKAGE", package::folder(house));
    tee(command, LIMIT)
}

/// npm packs every file that is there, and has nothing to say about any.
fn npm(house: &House) -> Tried<Ended> {
    let mut command = house.line("npm pack --dry-run --json --loglevel=warn --no-update-notifier");
    let output = command.current_dir(package::folder(house)).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || !said.trim().is_empty() {
        return Err(Trouble::new(format!("npm pack: {}", said.trim())));
    }
    let told: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| Trouble::new(format!("npm pack: {error}")))?;
    let packed = told.pointer("/0/files").and_then(Value::as_array);
    let packed = packed.into_iter().flatten();
    let path = |file: &Value| file.get("path")?.as_str().map(str::to_owned);
    let mut packed: Vec<String> = packed.filter_map(path).collect();
    packed.sort();
    let there = package::paths(house)?;
    if packed != there {
        let words = format!("npm packs {packed:?}, and there are {there:?}");
        return Err(Trouble::new(words));
    }
    Ok(Ended::well())
}
