//! What every imported article must be.

use article::import::Imported;
use article::{Severity, read};

/// An imported article is as good as one written here: it reads back, and nothing in it is wrong.
pub fn assert_sound(name: &str, imported: &Imported) {
    let written = serde_json::to_vec(&imported.article).expect("it can be written");
    let (back, problems) = read(&written).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
    let worst = problems
        .iter()
        .filter(|problem| problem.severity > Severity::Advice)
        .collect::<Vec<_>>();
    assert!(worst.is_empty(), "{name}: {worst:?}");
    assert_eq!(back, imported.article, "{name}");
}
