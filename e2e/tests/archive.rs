//! The release archive on a machine without Rust, Node and this repository: no environment, an empty `PATH`.
//!
//! Needs `E2E_ARCHIVE`, the path of the archive; without it the tests say that they are skipped.

use e2e::{Browser, Folder, HarnessError, HarnessResult, Journey, ProcessGroup, journeys};
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

journeys! {
    an_editor_sees_an_own_story_within_a_minute;
}

/// From unpacking to an own story on screen.
const TIME_LIMIT: Duration = Duration::from_secs(60);
/// How long a server may take to listen.
const START_LIMIT: Duration = Duration::from_secs(20);
const MAX_ARCHIVE_BYTES: u64 = 30_000_000;

/// The unpacked archive.
struct Unpacked {
    folder: Folder,
    program: PathBuf,
}

impl Unpacked {
    fn new(archive: &Path) -> HarnessResult<Self> {
        let bytes = fs::metadata(archive)?.len();
        assert!(bytes <= MAX_ARCHIVE_BYTES, "the archive has {bytes} bytes");
        let folder = Folder::new("archive")?;
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(archive).arg("-C").arg(folder.path());
        succeed(&mut tar)?;
        let inside = fs::read_dir(folder.path())?.next();
        let inside = inside.ok_or_else(|| HarnessError::new("the archive is empty"))??;
        let program = inside.path().join("newsroom");
        for name in [
            "README.md",
            "docs/newsroom.md",
            "LICENSE-MIT",
            "LICENSES-THIRD-PARTY.txt",
            "sbom.cdx.json",
            "man/newsroom.1",
        ] {
            assert!(inside.path().join(name).is_file(), "no {name}");
        }
        Ok(Self { folder, program })
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(line.split_whitespace())
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", "/nonexistent")
            .stdout(Stdio::null());
        command
    }

    /// Starts a server; returns the site's URL, too.
    fn serve(&self, what: &str) -> HarnessResult<(ProcessGroup, String)> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut command = self.command(&format!("serve --port {port} {what}"));
        let server = ProcessGroup::start(&mut command, Duration::ZERO, None)?;
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() > START_LIMIT {
                return Err(HarnessError::new("newsroom serve does not listen"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok((server, format!("http://127.0.0.1:{port}")))
    }
}

fn succeed(command: &mut Command) -> HarnessResult<()> {
    match command.status()?.success() {
        true => Ok(()),
        false => Err(HarnessError::new(format!("{command:?} failed"))),
    }
}

fn an_editor_sees_an_own_story_within_a_minute(browser: &Browser) -> Journey {
    let Some(archive) = std::env::var_os("E2E_ARCHIVE") else {
        eprintln!("skipped: E2E_ARCHIVE is not set");
        return Ok(());
    };
    let begun = Instant::now();
    let unpacked = Unpacked::new(Path::new(&archive))?;
    succeed(&mut unpacked.command("init paper"))?;
    succeed(&mut unpacked.command("check paper/content"))?;
    succeed(&mut unpacked.command("new local/my-first-story --content paper/content"))?;
    let (server, url) = unpacked.serve("--content paper/content")?;
    let page = browser.page()?;
    page.open_url(&format!("{url}/local/my-first-story/"))?;
    page.wait_for_text("#newsroom-serve", "Draft")?;
    let file = unpacked
        .folder
        .path()
        .join("paper/content/articles/local/my-first-story.json");
    let story = fs::read_to_string(&file)?;
    let story = story
        .replace("My first story", "The bridge is open")
        .replace("\"draft\"", "\"published\"");
    fs::write(&file, story)?;
    page.wait_for_text("h1", "The bridge is open")?;
    assert!(
        begun.elapsed() < TIME_LIMIT,
        "it took {:?}",
        begun.elapsed()
    );
    drop(server);
    succeed(&mut unpacked.command("publish --content paper/content --out site --strict"))?;
    let (_server, url) = unpacked.serve("--published site")?;
    page.open_url(&format!("{url}/"))?;
    page.wait_for_text(".front", "The bridge is open")?;
    Ok(())
}
