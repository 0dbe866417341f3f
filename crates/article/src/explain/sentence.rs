//! A sentence for each kind of problem: what is wrong, then what to write instead.

use super::similar::did_you_mean;
use crate::limits::{MAX_BLOCKS, MAX_BYTES, MAX_NESTING, MAX_URL_BYTES};
use crate::model::BlockKind;
use crate::problem::ProblemKind;
use crate::url::UrlProblem;

/// One line, without a final full stop.
pub(super) fn sentence(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::NotJson { message, .. } => not_json(message),
        #[cfg(feature = "markdown")]
        ProblemKind::NotMarkdown { message, .. } => message.clone(),
        ProblemKind::TooManyBytes(bytes) => format!(
            "the document is {:.1} MiB large and the limit is {} MiB; split it, or move embedded data into files",
            *bytes as f64 / (1024.0 * 1024.0),
            MAX_BYTES / (1024 * 1024),
        ),
        ProblemKind::TooManyBlocks => format!("more than {MAX_BLOCKS} blocks; split the document"),
        ProblemKind::TooDeep => format!("blocks are nested more than {MAX_NESTING} deep; remove some levels"),
        ProblemKind::WrongSchema { expected, found: None } => {
            format!("the document does not name its format; write \"schema\": \"{expected}\"")
        }
        ProblemKind::WrongSchema { expected, found: Some(found) } => {
            format!("{} is not a supported format; write \"schema\": \"{expected}\"", quoted(found))
        }
        ProblemKind::Missing(key) => format!("\"{key}\" is missing; write it here"),
        ProblemKind::Expected { expected, found } => expected_type(expected, found),
        ProblemKind::UnknownKey { key, known } => {
            format!("unknown key {}{}", quoted(key), instead(key, known, "known keys are"))
        }
        ProblemKind::UnknownWord { word, known } => {
            format!("unknown word {}{}", quoted(word), instead(word, known, "write one of"))
        }
        ProblemKind::UnknownBlock(name) => {
            let meant = did_you_mean(name, BlockKind::NAMES);
            let meant = meant.map(|m| format!("; did you mean \"{m}\"?")).unwrap_or_default();
            format!("unknown block type {}, only its text is shown{meant}", quoted(name))
        }
        ProblemKind::Invalid { expected, found } => format!("{} should be {expected}", shown(found)),
        ProblemKind::UnsafeUrl { url, why } => unsafe_url(url, *why),
        ProblemKind::Blank => "this is blank; write something or leave the key out".to_owned(),
        ProblemKind::DuplicateId(id) => format!("the id {} is used already; choose another", quoted(id)),
        ProblemKind::Renamed { id, now } => format!(
            "another article of this document has the id {}, so this one is renamed {}",
            quoted(id),
            quoted(now),
        ),
        ProblemKind::NoAlt => {
            "the picture has no \"alt\"; say what it shows, or write \"decorative\": true".to_owned()
        }
        ProblemKind::NoDimensions => {
            "no \"width\" and \"height\", so the layout shifts when the picture loads; write them in pixels".to_owned()
        }
        ProblemKind::NoOffset => {
            "the time has no offset from UTC, so only the date is shown; write it as 2013-06-17T20:05:00-04:00".to_owned()
        }
        ProblemKind::NoBody => {
            "the source has no text; this is a short article with a link to the full one".to_owned()
        }
        ProblemKind::LeftOut(what) => format!("left out: {what}"),
    }
}

fn not_json(message: &str) -> String {
    // The parser repeats its line and column, which the report already has.
    let message = message.split(" at line ").next().unwrap_or(message);
    let hint = if message.contains("control character") {
        "; write a line break inside a string as \\n"
    } else if message.contains("trailing comma") {
        "; remove the last comma"
    } else if message.contains("EOF") {
        "; the file is cut off"
    } else if message.contains("recursion limit") {
        "; remove some levels"
    } else if message.contains("key must be a string") || message.contains("expected value") {
        "; JSON has no comments, and keys and strings are in double quotes"
    } else {
        ""
    };
    format!("not JSON: {message}{hint}")
}

fn expected_type(expected: &str, found: &str) -> String {
    let hint = match (expected, found) {
        ("a string", "a number") => "; put it in double quotes",
        (_, "null") => "; leave the key out instead",
        ("an array", "an object" | "a string") => "; put it in [ ]",
        ("true or false" | "a whole number of pixels such as 1280", "a string") => {
            "; remove the quotes"
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
            format!("{url} is not safe on a page; write a relative, https, http, mailto or tel URL")
        }
        UrlProblem::Malformed => {
            format!(
                "{url} is not read alike by all browsers; write it with its host and without \\ or control characters"
            )
        }
    }
}

/// In double quotes, on one line.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", in_one_line(words))
}

/// Escapes control characters: a report has one line per problem.
pub(super) fn in_one_line(words: &str) -> String {
    let escaped = words.chars().map(|c| match c.is_control() {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    });
    escaped.collect()
}

/// Numbers as written, strings in quotes.
fn shown(found: &str) -> String {
    match found.parse::<f64>() {
        Ok(_) => found.to_owned(),
        Err(_) => quoted(found),
    }
}
