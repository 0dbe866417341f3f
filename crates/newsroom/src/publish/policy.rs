//! The site's content security policy: nothing but what the portal names.

use article::portal::Portal;

/// The inline parts that the policy allows, as `sha256-…` (CSP 3, "hash-source").
#[derive(Debug, Clone, Default)]
pub struct Hashes {
    /// Of `<style>`.
    pub styles: Vec<String>,
    /// Of `<script type="importmap">`.
    pub scripts: Vec<String>,
}

/// The policy as a page's `<meta>` can carry it (no `frame-ancestors` there).
pub fn meta(_portal: &Portal, _hashes: &Hashes) -> String {
    String::new()
}

/// The policy as a header.
pub fn header(_portal: &Portal, _hashes: &Hashes) -> String {
    String::new()
}
