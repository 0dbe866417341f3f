//! Articles in other people's pages: for each article a frame and its oEmbed description; and the page that makes snippets.
//!
//! A frame contains an element of `embed.js` and not the rendered article, so it is cheap to publish. Frames are made only
//! if the portal lets other sites frame it: otherwise no browser would show them.

use super::policy;
use super::render::root;
use crate::build::{NewFile, site_path};
use crate::failure::Failure;
use crate::syndication::{Addresses, escaped, plain};
use article::Article;
use article::portal::Portal;

pub mod assets;
mod oembed;
mod paths;
pub mod snippets;
#[cfg(test)]
mod tests;

pub use paths::{are_made, frame_path, oembed_path};

/// What frames of a site have in common.
pub struct Frames {
    /// Their content security policy, escaped for an attribute.
    policy: String,
    /// The path of their own script, below the site.
    script: String,
}

impl Frames {
    /// Those of a site; none if nobody may frame it.
    pub fn of(portal: &Portal) -> Option<Self> {
        if !are_made(portal) {
            return None;
        }
        Some(Self {
            policy: escaped(&policy::frame(portal)),
            script: assets::frame().path,
        })
    }

    /// The frame of an article, and its oEmbed description. Neither gets compressed copies: each fits into the first packets
    /// of a response.
    ///
    /// # Errors
    /// If a path is not valid.
    pub fn files(&self, portal: &Portal, article: &Article) -> Result<[NewFile; 2], Failure> {
        let headline = plain(&article.headline);
        let id = article.id.as_str();
        let file = |path: String, text: String| {
            Ok(NewFile {
                path: site_path(path)?,
                bytes: text.into_bytes(),
                compress: false,
            })
        };
        Ok([
            file(frame_path(id), self.page(portal, article, &headline))?,
            file(oembed_path(id), oembed::of(portal, article, &headline))?,
        ])
    }

    fn page(&self, portal: &Portal, article: &Article, headline: &str) -> String {
        let id = article.id.as_str();
        // Without scripts, the frame shows only the link. It opens a new tab, because the page would not fit into the frame.
        format!(
            "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta http-equiv=\"content-security-policy\" content=\"{policy}\">\
             <title>{headline}</title><meta name=\"robots\" content=\"noindex\">\
             <link rel=\"canonical\" href=\"{canonical}\">\
             <script type=\"module\" src=\"{root}embed.js\"></script>\
             <script type=\"module\" src=\"{root}{script}\"></script></head>\
             <body><action-news-article src=\"{root}{id}.json\" data-id=\"{id}\" loading=\"eager\" theme=\"auto\" heading-level=\"1\">\
             <a href=\"{root}{id}/\" target=\"_blank\" rel=\"noopener\">{headline}</a>\
             </action-news-article></body></html>\n",
            lang = escaped(article.lang.as_str()),
            dir = article.direction().as_str(),
            policy = self.policy,
            headline = escaped(headline),
            canonical = escaped(&Addresses::of(portal).canonical(article)),
            root = root(&frame_path(id)),
            script = self.script,
        )
    }
}
