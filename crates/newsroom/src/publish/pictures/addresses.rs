//! The addresses that articles have for originals.

use super::Pictures;
use super::cache::{Copied, Known};
use super::names;
use crate::files;
use article::url::SafeUrl;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// Characters that are encoded in addresses (those of a path in the URL standard, and `%`).
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

impl Pictures {
    /// The original at an address in the document at `data_path`, and its path below `content/images`.
    pub(super) fn find(&self, url: &SafeUrl, data_path: &str) -> Option<(&str, &Known)> {
        let name = names::inside(url, data_path)?;
        let (inside, known) = self.known.get_key_value(self.names.get(&name)?)?;
        Some((inside, known))
    }

    /// The address at which a picture is published, if that is not the one that an article has: names are published in
    /// Unicode's form NFC, and an address may be written in ways that only some servers understand (`50%.jpg`, `a%2Fb.jpg`).
    pub(super) fn renamed(&self, url: &SafeUrl, data_path: &str) -> Option<SafeUrl> {
        let (inside, known) = self.find(url, data_path)?;
        let url = url.resolve(&["/", data_path].concat());
        let own = url.as_str().split(['?', '#']).next()?;
        let own = own.strip_prefix("/images/")?;
        let name = files::nfc(inside);
        // With another number of slashes, one of them is encoded.
        let is_plain = percent_decode_str(own)
            .decode_utf8()
            .is_ok_and(|own| own == name)
            && own.matches('/').count() == name.matches('/').count();
        let is_valid = own.split('%').skip(1).all(|rest| {
            rest.as_bytes()
                .get(..2)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
        });
        if known.copied == Copied::Not || is_plain && is_valid {
            return None;
        }
        SafeUrl::parse(&["/images/", &utf8_percent_encode(&name, IN_PATH).to_string()].concat())
            .ok()
    }

    /// Gives a picture the address at which it is published.
    pub fn rename(&self, url: &mut SafeUrl, data_path: &str) {
        if let Some(renamed) = self.renamed(url, data_path) {
            *url = renamed;
        }
    }
}
