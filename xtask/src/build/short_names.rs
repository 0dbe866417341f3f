//! Shortens the names of imports and exports in a WebAssembly program and in the module that wasm-bindgen generates for it.
//!
//! The name of each imported function contains a hash, in the wasm and in the module, which does not compress: 4.6 KB
//! (brotli) in the app's program. wasm-opt shortens the names in the wasm and prints them; this module changes the script.

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The features that programs use, as in `index.html`: wasm-opt refuses others.
const FEATURES: &str = "--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue";

/// The names that wasm-opt has shortened.
struct Renamed {
    /// Module, name, short name.
    imports: Vec<(String, String, String)>,
    /// Name, short name.
    exports: Vec<(String, String)>,
}

/// Shortens the names of a program and of its module, in place.
///
/// # Errors
/// If wasm-opt fails or prints something else.
pub fn shorten(workspace: &Workspace, program: &Path, module: &Path) -> Result<()> {
    let mut command = workspace.line(&format!(
        "wasm-opt {FEATURES} --minify-imports-and-exports-and-modules"
    ));
    command.arg(program).arg("--output").arg(program);
    let output = command.output()?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Error::new(format!(
            "wasm-opt: {}: {why}",
            program.display()
        )));
    }
    let renamed = read(&output.stdout)
        .map_err(|error| Error::new(format!("wasm-opt --minify-imports…: {error}")))?;
    let script = fs::read_to_string(module)?;
    fs::write(module, rename(script, &renamed))?;
    Ok(())
}

/// `{"imports": [[module, name, short name], …], "exports": [[name, short name], …]}`
fn read(printed: &[u8]) -> serde_json::Result<Renamed> {
    let mut printed: Value = serde_json::from_slice(printed)?;
    let mut take = |name: &str| printed.get_mut(name).map(Value::take).unwrap_or_default();
    Ok(Renamed {
        imports: serde_json::from_value(take("imports"))?,
        exports: serde_json::from_value(take("exports"))?,
    })
}

/// The programs in a folder, each with its module.
///
/// # Errors
/// If the folder cannot be read.
pub fn programs(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut programs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy());
        let stem = name.and_then(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
        if let Some(stem) = stem {
            let module = folder.join(format!("{stem}.js"));
            programs.push((path, module));
        }
    }
    Ok(programs)
}

/// Replaces imports, which are keys of an object, and exports, which are properties that are read.
fn rename(mut script: String, renamed: &Renamed) -> String {
    for (module, name, short) in &renamed.imports {
        script = script.replace(&format!("\"{module}\""), "a");
        script = script.replace(&format!("{name}:"), &format!("{short}:"));
    }
    for (name, short) in &renamed.exports {
        let parts: Vec<&str> = script.split(&format!(".{name}")).collect();
        let goes_on = |part: &&str| part.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let mut whole = String::from(parts.first().copied().unwrap_or_default());
        for part in parts.iter().skip(1) {
            whole.push('.');
            whole.push_str(if goes_on(part) { name } else { short });
            whole.push_str(part);
        }
        script = whole;
    }
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_imports_and_exports_are_renamed() {
        let printed = br#"{"imports": [["./an_bg.js", "__wbg_parse_28", "$"]],
            "exports": [["mount", "A"], ["mount_island", "B"], ["memory", "C"]]}"#;
        let renamed = read(printed).unwrap();
        let script = r#"let o={"./an_bg.js":{__proto__:null,__wbg_parse_28:function(){}}};
            function i(e){return w.mount_island(w.mount(e),w.memory.buffer)}export{i as mount_island};"#;
        let expected = r#"let o={a:{__proto__:null,$:function(){}}};
            function i(e){return w.B(w.A(e),w.C.buffer)}export{i as mount_island};"#;
        assert_eq!(rename(script.to_owned(), &renamed), expected);
    }
}
