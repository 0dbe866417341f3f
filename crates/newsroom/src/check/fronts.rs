//! The layouts of fronts, checked against the articles, sections, tags and regions that they name.

use super::context::unknown;
use super::remark::{error, hint};
use super::site::Site;
use crate::data::release::{Release, release};
use crate::data::tag_slug;
use article::Article;
use article::date::Timestamp;
use article::explain::{Remark, did_you_mean};
use article::problem::Severity;
use serde_json::Value;

/// Checks the layouts in a portal's JSON. Values of the wrong form are left to the reader. `now`: seconds since 1970.
pub fn check(portal: &Value, site: &Site, now: i64) -> Vec<Remark> {
    let mut check = Check {
        site,
        now,
        remarks: Vec::new(),
    };
    let fronts = portal.get("fronts").and_then(Value::as_object);
    for (front, layout) in fronts.into_iter().flatten() {
        check.front(&format!("/fronts/{front}"), front, layout);
    }
    check.remarks
}

struct Check<'s> {
    site: &'s Site,
    now: i64,
    remarks: Vec<Remark>,
}

impl Check<'_> {
    fn front(&mut self, at: &str, front: &str, layout: &Value) {
        if front != "home" {
            self.section(at, front);
        }
        if let Some(id) = layout.get("lead").and_then(Value::as_str) {
            self.article(format!("{at}/lead"), id);
        }
        for (number, pick) in elements(layout, "picks") {
            if let Some(id) = pick.as_str() {
                self.article(format!("{at}/picks/{number}"), id);
            }
        }
        for (number, block) in elements(layout, "blocks") {
            self.block(&format!("{at}/blocks/{number}"), block);
        }
    }

    fn article(&mut self, at: String, id: &str) {
        let Some(article) = self.site.article(id) else {
            let meant = did_you_mean(id, &self.site.ids()).map(|id| format!("\"{id}\""));
            let sentence = format!("no article has the id \"{id}\"{}", hint(meant));
            self.remarks.push(error(at, sentence));
            return;
        };
        let why = match release(article, &self.site.zone, self.now) {
            Release::Draft => "is a draft".to_owned(),
            Release::Expired => "has expired".to_owned(),
            Release::Public(_) if article.published.is_none() => {
                "has no \"published\", so it is on no front".to_owned()
            }
            Release::Public(_) => return,
            Release::Later(from) => {
                let from = Timestamp::from_epoch_seconds(from);
                let from = from.map_or_else(String::new, |from| format!(" before {from}"));
                self.advise(
                    at,
                    format!("\"{id}\" is not published{from}; it is left out until then"),
                );
                return;
            }
        };
        self.remarks
            .push(error(at, format!("\"{id}\" {why}; choose another story")));
    }

    fn block(&mut self, at: &str, block: &Value) {
        let id = |key: &str| block.get(key).and_then(Value::as_str);
        if let Some(section) = id("section") {
            let at = format!("{at}/section");
            if self.section(&at, section) {
                let is_in = |article: &Article| {
                    let own = article.section.as_ref();
                    own.is_some_and(|own| own.id == section)
                };
                self.has_story(at, &format!("the section \"{section}\""), &is_in);
            }
        } else if let Some(region) = id("region") {
            let at = format!("{at}/region");
            let regions = self.site.portal.iter().flat_map(|portal| &portal.regions);
            let regions: Vec<&str> = regions.map(|region| &*region.id).collect();
            if self.is_known(&at, "region", region, &regions) {
                let is_in = |article: &Article| article.regions.iter().any(|own| own == region);
                self.has_story(at, &format!("the region \"{region}\""), &is_in);
            }
        } else if let Some(tag) = id("tag") {
            let tags = self.site.tags();
            if !tags.contains(&tag) {
                let meant = did_you_mean(tag, &tags).map(|tag| format!("\"{tag}\""));
                let sentence = format!("no article has the tag \"{tag}\"{}", hint(meant));
                self.remarks.push(error(format!("{at}/tag"), sentence));
                return;
            }
            let is_in = |article: &Article| article.tags.iter().any(|own| tag_slug(own) == tag);
            self.has_story(format!("{at}/tag"), &format!("the tag \"{tag}\""), &is_in);
        }
    }

    fn section(&mut self, at: &str, section: &str) -> bool {
        let sections = self.site.portal.iter().flat_map(|portal| &portal.sections);
        let sections: Vec<&str> = sections.map(|section| &*section.id).collect();
        self.is_known(at, "section", section, &sections)
    }

    fn is_known(&mut self, at: &str, what: &str, id: &str, known: &[&str]) -> bool {
        let is_known = known.contains(&id);
        if !is_known {
            self.remarks.push(error(at, unknown(what, id, known)));
        }
        is_known
    }

    fn has_story(&mut self, at: String, what: &str, is_in: &dyn Fn(&Article) -> bool) {
        let is_shown = |article: &Article| {
            article.published.is_some()
                && matches!(
                    release(article, &self.site.zone, self.now),
                    Release::Public(_)
                )
                && is_in(article)
        };
        if !self.site.all_articles().any(is_shown) {
            self.advise(
                at,
                format!("{what} has no story now; the block is left out"),
            );
        }
    }

    fn advise(&mut self, at: String, sentence: String) {
        self.remarks.push(Remark {
            at,
            severity: Severity::Advice,
            sentence,
        });
    }
}

fn elements<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (usize, &'v Value)> {
    let elements = value.get(key).and_then(Value::as_array);
    elements.into_iter().flatten().enumerate()
}
