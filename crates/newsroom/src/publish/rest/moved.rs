//! Redirects from the former addresses of articles: for each a page that leads on, where a file can be one, and an entry in
//! the configuration of hosts. Addresses of expired articles are gone.
//!
//! An address that the site uses for something else, or that another article claims, is reported and not redirected.

use crate::build::{Kind, Ledger, NewFile, SitePath, Snapshot, digest};
use crate::data::articles::All;
use crate::failure::Failure;
use crate::places::FormerAddress;
use crate::publish::deploy::{HostRedirects, NginxMoves};
use crate::publish::policy::Carrier;
use crate::publish::render;
use crate::publish::site::Site;
use crate::summary::Tally;
use crate::syndication::{Addresses, escaped, plain};
use article::Article;
use article::model::Alias;
use article::portal::Portal;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What redirects need of an article, kept from run to run.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    id: String,
    canonical: String,
    lang: String,
    dir: String,
    headline: String,
    aliases: Vec<String>,
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

    /// The page at a former address. It needs no script and no style, so any policy allows it.
    fn page(&self, at: &SitePath, carrier: Carrier) -> String {
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

/// Writes the pages of redirects and nginx's entries, after all other files of the site; returns the entries of `_redirects`.
///
/// # Errors
/// If a file cannot be written.
pub fn publish(
    site: &Site,
    articles: &All,
    notes: &Snapshot,
    ledger: &mut Ledger,
    tally: &mut Tally,
) -> Result<HostRedirects, Failure> {
    ledger.sort_files();
    let mut moves = Moves {
        site,
        ledger,
        tally,
        files: HashMap::new(),
        nginx: NginxMoves::begin(&site.pages.portal, site.build.root(), site.build.mode())?,
        hosts: HostRedirects::default(),
    };
    for number in &articles.moved {
        let moved = articles.shown(notes, *number, |shown| postcard::from_bytes(shown.moved));
        if let Some(Ok(moved)) = moved {
            moves.redirect(articles, *number, &moved)?;
        }
    }
    for address in &articles.gone {
        moves.gone(address)?;
    }
    let Moves { nginx, hosts, .. } = moves;
    nginx.finish()?;
    Ok(hosts)
}

struct Moves<'m> {
    site: &'m Site,
    ledger: &'m mut Ledger,
    tally: &'m mut Tally,
    /// Digests of the folded paths of the files at redirected addresses, and the numbers of their articles.
    files: HashMap<u64, u32>,
    nginx: NginxMoves,
    hosts: HostRedirects,
}

impl Moves<'_> {
    fn redirect(&mut self, articles: &All, number: u32, moved: &Moved) -> Result<(), Failure> {
        let mut is_faulty = false;
        for written in &moved.aliases {
            let Some(alias) = Alias::parse(written) else {
                continue;
            };
            let address = FormerAddress::of(&alias);
            if let Some(why) = self.taken(articles, number, &address) {
                let why = format!(": error: {written} is not redirected: {why}");
                self.tally.problem(&articles.file(number), &why);
                is_faulty = true;
                continue;
            }
            let is_new = self.files.insert(digest_of(&address), number).is_none();
            if let Some(path) = address.page().filter(|_| is_new) {
                self.page(path, moved)?;
            }
            let newest_first = articles.placements.published(number);
            self.hosts.add(newest_first, &alias, &moved.id);
            self.nginx.redirect(&address, &moved.id)?;
        }
        self.tally.faulty += usize::from(is_faulty);
        Ok(())
    }

    /// Why an address cannot be redirected to this article.
    fn taken(&self, articles: &All, number: u32, address: &FormerAddress) -> Option<String> {
        if let Some(why) = address.taken(Some(&self.site.pages.portal)) {
            return Some(why);
        }
        let has_file = |path: &str| {
            SitePath::new(path)
                .ok()
                .filter(|path| self.ledger.has_file(path))
        };
        let file = address.file();
        if let Some(file) = has_file(&file).or_else(|| address.folders().find_map(has_file)) {
            return Some(format!("the site has the file {file}"));
        }
        let first = self.files.get(&digest_of(address)).copied();
        let first = first.filter(|first| *first != number)?;
        let first = articles.file(first);
        Some(format!("{} has it already", first.display()))
    }

    fn page(&mut self, path: SitePath, moved: &Moved) -> Result<(), Failure> {
        let build = &self.site.build;
        let html = moved.page(&path, self.site.pages.app.carrier);
        let (name, key) = (path.to_string(), digest::of(html.as_bytes()));
        let made = match build.unchanged(&name, key) {
            Some(made) => made,
            None => {
                let file = NewFile {
                    path,
                    bytes: html.into_bytes(),
                    // Too short to gain anything.
                    compress: false,
                };
                build.write(&name, key, Kind::Plain, vec![file], Vec::new())?
            }
        };
        self.tally.redirects.add(&made.changes);
        self.ledger.keep(build, &made)
    }

    fn gone(&mut self, address: &FormerAddress) -> Result<(), Failure> {
        let is_page = |path: &SitePath| self.ledger.has_file(path);
        let is_used = SitePath::new(address.file()).is_ok_and(|path| is_page(&path))
            || self.files.contains_key(&digest_of(address))
            || address.taken(Some(&self.site.pages.portal)).is_some();
        match is_used {
            true => Ok(()),
            false => self.nginx.gone(address),
        }
    }
}

/// The digest of the folded path of the file at an address: two addresses with the same file are one to hosts.
fn digest_of(address: &FormerAddress) -> u64 {
    let file = address.file();
    let folded = SitePath::new(file.as_str()).map(|path| path.folded());
    digest::of(folded.unwrap_or(file).as_bytes())
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
        assert_eq!(postcard::from_bytes(&moved.encode()), Ok(moved));
        let moved = Moved::of(&portal, &article).expect("aliases");
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
