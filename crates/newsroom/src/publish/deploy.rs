//! What hosts need: headers, redirects, a server's configuration.

use article::portal::Portal;

/// A file for a host.
pub struct DeployFile {
    /// Its name.
    pub name: &'static str,
    /// Whether it belongs into the site (`_headers`) or beside it (`nginx.conf`).
    pub in_site: bool,
    /// What it says.
    pub text: String,
}

/// All of them. `policy`: the value of `Content-Security-Policy`.
pub fn files(_portal: &Portal, _policy: &str) -> Vec<DeployFile> {
    Vec::new()
}
