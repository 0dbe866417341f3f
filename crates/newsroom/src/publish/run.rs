//! One publish, step by step.
//!
//! The order makes every moment a good one to be interrupted in. What pages name is there before them: the
//! app's files and pictures, then articles, then the fronts that lead to them, then what tells others of
//! them; then compressed copies; and only then goes what nothing names any more. A page never names a file
//! that is still to come, or one that has gone.

use super::Arguments;
use super::app::{App, Follow};
use super::articles;
use super::cache::Cache;
use super::compression;
use super::digest::Digest;
use super::fronts;
use super::head;
use super::images;
use super::items::{Items, Reader};
use super::journal::{Journal, Left};
use super::machines;
use super::output::{Output, Trust};
use super::pictures::Pictures;
use super::render;
use super::site::{self, Site};
use super::state::{Kind, Other, Page, State, Trouble};
use super::summary::Tally;
use super::sweep;
use crate::content::Content;
use crate::failure::Failure;
use crate::places::Languages;
use action_news::route;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How long files of an app before this one stay, in seconds: a tab that was opened with them may still ask
/// for one.
const RETIRED_SECONDS: i64 = 7 * 86_400;

/// A file of items smaller than this is never tidied, in bytes.
const TIDY_FROM: u64 = 1 << 20;

/// Publishes once.
///
/// # Errors
/// If the portal or the app cannot be used, or a file cannot be read or written. What is on the site then can
/// be read, and the next run finishes the work.
pub fn run(arguments: &Arguments, follow: Follow) -> Result<Tally, Failure> {
    let out = &arguments.out;
    let content = Content::open(&arguments.content)?;
    let portal = content.portal()?;
    let app = App::open(&arguments.app, &portal, follow, arguments.carrier())?;
    let cache = Cache::open(arguments.cache_folder())?;
    let lock = cache.lock(out)?;
    let begun_ns = site::clock_ns();
    let now = site::now()?;
    let program = site::program()?;
    let pictures_begin = Instant::now();
    let pictures = match arguments.no_pictures {
        true => None,
        false => Some(Pictures::open(&content.images(), cache.folder())?),
    };
    let mut tally = Tally {
        pictures_time: pictures_begin.elapsed(),
        ..Tally::default()
    };
    let card = head::site_card(&portal, &content.images());
    let inputs = Digest::new()
        .number(program)
        .number(app.digest())
        .bytes(
            render::notices(&portal, now)
                .collect::<Vec<_>>()
                .join(" ")
                .as_bytes(),
        )
        .bytes(&crate::files::read(&content.portal_file())?)
        .number((follow == Follow::Yes).into())
        .number(arguments.host_sends_headers.into())
        .number(card.is_some().into())
        .number(arguments.no_pictures.into())
        .end();

    let mut before = State::read(&cache.path("state")).unwrap_or_default();
    if !items_are_whole(&cache, &before) {
        before.inputs = 0;
    }
    let (mut left, journal) = Journal::begin(cache.path("journal"), program)?;
    let trust = match (is_empty(out), left.unfinished || before.inputs == 0) {
        (true, _) => Trust::Nothing,
        (false, true) => Trust::Files,
        (false, false) => Trust::State,
    };
    let output = Output::new(out, journal, &mut left, trust, before.program == program);
    fs::create_dir_all(out).map_err(|why| Failure::file("make", out, &why))?;
    let site = Site {
        languages: Languages::of(&portal),
        routes: route::Site::of(&portal, "/"),
        content,
        portal,
        app,
        card,
        pictures,
        inputs,
        before,
        output,
        begun_ns,
        now,
    };

    let mut others = assets(&site, &left, &mut tally)?;
    let begin = Instant::now();
    others.extend(images::publish(&site, &mut tally)?);
    tally.pictures_time += begin.elapsed();

    let begin = Instant::now();
    let mut names = site.before.names.clone();
    let mut number = site.before.items;
    let mut items = Items::open(cache.path(&format!("items-{number}")))?;
    let mut pages = articles::publish(&site, &mut names, &mut items, &mut tally)?;
    let fronts = fronts::publish(&site, &pages, &mut names, items.path(), &mut tally)?;
    let rest = machines::publish(
        &site,
        &pages,
        &fronts.first_pages,
        &fronts.files,
        items.path(),
        &mut tally,
    )?;
    others.extend(fronts.files);
    others.extend(rest);
    others.sort_by(|a, b| a.path.cmp(&b.path));
    others.dedup_by(|a, b| a.path == b.path);
    tally.pages_time += begin.elapsed();

    let begin = Instant::now();
    match arguments.no_compress {
        true => compression::forget(&mut pages, &mut others),
        false => compression::publish(&site, &mut pages, &mut others, &mut tally)?,
    }
    tally.compression_time = begin.elapsed();

    let begin = Instant::now();
    tidy(&cache, &mut number, &items, &mut pages)?;
    drop(items);
    count_troubles(&pages, &mut tally);
    let after = State {
        inputs,
        program,
        names,
        items: number,
        pages,
        others,
    };
    tally.deleted = sweep::sweep(&site.output, &site.before, &left, &after)?;
    after.write(&cache.path("state"))?;
    if number != site.before.items {
        let _ = fs::remove_file(cache.path(&format!("items-{}", site.before.items)));
    }
    site.output.finish()?;
    tally.pages_time += begin.elapsed();
    drop(lock);
    Ok(tally)
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

fn items_are_whole(cache: &Cache, state: &State) -> bool {
    let published = state
        .pages
        .iter()
        .filter_map(|page| page.published.as_ref());
    let end = published
        .map(|page| {
            let piece = page.piece;
            piece.offset + u64::from(piece.item_len) + u64::from(piece.map_len)
        })
        .max();
    let len = fs::metadata(cache.path(&format!("items-{}", state.items))).map(|data| data.len());
    end.is_none_or(|end| len.is_ok_and(|len| len >= end))
}

/// The app's files, and those of apps before it for as long as open tabs may ask for them.
fn assets(site: &Site, left: &Left, tally: &mut Tally) -> Result<Vec<Other>, Failure> {
    let mut files = Vec::new();
    for asset in site.app.assets() {
        let before = site.written_before(&asset.path);
        let put = site
            .output
            .put(&asset.path, &asset.bytes, before, Kind::Asset)?;
        let (written, change) = put;
        tally.assets.count(change);
        files.push(Other {
            path: asset.path.as_str().into(),
            key: 0,
            kind: Kind::Asset,
            written,
        });
    }
    let mut known: HashSet<String> = files.iter().map(|file| file.path.to_string()).collect();
    for other in &site.before.others {
        let since = match other.kind {
            Kind::Plain => continue,
            Kind::Asset => site.now,
            Kind::Retired(since) => since,
        };
        let age = site.now.saturating_sub(since);
        if known.insert(other.path.to_string()) && age < RETIRED_SECONDS {
            files.push(Other {
                kind: Kind::Retired(since),
                ..other.clone()
            });
        }
    }
    // An unfinished run may have shown its app to somebody.
    for (path, kind) in &left.paths {
        if *kind != Kind::Asset || !known.insert(path.clone()) {
            continue;
        }
        let Ok(bytes) = fs::read(site.output.root().join(path)) else {
            continue;
        };
        let (written, _) = site.output.put(path, &bytes, None, Kind::Asset)?;
        files.push(Other {
            path: path.as_str().into(),
            key: 0,
            kind: Kind::Retired(site.now),
            written,
        });
    }
    Ok(files)
}

/// Moves what is still needed of the file of items to a new one, when more than half is not.
fn tidy(cache: &Cache, number: &mut u64, items: &Items, pages: &mut [Page]) -> Result<(), Failure> {
    let needed = pages.iter().filter_map(|page| page.published.as_ref());
    let needed: u64 = needed
        .map(|page| u64::from(page.piece.item_len) + u64::from(page.piece.map_len))
        .sum();
    if items.len() < TIDY_FROM || items.len() / 2 < needed {
        return Ok(());
    }
    let mut reader = Reader::open(items.path())?;
    let next = *number + 1;
    let path: PathBuf = cache.path(&format!("items-{next}"));
    // What an unfinished run left there is nobody's.
    let _ = fs::remove_file(&path);
    let mut moved = Items::open(path)?;
    let mut item = Vec::new();
    for page in pages {
        if let Some(published) = &mut page.published {
            item.clear();
            reader.item(&published.piece, &mut item)?;
            let map = reader.map(&published.piece)?;
            let piece = moved.push(&item, &map)?;
            *published = std::sync::Arc::new(published.moved(piece));
        }
    }
    moved.flush()?;
    *number = next;
    Ok(())
}

fn count_troubles(pages: &[Page], tally: &mut Tally) {
    for page in pages {
        match page.trouble {
            Trouble::None => {}
            Trouble::Faulty => tally.faulty += 1,
            Trouble::Kept => tally.kept += 1,
            Trouble::LeftOut => tally.left_out += 1,
        }
    }
}
