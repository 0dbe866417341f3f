//! `cargo xtask size`: what a reader's browser has to fetch, against `size-budget.toml`.
//!
//! A part is the sum of its files, each compressed on its own as a host sends it (brotli, quality
//! 11, window 22). Over its budget by more than 1 %, a part fails the command.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::setup;
use crate::shop::{dist, repository};

const SLACK_PERCENT: usize = 1;
/// How far below its budget a part is when the budget is worth lowering.
const SPARE_PERCENT: usize = 3;

/// A part of the site, by its name in the budget.
struct Part {
    name: &'static str,
    files: Vec<PathBuf>,
}

/// Builds and measures.
pub fn run() -> Outcome<ExitCode> {
    setup::site()?;
    build::release(&[])?;
    let budget = std::fs::read_to_string(repository().join("size-budget.toml"))
        .map_err(|error| Failure::new(format!("size-budget.toml: {error}")))?;
    let budget = read_budget(&budget)?;
    let mut over = Vec::new();
    println!("{:28} {:>10} {:>10}", "part", "brotli", "budget");
    for part in parts(&dist())? {
        let mut bytes = 0;
        for file in &part.files {
            let size = compressed(&std::fs::read(file)?);
            let name = file.file_name().unwrap_or_default().display();
            println!("  {name:58} {size:>10}");
            bytes += size;
        }
        let allowed = budget
            .iter()
            .find(|(name, _)| name == part.name)
            .map(|(_, bytes)| *bytes);
        let (shown, verdict) = judged(bytes, allowed);
        println!("{:28} {bytes:>10} {shown:>10}  {verdict}", part.name);
        if verdict == OVER {
            over.push(part.name);
        }
    }
    if over.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure::new(format!("over budget: {}", over.join(", "))))
}

const OVER: &str = "OVER BUDGET";

fn judged(bytes: usize, allowed: Option<usize>) -> (String, &'static str) {
    let Some(allowed) = allowed else {
        return ("none".to_owned(), "");
    };
    let verdict = if bytes * 100 > allowed * (100 + SLACK_PERCENT) {
        OVER
    } else if bytes * 100 < allowed * (100 - SPARE_PERCENT) {
        "ok; the budget can go down to this"
    } else {
        "ok"
    };
    (allowed.to_string(), verdict)
}

/// The parts of the page that `index.html` is.
fn parts(site: &Path) -> Outcome<[Part; 2]> {
    let page = std::fs::read_to_string(site.join("index.html"))
        .map_err(|error| Failure::new(format!("dist/index.html: {error}")))?;
    let mut programs = named_in(&page, site, site, &[".js", ".wasm"]);
    // Modules that a module imports come with it.
    let mut unread: Vec<PathBuf> = programs.iter().cloned().collect();
    while let Some(file) = unread.pop() {
        if file.extension().is_some_and(|ending| ending == "js") {
            let text = std::fs::read_to_string(&file)?;
            let folder = file.parent().unwrap_or(site);
            let imported = named_in(&text, folder, site, &[".js"]);
            unread.extend(
                imported
                    .iter()
                    .filter(|one| !programs.contains(*one))
                    .cloned(),
            );
            programs.extend(imported);
        }
    }
    Ok([
        Part {
            name: "article-page-js-wasm",
            files: programs.into_iter().collect(),
        },
        Part {
            name: "css",
            files: named_in(&page, site, site, &[".css"]).into_iter().collect(),
        },
    ])
}

/// Files that quoted words of a text name, relative to `folder` or absolute within `site`.
fn named_in(text: &str, folder: &Path, site: &Path, endings: &[&str]) -> BTreeSet<PathBuf> {
    text.split(['"', '\'', '`'])
        .filter(|word| endings.iter().any(|ending| word.ends_with(ending)))
        .map(|word| match word.strip_prefix('/') {
            Some(absolute) => site.join(absolute),
            None => folder.join(word.trim_start_matches("./")),
        })
        .filter(|file| file.is_file())
        .collect()
}

fn compressed(bytes: &[u8]) -> usize {
    let mut small = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    match brotli::BrotliCompress(&mut &bytes[..], &mut small, &parameters) {
        Ok(_) => small.len(),
        // Writing into memory does not fail; the bytes as they are are an honest upper bound.
        Err(_) => bytes.len(),
    }
}

/// Lines of `name = bytes`; `#` starts a comment.
fn read_budget(text: &str) -> Outcome<Vec<(String, usize)>> {
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or("").trim());
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let parsed = line.split_once('=').and_then(|(name, bytes)| {
                Some((
                    name.trim().to_owned(),
                    bytes.trim().replace('_', "").parse().ok()?,
                ))
            });
            parsed.ok_or_else(|| {
                Failure::new(format!("size-budget.toml: not `name = bytes`: {line}"))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_budget() {
        let text = "# why\narticle-page-js-wasm = 122_880 # and more\n\ncss = 10\n";
        let expected = [
            ("article-page-js-wasm".to_owned(), 122_880),
            ("css".to_owned(), 10),
        ];
        assert_eq!(read_budget(text).unwrap(), expected);
        assert!(read_budget("css").is_err());
    }

    #[test]
    fn judges_with_one_percent_of_slack() {
        let check = |bytes, verdict| assert_eq!(judged(bytes, Some(1000)).1, verdict);
        check(1010, "ok");
        check(1011, OVER);
        check(970, "ok");
        check(969, "ok; the budget can go down to this");
        assert_eq!(judged(5, None).1, "");
    }

    #[test]
    fn follows_what_the_page_loads() {
        let site = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        std::fs::create_dir_all(site.join("snippets")).unwrap();
        let write = |name: &str, text: &str| std::fs::write(site.join(name), text).unwrap();
        write(
            "index.html",
            "<link href=\"/a.css\"><script>import a from './a.js'; load('/a.wasm')</script>",
        );
        write("a.js", "import './snippets/b.js'; const other = 'c.js'");
        write("snippets/b.js", "");
        write("a.wasm", "");
        write("a.css", "");
        write("worker.js", "");
        let [programs, css] = parts(&site).unwrap();
        let names = |part: &Part| {
            part.files
                .iter()
                .map(|file| file.strip_prefix(&site).unwrap().display().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&programs), ["a.js", "a.wasm", "snippets/b.js"]);
        assert_eq!(names(&css), ["a.css"]);
        std::fs::remove_dir_all(&site).unwrap();
    }
}
