//! Generates the interface's strings from `src/text/words`: the structs, whose fields are the names in `en.json`, and a
//! constant for each language. Fails if a language lacks a string, has an unknown one, or has other placeholders than
//! English.

use serde_json::{Map, Value};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/text/words/check.rs"]
mod check;

const FOLDER: &str = "src/text/words";

/// The objects in a language's file, and the struct that is generated for each.
const PARTS: [(&str, &str); 2] = [("ui", "UiStrings"), ("site", "SiteStrings")];

/// Attribute of code that WebAssembly programs do not contain: languages other than English, strings of published
/// pages.
const NATIVE: &str = "#[cfg(not(target_arch = \"wasm32\"))]\n";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let english = read(&Path::new(FOLDER).join("en.json"))?;
    let mut code = String::new();
    for (part, name) in PARTS {
        write_struct(&mut code, part, name, strings(&english, part)?)?;
    }
    let mut codes = Vec::new();
    let mut files: Vec<PathBuf> = fs::read_dir(FOLDER)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.sort();
    for file in files
        .iter()
        .filter(|it| it.extension().is_some_and(|it| it == "json"))
    {
        let code_of_language = file.file_stem().unwrap_or_default().to_string_lossy();
        let language = read(file)?;
        if let Some((_, fault)) = check::faults(&english, &language).first() {
            return Err(format!("{}: {fault}", file.display()).into());
        }
        write_language(&mut code, &code_of_language, &language)?;
        codes.push(code_of_language.to_uppercase());
    }
    let all: Vec<String> = codes.iter().map(|it| format!("&{it}")).collect();
    let list = "/// The languages that the program contains.\npub(super) static BUILT_IN";
    let wasm = "#[cfg(target_arch = \"wasm32\")]\n";
    writeln!(code, "{wasm}{list}: [&Strings; 1] = [&EN];")?;
    writeln!(
        code,
        "{NATIVE}{list}: [&Strings; {}] = [{}];",
        all.len(),
        all.join(", ")
    )?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}

fn read(path: &Path) -> Result<Value, Box<dyn Error>> {
    let json = fs::read_to_string(path)?;
    serde_json::from_str(&json).map_err(|why| format!("{}: {why}", path.display()).into())
}

fn strings<'v>(language: &'v Value, part: &str) -> Result<&'v Map<String, Value>, String> {
    let strings = language.get(part).and_then(Value::as_object);
    strings.ok_or_else(|| format!("{part:?} is missing"))
}

fn write_struct(
    code: &mut String,
    part: &str,
    name: &str,
    strings: &Map<String, Value>,
) -> std::fmt::Result {
    let (about, native) = match part {
        "ui" => ("The strings that components show.", ""),
        _ => ("The strings that only published pages have.", NATIVE),
    };
    let mut names: Vec<&String> = strings.keys().collect();
    names.sort();
    writeln!(
        code,
        "/// {about}\n{native}#[allow(missing_docs, reason = \"each field is named after its text\")]"
    )?;
    writeln!(code, "#[derive(Debug, Clone, Copy)]\npub struct {name} {{")?;
    for name in &names {
        writeln!(code, "    pub {name}: &'static str,")?;
    }
    writeln!(code, "}}\n{native}impl {name} {{")?;
    writeln!(
        code,
        "    /// The fields, sorted by name.\n    pub(super) fn fields(&mut self) -> [&mut &'static str; {}] {{\n        [",
        names.len()
    )?;
    for name in &names {
        writeln!(code, "            &mut self.{name},")?;
    }
    writeln!(code, "        ]\n    }}\n}}")
}

fn write_language(code: &mut String, name: &str, language: &Value) -> Result<(), Box<dyn Error>> {
    let native = if name == "en" { "" } else { NATIVE };
    writeln!(
        code,
        "{native}pub(super) static {}: Strings = Strings {{",
        name.to_uppercase()
    )?;
    for (part, name) in PARTS {
        let native = if part == "ui" { "" } else { NATIVE };
        writeln!(code, "{native}    {part}: {name} {{")?;
        for (name, value) in strings(language, part)? {
            writeln!(
                code,
                "        {name}: {:?},",
                value.as_str().unwrap_or_default()
            )?;
        }
        writeln!(code, "    }},")?;
    }
    Ok(writeln!(code, "}};")?)
}
