//! Uses every snippet of the guides, in their order, with only `newsroom` and a few commands of the system on `PATH`.
//!
//! The words after a fence say what a snippet is:
//!
//! - `sh`: commands that succeed, `sh fails`: that end with status 1, `sh network`: that ask `old.example` or a weather
//!   provider, which a server of this test stands in for.
//! - `sh keeps-running`: the last command prints a line and does not end; it is ended then.
//! - `text`: what the commands before have printed.
//! - `json`, `markdown`: a file, whose path ends the sentence before. JSON without braces: keys to set in it.
//!   Afterwards `newsroom check` has to find nothing.

use crate::Folder;
use crate::completions::commands;
use crate::publish::newsroom::Newsroom;
use crate::weather::respond;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

mod old_site;
mod shells;

/// The commands that the guides use besides `newsroom`, and the one that opens a browser.
const COMMANDS: [(&str, &str); 4] = [
    ("mkdir", "mkdir"),
    ("mv", "mv"),
    ("rm", "rm"),
    ("xdg-open", "true"),
];
/// The moment of all runs, in seconds since 1970: 2026-12-01T12:00:00Z.
const NOW: i64 = 1_796_126_400;
const SHELLS: [&str; 2] = ["bash", "sh"];

#[test]
fn the_guide_is_true() {
    let text = include_str!("../../../../docs/newsroom.md");
    for shell in SHELLS {
        let mut desk = Desk::new("guide", shell);
        desk.follow(text);
        let has = |path: &str| desk.now.join("dist").join(path).exists();
        for story in ["culture/harbour-choir", "culture/night-market", "lamps"] {
            assert!(has(&format!("{story}/index.html")), "{story}");
        }
        assert!(has("weather/halifax.json"));
        let moved = desk.now.join("dist/local/night-market/index.html");
        let moved = fs::read_to_string(moved).expect("a page that leads on");
        assert!(moved.contains("culture/night-market/"), "{moved}");
        assert!(
            desk.site
                .text("my-paper/content/articles/lamps.json")
                .contains("\"/images/lamps")
        );
        for story in ["culture/winter-programme", "local/extra-ferry-stays"] {
            assert!(!has(story), "{story}");
        }
    }
}

#[test]
fn the_guide_in_the_archive_is_true() {
    for shell in SHELLS {
        let mut desk = Desk::new("guide-archive", shell);
        desk.follow(include_str!("../../../../docs/archive.md"));
        assert!(desk.now.join("site/index.html").exists());
    }
}

#[test]
fn the_lines_for_a_newsroom_in_the_readme_are_true() {
    let text = include_str!("../../../../README.md");
    let section = text.split("\n## Only the program\n").nth(1);
    let section = section.and_then(|rest| rest.split("\n## ").next());
    for shell in SHELLS {
        let mut desk = Desk::new("guide-readme", shell);
        desk.follow(section.expect("the section"));
        assert!(desk.now.join("dist/index.html").exists());
    }
}

/// The options in a text: `--name`.
fn options(text: &str) -> BTreeSet<&str> {
    let is_end = |letter: char| !letter.is_ascii_lowercase() && letter != '-';
    let words = text
        .split([' ', '`', '\n'])
        .filter(|word| word.starts_with("--") && *word != "---");
    words.filter_map(|word| word.split(is_end).next()).collect()
}

#[test]
fn the_guide_has_every_command_and_option_and_no_other() {
    let folder = Folder::new("guide-options");
    let guide = include_str!("../../../../docs/newsroom.md");
    // These are in the guide to embedding.
    let elsewhere = ["--element", "--heading-level", "--help", "--version"];
    let mut all = BTreeSet::new();
    for command in commands(&folder) {
        assert!(
            guide.contains(&format!("`{command}`"))
                || guide.contains(&format!("newsroom {command} ")),
            "{command}"
        );
        let help = folder.run(&[&command, "--help"]).out;
        all.extend(options(&help).into_iter().map(str::to_owned));
    }
    let described = options(guide);
    let is_missing = |option: &&String| {
        !described.contains(option.as_str()) && !elsewhere.contains(&option.as_str())
    };
    let missing: Vec<&String> = all.iter().filter(is_missing).collect();
    let unknown: Vec<&&str> = described
        .iter()
        .filter(|option| !all.contains(**option))
        .collect();
    assert_eq!((missing, unknown), (vec![], vec![]));
}

struct Snippet<'t> {
    line: usize,
    info: &'t str,
    text: String,
    /// The line of text before it.
    before: &'t str,
}

fn snippets(markdown: &str) -> Vec<Snippet<'_>> {
    let mut all = Vec::new();
    let mut before = "";
    let mut lines = markdown.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        assert!(
            !line.starts_with([' ', '~']) || !line.contains("```") && !line.contains("~~~"),
            "{line}: write ``` at the beginning of the line"
        );
        if let Some(info) = line.strip_prefix("```") {
            let inside = lines.by_ref().map(|(_, line)| line);
            let inside = inside.take_while(|line| *line != "```");
            let text = inside.flat_map(|line| [line, "\n"]).collect();
            all.push(Snippet {
                line: number + 1,
                info,
                text,
                before,
            });
        } else if !line.is_empty() {
            before = line;
        }
    }
    let fences = markdown.lines().filter(|line| line.contains("```")).count();
    assert_eq!(fences, 2 * all.len());
    assert!(!all.is_empty());
    all
}

