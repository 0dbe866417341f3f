//! Hashes of all files for `integrity` attributes and import maps (Subresource Integrity §3.1).

use crate::error::{Error, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};
use std::fs;
use std::path::Path;

/// After a trap `embed.js` imports the program's module again with these queries (docs/decisions/016).
const COPIES: [&str; 3] = ["?r=1", "?r=2", "?r=3"];

/// Modules that a worker imports: import maps do not apply to workers.
const WORKERS: [&str; 2] = ["assets/import-worker-", "assets/importer-"];

/// `{files: {PATH: HASH}, importmap: {integrity: {"./PATH": HASH}}}`; the import map lists the modules of pages.
///
/// # Errors
/// If a file cannot be read.
pub fn of_folder(folder: &Path) -> Result<Value> {
    let (mut files, mut modules) = (Map::new(), Map::new());
    for path in paths(folder)? {
        let hash = Value::from(source(&fs::read(folder.join(&path))?));
        let is_workers = WORKERS.iter().any(|begin| path.starts_with(begin));
        if path.ends_with(".js") && !is_workers {
            modules.insert(format!("./{path}"), hash.clone());
            let is_program = path.starts_with("assets/elements-");
            for copy in COPIES.iter().filter(|_| is_program) {
                files.insert(format!("{path}{copy}"), hash.clone());
                modules.insert(format!("./{path}{copy}"), hash.clone());
            }
        }
        files.insert(path, hash);
    }
    Ok(json!({"files": files, "importmap": {"integrity": modules}}))
}

/// The paths of all files below a folder, sorted.
///
/// # Errors
/// If a folder cannot be read.
pub fn paths(folder: &Path) -> Result<Vec<String>> {
    let (mut paths, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(folder).ok().and_then(Path::to_str);
            let below = below.ok_or_else(|| Error::new(format!("{}: a name", path.display())))?;
            paths.push(below.to_owned());
        }
    }
    paths.sort();
    Ok(paths)
}

fn source(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_the_module_have_its_hash() {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path();
        fs::create_dir_all(folder.join("assets")).unwrap();
        for name in [
            "embed.js",
            "assets/elements-1.js",
            "assets/import-worker-2.js",
        ] {
            fs::write(folder.join(name), "").unwrap();
        }
        let hashes = of_folder(folder);
        let hashes = hashes.unwrap();
        // `printf '' | openssl dgst -sha384 -binary | base64`
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        let modules = hashes.pointer("/importmap/integrity").unwrap();
        let modules: Vec<&String> = modules.as_object().unwrap().keys().collect();
        assert_eq!(
            modules,
            [
                "./assets/elements-1.js",
                "./assets/elements-1.js?r=1",
                "./assets/elements-1.js?r=2",
                "./assets/elements-1.js?r=3",
                "./embed.js",
            ]
        );
        let files = hashes.get("files").unwrap().as_object().unwrap();
        assert_eq!(files.len(), 6);
        assert!(files.values().all(|hash| hash == empty), "{files:?}");
    }
}
