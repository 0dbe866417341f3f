//! What scripts are told of the files beside them.

use super::Asset;
use crate::failure::Failure;

/// Where the import page asks for what it is told.
const TOLD: &str = r#"document.querySelector("script[data-js]").dataset"#;

/// A script with the paths below the site's root and the integrity of files in the place of `name`.
pub(super) fn naming(
    script: &str,
    name: &str,
    files: &[(&str, &Asset)],
) -> Result<Vec<u8>, Failure> {
    let Some((before, after)) = script.split_once(name) else {
        return Err(Failure::new(format!("a script asks for no {name}")));
    };
    // Names and hashes have nothing in them that a script would have to escape.
    let lines = files.iter().map(
        |(
            key,
            Asset {
                path, integrity, ..
            },
        )| { format!(r#"{key}:"{path}",{key}Integrity:"{integrity}""#) },
    );
    let lines: Vec<String> = lines.collect();
    Ok(format!("{before}{{{}}}{after}", lines.join(",")).into_bytes())
}

/// A script with the names and the integrity of the files beside it. In a worker, where there is no document, it is
/// `worker`.
pub(super) fn with_worker(
    script: &[u8],
    worker: &[u8],
    files: &[(&str, &Asset)],
) -> Result<Vec<u8>, Failure> {
    let script = String::from_utf8_lossy(script);
    let worker = String::from_utf8_lossy(worker);
    let Some((before, after)) = script.split_once(TOLD) else {
        return Err(Failure::new(format!("a script asks for no {TOLD}")));
    };
    let lines: Vec<String> = files
        .iter()
        .map(|(key, asset)| {
            let name = asset.path.rsplit('/').next().unwrap_or_default();
            // Stylesheets are asked for by a link, without integrity: the policy lets only the site's own in.
            match asset.path.ends_with(".css") {
                true => format!(r#"{key}:"{name}""#),
                false => format!(r#"{key}:"{name}",{key}Integrity:"{}""#, asset.integrity),
            }
        })
        .collect();
    let files = lines.join(",");
    let whole = format!("if(!self.document){{{worker}\n}}else {before}{{{files}}}{after}");
    Ok(whole.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_told_of_files_once() {
        let file = Asset::new("assets/", "a", "js", Vec::new());
        let told = naming(
            "const files=PAGE_FILES;f(files)",
            "PAGE_FILES",
            &[("js", &file)],
        );
        let told = String::from_utf8(told.expect("a script")).expect("text");
        let expected = format!(
            r#"const files={{js:"{}",jsIntegrity:"{}"}};f(files)"#,
            file.path, file.integrity
        );
        assert_eq!(told, expected);
        assert!(naming("const files={}", "PAGE_FILES", &[]).is_err());
    }
}
