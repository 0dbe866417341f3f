//! The script of the elements in other people's pages, and the files that it loads.

use super::assets::{Asset, source_hash};
use super::placeholders;
use crate::data::InterfaceLanguage;
use crate::failure::Failure;
use crate::publish::sheets::Sheets;

/// The script's name at the site's root. It must not change: other people's pages have it.
const SCRIPT: &str = "embed.js";
/// The expression in the script that is replaced by the files' paths and integrity.
const FILES: &str = r#"document.querySelector("script[data-js]").dataset"#;

/// The expression that is replaced by the paths of the interface's strings, by language.
const STRINGS: &str = "STRING_FILES";

/// The files, with the script last: when it is written, the files that it names exist. `file` reads a file of the built app;
/// `importers` are the importers and their worker.
pub(super) fn elements(
    file: &dyn Fn(&str) -> Result<Vec<u8>, Failure>,
    sheets: &Sheets,
    importers: &[(&str, &Asset)],
    languages: &[InterfaceLanguage],
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
    let main = Asset::new("assets/", "present", "js", file("elements-main.js")?);
    let own = [
        ("js", &module),
        ("wasm", &program),
        ("headerJs", &header),
        ("headerWasm", &header_program),
        ("css", &sheet),
        ("main", &main),
    ];
    let script = file(SCRIPT)?;
    let script = String::from_utf8_lossy(&script);
    let script = placeholders::with_files(&script, FILES, own.iter().chain(importers))?;
    let strings: Vec<String> = languages
        .iter()
        .map(|language| format!(r#"{}:"{}""#, language.code, language.path()))
        .collect();
    let strings = format!("{{{}}}", strings.join(","));
    let bytes = script.replacen(STRINGS, &strings, 1).into_bytes();
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
        main,
        script,
    ])
}
