//! Debian's nginx on a free port, with its own temporary files.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Ends nginx when standard input is closed, which happens however a test ends.
const GUARDED: &str = r#""$1" -p "$2" -c "$2/nginx.conf" & read -r _; kill $!; wait"#;

/// A running nginx, ended on drop.
pub(super) struct Server {
    process: Child,
    port: u16,
    pub(super) folder: PathBuf,
}

/// A response.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// nginx, if it is installed. Debian has it in a folder that is not in the `PATH` of most users.
pub(super) fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let named = std::env::var_os("NGINX").map(PathBuf::from);
    named
        .into_iter()
        .chain(std::env::split_paths(&path).map(|folder| folder.join("nginx")))
        .chain([PathBuf::from("/usr/sbin/nginx")])
        .find(|file| file.is_file())
}

impl Server {
    /// Starts it on a site in `folder/site`, with the server block as `newsroom` wrote it.
    pub(super) fn start(program: &Path, folder: PathBuf, block: &str) -> Self {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = free.local_addr().expect("its number").port();
        drop(free);
        let block = edited(block, "listen ", &format!("127.0.0.1:{port}"));
        let block = edited(&block, "root ", &folder.join("site").display().to_string());
        let deploy = block.find("include ").map(|at| &block[at + 8..]);
        let deploy = deploy.and_then(|rest| rest.split_inclusive(".deploy/").next());
        let deploy = deploy.expect("an include").to_owned();
        let block = block.replace(&deploy, &format!("{}/", folder.display()));
        let here = folder.display();
        // One process and no daemon, so that the process that was started can be ended.
        let conf = format!(
            "daemon off; master_process off; pid {here}/nginx.pid; error_log stderr crit;\n\
             events {{}}\nhttp {{ access_log off; client_body_temp_path {here}/t1; proxy_temp_path {here}/t2;\n\
             fastcgi_temp_path {here}/t3; uwsgi_temp_path {here}/t4; scgi_temp_path {here}/t5;\n{block}\n}}\n"
        );
        std::fs::write(folder.join("nginx.conf"), conf).expect("a file");
        let mut process = Command::new("sh")
            .args(["-c", GUARDED, "nginx"])
            .arg(program)
            .arg(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .expect("sh");
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(
                process.try_wait().expect("a state").is_none()
                    && start.elapsed() < Duration::from_secs(20)
            );
            std::thread::yield_now();
        }
        Self {
            process,
            port,
            folder,
        }
    }

    /// Requests a path with these headers, each a line.
    pub(super) fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("nginx");
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nHost: news.example\r\nConnection: close\r\n");
        for header in headers {
            request.push_str(&format!("{header}\r\n"));
        }
        request.push_str("\r\n");
        connection.write_all(request.as_bytes()).expect("a request");
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).expect("an answer");
        let end = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("a head");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines
            .next()
            .and_then(|line| line.split(' ').nth(1))
            .expect("a status");
        Answer {
            status: status.parse().expect("a number"),
            headers: lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
                .collect(),
            body: answer[end + 4..].to_vec(),
        }
    }
}

impl Answer {
    /// The value of a header, which must not be there twice. `name`: in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(n, _)| n == name);
        let first = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} twice in {self:?}");
        first
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The block with another value in the line with this directive that is marked EDIT.
fn edited(block: &str, directive: &str, value: &str) -> String {
    let lines = block.lines().map(|line| {
        match line.trim_start().starts_with(directive) && line.contains("# EDIT") {
            true => format!("    {directive}{value};"),
            false => line.to_owned(),
        }
    });
    let lines: Vec<String> = lines.collect();
    assert_ne!(lines.join("\n"), block.trim_end(), "no {directive}to edit");
    lines.join("\n")
}
