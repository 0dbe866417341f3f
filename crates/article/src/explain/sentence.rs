//! A sentence for each kind of problem: what is wrong, then what to write instead.

use super::similar::did_you_mean;
use crate::limits::{MAX_BLOCKS, MAX_BYTES, MAX_NESTING, MAX_URL_BYTES};
use crate::model::BlockKind;
use crate::problem::ProblemKind;
use crate::url::UrlProblem;

/// One line, without a full stop at its end.
pub(super) fn sentence(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::NotJson { message, .. } => not_json(message),
        #[cfg(feature = "markdown")]
        ProblemKind::NotMarkdown { message, .. } => message.clone(),
        ProblemKind::TooManyBytes(bytes) => format!(
            "the document is {:.1} MiB large and at most {} MiB are read; split it, or move what it embeds into files",
            *bytes as f64 / (1024.0 * 1024.0),
            MAX_BYTES / (1024 * 1024),
        ),
        ProblemKind::TooManyBlocks => format!("more than {MAX_BLOCKS} blocks; split the document"),
        ProblemKind::TooDeep => format!("blocks stand in blocks more than {MAX_NESTING} deep; take some levels out"),
        ProblemKind::WrongSchema { expected, found: None } => {
            format!("the document does not say what it is; write \"schema\": \"{expected}\"")
        }
        ProblemKind::WrongSchema { expected, found: Some(found) } => {
            format!("{} is not the format read here; write \"schema\": \"{expected}\"", quoted(found))
        }
        ProblemKind::Missing(key) => format!("\"{key}\" is missing; write it here"),
        ProblemKind::Expected { expected, found } => expected_type(expected, found),
        ProblemKind::UnknownKey { key, known } => {
            format!("unknown key {}{}", quoted(key), instead(key, known, "known here are"))
        }
        ProblemKind::UnknownWord { word, known } => {
            format!("unknown word {}{}", quoted(word), instead(word, known, "write one of"))
        }
        ProblemKind::UnknownBlock(name) => {
            let meant = did_you_mean(name, BlockKind::NAMES);
            let meant = meant.map(|m| format!("; did you mean \"{m}\"?")).unwrap_or_default();
            format!("unknown block type {}, of which only the text is shown{meant}", quoted(name))
        }
        ProblemKind::Invalid { expected, found } => format!("{} should be {expected}", shown(found)),
        ProblemKind::UnsafeUrl { url, why } => unsafe_url(url, *why),
        ProblemKind::Blank => "there is nothing to show here; write something or leave the key out".to_owned(),
        ProblemKind::DuplicateId(id) => format!("the id {} is taken already; give this one another", quoted(id)),
        ProblemKind::Renamed { id, now } => format!(
            "another article of this document has the id {}, so this one is called {}",
            quoted(id),
            quoted(now),
        ),
        ProblemKind::NoAlt => {
            "the picture has no \"alt\"; say what it shows, or write \"decorative\": true".to_owned()
        }
        ProblemKind::NoDimensions => {
            "no \"width\" and \"height\", so the page moves when the picture arrives; write them in pixels".to_owned()
        }
        ProblemKind::NoOffset => {
            "the time has no offset from UTC, so only the date is shown; write it as 2013-06-17T20:05:00-04:00".to_owned()
        }
        ProblemKind::NoBody => {
            "the source holds no text of its own; this is a short article with a link to the whole".to_owned()
        }
        ProblemKind::LeftOut(what) => format!("left out: {what}"),
    }
}

fn not_json(message: &str) -> String {
    // The parser repeats its line and column; they stand in front already.
    let message = message.split(" at line ").next().unwrap_or(message);
    let hint = if message.contains("control character") {
        "; write a line break inside a string as \\n"
    } else if message.contains("trailing comma") {
        "; take the last comma out"
    } else if message.contains("EOF") {
        "; the file is cut off"
    } else if message.contains("recursion limit") {
        "; take some levels out"
    } else if message.contains("key must be a string") || message.contains("expected value") {
        "; JSON has no comments, and keys and words stand in double quotes"
    } else {
        ""
    };
    format!("not JSON: {message}{hint}")
}

fn expected_type(expected: &str, found: &str) -> String {
    let hint = match (expected, found) {
        ("a string", "a number") => "; put it in double quotes",
        (_, "null") => "; leave the key out where there is nothing to say",
        ("an array", "an object" | "a string") => "; put it in [ ]",
        ("true or false" | "a whole number of pixels such as 1280", "a string") => {
            "; take the quotes away"
        }
        _ => "",
    };
    format!("should be {expected}, is {found}{hint}")
}

fn instead(word: &str, known: &[&str], otherwise: &str) -> String {
    match did_you_mean(word, known) {
        Some(meant) => format!("; did you mean \"{meant}\"?"),
        None => {
            let known: Vec<&str> = known
                .iter()
                .copied()
                .filter(|key| *key != "$schema")
                .collect();
            format!("; {otherwise} {}", known.join(", "))
        }
    }
}

fn unsafe_url(url: &str, why: UrlProblem) -> String {
    let url = quoted(url);
    match why {
        UrlProblem::Empty => "an empty URL; write one or leave the key out".to_owned(),
        UrlProblem::TooLong => format!(
            "a URL of more than {} KiB; shorten it",
            MAX_URL_BYTES / 1024
        ),
        UrlProblem::Scheme => {
            format!(
                "{url} cannot stand on a page; write a relative, https, http, mailto or tel URL"
            )
        }
        UrlProblem::Malformed => {
            format!(
                "{url} is no URL that all browsers read alike; write it with its host and without \\ or control characters"
            )
        }
    }
}

/// In double quotes, in one line.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", in_one_line(words))
}

/// With control characters escaped: a report is lines.
pub(super) fn in_one_line(words: &str) -> String {
    let escaped = words.chars().map(|c| match c.is_control() {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    });
    escaped.collect()
}

/// Numbers are found as they stand, words in quotes.
fn shown(found: &str) -> String {
    match found.parse::<f64>() {
        Ok(_) => found.to_owned(),
        Err(_) => quoted(found),
    }
}
