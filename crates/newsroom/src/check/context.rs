//! An article checked against its file's path, the portal and the other articles; links checked against the site.

use super::aliases;
use super::dates;
use super::links::{LeadsTo, Link};
use super::remark::{error, hint};
use super::site::Site;
use crate::article_file::ArticleFormat;
use crate::places;
use article::explain::{Remark, did_you_mean};
use article::model::Article;
use article::problem::Severity;
use std::path::Path;

/// Links to pages and files that the site does not have.
pub fn links(links: &[Link], site: &Site) -> Vec<Remark> {
    let missing = links.iter().filter_map(|Link { at, path, leads_to }| {
        if site.redirects(path) {
            return None;
        }
        // No page has a dot in its path.
        let is_file = *leads_to == LeadsTo::File || path.contains('.');
        let unusable = site.unusable(path).filter(|_| is_file);
        let sentence = if let Some(why) = unusable {
            format!("{path} cannot be shown: {why}")
        } else if is_file && !site.has_file(path) {
            let meant = site.similar_file(path);
            format!("there is no file {path}{}", hint(meant))
        } else if !is_file && !site.has_page(path) {
            let meant = did_you_mean(path, &site.ids()).map(|id| format!("/{id}/"));
            format!("there is no page /{path}/ on the site{}", hint(meant))
        } else {
            return None;
        };
        Some(error(at, sentence))
    });
    missing.collect()
}

/// Problems between this article and the rest of the content.
pub fn check(path: &Path, article: &Article, site: &Site) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let id = article.id.as_str();
    if let Some(expected) = site.content.id_of(path)
        && expected != id
    {
        let ending = ArticleFormat::of(path).map_or("", ArticleFormat::ending);
        let sentence =
            format!("the file is articles/{expected}{ending}; write \"{expected}\", or move it");
        remarks.push(error("/id", sentence));
    }
    // Both files are reported.
    for other in site.files_of(id).iter().filter(|other| *other != path) {
        let other = other.strip_prefix(site.content.folder()).unwrap_or(other);
        let sentence = format!("duplicate id: {} has it too", other.display());
        remarks.push(error("/id", sentence));
    }
    let taken = places::article_taken(&article.id, site.portal.as_ref());
    remarks.extend(taken.map(|sentence| error("/id", sentence)));
    remarks.extend(aliases::check(path, article, site));
    remarks.extend(dates::check(article, &site.zone));
    remarks.extend(site.words.check(path, site.content.folder()));
    if let Some(portal) = &site.portal {
        let sections = portal.sections.iter().map(|section| section.id.as_str());
        let sections: Vec<&str> = sections.collect();
        let own = article.section.as_ref().map(|section| section.id.as_str());
        if let Some(section) = own.filter(|section| !sections.contains(section)) {
            let sentence = unknown("section", section, &sections);
            remarks.push(error("/section/id", sentence));
        }
        let regions = portal.regions.iter().map(|region| region.id.as_str());
        let regions: Vec<&str> = regions.collect();
        for (number, region) in article.regions.iter().enumerate() {
            if !regions.contains(&region.as_str()) {
                let sentence = unknown("region", region, &regions);
                remarks.push(error(format!("/regions/{number}"), sentence));
            }
        }
    }
    for (number, translation) in article.translations.iter().enumerate() {
        let at = format!("/translations/{number}/id");
        let target = translation.id.as_str();
        match site.article(target) {
            None => {
                let meant = did_you_mean(target, &site.ids()).map(|id| format!("\"{id}\""));
                let sentence = format!("no article has the id \"{target}\"{}", hint(meant));
                remarks.push(error(at, sentence));
            }
            Some(known) if known.translations.iter().all(|back| back.id != article.id) => {
                remarks.push(Remark {
                    at,
                    severity: Severity::Advice,
                    sentence: format!(
                        "\"{target}\" does not name \"{id}\" as its translation; add it there"
                    ),
                });
            }
            Some(_) => {}
        }
    }
    remarks
}

/// The sentence about an id that the portal does not have.
pub fn unknown(what: &str, id: &str, known: &[&str]) -> String {
    match did_you_mean(id, known) {
        Some(meant) => format!("portal.json has no {what} \"{id}\"; did you mean \"{meant}\"?"),
        None if known.is_empty() => format!("portal.json has no {what}s; add \"{id}\" there"),
        None => format!(
            "portal.json has no {what} \"{id}\"; it has {}",
            known.join(", ")
        ),
    }
}
