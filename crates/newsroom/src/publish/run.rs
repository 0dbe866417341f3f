//! One publish, step by step.
//!
//! Files are written before the pages that refer to them: the app, then articles, each after its pictures, then the other
//! pictures, then fronts, then feeds and sitemaps. Files that are no longer needed are deleted last. So a run can be
//! interrupted at any moment.

use super::app::{App, Follow};
use super::arguments::Arguments;
use super::compress;
use super::frames::assets::extra_assets;
use super::head;
use super::images::Images;
use super::overlap;
use super::pages::Surroundings;
use super::pictures::{Access, Pictures, Unshown};
use super::render;
use super::rest;
use super::site::{self, Site};
use crate::build::digest::Digest;
use crate::build::{self, Kind, Ledger, Mode, Places, Plan};
use crate::clock;
use crate::content::Content;
use crate::data::{Data, HeldBack, articles, fronts, portal_json};
use crate::failure::Failure;
use crate::own_languages;
use crate::places::{self, Languages};
use crate::report;
use crate::summary::Tally;
use crate::zone::Zone;
use article::problem::Severity;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

/// Publishes once.
///
/// # Errors
/// If the portal or the app cannot be used, or a file cannot be read or written. The site can be read then, and the
/// next run finishes the work.
pub fn run(arguments: &Arguments, follow: Follow) -> Result<Tally, Failure> {
    let (out, cache) = (&arguments.out, arguments.cache_folder());
    overlap::refuse(out, &cache, &arguments.sources())?;
    let content = Content::open(&arguments.content)?;
    let portal = content.portal()?;
    if let Some(sentence) = places::example(&portal).filter(|_| follow == Follow::No) {
        report::print_about_file(&content.portal_file(), Severity::Advice, sentence);
    }
    let app = App::open(&arguments.app_files(), &portal, follow, arguments.carrier())?;
    let (begun_ns, now) = (clock::clock_ns(), clock::now()?);
    let plan = arguments.dry_run.then(Arc::<Plan>::default);
    let places = Places {
        out,
        cache: &cache,
        force: arguments.force,
        mode: plan.clone().map_or(Mode::Write, Mode::DryRun),
    };
    let compress = (!arguments.no_compress).then_some(compress::copies as build::Compress);
    let (build, mut ledger) = build::begin(&places, compress, now)?;
    let begin = Instant::now();
    let pictures = match arguments.no_pictures {
        true => None,
        false => {
            let access = match arguments.dry_run {
                true => Access::Read,
                false => Access::Write,
            };
            Some(Pictures::open(&content.images(), &cache, access, begun_ns)?)
        }
    };
    let mut tally = Tally {
        pictures_time: begin.elapsed(),
        ..Tally::default()
    };
    let card = head::site_card(&portal, &content.images());
    let inputs = Digest::new()
        .number(site::program()?)
        .number(app.digest())
        .bytes(render::notices(&portal, now).as_bytes())
        .bytes(&portal_json(&portal)?)
        .bytes(&own_languages::bytes(&content.words())?)
        .number((follow == Follow::Yes).into())
        .number(arguments.host_sends_headers.into())
        .number(card.is_some().into())
        .number(arguments.no_pictures.into())
        .end();
    let images = content.images();
    let unshown = match &pictures {
        Some(pictures) => pictures.unshown(),
        None => Unshown::below(&images),
    };
    let site = Site {
        languages: Languages::of(&portal),
        content,
        pages: Arc::new(Surroundings::new(portal, app, card, now)),
        images: Images::new(images, pictures, unshown),
        build,
    };
    assets(&site, &mut ledger, &mut tally)?;
    // Pages of this run need its app for a week, even if it is interrupted.
    ledger.commit()?;
    let begin = Instant::now();
    let data = Data {
        content: &site.content,
        portal: &site.pages.portal,
        languages: &site.languages,
        zone: Zone::of(&site.pages.portal),
        build: &site.build,
        pages: &site,
        inputs,
        begun_ns,
        now,
        held_back: HeldBack::LeaveOut,
    };
    let mut all = articles::publish(&data, &mut ledger, &mut tally)?;
    tally.pages_time = begin.elapsed();
    let begin = Instant::now();
    let is_withheld = |path: &str| {
        let name = path.strip_prefix("images/").unwrap_or(path);
        all.withheld.has(path) && name != head::SITE_CARD && !rest::is_icon(name)
    };
    site.images
        .publish(&site.build, is_withheld, &mut ledger, &mut tally)?;
    tally.pictures_time += begin.elapsed();
    let begin = Instant::now();
    let notes = ledger.commit()?;
    let mut roots = BTreeSet::new();
    let pages = |path: &str| {
        if path.ends_with(".html") {
            roots.insert(render::root(path));
        }
    };
    let fronts = fronts::publish(&data, &mut all, &notes, &mut ledger, &mut tally, pages)?;
    let inputs = rest::Inputs {
        site: &site,
        data: &data,
        articles: &all,
        fronts: &fronts,
        roots,
        notes: &notes,
    };
    rest::publish(inputs, &mut ledger, &mut tally)?;
    drop((all, fronts, notes));
    tally.compressed = site.build.compressed();
    tally.deleted = ledger.finish(site.build)?;
    tally.pages_time += begin.elapsed();
    tally.plan = plan.map(|plan| plan.changes());
    Ok(tally)
}

/// The app's files.
fn assets(site: &Site, ledger: &mut Ledger, tally: &mut Tally) -> Result<(), Failure> {
    let more = extra_assets();
    for asset in site.pages.app.assets.all().chain(&more) {
        let key = build::digest::of(&asset.bytes);
        let made = site
            .build
            .file(&asset.path, key, Kind::App, || Ok(asset.bytes.to_vec()))?;
        tally.assets.add(&made.changes);
        ledger.keep(&site.build, &made)?;
    }
    Ok(())
}
