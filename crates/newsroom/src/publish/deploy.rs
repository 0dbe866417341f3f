//! Files for hosts: headers, redirects, nginx's configuration.
//!
//! Three things are the same on every host. Each response has the content security policy and the other security headers
//! ([`headers::SECURITY`]). Files below `assets/` and `images/sizes/`, and the icon, which have a hash in their name, may be
//! cached for a year; everything else is revalidated each time, mostly with 304. A missing file is answered with `404.html`
//! and the status 404.

use article::portal::Portal;
use std::path::{Path, PathBuf};

mod headers;
mod nginx;
mod nginx_moves;
mod redirects;

pub use nginx_moves::NginxMoves;
pub use redirects::HostRedirects;

/// A file for a host.
pub struct DeployFile {
    /// Its name.
    pub name: &'static str,
    /// Whether it belongs in the site (`_headers`) or beside it (`nginx.conf`).
    pub in_site: bool,
    /// Its content.
    pub text: String,
}

/// The folder of the files that belong beside a site: `dist.deploy` for `dist`.
pub fn folder(site: &Path) -> PathBuf {
    let mut beside = site.as_os_str().to_owned();
    beside.push(".deploy");
    beside.into()
}

/// All files for hosts besides [`NginxMoves`]. `policy`: the value of `Content-Security-Policy`; `icon`: the path of
/// the site's icon; `redirects`: those from former addresses.
pub fn files(
    portal: &Portal,
    policy: &str,
    icon: &str,
    redirects: &HostRedirects,
) -> Vec<DeployFile> {
    let in_site = |name, text| DeployFile {
        name,
        in_site: true,
        text,
    };
    let beside = |name, text| DeployFile {
        name,
        in_site: false,
        text,
    };
    vec![
        in_site("_headers", headers_file(portal, policy, icon)),
        in_site("_redirects", redirects::file(portal, redirects)),
        // GitHub Pages would run Jekyll over the folder, which drops names that begin with `_`.
        in_site(".nojekyll", String::new()),
        beside("nginx.conf", nginx::file(portal)),
        beside(nginx::HEADERS_NAME, nginx::headers(policy)),
    ]
}

/// The text of `_headers`. Arguments: as for [`files`].
pub fn headers_file(portal: &Portal, policy: &str, icon: &str) -> String {
    headers::file(portal, policy, icon)
}

/// The HTTP headers of a page. `policy`: the value of `Content-Security-Policy`.
pub fn page_headers(policy: String) -> Vec<(&'static str, String)> {
    let security = headers::SECURITY.iter();
    let mut all: Vec<_> = security
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect();
    all.push(("Content-Type", "text/html; charset=utf-8".to_owned()));
    all.push(("Cache-Control", headers::REVALIDATED.to_owned()));
    all.push(("Content-Security-Policy", policy));
    all
}
