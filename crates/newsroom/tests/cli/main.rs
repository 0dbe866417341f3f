//! Runs the command line: arguments in; files, output and an exit status out.

// The workspace's lints are for code that ships: tests may panic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

mod check;
#[cfg(feature = "publish")]
mod completions;
mod data;
#[cfg(feature = "publish")]
mod export;
mod fronts;
#[cfg(all(target_os = "linux", feature = "publish"))]
mod guide;
mod import;
mod import_json;
mod import_lists;
#[cfg(all(target_os = "linux", feature = "publish"))]
mod import_tls;
mod markdown;
#[cfg(feature = "publish")]
mod outlets;
#[cfg(feature = "publish")]
mod publish;
#[cfg(feature = "publish")]
mod serve;
#[cfg(feature = "publish")]
mod start;
mod weather;

/// An empty folder for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn write(&self, file: &str, text: &str) -> &Self {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// Writes the beginning of a JPEG file.
    fn picture(&self, file: &str) -> &Self {
        self.write(file, "");
        fs::write(self.0.join(file), b"\xff\xd8\xff\xe0").expect("a file");
        self
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
    }

    fn has(&self, file: &str) -> bool {
        self.0.join(file).exists()
    }

    /// Runs `newsroom` in this folder.
    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "", &[])
    }

    fn run_with(&self, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsroom"));
        command.args(arguments).current_dir(&self.0);
        // A proxy would get the requests to the tests' own servers.
        for name in [
            "HTTP_PROXY",
            "http_proxy",
            "ALL_PROXY",
            "all_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            // Trunk sets it for its hooks.
            "TRUNK_STAGING_DIR",
        ] {
            command.env_remove(name);
        }
        let mut child = command
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("newsroom starts");
        // Not every command reads its input.
        let _ = child
            .stdin
            .take()
            .expect("its input")
            .write_all(input.as_bytes());
        Ran::of(child.wait_with_output().expect("newsroom ends"))
    }
}

/// The result of a run.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            status: output.status.code().expect("a status"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    #[track_caller]
    fn is(&self, status: i32, out: &str, err: &str) {
        assert_eq!(
            (self.status, self.out.as_str(), self.err.as_str()),
            (status, out, err)
        );
    }
}

const PORTAL: &str = r#"{
  "schema": "action-news/portal/1", "name": "The Pass", "url": "https://pass.example/",
  "lang": "en-CA", "languages": ["en-CA", "fr-CA"],
  "sections": [{"id": "world", "name": "World"}, {"id": "local", "name": {"en": "Local", "fr": "Région"}}],
  "regions": [{"id": "pass", "name": "The Pass", "timeZone": "America/Edmonton", "latitude": 51.6, "longitude": -116.1}]
}"#;

/// An article's text with more keys.
fn article(id: &str, more: &str) -> String {
    let comma = if more.is_empty() { "" } else { ", " };
    format!(
        "{{\"schema\": \"action-news/article/1\", \"id\": \"{id}\", \"lang\": \"en-CA\", \"headline\": \"Headline of {id}\",\n\
         \"published\": \"2024-11-23T08:00:00-07:00\",\n\"body\": [{{\"type\": \"paragraph\", \"text\": \"Words.\"}}]{comma}{more}}}\n"
    )
}

#[test]
fn wrong_arguments_are_explained() {
    let folder = Folder::new("arguments");
    let help = folder.run(&["--help"]);
    assert_eq!(help.status, 0);
    for command in ["check", "import", "corpus", "data", "weather"] {
        assert!(
            help.out.contains(&format!("\n  {command} ")),
            "{}",
            help.out
        );
        assert_eq!(folder.run(&[command, "--help"]).status, 0, "{command}");
    }
    for wrong in [
        vec![],
        vec!["chekc"],
        vec!["import", "x", "--format", "word"],
        vec!["data"],
    ] {
        let ran = folder.run(&wrong);
        assert_eq!(
            (ran.status, ran.out.is_empty(), ran.err.is_empty()),
            (2, true, false),
            "{wrong:?}"
        );
    }
    assert!(folder.run(&["chekc"]).err.contains("'check'"));
}
