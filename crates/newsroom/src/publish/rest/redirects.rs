//! Redirects from the former addresses of articles: for each a page that leads on, where a file can be one, and an entry in
//! the configuration of hosts. Addresses of expired articles are gone.
//!
//! An address that the site uses for something else, or that another article claims, is reported and not redirected.

use super::moved::Moved;
use crate::build::{Kind, Ledger, NewFile, SitePath, Snapshot, digest};
use crate::data::articles::All;
use crate::failure::Failure;
use crate::places::FormerAddress;
use crate::publish::deploy::{self, HostRedirects, NginxMoves};
use crate::publish::site::Site;
use crate::summary::Tally;
use article::model::Alias;
use std::collections::HashMap;

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
        nginx: NginxMoves::begin(
            &site.pages.portal,
            &deploy::folder(site.build.root()),
            site.build.mode(),
        )?,
        hosts: HostRedirects::default(),
    };
    for number in &articles.moved {
        let moved = articles.shown(notes, *number, |shown| Moved::decode(shown.moved));
        if let Some(moved) = moved.flatten() {
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
