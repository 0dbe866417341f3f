//! The server of a preview: connections, events, headers.

use super::answer::{Answer, answer, file_path};
use super::preview::Preview;
use crate::failure::Failure;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use axum::routing::get;
use axum::serve::ListenerExt as _;
use futures_util::stream::{Stream, unfold};
use headers_file::HeadersFile;
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::future::IntoFuture as _;
use std::net::TcpListener;
use std::sync::Arc;
use tokio::sync::broadcast::error::RecvError;
use tower_http::services::ServeDir;

/// The files of this command: names, media types and texts.
const FILES: &[(&str, &str, &str)] = &[
    (
        "serve.js",
        "text/javascript; charset=utf-8",
        include_str!("../../../../web/serve/serve.js"),
    ),
    (
        "patch.js",
        "text/javascript; charset=utf-8",
        include_str!("../../../../web/serve/patch.js"),
    ),
    (
        "position.js",
        "text/javascript; charset=utf-8",
        include_str!("../../../../web/serve/position.js"),
    ),
    (
        "serve.css",
        "text/css; charset=utf-8",
        include_str!("serve.css"),
    ),
];

/// Serves until it is interrupted.
///
/// # Errors
/// If connections can no longer be accepted.
pub fn serve(listener: TcpListener, router: Router) -> Result<(), Failure> {
    let failed = |why: std::io::Error| Failure::new(format!("cannot serve: {why}"));
    listener.set_nonblocking(true).map_err(failed)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Send small packets, such as events, immediately.
        let listener = listener.tap_io(|connection| {
            let _ = connection.set_nodelay(true);
        });
        let router = router.layer(from_fn(only_local));
        tokio::select! {
            served = axum::serve(listener, router).into_future() => served,
            interrupted = interrupted() => interrupted,
        }
    });
    // Pages that are open keep their connections.
    runtime.shutdown_background();
    served.map_err(failed)
}

#[cfg(unix)]
async fn interrupted() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminated.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn interrupted() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// The routes of a preview.
pub fn preview(preview: Arc<Preview>) -> Router {
    let images = ServeDir::new(preview.content.images());
    let weather = ServeDir::new(preview.content.weather());
    Router::new()
        .route("/.newsroom/events", get(events))
        .route("/.newsroom/{name}", get(own_file))
        .nest_service("/images", images)
        .nest_service("/weather", weather)
        .fallback_service(get(page).with_state(Arc::clone(&preview)))
        .layer(from_fn_with_state(Arc::clone(&preview), with_headers))
        .with_state(preview)
}

async fn page(State(preview): State<Arc<Preview>>, uri: Uri) -> Response {
    let path = percent_decode_str(uri.path()).decode_utf8_lossy();
    let path = path.trim_start_matches('/').to_owned();
    // Rendering blocks, and has a runtime of its own.
    let answered = tokio::task::spawn_blocking(move || answer(&preview, &path)).await;
    let Ok(Answer {
        status,
        media_type,
        location,
        body,
    }) = answered
    else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = (status, Body::from(body)).into_response();
    let headers = response.headers_mut();
    insert(headers, CONTENT_TYPE, &media_type);
    if let Some(location) = location {
        insert(headers, LOCATION, &location);
    }
    response
}

async fn own_file(Path(name): Path<String>) -> Response {
    let found = FILES.iter().find(|(known, ..)| *known == name);
    match found {
        Some((_, media_type, text)) => ([(CONTENT_TYPE, *media_type)], *text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn events(
    State(preview): State<Arc<Preview>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (now, later) = preview.changes.follow();
    let stream = unfold((Some(now), later), |(now, mut later)| async {
        let change = match now {
            Some(now) => now,
            None => loop {
                match later.recv().await {
                    Ok(change) => break change,
                    // Skipped changes: the next call returns the oldest that is left.
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                }
            },
        };
        let data = serde_json::to_string(&change).unwrap_or_default();
        Some((Ok(Event::default().data(data)), (None, later)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// Adds the headers that hosts send. But no other origin may read the response: drafts are not public.
async fn with_headers(
    State(preview): State<Arc<Preview>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Some(site) = preview.state().surroundings {
        let file = file_path(path.trim_start_matches('/'));
        let rules = HeadersFile::parse(&site.headers_file(&file));
        for (name, value) in rules.sent_for(&path) {
            if let Ok(name) = HeaderName::try_from(name.as_str())
                && name != "access-control-allow-origin"
                && name != "cross-origin-resource-policy"
            {
                insert(headers, name, &value);
            }
        }
    }
    if !headers.contains_key(CACHE_CONTROL) {
        insert(headers, CACHE_CONTROL, "no-cache");
    }
    response
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value) {
        headers.insert(name, value);
    }
}

/// Refuses requests for other hosts: the name of a stranger's site could lead to this machine (DNS rebinding).
async fn only_local(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    match ["", "127.0.0.1", "localhost"].contains(&name) {
        true => next.run(request).await,
        false => StatusCode::FORBIDDEN.into_response(),
    }
}
