//! The site for machines: RSS 2.0, JSON Feed 1.1, sitemaps, the web app manifest.
