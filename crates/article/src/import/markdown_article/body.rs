//! The text: Markdown → HTML → blocks, and their positions in the document.

use super::super::html::{self, Converted, Place, Relative};
use super::parts::Offsets;
use super::{figure, footnotes};
use crate::model::Block;
use crate::url::SafeUrl;
use pulldown_cmark::html::push_html;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};
use serde_json::Value;
use std::collections::HashMap;

/// CommonMark with these extensions.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// A parsed text.
pub(super) struct Body<'a> {
    /// Its blocks, each with the byte of the document at which it begins.
    blocks: Vec<(usize, Vec<Event<'a>>)>,
    /// The addresses of links and pictures, with the byte at which each begins.
    addresses: Vec<(CowStr<'a>, usize)>,
    at: usize,
}

impl<'a> Body<'a> {
    /// Reads a text that begins at byte `at` of the document.
    pub(super) fn of(text: &'a str, at: usize) -> Self {
        let mut body = Self {
            blocks: Vec::new(),
            addresses: Vec::new(),
            at,
        };
        let mut depth = 0usize;
        for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
            if depth == 0 {
                body.blocks.push((at + range.start, Vec::new()));
            }
            match &event {
                Event::Start(tag) => {
                    depth += 1;
                    if let Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } = tag {
                        body.addresses.push((dest_url.clone(), at + range.start));
                    }
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if let Some((_, events)) = body.blocks.last_mut() {
                events.push(event);
            }
        }
        for (_, events) in &mut body.blocks {
            if let Some(html) = figure::html(events) {
                *events = vec![Event::Html(html.into())];
            }
        }
        footnotes::to_the_end(&mut body.blocks);
        body
    }

    /// The blocks of an article.
    pub(super) fn converted(&self) -> Converted {
        let events = self.blocks.iter().flat_map(|(_, events)| events);
        converted(events)
    }

    /// Adds the positions of the text, its blocks, links and pictures.
    pub(super) fn add_places(&self, places: &mut HashMap<String, Offsets>) {
        places.insert("/body".to_owned(), (self.at, self.at));
        let blocks = self.converted().blocks;
        // If HTML begins in one Markdown block and ends in another, the numbers of blocks differ: then the positions of
        // blocks are unknown.
        let parts = self.blocks.iter();
        let parts: Vec<(usize, usize)> = parts
            .map(|(at, events)| (*at, converted(events.iter()).blocks.len()))
            .collect();
        if parts.iter().map(|(_, count)| count).sum::<usize>() == blocks.len() {
            let starts = parts
                .iter()
                .flat_map(|(at, count)| std::iter::repeat_n(*at, *count));
            for (number, at) in starts.enumerate() {
                places.insert(format!("/body/{number}"), (at, at));
            }
        }
        let mut addresses: Vec<(SafeUrl, usize)> = self
            .addresses
            .iter()
            .filter_map(|(url, at)| Some((SafeUrl::parse(url).ok()?, *at)))
            .collect();
        for (pointer, url) in urls(&blocks) {
            if let Some(found) = addresses
                .iter()
                .position(|(known, _)| known.as_str() == url)
            {
                let (_, at) = addresses.remove(found);
                places.insert(pointer, (at, at));
            }
        }
    }
}

fn converted<'e, 'a: 'e>(events: impl Iterator<Item = &'e Event<'a>>) -> Converted {
    let mut html = String::new();
    push_html(&mut html, events.cloned());
    let place = Place {
        base: None,
        relative: Relative::Own,
    };
    html::blocks_of_markup(&html, place)
}

/// The addresses in blocks, by JSON Pointers into the article.
fn urls(blocks: &[Block]) -> Vec<(String, String)> {
    let mut urls = Vec::new();
    let body = serde_json::to_value(blocks).unwrap_or_default();
    let mut open = vec![("/body".to_owned(), &body)];
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    let at = format!("{at}/{key}");
                    match value {
                        Value::String(url) if matches!(key.as_str(), "href" | "src" | "url") => {
                            urls.push((at, url.clone()));
                        }
                        _ => open.push((at, value)),
                    }
                }
            }
            Value::Array(items) => {
                let items = items.iter().enumerate().rev();
                open.extend(items.map(|(number, item)| (format!("{at}/{number}"), item)));
            }
            _ => {}
        }
    }
    urls
}
