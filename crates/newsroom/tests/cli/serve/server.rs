//! A running `newsroom serve`, and requests to it.

use crate::publish::newsroom::{NOW, Newsroom};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a test waits for what never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server, ended on drop.
pub struct Server {
    pub port: u16,
    child: Child,
}

impl Server {
    /// Serves a newsroom's content.
    pub fn start(site: &Newsroom) -> Self {
        Self::run(site, &["--content", "content", "--app", "app"])
    }

    pub fn run(site: &Newsroom, arguments: &[&str]) -> Self {
        let temporary = site.folder.0.join("tmp");
        std::fs::create_dir_all(&temporary).expect("a folder");
        let mut child = Command::new(env!("CARGO_BIN_EXE_newsroom"))
            .args(["serve", "--port", "0"])
            .args(arguments)
            .current_dir(&site.folder.0)
            .env("SOURCE_DATE_EPOCH", NOW.to_string())
            .env("TMPDIR", temporary)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("newsroom starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("a line");
        let port = line
            .split("http://127.0.0.1:")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let port = port.and_then(|port| port.parse().ok());
        Self {
            port: port.unwrap_or_else(|| panic!("{line}")),
            child,
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// With more headers, each with its line break.
    pub fn get_with(&self, path: &str, headers: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        Answer::read(self.send(&host, path, headers))
    }

    pub fn get_as(&self, host: &str, path: &str) -> Answer {
        Answer::read(self.send(host, path, ""))
    }

    fn send(&self, host: &str, path: &str, headers: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n"
        )
        .expect("it reads");
        stream
    }

    /// The events from now on.
    pub fn events(&self) -> Events {
        let host = format!("localhost:{}", self.port);
        Events(BufReader::new(self.send(&host, "/.newsroom/events", "")))
    }

    /// Asks for a page until it is as expected, again after each event.
    #[track_caller]
    pub fn wait_for(&self, path: &str, is_expected: impl Fn(&Answer) -> bool) -> Answer {
        let mut events = self.events();
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < PATIENCE, "{path} is never as expected");
            events.next();
            let answer = self.get(path);
            if is_expected(&answer) {
                return answer;
            }
        }
    }

    /// The version of the site that a page has.
    pub fn version(&self, path: &str) -> String {
        let page = self.get(path).text();
        let version = page.split("data-version=\"").nth(1).expect("a version");
        version.split('"').next().unwrap_or_default().to_owned()
    }

    /// Interrupts it as Ctrl-C does; returns its exit status.
    #[cfg(unix)]
    pub fn interrupt(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status();
        assert!(sent.expect("kill").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The events of a server.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// The version in the next event.
    #[track_caller]
    pub fn next(&mut self) -> String {
        let event: serde_json::Value = serde_json::from_str(&self.data()).expect("JSON");
        event["version"].as_str().expect("a version").to_owned()
    }

    /// The next event with these words.
    #[track_caller]
    pub fn wait_for(&mut self, words: &str) -> String {
        loop {
            let data = self.data();
            if data.contains(words) {
                return data;
            }
        }
    }

    /// Skips the events up to this version.
    #[track_caller]
    pub fn skip_until(&mut self, version: &str) {
        self.wait_for(&format!("\"{version}\""));
    }

    #[track_caller]
    fn data(&mut self) -> String {
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < PATIENCE, "no event came");
            let mut line = String::new();
            let read = self.0.read_line(&mut line).expect("an event in time");
            assert!(read > 0, "the server ended");
            if let Some(data) = line.trim_end().strip_prefix("data: ") {
                return data.to_owned();
            }
        }
    }
}

/// A response.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    head: String,
}

impl Answer {
    #[track_caller]
    fn read(mut stream: TcpStream) -> Self {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer in time");
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n");
        let body = bytes.split_off(end.expect("a head") + 4);
        let head = String::from_utf8(bytes).expect("UTF-8");
        let status = head.split(' ').nth(1).expect("a status");
        Self {
            status: status.parse().expect("a number"),
            body,
            head,
        }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut lines = lines.filter(|(own, _)| own.eq_ignore_ascii_case(name));
        lines.next().map_or("", |(_, value)| value)
    }

    /// The page without what `serve` adds to it.
    pub fn undecorated(&self) -> String {
        let page = self.text();
        let (head, rest) = page
            .split_once("<link rel=\"stylesheet\" href=\"/.newsroom/")
            .expect("its stylesheet");
        let (_, rest) = rest.split_once("</script>").expect("its script");
        let (before, rest) = rest
            .split_once("<div id=\"newsroom-serve\"")
            .expect("its banner");
        let (_, document) = rest.split_once("</div>").expect("its end");
        [head, before, document].concat()
    }
}
