//! The script that other people's pages name, and what it asks for.

use super::{Asset, Sheets, source_hash};
use crate::failure::Failure;

/// The script's name at the site's root: it stands in pages that nobody here can change.
const SCRIPT: &str = "embed.js";
/// Where it asks for what it is told.
const TOLD: &str = r#"document.querySelector("script[data-js]").dataset"#;

/// The files, the script last: whoever reads it finds what it names. `file` reads one of the built app's; `importers` are
/// those that read documents of other systems, and the worker for them.
pub(super) fn elements(
    file: &dyn Fn(&str) -> Result<Vec<u8>, Failure>,
    sheets: &Sheets,
    importers: &[(&str, &Asset)],
) -> Result<Vec<Asset>, Failure> {
    let module = Asset::new("assets/", "elements", "js", file("elements.js")?);
    let program = Asset::new("assets/", "elements", "wasm", file("elements_bg.wasm")?);
    let header = Asset::new(
        "assets/",
        "elements-header",
        "js",
        file("elements-header.js")?,
    );
    let header_program = Asset::new(
        "assets/",
        "elements-header",
        "wasm",
        file("elements-header_bg.wasm")?,
    );
    let sheet = Asset::new("assets/", "elements", "css", sheets.embedded().into());
    let present = Asset::new("assets/", "present", "js", file("elements-main.js")?);
    let own = [
        ("js", &module),
        ("wasm", &program),
        ("headerJs", &header),
        ("headerWasm", &header_program),
        ("css", &sheet),
        ("present", &present),
    ];
    let bytes = knowing(&file(SCRIPT)?, own.iter().chain(importers))?;
    let script = Asset {
        path: SCRIPT.to_owned(),
        integrity: source_hash(&bytes),
        bytes,
    };
    Ok(vec![
        module,
        program,
        header,
        header_program,
        sheet,
        present,
        script,
    ])
}

/// The script with the names and the integrity of the files.
fn knowing<'a>(
    script: &[u8],
    files: impl Iterator<Item = &'a (&'a str, &'a Asset)>,
) -> Result<Vec<u8>, Failure> {
    let script = String::from_utf8_lossy(script);
    let Some((before, after)) = script.split_once(TOLD) else {
        return Err(Failure::new(format!("{SCRIPT} asks for no {TOLD}")));
    };
    let lines: Vec<String> = files
        .map(|(key, asset)| {
            // Names and hashes have nothing in them that a script would have to escape.
            format!(
                r#"{key}:"{}",{key}Integrity:"{}""#,
                asset.path, asset.integrity
            )
        })
        .collect();
    Ok(format!("{before}{{{}}}{after}", lines.join(",")).into_bytes())
}
