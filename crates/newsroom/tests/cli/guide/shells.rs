//! The commands in the documents give the same result when they are pasted into bash, zsh or fish.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const SHELLS: [(&str, &[&str]); 3] = [
    ("bash", &["-c"]),
    ("zsh", &["-f", "-c"]),
    ("fish", &["-N", "-c"]),
];

/// The documents of the repository.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(ROOT)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name.unwrap_or_default();
            let is_made = ["target", "dist", "node_modules"].contains(&name);
            if path.is_dir() && !is_made && !name.starts_with('.') {
                open.push(path);
            } else if name.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The `sh` blocks of a document, without the space before their lines.
fn blocks(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        let fence = line.trim_start();
        if fence == "```sh" || fence.starts_with("```sh ") {
            let inside = lines.by_ref().take_while(|line| line.trim() != "```");
            blocks.push(
                inside
                    .map(|line| [line.trim_start(), "\n"].concat())
                    .collect(),
            );
        }
    }
    blocks
}

/// A line without what is in quotes.
fn unquoted(line: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '\'' | '"') => quote = Some(c),
            None => out.push(c),
        }
    }
    assert_eq!(quote, None, "{line}");
    out
}

/// The first character outside of quotes that one of the shells interprets: patterns (`?`, `*`, `[`, `{`, `^`), `&`
/// alone, comments (interactive zsh has none), history (`!`), the different substitutions of fish and bash.
fn misread(line: &str) -> Option<char> {
    let words = unquoted(line).replace("&&", " ");
    words.chars().find(|c| "?*[]{}^&#!;`$()<\\".contains(*c))
}

#[test]
fn characters_that_shells_interpret_differently_are_quoted() {
    for good in [
        "newsroom import 'https://old.example/posts?a&b=[1]*' --out x",
        "cd a && newsroom publish > b.html",
    ] {
        assert_eq!(misread(good), None, "{good}");
    }
    for (bad, sign) in [
        ("newsroom import https://old.example/posts?_embed", '?'),
        ("newsroom import https://old.example/posts&page=2", '&'),
        ("rsync --exclude /_* a b", '*'),
        ("newsroom check content   # all errors", '#'),
        ("newsroom check content/[a-z].json", '['),
    ] {
        assert_eq!(misread(bad), Some(sign), "{bad}");
    }
    let mut count = 0;
    for path in documents() {
        for block in blocks(&fs::read_to_string(&path).expect("a document")) {
            for line in block.lines() {
                assert_eq!(misread(line), None, "{}: {line}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 40, "{count} commands");
}

/// Runs each block in each shell, with programs that print their arguments.
#[test]
fn commands_get_the_same_arguments_in_every_shell() {
    let folder = super::Folder::new("guide-shells");
    let bin = folder.0.join("bin");
    let texts = documents().into_iter();
    let texts = texts.map(|path| fs::read_to_string(path).expect("a document"));
    let blocks: Vec<String> = texts.flat_map(|text| blocks(&text)).collect();
    let lines = blocks.iter().flat_map(|block| block.lines());
    let commands = lines.flat_map(|line| line.split("&&"));
    let names = commands.filter_map(|command| command.split_whitespace().next());
    let names: BTreeSet<&str> = names.filter(|name| *name != "cd").collect();
    assert!(
        names.contains("newsroom") && names.contains("cargo"),
        "{names:?}"
    );
    let here = folder.0.join("here");
    for name in [
        "bin",
        "here/my-paper",
        "action-news-pictures",
        "home/.local/share/bash-completion/completions",
    ] {
        fs::create_dir_all(folder.0.join(name)).expect("a folder");
    }
    for name in names {
        let path = match name.strip_prefix("./") {
            Some(name) => here.join(name),
            None => bin.join(name),
        };
        let stub = "#!/bin/sh\nprintf '%s' \"${0##*/}\"\nprintf ' <%s>' \"$@\"\necho\n";
        fs::write(&path, stub).expect("a program");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("permissions");
    }
    for (shell, arguments) in SHELLS {
        let Some(program) = ["/bin", "/usr/bin", "/usr/local/bin"]
            .map(|folder| Path::new(folder).join(shell))
            .into_iter()
            .find(|path| path.exists())
        else {
            eprintln!("skipped: {shell} is not installed");
            continue;
        };
        for block in &blocks {
            let output = Command::new(&program)
                .args(arguments)
                .arg(block)
                .current_dir(&here)
                .env_clear()
                .env("PATH", &bin)
                .env("HOME", folder.0.join("home"))
                .output()
                .expect("a shell");
            let err = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success() && err.is_empty(),
                "{shell}: {block}{err}"
            );
            let home = folder.0.join("home").display().to_string();
            let expected = expected(block).replace('~', &home);
            let printed = String::from_utf8_lossy(&output.stdout);
            assert_eq!(printed, expected, "{shell}: {block}");
        }
    }
}

/// What the programs of a block print: their arguments as they are written, without quotes.
fn expected(block: &str) -> String {
    let commands = block.lines().flat_map(|line| line.split(" && "));
    let mut out = String::new();
    for command in commands {
        let (command, is_printed) = match command.split_once(" > ") {
            Some((command, _)) => (command, false),
            None => (command, true),
        };
        let words = words(command);
        let Some((name, arguments)) = words.split_first().filter(|_| is_printed) else {
            continue;
        };
        if name != "cd" {
            out += name.trim_start_matches("./");
            out.extend(arguments.iter().map(|word| format!(" <{word}>")));
            out.push('\n');
        }
    }
    out
}

fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '\'' | '"') => quote = Some(c),
            None if c == ' ' => words.push(String::new()),
            _ => words.last_mut().expect("a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
