//! A published site, served as a host would: the redirects of its `_redirects`, the headers of its `_headers`, its compressed
//! files, its page for addresses that do not exist.

use super::answer::file_path;
use super::redirects::{self, Redirect};
use crate::failure::Failure;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use headers_file::HeadersFile;
use percent_encoding::percent_decode_str;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;
use tower_http::services::{ServeDir, ServeFile};

/// Files that configure hosts. They do not serve them.
const OF_HOSTS: &[&str] = &["/_headers", "/_redirects"];

/// The routes of a published site.
///
/// # Errors
/// If the folder has no site.
pub fn router(folder: &Path) -> Result<Router, Failure> {
    if !folder.join("index.html").is_file() {
        return Err(Failure::new(format!(
            "no index.html in {}; is this a published site?",
            folder.display()
        )));
    }
    let missing = ServeFile::new(folder.join("404.html"))
        .precompressed_br()
        .precompressed_gzip();
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(missing);
    let folder: Arc<Path> = folder.into();
    Ok(Router::new()
        .fallback_service(files)
        .layer(from_fn_with_state(folder, with_headers)))
}

async fn with_headers(
    State(folder): State<Arc<Path>>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = percent_decode_str(request.uri().path())
        .decode_utf8_lossy()
        .into_owned();
    let tag = on_disk(&folder, &path).and_then(|file| entity_tag(&file));
    let asked = request.headers().get(IF_NONE_MATCH).cloned();
    if asked.is_some() {
        // RFC 9110 §13.1.3: not evaluated then.
        request.headers_mut().remove(IF_MODIFIED_SINCE);
    }
    let mut response = if asked.is_some() && asked == tag {
        StatusCode::NOT_MODIFIED.into_response()
    } else if OF_HOSTS.contains(&path.as_str()) {
        StatusCode::NOT_FOUND.into_response()
    } else if let Some(redirect) = redirects::of(&folder, request.uri().path()) {
        redirected(&folder, redirect)
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    if let Some(tag) = tag {
        headers.insert(ETAG, tag);
    }
    // Read each time: the site may have been published again.
    for (name, value) in HeadersFile::of(&folder).sent_for(&path) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    response
}

/// Redirects, or sends the page for addresses that do not exist.
fn redirected(folder: &Path, redirect: Redirect) -> Response {
    let Redirect { status, location } = redirect;
    match location {
        Some(location) => (status, [(LOCATION, location)]).into_response(),
        None => {
            let page = std::fs::read_to_string(folder.join("404.html")).unwrap_or_default();
            (status, Html(page)).into_response()
        }
    }
}

/// The file of a path.
fn on_disk(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = file_path(path.trim_start_matches('/'));
    let mut parts = Path::new(&path).components();
    let is_inside = parts.all(|part| matches!(part, Component::Normal(_)));
    is_inside.then(|| folder.join(&path))
}

/// From a file's length and time. Weak, because compressed copies have the same (RFC 9110 §8.8.3).
fn entity_tag(file: &Path) -> Option<HeaderValue> {
    let data = std::fs::metadata(file).ok().filter(|data| data.is_file())?;
    let changed = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    HeaderValue::try_from(format!("W/\"{:x}-{:x}\"", data.len(), changed.as_nanos())).ok()
}
