//! Why a document in another format gives no article.

use super::sentence::quoted;
use super::{Explained, Place, explain};
use crate::import::{Format, ImportError};
use crate::problem::Severity;

/// Explains why a document was refused.
pub fn refusal(bytes: &[u8], error: &ImportError) -> Vec<Explained> {
    let sentence = match error {
        ImportError::Unreadable(problem) => return explain(bytes, std::slice::from_ref(problem)),
        ImportError::Native(problems) => return explain(bytes, problems),
        ImportError::UnknownFormat { keys, message } => {
            let read: Vec<&str> = Format::ALL.iter().map(|format| format.title()).collect();
            let said = message
                .as_ref()
                .map(|message| format!("it says {}; ", quoted(message)));
            let keys = match keys.as_slice() {
                [] => "it has no keys".to_owned(),
                keys => format!("its keys are {}", list(keys)),
            };
            format!(
                "the format of this document is unknown; {}{keys}; supported formats are {}",
                said.unwrap_or_default(),
                read.join(", ")
            )
        }
        ImportError::Failed { format, message } => {
            format!(
                "{}: the system answered with an error: {}",
                format.title(),
                quoted(message)
            )
        }
        #[cfg(feature = "web")]
        ImportError::Damaged { format, message } => {
            format!("{}: it cannot be read: {}", format.title(), quoted(message))
        }
        ImportError::NoArticle { format, found } => {
            let found = match found.as_slice() {
                [] => "nothing with a type".to_owned(),
                found => list(found),
            };
            format!(
                "{}: there is no article in this document; it contains {found}",
                format.title()
            )
        }
    };
    vec![Explained {
        place: Place { line: 1, column: 1 },
        severity: Severity::Fatal,
        at: String::new(),
        sentence,
    }]
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    words.join(", ")
}
