//! The responses of a correct static host: files, folders, ranges, missing paths.

use std::path::{Path, PathBuf};

use headers_file::HeadersFile;

use crate::answer::Answer;
use crate::connection::{Missing, Shared};
use crate::inject::{allow_scripts, allow_styles, with_nonces};
use crate::locked::locked;
use crate::media_type;
use crate::request::Request;
use crate::revalidate::revalidated;

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

    /// The normal response, without a fault.
    pub(crate) fn proper(&self, request: &Request) -> Answer {
        let answer = self.there(request);
        match locked(&self.settings).injection.off {
            true => revalidated(answer, request),
            false => answer,
        }
    }

    fn there(&self, request: &Request) -> Answer {
        // A variable, because within an `if let` the lock would be held to the end of the block.
        let put = locked(&self.settings).overrides.get(&request.path).cloned();
        if let Some((media_type, body)) = put {
            let body = self.put_into(&media_type, body);
            return self.found(200, media_type, body, &request.path);
        }
        let is_page = request
            .path
            .rsplit('/')
            .next()
            .is_some_and(|name| !name.contains('.'));
        if let Some(page) = self.app_page(&request.path).filter(|_| is_page) {
            return page;
        }
        let Some(file) = self.file(&request.path) else {
            return self.not_found(request);
        };
        if file.is_dir() {
            if request.path.ends_with('/') {
                return self
                    .read(200, &file.join("index.html"), request)
                    .unwrap_or_else(|| self.not_found(request));
            }
            let mut answer = self.text_answer(301, "", &request.path);
            let place = format!("{}/", self.full_path(&request.path));
            answer.headers.push(("Location".to_owned(), place));
            return answer;
        }
        let Some(mut answer) = self.read(200, &file, request) else {
            return self.not_found(request);
        };
        // WebKit plays videos only from hosts that support ranges.
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

    /// The response for a path that does not exist.
    pub(crate) fn not_found(&self, request: &Request) -> Answer {
        let missing = locked(&self.settings).missing;
        let page = match missing {
            Missing::Index => self
                .app_page(&request.path)
                .or_else(|| self.read(200, &self.folder.join("index.html"), request)),
            Missing::NotFound => self.read(404, &self.folder.join("404.html"), request),
        };
        page.unwrap_or_else(|| self.text_answer(404, "Not found.", &request.path))
    }

    /// The page of the client-rendered app, if the site serves it. The policy allows its inline scripts and styles, as
    /// that of every host of the app has to.
    fn app_page(&self, path: &str) -> Option<Answer> {
        let folder = locked(&self.settings).app.clone()?;
        let page = std::fs::read_to_string(folder.join("index.html")).ok()?;
        let media_type = "text/html; charset=utf-8".to_owned();
        let body = self.put_into(&media_type, with_nonces(&page).into_bytes());
        let mut answer = self.found(200, media_type, body, path);
        for (name, value) in &mut answer.headers {
            if name.eq_ignore_ascii_case("content-security-policy") {
                *value = allow_styles(value);
            }
        }
        Some(answer)
    }

    /// The file of a path, if the path stays within the folder. The app's files are in a folder of their own.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let parts = || path.split('/').filter(|part| !part.is_empty());
        if parts().any(|part| part == ".." || part.contains('\\')) {
            return None;
        }
        let below = |folder: &Path| parts().fold(folder.to_owned(), |file, part| file.join(part));
        let own = below(&self.folder);
        let settings = locked(&self.settings);
        let other = settings.app.as_deref().map(below);
        let other = other.filter(|other| !own.exists() && other.is_file());
        Some(other.unwrap_or(own))
    }

    fn read(&self, status: u16, file: &Path, request: &Request) -> Option<Answer> {
        let media_type = media_type::of(file);
        if let Some((encoding, copy)) = self.copy(file, media_type, request) {
            let mut answer = self.found(status, media_type.to_owned(), copy, &request.path);
            let mut header =
                |name: &str, value: &str| answer.headers.push((name.to_owned(), value.to_owned()));
            header("Content-Encoding", encoding);
            header("Vary", "Accept-Encoding");
            return Some(answer);
        }
        let body = std::fs::read(file).ok()?;
        let body = self.put_into(media_type, body);
        Some(self.found(status, media_type.to_owned(), body, &request.path))
    }

    /// The compressed copy beside a file, if the site sends copies and the browser accepts one. Pages are compressed only
    /// if nothing is injected into them.
    fn copy(
        &self,
        file: &Path,
        media_type: &str,
        request: &Request,
    ) -> Option<(&'static str, Vec<u8>)> {
        let settings = locked(&self.settings);
        if !settings.compressed
            || (is_page(media_type) && !settings.injection.off)
            || request.header("range").is_some()
        {
            return None;
        }
        [("br", "br"), ("gzip", "gz")]
            .into_iter()
            .find_map(|(encoding, ending)| {
                let mut name = file.as_os_str().to_owned();
                name.push(format!(".{ending}"));
                let copy = request.accepts(encoding).then(|| std::fs::read(name).ok());
                Some((encoding, copy??))
            })
    }

    /// Adds the harness's scripts to a page; returns other files unchanged.
    fn put_into(&self, media_type: &str, body: Vec<u8>) -> Vec<u8> {
        match is_page(media_type) {
            true => locked(&self.settings).injection.put_into(&body),
            false => body,
        }
    }

    fn found(&self, status: u16, media_type: String, body: Vec<u8>, path: &str) -> Answer {
        Answer {
            status,
            media_type,
            headers: self.headers_sent(path),
            body,
        }
    }

    /// A response with a status and a plain text.
    pub(crate) fn text_answer(&self, status: u16, words: &str, path: &str) -> Answer {
        let media_type = "text/plain; charset=utf-8".to_owned();
        self.found(status, media_type, words.into(), path)
    }

    /// The headers that the site's `_headers` have for a path, then those of the journey, which replace the former.
    ///
    /// In journeys `Cache-Control` of the file is left out, and the policy allows the harness's script.
    fn headers_sent(&self, path: &str) -> Vec<(String, String)> {
        let written = HeadersFile::of(&self.folder).sent_for(path);
        let settings = locked(&self.settings);
        let pristine = settings.injection.off;
        let is_page = path.ends_with('/') || path.ends_with(".html");
        let is = |name: &str, other: &str| name.eq_ignore_ascii_case(other);
        let stands = |name: &str| {
            (pristine || !is(name, "cache-control"))
                && (is_page || !settings.headers_once || is(name, "cache-control"))
                && settings.headers.iter().all(|(own, _)| !is(own, name))
        };
        let written = written.into_iter().filter(|(name, _)| stands(name));
        let widened = |(name, value): (String, String)| {
            let allowed = is(&name, "content-security-policy") && !pristine;
            let value = if allowed {
                allow_scripts(&value)
            } else {
                value
            };
            (name, value)
        };
        written
            .chain(settings.headers.iter().cloned())
            .map(widened)
            .collect()
    }

    fn full_path(&self, path: &str) -> String {
        format!(
            "{}{path}",
            locked(&self.settings).base.trim_end_matches('/')
        )
    }
}

fn is_page(media_type: &str) -> bool {
    media_type.starts_with("text/html")
}
