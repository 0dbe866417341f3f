//! The imports of scripts: `import`, `export … from` and `import()` with relative paths.

use crate::cycles::Graph;
use crate::files::File;

/// The scripts, each with those that it imports.
pub fn graph(files: &[File]) -> Graph {
    let edges = |file: &File| {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // Types in JSDoc (`import("./a.js").A`) are comments, and import nothing when the script runs.
        imported(&without_comments(&file.text))
            .into_iter()
            .filter_map(|address| resolve(folder, &address))
            .filter(|path| files.iter().any(|file| file.path == *path))
            .collect()
    };
    files
        .iter()
        .map(|file| (file.path.clone(), edges(file)))
        .collect()
}

/// A string that contains `//` is cut, which does not matter: it is no import.
fn without_comments(script: &str) -> String {
    let code = |part| str::split_once(part, "*/").map_or(part, |(_, code)| code);
    let lines = script.split("/*").map(code).flat_map(str::lines);
    let lines = lines.filter_map(|line| line.split("//").next());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths after `from`, `import` and `import(`.
fn imported(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for (at, _) in code.match_indices(word) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|letter| letter.is_alphanumeric() || "_$.".contains(letter)) {
                continue;
            }
            let rest = code[at + word.len()..].trim_start();
            let rest = rest.strip_prefix('(').unwrap_or(rest).trim_start();
            let quote = rest.chars().next().filter(|first| "\"'`".contains(*first));
            let address = quote.and_then(|quote| rest[1..].split(quote).next());
            found.extend(address.map(str::to_owned));
        }
    }
    found
}

/// Resolves `./a.js` and `../x/a.js` relative to a folder; other imports are not in this repository.
fn resolve(folder: &str, address: &str) -> Option<String> {
    if !address.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn imports_of_scripts_are_found() {
    let files = [
        File::example(
            "web/page/a.js",
            "import { x } from \"./b.js\";\n/** @type {import(\"./d.js\").D} */\nimport(\"../other/c.js\");\nfromage(\"./d.js\");",
        ),
        File::example(
            "web/page/b.js",
            "export * from './a.js'; import \"./missing.js\";",
        ),
        File::example(
            "web/other/c.js",
            "import \"react\"; // import \"../page/a.js\"",
        ),
        File::example("web/page/d.js", ""),
    ];
    let graph = graph(&files);
    let imports = |path: &str| graph[path].iter().cloned().collect::<Vec<_>>();
    assert_eq!(
        imports("web/page/a.js"),
        ["web/other/c.js", "web/page/b.js"]
    );
    assert_eq!(imports("web/page/b.js"), ["web/page/a.js"]);
    assert_eq!(imports("web/other/c.js"), [] as [&str; 0]);
    assert_eq!(
        crate::cycles::find(&graph),
        ["web/page/a.js → web/page/b.js → web/page/a.js"]
    );
}
