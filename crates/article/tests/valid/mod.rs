//! What must hold for every imported article.

use article::import::Imported;
use article::{Severity, read};

/// An imported article is valid: it reads back unchanged and without problems.
pub fn assert_valid(name: &str, imported: &Imported) {
    let written = serde_json::to_vec(&imported.article).expect("it can be written");
    let (back, problems) = read(&written).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
    let worst = problems
        .iter()
        .filter(|problem| problem.severity > Severity::Advice)
        .collect::<Vec<_>>();
    assert!(worst.is_empty(), "{name}: {worst:?}");
    assert_eq!(back, imported.article, "{name}");
}
