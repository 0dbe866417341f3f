//! Loads the strings of a language.

use crate::browser::fetch::get_to_end;
use crate::failure::Failure;
use crate::route::Site;
use crate::text::Language;

/// Calls `then` when the program has the strings of a language, or could not load them.
pub(super) fn load_strings(site: &Site, language: Language, then: Box<dyn FnOnce()>) {
    if language.is_loaded() {
        return then();
    }
    let done = move |file: Result<Vec<u8>, Failure>| {
        if let Ok(file) = file {
            // A file of another version is ignored: the strings are English then.
            Language::add(&file);
        }
        then();
    };
    get_to_end(site.path(&language.file_path()), Box::new(done));
}
