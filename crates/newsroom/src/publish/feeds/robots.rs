//! `robots.txt` (RFC 9309): everybody may read everything, and where the lists of it are.

use crate::syndication::Addresses;
use article::portal::Portal;

/// What `robots.txt` says. Robots look for it at a host's root only; a site below a path gives these lines to
/// whoever keeps the host's own.
pub fn robots(portal: &Portal) -> String {
    let addresses = Addresses::of(portal);
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}\nSitemap: {}\n",
        addresses.below("sitemap.xml"),
        addresses.below("news-sitemap.xml")
    )
}