/// Somebody with a shell and the program.
struct Desk {
    site: Newsroom,
    shell: &'static str,
    /// The current folder.
    now: PathBuf,
    /// What the last commands printed.
    printed: String,
    /// Stands in for every other machine.
    url: String,
}

impl Desk {
    fn new(name: &str, shell: &'static str) -> Self {
        let site = Newsroom::new(&format!("{name}-{shell}"));
        let now = site.folder.0.clone();
        // A release has the app inside.
        let program = format!(
            "#!/bin/sh\ncase \"$*\" in\n  'serve --published '*) set -- \"$@\" --port 0 ;;\n  \
             serve*) set -- \"$@\" --port 0 --app {app} ;;\n  publish*) set -- \"$@\" --app {app} ;;\nesac\n\
             exec {program} \"$@\"\n",
            program = env!("CARGO_BIN_EXE_newsroom"),
            app = now.join("app").display(),
        );
        site.write("newsroom", &program);
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(now.join("newsroom"), executable).expect("permissions");
        fs::create_dir(now.join("bin")).expect("a folder");
        symlink(now.join("newsroom"), now.join("bin/newsroom")).expect("a link");
        for (name, target) in COMMANDS {
            let target = Path::new("/bin").join(target);
            symlink(target, now.join("bin").join(name)).expect("a link");
        }
        Self {
            site,
            shell,
            now,
            printed: String::new(),
            url: respond(old_site::answer),
        }
    }

    fn follow(&mut self, markdown: &str) {
        for snippet in snippets(markdown) {
            let place = format!("line {}: {}", snippet.line, snippet.text);
            match snippet.info {
                "sh" => self.run(&snippet.text, 0, &place),
                "sh fails" => self.run(&snippet.text, 1, &place),
                "sh network" => {
                    let weather = format!("newsroom weather --base-url {}", self.url);
                    let text = snippet.text.replace("https://old.example", &self.url);
                    self.run(&text.replace("newsroom weather", &weather), 0, &place);
                }
                "sh keeps-running" => self.start(&snippet.text, &place),
                "text" => assert_eq!(self.printed, snippet.text, "{place}"),
                "json" | "markdown" => self.save(&snippet, &place),
                other => panic!("an unknown marker, {other}: {place}"),
            }
        }
    }

    fn command(&self, script: &str) -> Command {
        let folder = &self.site.folder.0;
        let mut command = Command::new(format!("/bin/{}", self.shell));
        command
            .args(["-e", "-c", script])
            .current_dir(&self.now)
            .env_clear()
            .env("PATH", folder.join("bin"))
            .env("HOME", folder.join("home"))
            .env("FOLDER_AT_END", folder.join("folder-at-end"))
            .env("SOURCE_DATE_EPOCH", NOW.to_string())
            .stdin(Stdio::null());
        command
    }

    fn run(&mut self, text: &str, status: i32, place: &str) {
        let script = format!("trap 'pwd > \"$FOLDER_AT_END\"' EXIT\n{text}");
        let output = self.command(&script).output().expect("a shell");
        let (out, err) = (&output.stdout, String::from_utf8_lossy(&output.stderr));
        self.printed = String::from_utf8_lossy(out).into_owned();
        let printed = &self.printed;
        assert_eq!(
            output.status.code(),
            Some(status),
            "{place}\n{printed}{err}"
        );
        self.now = self.site.text("folder-at-end").trim_end().into();
    }

    /// Runs all but the last command, and starts that in place of the shell, so that no other process has to be ended.
    fn start(&mut self, text: &str, place: &str) {
        let text = text.trim_end();
        let (before, last) = text.rsplit_once('\n').unwrap_or(("", text));
        self.run(before, 0, place);
        let mut command = self.command(&format!("exec {last}"));
        command.stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().expect("a shell");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        let read = BufReader::new(out).read_line(&mut line);
        let is_running = child.try_wait().expect("its state").is_none();
        child.kill().expect("an end");
        child.wait().expect("an end");
        assert!(read.is_ok() && is_running && !line.is_empty(), "{place}");
    }

    fn save(&mut self, snippet: &Snippet<'_>, place: &str) {
        let file = snippet.before.strip_suffix("`:");
        let file = file.and_then(|rest| rest.rsplit('`').next());
        let file = self.now.join(file.expect(place));
        let text = if snippet.info == "markdown" || snippet.text.starts_with('{') {
            snippet.text.clone()
        } else {
            let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).expect(place);
            let mut all = read(&fs::read_to_string(&file).expect(place));
            all.extend(read(&format!("{{{}}}", snippet.text)));
            json!(all).to_string()
        };
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
        self.run("newsroom check content", 0, place);
        let found = &self.printed;
        assert!(
            found.ends_with(" 0 errors, 0 warnings\n"),
            "{place}\n{found}"
        );
    }
}
