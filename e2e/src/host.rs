//! What a proper static host answers: files, folders, ranges, and what is missing.

use std::path::{Path, PathBuf};

use crate::answer::Answer;
use crate::connection::{Settings, Shared, locked};
use crate::inject::allowed_by;
use crate::media_type;
use crate::request::Request;
use crate::server::Missing;

impl Shared {
    /// Makes the path relative to the base; false for a path outside it.
    pub(crate) fn strip_base(&self, request: &mut Request) -> bool {
        let settings = locked(&self.settings);
        match request
            .path
            .strip_prefix(settings.base.trim_end_matches('/'))
        {
            Some(rest) if rest.starts_with('/') => {
                request.path = rest.to_owned();
                true
            }
            _ => false,
        }
    }

    /// The answer of a host where nothing is wrong.
    pub(crate) fn proper(&self, request: &Request) -> Answer {
        // Bound first: within an `if let` the lock would last to the end of the block.
        let put = locked(&self.settings).overrides.get(&request.path).cloned();
        if let Some((media_type, body)) = put {
            return self.found(200, media_type, body);
        }
        let Some(file) = self.file(&request.path) else {
            return self.not_found();
        };
        if file.is_dir() {
            if request.path.ends_with('/') {
                return self
                    .read(200, &file.join("index.html"))
                    .unwrap_or_else(|| self.not_found());
            }
            let mut answer = self.said(301, "");
            let place = format!("{}/", self.full_path(&request.path));
            answer.headers.push(("Location".to_owned(), place));
            return answer;
        }
        let Some(mut answer) = self.read(200, &file) else {
            return self.not_found();
        };
        // WebKit plays no video from a host without ranges.
        if let Some((from, to)) = request.range(answer.body.len()) {
            let all = answer.body.len();
            answer.headers.push((
                "Content-Range".to_owned(),
                format!("bytes {from}-{to}/{all}"),
            ));
            answer.body = answer.body.get(from..=to).unwrap_or_default().to_vec();
            answer.status = 206;
        }
        answer
    }

    /// What is answered where nothing is.
    pub(crate) fn not_found(&self) -> Answer {
        let missing = locked(&self.settings).missing;
        let page = match missing {
            Missing::Index => self.read(200, &self.folder.join("index.html")),
            Missing::NotFound => self.read(404, &self.folder.join("404.html")),
        };
        page.unwrap_or_else(|| self.said(404, "Not found."))
    }

    /// The file of a path, if the path stays within the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let parts = || path.split('/').filter(|part| !part.is_empty());
        if parts().any(|part| part == ".." || part.contains('\\')) {
            return None;
        }
        Some(parts().fold(self.folder.clone(), |file, part| file.join(part)))
    }

    fn read(&self, status: u16, file: &Path) -> Option<Answer> {
        let body = std::fs::read(file).ok()?;
        Some(self.found(status, media_type::of(file).to_owned(), body))
    }

    fn found(&self, status: u16, media_type: String, body: Vec<u8>) -> Answer {
        let mut settings = locked(&self.settings);
        let body = match media_type.starts_with("text/html") {
            true => settings.injection.put_into(&body),
            false => body,
        };
        Answer {
            status,
            media_type,
            headers: settings.headers_sent(),
            body,
        }
    }

    /// A few words under a status.
    pub(crate) fn said(&self, status: u16, words: &str) -> Answer {
        let headers = locked(&self.settings).headers_sent();
        Answer {
            status,
            media_type: "text/plain; charset=utf-8".to_owned(),
            headers,
            body: words.into(),
        }
    }

    fn full_path(&self, path: &str) -> String {
        format!(
            "{}{path}",
            locked(&self.settings).base.trim_end_matches('/')
        )
    }
}

impl Settings {
    fn headers_sent(&self) -> Vec<(String, String)> {
        let widen = |(name, value): &(String, String)| {
            let is_policy =
                name.eq_ignore_ascii_case("content-security-policy") && !self.injection.off;
            (
                name.clone(),
                if is_policy {
                    allowed_by(value)
                } else {
                    value.clone()
                },
            )
        };
        self.headers.iter().map(widen).collect()
    }
}
