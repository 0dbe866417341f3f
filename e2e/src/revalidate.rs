//! Cacheable answers and conditional requests (RFC 9110 §13).
//!
//! Only for sites that are served unchanged ([`Site::pristine`](crate::Site::pristine)), as by a host. In other journeys
//! nothing is cached, so that each fetch is a request for which a fault can be simulated.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::answer::Answer;
use crate::request::Request;

/// What hosts send by default.
const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// The answer with an entity tag, or 304 if the browser has the same.
pub(crate) fn revalidated(mut answer: Answer, request: &Request) -> Answer {
    if !answer.has("cache-control") {
        answer
            .headers
            .push(("Cache-Control".to_owned(), REVALIDATE.to_owned()));
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
