//! The bytes of a document, from a file, an address or standard input.

use crate::failure::Failure;
use crate::fetch::{Policy, fetch};
use crate::files;
use article::limits::MAX_BYTES;
use article::url::SafeUrl;
use std::io::{self, Read};
use std::path::Path;

/// A document that has been read.
pub(super) struct Document {
    pub(super) bytes: Vec<u8>,
    /// Its address after redirects, if it was fetched.
    pub(super) url: Option<SafeUrl>,
    /// The number of pages that it is one of, if the server says so.
    pub(super) total_pages: Option<u64>,
}

/// Reads a file, an address or, for `-`, standard input.
///
/// # Errors
/// If it cannot be read.
pub(super) fn document(file: &Path) -> Result<Document, Failure> {
    let mut document = Document {
        bytes: Vec::new(),
        url: None,
        total_pages: None,
    };
    // `//tmp/a.json` is a path here; `SafeUrl` would take it for an address without a scheme.
    let url = file.to_str().filter(|text| text.contains("://"));
    if let Some(url) = url.and_then(|text| SafeUrl::parse(text).ok()) {
        let fetched = fetch(url.as_str(), &Policy::usual())
            .map_err(|why| Failure::new(format!("{url}: {why}")))?;
        document.bytes = fetched.body;
        document.url = SafeUrl::parse(&fetched.url).ok();
        document.total_pages = fetched.total_pages;
    } else if file.as_os_str() != "-" {
        document.bytes = files::read(file)?;
    } else {
        // One byte more than the limit, so that the importer reports the size.
        let mut input = io::stdin().lock().take(MAX_BYTES as u64 + 1);
        let read = input.read_to_end(&mut document.bytes);
        read.map_err(|why| Failure::file("read", Path::new("standard input"), &why))?;
    }
    Ok(document)
}
