//! The former addresses of an article, kept from run to run, and the page at each of them.

use crate::build::SitePath;
use crate::publish::policy::Carrier;
use crate::publish::render;
use crate::syndication::{Addresses, escaped, plain};
use article::Article;
use article::portal::Portal;
use serde::{Deserialize, Serialize};

/// What redirects need of an article, kept from run to run.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The id of the article.
    pub id: String,
    canonical: String,
    lang: String,
    dir: String,
    headline: String,
    /// Its aliases, as written.
    pub aliases: Vec<String>,
}

impl Moved {
    /// That of an article; none without former addresses.
    pub fn of(portal: &Portal, article: &Article) -> Option<Self> {
        let aliases = article.aliases.iter();
        (!article.aliases.is_empty()).then(|| Self {
            id: article.id.to_string(),
            canonical: Addresses::of(portal).canonical(article),
            lang: article.lang.to_string(),
            dir: article.direction().as_str().to_owned(),
            headline: plain(&article.headline),
            aliases: aliases.map(|alias| alias.as_str().to_owned()).collect(),
        })
    }

    /// As the store keeps it.
    pub fn encode(&self) -> Vec<u8> {
        // Serialising to memory cannot fail for these types.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Reads what [`Self::encode`] has written.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The page at a former address. It needs no script and no style, so any policy allows it.
    pub fn page(&self, at: &SitePath, carrier: Carrier) -> String {
        let to = escaped(&format!("{}{}/", render::root(at.as_str()), self.id));
        let policy = match carrier {
            Carrier::Header => "",
            Carrier::Page => {
                "<meta http-equiv=\"content-security-policy\" content=\"default-src 'none'\">"
            }
        };
        let (lang, headline) = (escaped(&self.lang), escaped(&self.headline));
        format!(
            "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{policy}<title>{headline}</title>\
             <meta http-equiv=\"refresh\" content=\"0; url={to}\"><link rel=\"canonical\" href=\"{canonical}\">\
             <meta name=\"robots\" content=\"noindex\"></head>\
             <body><p><a href=\"{to}\">{headline}</a></p></body></html>\n",
            dir = self.dir,
            canonical = escaped(&self.canonical),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_leads_on_from_any_depth_in_the_language_of_its_article() {
        let portal =
            br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/east/"}"#;
        let portal = article::read_portal(portal).expect("a portal").0;
        let text = r#"{"schema": "action-news/article/1", "id": "ar/world/a", "lang": "ar", "headline": "<ثلج>",
            "aliases": ["/2013/06/snow.html"], "body": []}"#;
        let article = article::read(text.as_bytes()).expect("an article").0;
        let moved = Moved::of(&portal, &article).expect("aliases");
        let moved = Moved::decode(&moved.encode()).expect("what was written");
        let at = SitePath::new("2013/06/snow.html").expect("a path");
        let page = moved.page(&at, Carrier::Header);
        for part in [
            "<html lang=\"ar\" dir=\"rtl\">",
            "<title>&lt;ثلج&gt;</title>",
            "<meta http-equiv=\"refresh\" content=\"0; url=../../ar/world/a/\">",
            "<link rel=\"canonical\" href=\"https://n.example/east/ar/world/a/\">",
            "<meta name=\"robots\" content=\"noindex\">",
            "<a href=\"../../ar/world/a/\">&lt;ثلج&gt;</a>",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("content-security-policy"));
        let page = moved.page(&at, Carrier::Page);
        assert!(page.contains("content=\"default-src 'none'\""), "{page}");
    }
}
