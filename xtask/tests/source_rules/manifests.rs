//! The crates of the workspace, and rules for their manifests.

use crate::files::repository;
use toml::{Table, Value};

/// A crate of the workspace.
pub struct Member {
    /// Relative to the repository; `.` for the app.
    pub folder: String,
    pub name: String,
}

impl Member {
    /// The folder of its code, relative to the repository.
    pub fn source(&self) -> String {
        match self.folder.as_str() {
            "." => "src".to_owned(),
            folder => format!("{folder}/src"),
        }
    }
}

/// All crates, as the workspace's manifest lists them.
pub fn members() -> Vec<Member> {
    let workspace = manifest(".");
    let folders = workspace["workspace"]["members"].as_array().unwrap();
    let folders = folders.iter().filter_map(Value::as_str);
    let member = |folder: &str| Member {
        folder: folder.to_owned(),
        name: manifest(folder)["package"]["name"]
            .as_str()
            .unwrap()
            .to_owned(),
    };
    folders.map(member).collect()
}

/// The crates that do not inherit the workspace's license, and the license texts that are missing.
pub fn without_license() -> Vec<String> {
    let license = manifest(".")["workspace"]["package"]["license"].clone();
    assert_eq!(license.as_str(), Some("MIT OR Apache-2.0"));
    let members = members().into_iter().map(|member| member.folder);
    let inherits = |folder: &String| {
        let license = manifest(folder)["package"].get("license").cloned();
        license.is_some_and(|license| license.get("workspace") == Some(&Value::Boolean(true)))
    };
    let texts = ["LICENSE-MIT", "LICENSE-APACHE"].map(str::to_owned);
    let texts = texts
        .into_iter()
        .filter(|text| !repository().join(text).is_file());
    members
        .filter(|folder| !inherits(folder))
        .chain(texts)
        .collect()
}

fn manifest(folder: &str) -> Table {
    let path = repository().join(folder).join("Cargo.toml");
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}
