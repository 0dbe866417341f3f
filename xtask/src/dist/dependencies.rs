//! The packages that are compiled into a program, from `cargo metadata`.

use crate::error::{Error, Result};
use crate::process;
use crate::workspace::Workspace;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A program's package, and all packages compiled into it.
pub struct Dependencies {
    /// The program's own package.
    pub root: Package,
    /// The others, sorted by name and version. Build scripts and procedural macros are not compiled in, so they are missing.
    pub packages: Vec<Package>,
}

/// A package.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// An SPDX expression; empty if the package gives only a file.
    pub license: String,
    /// The folder of its source.
    pub folder: PathBuf,
    /// Whether it is from a registry, not from this repository.
    pub is_external: bool,
}

impl Dependencies {
    /// The dependencies of a package of the workspace with these features on a target.
    ///
    /// # Errors
    /// If `cargo metadata` fails.
    pub fn of(workspace: &Workspace, package: &str, features: &str, target: &str) -> Result<Self> {
        let mut command = workspace.line("cargo metadata --format-version 1 --locked");
        command
            .args(["--filter-platform", target, "--features"])
            .arg(format!("{package}/{features}"));
        let answer = process::answer(command);
        let metadata = answer.and_then(|json| serde_json::from_str(&json).ok());
        let metadata: Value = metadata.ok_or_else(|| Error::new("cargo metadata failed"))?;
        Self::in_metadata(&metadata, package)
            .ok_or_else(|| Error::new(format!("cargo metadata does not list {package}")))
    }

    fn in_metadata(metadata: &Value, package: &str) -> Option<Self> {
        let packages = metadata["packages"].as_array()?.iter();
        let packages: BTreeMap<&str, &Value> = packages
            .filter_map(|package| Some((package["id"].as_str()?, package)))
            .collect();
        let nodes = metadata.pointer("/resolve/nodes")?.as_array()?.iter();
        let nodes: BTreeMap<&str, &Value> = nodes
            .filter_map(|node| Some((node["id"].as_str()?, node)))
            .collect();
        let (root, _) = packages
            .iter()
            .find(|(_, it)| it["name"] == package && it["source"].is_null())?;
        let mut found = BTreeSet::from([*root]);
        let mut pending = vec![*root];
        while let Some(id) = pending.pop() {
            let uses = nodes.get(id)?["deps"].as_array()?.iter();
            for id in uses
                .filter(|it| is_normal(it))
                .filter_map(|it| it["pkg"].as_str())
            {
                let is_macro = packages.get(id).is_some_and(|package| is_macro(package));
                if !is_macro && found.insert(id) {
                    pending.push(id);
                }
            }
        }
        found.remove(root);
        let package = |id: &str| packages.get(id).and_then(|package| Package::of(package));
        let mut others: Vec<Package> = found.iter().filter_map(|id| package(id)).collect();
        others.sort();
        Some(Self {
            root: package(root)?,
            packages: others,
        })
    }
}

/// Not only for tests or build scripts.
fn is_normal(dependency: &Value) -> bool {
    let kinds = dependency["dep_kinds"].as_array();
    kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array();
    let mut kinds = targets.into_iter().flatten().map(|target| &target["kind"]);
    kinds.any(|kind| kind[0] == "proc-macro")
}

impl Package {
    fn of(package: &Value) -> Option<Self> {
        let text = |key: &str| package[key].as_str().map(ToOwned::to_owned);
        let manifest = PathBuf::from(text("manifest_path")?);
        Some(Self {
            name: text("name")?,
            version: text("version")?,
            license: text("license").unwrap_or_default(),
            folder: manifest.parent()?.to_owned(),
            is_external: !package["source"].is_null(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_compiled_into_the_publisher_is_found() {
        let workspace = Workspace::new();
        let target = crate::dist::host(&workspace).unwrap();
        let all = Dependencies::of(&workspace, "newsroom", "publish", &target).unwrap();
        let has = |name: &str| all.packages.iter().any(|package| package.name == name);
        assert_eq!(all.root.name, "newsroom");
        for name in ["article", "action-news", "serde_json", "yew"] {
            assert!(has(name), "{name}");
        }
        // For tests, a macro, another program's.
        for name in ["newsroom", "proptest", "serde_derive", "xtask"] {
            assert!(!has(name), "{name}");
        }
    }
}
