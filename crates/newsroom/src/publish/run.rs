//! One publish, step by step.
//!
//! The order makes every moment a good one to be interrupted in. What pages name is there before them: the
//! app's files and pictures, then articles, then the fronts that lead to them, then what tells others of
//! them; then compressed copies; and only then goes what nothing names any more. A page never names a file
//! that is still to come, or one that has gone.

use super::Arguments;
use super::app::{App, Follow};
use super::articles::{self, Ledgers};
use super::cache::Cache;
use super::compression;
use super::digest::Digest;
use super::frames::Frames;
use super::frames::assets::extra_assets;
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
use super::state::{Draft, Head, Kind, Other, Record, State};
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
        .bytes(render::notices(&portal, now).as_bytes())
        .bytes(&crate::files::read(&content.portal_file())?)
        .number((follow == Follow::Yes).into())
        .number(arguments.host_sends_headers.into())
        .number(card.is_some().into())
        .number(arguments.no_pictures.into())
        .end();

    let mut before = State::open(&cache.path("state")).unwrap_or_default();
    if !items_are_whole(&cache, &before) {
        before.head.inputs = 0;
    }
    let (mut left, journal) = Journal::begin(cache.path("journal"), program)?;
    let trust = match (is_empty(out), left.unfinished || before.head.inputs == 0) {
        (true, _) => Trust::Nothing,
        (false, true) => Trust::Files,
        (false, false) => Trust::State,
    };
    let output = Output::new(
        out,
        journal,
        &mut left,
        trust,
        before.head.program == program,
    );
    fs::create_dir_all(out).map_err(|why| Failure::file("make", out, &why))?;
    let site = Site {
        languages: Languages::of(&portal),
        routes: route::Site::of(&portal, "/"),
        frames: Frames::of(&portal),
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

    let mut draft = Draft::create(cache.path("state"))?;
    assets(&site, &left, &mut draft, &mut tally)?;
    let begin = Instant::now();
    for picture in images::publish(&site, &mut tally)? {
        draft.other(&picture)?;
    }
    tally.pictures_time += begin.elapsed();

    let begin = Instant::now();
    let mut names = site.before.head.names.clone();
    let number = site.before.head.items;
    let mut items = Items::open(cache.path(&format!("items-{number}")))?;
    let ledgers = Ledgers {
        names: &mut names,
        items: &mut items,
        draft: &mut draft,
        tally: &mut tally,
    };
    let all = articles::publish(&site, ledgers)?;
    let (path, tell) = (items.path(), &mut tally);
    let fronts = fronts::publish(&site, &all, &mut names, path, &mut draft, tell)?;
    for file in machines::publish(&site, &all, &fronts, path, tell)? {
        draft.other(&file)?;
    }
    drop((all, fronts));
    tally.pages_time += begin.elapsed();

    let begin = Instant::now();
    match arguments.no_compress {
        true => compression::forget(&mut draft)?,
        false => compression::publish(&site, &mut draft, &mut tally)?,
    }
    tally.compression_time = begin.elapsed();

    let begin = Instant::now();
    let items = tidy(&cache, number, items, &mut draft)?;
    tally.deleted = sweep::sweep(&site.output, &site.before, &left, &mut draft)?;
    draft.finish(&Head {
        inputs,
        program,
        names,
        items,
    })?;
    if items != number {
        let _ = fs::remove_file(cache.path(&format!("items-{number}")));
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
    let path = cache.path(&format!("items-{}", state.head.items));
    let len = fs::metadata(path).map(|data| data.len());
    state.items_end == 0 || len.is_ok_and(|len| len >= state.items_end)
}

/// The app's files, and those of apps before it for as long as open tabs may ask for them.
fn assets(site: &Site, left: &Left, draft: &mut Draft, tally: &mut Tally) -> Result<(), Failure> {
    let mut known: HashSet<String> = HashSet::new();
    let more = extra_assets();
    for asset in site.app.assets.all().chain(&more) {
        let before = site.written_before(&asset.path);
        let put = site
            .output
            .put(&asset.path, &asset.bytes, before.as_ref(), Kind::Asset)?;
        let (written, change) = put;
        tally.assets.count(change);
        known.insert(asset.path.clone());
        draft.other(&Other {
            path: asset.path.as_str().into(),
            key: 0,
            kind: Kind::Asset,
            written,
        })?;
    }
    for record in site.before.records() {
        let Record::Other(other) = record else {
            continue;
        };
        let since = match other.kind {
            Kind::Plain => continue,
            Kind::Asset => site.now,
            Kind::Retired(since) => since,
        };
        let age = site.now.saturating_sub(since);
        if known.insert(other.path.to_string()) && age < RETIRED_SECONDS {
            draft.other(&Other {
                kind: Kind::Retired(since),
                ..other
            })?;
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
        draft.other(&Other {
            path: path.as_str().into(),
            key: 0,
            kind: Kind::Retired(site.now),
            written,
        })?;
    }
    Ok(())
}

/// Moves what is still needed of the file of items to a new one, when more than half is not; gives the number of
/// the file that counts then.
fn tidy(cache: &Cache, number: u64, mut items: Items, draft: &mut Draft) -> Result<u64, Failure> {
    items.flush()?;
    if items.len() < TIDY_FROM {
        return Ok(number);
    }
    let records = draft.records()?;
    let pieces = || {
        records.placed().filter_map(|(at, record)| match record {
            Record::Page(page) => Some((at, page.published?.piece)),
            Record::Other(_) => None,
        })
    };
    let needed = pieces().map(|(_, piece)| u64::from(piece.item_len) + u64::from(piece.map_len));
    if items.len() / 2 < needed.sum() {
        return Ok(number);
    }
    let reader = Reader::open(items.path())?;
    let next = number + 1;
    let path: PathBuf = cache.path(&format!("items-{next}"));
    // What an unfinished run left there is nobody's.
    let _ = fs::remove_file(&path);
    let mut moved = Items::open(path)?;
    let mut item = Vec::new();
    for (at, piece) in pieces() {
        item.clear();
        reader.item(&piece, &mut item)?;
        let map = reader.map(&piece)?;
        draft.piece(at, &moved.push(&item, &map)?)?;
    }
    moved.flush()?;
    Ok(next)
}
