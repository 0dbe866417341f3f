//! An article held against its file's path, the portal and the other articles.

use super::site::Site;
use crate::places;
use article::explain::{Remark, did_you_mean};
use article::model::Article;
use article::problem::Severity;
use std::path::Path;

/// What is wrong between this article and the rest.
pub fn check(path: &Path, article: &Article, site: &Site) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut say = |at: String, severity: Severity, sentence: String| {
        remarks.push(Remark {
            at,
            severity,
            sentence,
        })
    };
    let id = article.id.as_str();
    if let Some(expected) = site.content.id_of(path)
        && expected != id
    {
        let sentence =
            format!("the file lies at articles/{expected}.json; write \"{expected}\", or move it");
        say("/id".to_owned(), Severity::Error, sentence);
    }
    // Of two files with one id each is told of the other: who is right, only their paths can say.
    for other in site.files_of(id).iter().filter(|other| *other != path) {
        let other = other.strip_prefix(site.content.folder()).unwrap_or(other);
        let sentence = format!(
            "this id is also that of {}; each article needs its own",
            other.display()
        );
        say("/id".to_owned(), Severity::Error, sentence);
    }
    if let Some(why) = places::taken(&article.id, site.portal.as_ref()) {
        say("/id".to_owned(), Severity::Error, why);
    }
    if let Some(portal) = &site.portal {
        let sections: Vec<&str> = portal
            .sections
            .iter()
            .map(|section| section.id.as_str())
            .collect();
        if let Some(section) = article
            .section
            .as_ref()
            .filter(|section| !sections.contains(&section.id.as_str()))
        {
            say(
                "/section/id".to_owned(),
                Severity::Error,
                unknown("section", &section.id, &sections),
            );
        }
        let regions: Vec<&str> = portal
            .regions
            .iter()
            .map(|region| region.id.as_str())
            .collect();
        for (number, region) in article.regions.iter().enumerate() {
            if !regions.contains(&region.as_str()) {
                say(
                    format!("/regions/{number}"),
                    Severity::Error,
                    unknown("region", region, &regions),
                );
            }
        }
    }
    for (number, translation) in article.translations.iter().enumerate() {
        let at = format!("/translations/{number}/id");
        let target = translation.id.as_str();
        match site.article(target) {
            None => {
                let meant = did_you_mean(target, &site.ids());
                let meant = meant
                    .map(|meant| format!("; did you mean \"{meant}\"?"))
                    .unwrap_or_default();
                say(
                    at,
                    Severity::Error,
                    format!("no article has the id \"{target}\"{meant}"),
                );
            }
            Some(known) if known.translations.iter().all(|back| back.id != article.id) => {
                let sentence =
                    format!("\"{target}\" does not name \"{id}\" as its translation; add it there");
                say(at, Severity::Advice, sentence);
            }
            Some(_) => {}
        }
    }
    remarks
}

fn unknown(what: &str, id: &str, known: &[&str]) -> String {
    match did_you_mean(id, known) {
        Some(meant) => format!("portal.json has no {what} \"{id}\"; did you mean \"{meant}\"?"),
        None if known.is_empty() => format!("portal.json has no {what}s; add \"{id}\" there"),
        None => format!(
            "portal.json has no {what} \"{id}\"; it has {}",
            known.join(", ")
        ),
    }
}
