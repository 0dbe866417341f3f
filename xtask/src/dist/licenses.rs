//! The license texts of all packages in a program, as most of these licenses require of its copies.

use super::dependencies::{Dependencies, Package};
use crate::error::{Error, Result};
use fs_err as fs;
use std::fmt::Write as _;
use std::path::PathBuf;

/// How the names of files with licenses begin, in capitals.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// For each external package its name, version, license expression, and the texts that come with its source.
///
/// # Errors
/// If a file cannot be read, or a package has neither an expression nor a text.
pub fn text(dependencies: &Dependencies) -> Result<String> {
    let mut text = String::new();
    for package in dependencies.packages.iter().filter(|it| it.is_external) {
        let files = files(package)?;
        if files.is_empty() && package.license.is_empty() {
            return Err(Error::new(format!("{} has no license", package.name)));
        }
        let Package {
            name,
            version,
            license,
            ..
        } = package;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name} {version}: {license}");
        for file in files {
            let _ = writeln!(text, "\n{}", fs::read_to_string(file)?.trim_end());
        }
        text.push_str("\n----------------------------------------\n\n");
    }
    Ok(text)
}

fn files(package: &Package) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&package.folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_ascii_uppercase();
        if path.is_file() && NAMES.iter().any(|beginning| name.starts_with(beginning)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_external_package_has_its_texts() {
        let folder = tempfile::tempdir().unwrap();
        let package = |name: &str, license: &str, is_external| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.to_owned(),
            folder: folder.path().to_owned(),
            is_external,
        };
        let dependencies = Dependencies {
            root: package("root", "MIT", false),
            packages: vec![package("a", "MIT", true), package("ours", "MIT", false)],
        };
        std::fs::write(
            folder.path().join("license-mit"),
            "Permission is granted\n\n",
        )
        .unwrap();
        std::fs::write(folder.path().join("lib.rs"), "code").unwrap();
        let all = text(&dependencies).unwrap();
        assert!(
            all.starts_with("a 1.0.0: MIT\n\nPermission is granted\n\n---"),
            "{all}"
        );
        assert!(!all.contains("ours") && !all.contains("code"), "{all}");
        let without = tempfile::tempdir().unwrap();
        let mut bare = package("a", "", true);
        bare.folder = without.path().to_owned();
        let bare = Dependencies {
            root: bare.clone(),
            packages: vec![bare],
        };
        assert!(text(&bare).is_err());
    }
}
