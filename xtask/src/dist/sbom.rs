//! The software bill of materials: CycloneDX 1.6 as JSON (<https://cyclonedx.org/docs/1.6/json/>).

use super::dependencies::{Dependencies, Package};
use serde_json::{Map, Value, json};

/// Lists the packages in a program. Without time and serial number: the same program has the same SBOM.
pub fn of(dependencies: &Dependencies) -> Value {
    let components: Vec<Value> = dependencies
        .packages
        .iter()
        .map(|package| component(package, "library"))
        .collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(&dependencies.root, "application")},
        "components": components,
    })
}

fn component(package: &Package, kind: &str) -> Value {
    let Package {
        name,
        version,
        license,
        ..
    } = package;
    // Package URL: <https://github.com/package-url/purl-spec>. The parts of crates' names need no escapes; a version's `+` does.
    let purl = format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"));
    let purl_if_external = package.is_external.then_some(&purl);
    // Old manifests separate alternatives with a slash.
    let expression = license.replace('/', " OR ");
    let licenses = (!license.is_empty()).then(|| json!([{"expression": expression}]));
    let fields = [
        ("type", json!(kind)),
        ("bom-ref", json!(purl)),
        ("name", json!(name)),
        ("version", json!(version)),
        ("purl", json!(purl_if_external)),
        ("licenses", json!(licenses)),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
    fields
        .map(|(key, value)| (key.to_owned(), value))
        .collect::<Map<_, _>>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn packages_have_names_versions_and_licenses() {
        let package = |name: &str, version: &str, license: &str, is_external| Package {
            name: name.to_owned(),
            version: version.to_owned(),
            license: license.to_owned(),
            folder: PathBuf::new(),
            is_external,
        };
        let bom = of(&Dependencies {
            root: package("newsroom", "0.1.0", "MIT", false),
            packages: vec![package("a", "1.0.0+x", "MIT/Apache-2.0", true)],
        });
        assert_eq!(bom["specVersion"], "1.6");
        let root = &bom["metadata"]["component"];
        assert_eq!(
            (&root["name"], &root["type"]),
            (&json!("newsroom"), &json!("application"))
        );
        assert!(root["purl"].is_null());
        let only = &bom["components"][0];
        assert_eq!(only["purl"], "pkg:cargo/a@1.0.0%2Bx");
        assert_eq!(only["licenses"][0]["expression"], "MIT OR Apache-2.0");
    }
}
