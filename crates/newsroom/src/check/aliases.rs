//! Former addresses that cannot be redirected.

use super::remark::error;
use super::site::Site;
use crate::files;
use crate::places::{FormerAddress, OwnUrl};
use article::explain::Remark;
use article::model::Article;
use article::problem::Severity;
use std::collections::HashSet;
use std::path::Path;

/// An article's aliases that collide with something else on the site. `path`: the article's file.
pub fn check(path: &Path, article: &Article, site: &Site) -> Vec<Remark> {
    let mut seen = HashSet::new();
    let mut remarks = Vec::new();
    let aliases = article.aliases.iter().enumerate();
    remarks.extend(aliases.filter_map(|(number, alias)| {
        let address = FormerAddress::of(alias);
        let why = match seen.insert(files::folded(&address.file())) {
            true => taken(path, article, site, &address)?,
            false => "the article has the same address twice".to_owned(),
        };
        let sentence = format!("{alias} cannot be redirected: {why}");
        Some(error(format!("/aliases/{number}"), sentence))
    }));
    remarks.extend(of_url(path, article, site, &seen));
    remarks
}

/// The same for a `url` on this site, whose path is redirected like an alias. `aliases`: the files of the article's own
/// aliases.
fn of_url(
    path: &Path,
    article: &Article,
    site: &Site,
    aliases: &HashSet<String>,
) -> Option<Remark> {
    let own = OwnUrl::of(article, site.portal.as_ref()?)?;
    if own == OwnUrl::NotRedirected {
        let sentence = format!(
            "this leads to this site, but to no page of it, and it cannot be redirected; the article is at /{}/",
            article.id
        );
        return Some(Remark {
            at: "/url".to_owned(),
            severity: Severity::Advice,
            sentence,
        });
    }
    let alias = own.alias(|id| site.article(id.as_str()).is_some())?;
    let address = FormerAddress::of(&alias);
    if aliases.contains(&files::folded(&address.file())) {
        return None;
    }
    let why = taken(path, article, site, &address)?;
    let sentence = format!(
        "this leads to this site, but not to the article at /{}/, and {alias} cannot be redirected there: {why}",
        article.id
    );
    Some(error("/url", sentence))
}

fn taken(path: &Path, article: &Article, site: &Site, address: &FormerAddress) -> Option<String> {
    if address.is_of(&article.id) {
        return Some("it is the address of this article".to_owned());
    }
    if let Some(why) = address.taken(site.portal.as_ref()) {
        return Some(why);
    }
    // Paths of the site are in lower case.
    let file = files::folded(&address.file());
    let page = file.strip_suffix("/index.html").unwrap_or(&file);
    if site.has_page(page) || site.has_file(&file) {
        return Some(format!("the site has /{}", address.path()));
    }
    let is_file = |folder: &&str| site.has_file(folder);
    if let Some(folder) = address.folders().find(is_file) {
        return Some(format!("/{folder} is a file of the site"));
    }
    let other = site.alias_of(address).find(|other| *other != path)?;
    let other = other.strip_prefix(site.content.folder()).unwrap_or(other);
    Some(format!("{} has it too", other.display()))
}
