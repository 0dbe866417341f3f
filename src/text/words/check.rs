//! Compares a language's file with `en.json`. Used by the build script too.

use serde_json::{Map, Value};

/// The problems of a file, as JSON Pointers and sentences.
pub fn faults(english: &Value, other: &Value) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    for part in ["ui", "site"] {
        let at = format!("/{part}");
        let strings = |file: &Value| file.get(part).and_then(Value::as_object).cloned();
        match (strings(english), strings(other)) {
            (Some(english), Some(other)) => compare(&mut faults, &at, &english, &other),
            _ => faults.push((String::new(), format!("{part:?} is missing"))),
        }
    }
    faults
}

fn compare(
    faults: &mut Vec<(String, String)>,
    at: &str,
    english: &Map<String, Value>,
    other: &Map<String, Value>,
) {
    for unknown in other.keys().filter(|name| !english.contains_key(*name)) {
        faults.push((format!("{at}/{unknown}"), format!("{unknown:?} is unknown")));
    }
    for (name, english) in english {
        let (english, other) = (english.as_str(), other.get(name).and_then(Value::as_str));
        let (Some(english), Some(other)) = (english, other) else {
            faults.push((at.to_owned(), format!("{name:?} is missing")));
            continue;
        };
        // Languages have different numbers of plural forms, and a form may leave the number out.
        let marks = match name.as_str() {
            "hours_ago" if other.contains('|') => &[][..],
            _ => &["{}", "|"],
        };
        for mark in marks {
            let count = english.matches(mark).count();
            if other.matches(mark).count() != count {
                let sentence = format!("{name:?} needs {mark:?} as often as {english:?}");
                faults.push((format!("{at}/{name}"), sentence));
            }
        }
        if let Some(sentence) = fault_of_form(name, other) {
            faults.push((format!("{at}/{name}"), sentence));
        }
    }
}

/// What is wrong with a string that is a pattern, a table or a choice (`docs/languages.md`).
fn fault_of_form(name: &str, string: &str) -> Option<String> {
    const OF_DATES: [&str; 4] = ["weekday", "day", "month", "year"];
    const OF_TIMES: [&str; 5] = ["hour", "hour2", "hour12", "minute", "half"];
    match name {
        "clock" => fault_of_pattern(name, string, &[&OF_DATES[..], &OF_TIMES[..]].concat()),
        "day" | "short_date" => fault_of_pattern(name, string, &OF_DATES),
        "hours_ago" => {
            let (table, forms) = string.split_once('|')?;
            let number_of_forms = forms.split('|').count();
            let is_form = |digit: char| matches!(digit.to_digit(10), Some(n @ 1..) if n as usize <= number_of_forms);
            let is_right = table.chars().all(is_form);
            (!is_right).then(|| format!("{name:?} should begin with digits from 1 to {number_of_forms}, the number of its forms"))
        }
        "digits" => {
            let is_right = string.is_empty() || string.chars().count() == 10;
            (!is_right).then(|| format!("{name:?} needs ten digits, or none"))
        }
        "calendar" => {
            let is_right = ["", "persian"].contains(&string);
            (!is_right).then(|| format!("{name:?} should be \"persian\" or empty"))
        }
        _ => None,
    }
}

/// Whether a pattern has other placeholders than these, or a brace alone.
fn fault_of_pattern(name: &str, pattern: &str, placeholders: &[&str]) -> Option<String> {
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((placeholder, after)) = after.split_once('}').filter(|_| !before.contains('}'))
        else {
            return Some(format!("{name:?} has a brace alone"));
        };
        if !placeholders.contains(&placeholder) {
            return Some(format!("{name:?} has no placeholder {placeholder:?}"));
        }
        rest = after;
    }
    rest.contains('}')
        .then(|| format!("{name:?} has a brace alone"))
}
