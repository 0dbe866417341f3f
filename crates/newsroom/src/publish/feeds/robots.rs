//! `robots.txt` (RFC 9309): robots may read everything; the sitemaps' addresses.

use crate::syndication::Addresses;
use article::portal::Portal;

/// The content of `robots.txt`. Robots look for it at a host's root only: for a site below a path, these lines have to be
/// added to the host's own file.
pub fn robots(portal: &Portal) -> String {
    let addresses = Addresses::of(portal);
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}\nSitemap: {}\n",
        addresses.below("sitemap.xml"),
        addresses.below("news-sitemap.xml")
    )
}
