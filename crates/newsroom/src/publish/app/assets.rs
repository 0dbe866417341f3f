//! The files of the built app that are published, with content hashes in their names.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A file that pages load. Its name contains a hash of its bytes, so it can be cached for ever.
pub struct Asset {
    /// Its path below the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its integrity metadata (Subresource Integrity §3.1).
    pub integrity: String,
}

impl Asset {
    /// `folder` is empty or ends in a slash.
    pub(super) fn new(folder: &str, stem: &str, ending: &str, bytes: Vec<u8>) -> Self {
        let name = hex(&Sha256::digest(&bytes));
        let name = name.get(..16).unwrap_or(&name);
        Self {
            path: format!("{folder}{stem}-{name}.{ending}"),
            integrity: source_hash(&bytes),
            bytes,
        }
    }
}

/// The app's files.
pub struct Assets {
    /// The script of published pages.
    pub page: Asset,
    /// The module that loads the program of the islands.
    pub loader: Asset,
    /// The module that wasm-bindgen wrote.
    pub module: Asset,
    /// The program.
    pub program: Asset,
    /// All stylesheets in one, for the components of the islands.
    pub style: Asset,
    /// The stylesheet for print.
    pub print: Asset,
    /// The icon, which also marks the site's root.
    pub icon: Asset,
    /// The script of `/read` and `/preview`.
    pub import_page: Asset,
    /// The script of the worker in which those pages, and elements, read documents of other systems.
    pub import_worker: Asset,
    /// The importers' module, written by wasm-bindgen.
    pub importer: Asset,
    /// The importers' program.
    pub importer_program: Asset,
    /// The files of the elements in other people's pages. `embed.js` is the last.
    pub elements: Vec<Asset>,
    /// The script that reloads open pages, with [`Follow::Yes`](super::Follow::Yes).
    pub follow: Option<Asset>,
}

impl Assets {
    /// All of them. A file comes after those that it refers to.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        let Self {
            page,
            loader,
            module,
            program,
            style,
            print,
            icon,
            import_page,
            import_worker,
            importer,
            importer_program,
            elements,
            follow,
        } = self;
        [
            module,
            program,
            style,
            loader,
            page,
            print,
            icon,
            importer,
            importer_program,
            import_worker,
            import_page,
        ]
        .into_iter()
        .chain(elements)
        .chain(follow)
    }
}

/// `sha256-…`, of a file (Subresource Integrity §3.1) or of an inline element's content (CSP 3 §2.3.1).
pub fn source_hash(bytes: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_hashes_are_of_the_bytes() {
        let one = Asset::new("assets/", "a", "js", b"one".to_vec());
        let other = Asset::new("assets/", "a", "js", b"other".to_vec());
        assert_ne!(one.path, other.path);
        assert!(one.path.starts_with("assets/a-") && one.path.ends_with(".js"));
        // The known hash of no bytes.
        assert_eq!(
            source_hash(""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
        let nothing = Asset::new("", "a", "js", Vec::new());
        assert_eq!(nothing.integrity, source_hash(""));
    }
}
