//! Answers that a browser may keep, and the question whether they are still the same (RFC 9110 §13).
//!
//! Journeys do without: there each fetch is a request that a fault can meet. A site served as it is has both, as a
//! published one on its host.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::answer::Answer;
use crate::request::Request;

/// What hosts send where nothing else is said.
const ASKED_AGAIN: &str = "public, max-age=0, must-revalidate";

/// The answer with an entity tag, or 304 where the browser has just this.
pub(crate) fn revalidated(mut answer: Answer, request: &Request) -> Answer {
    if !answer.has("cache-control") {
        answer
            .headers
            .push(("Cache-Control".to_owned(), ASKED_AGAIN.to_owned()));
    }
    if answer.status != 200 {
        return answer;
    }
    let mut hasher = DefaultHasher::new();
    answer.body.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let known = request.header("if-none-match").is_some_and(|tags| {
        tags.split(',')
            .map(str::trim)
            .any(|one| one == "*" || one.trim_start_matches("W/") == tag)
    });
    answer.headers.push(("ETag".to_owned(), tag));
    if known {
        answer.status = 304;
        answer.body.clear();
    }
    answer
}
