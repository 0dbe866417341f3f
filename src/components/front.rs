//! A front: its blocks of stories, and links to older ones.

use super::add_class::add_class;
use super::front_block::front_block;
use super::inline::text;
use super::pager::{page_path, pager};
use super::{HEADING_ID, PageContext, Shared, SharedPageContext};
use crate::route::{self, FrontRoute};
use crate::text::fill;
use article::index::{Block, Heading, Index, Layout};
use yew::prelude::*;

/// Props of [`Front`].
#[derive(Properties, PartialEq)]
pub struct FrontProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The front and its page.
    pub route: FrontRoute,
    /// Its stories.
    pub index: Shared<Index>,
}

/// A front: [`front()`] as a component.
#[component]
pub fn Front(props: &FrontProps) -> Html {
    front(&props.page.borrowed(), &props.route, &props.index)
}

/// A front.
pub fn front(page: &PageContext<'_>, route: &FrontRoute, index: &Index) -> Html {
    let words = page.words();
    let section = match &route.front {
        route::Front::Section(id) => Some(&**id),
        _ => None,
    };
    // An older page is one grid.
    let grid = [Block {
        heading: Heading::None {},
        layout: Layout::Grid,
        count: u32::MAX,
        links: Vec::new(),
    }];
    let blocks = match index.blocks.as_slice() {
        [] => &grid,
        blocks => blocks,
    };
    let mut items = index.items.as_slice();
    let blocks = blocks.iter().enumerate().map(|(n, block)| {
        let (stories, rest) = items.split_at(items.len().min(block.count as usize));
        items = rest;
        front_block(page, n, block, stories, section)
    });
    let blocks: Html = blocks.collect();
    let title = html! { <h1 class="front__title" id={HEADING_ID} tabindex="-1">{ front_title(page, route, index) }</h1> };
    let is_home = route.front == route::Front::Home && route.archive_page.is_none();
    html! {
        <section key={page_path(page, route, route.archive_page)} class="front">
            // The home front opens with its lead; its title is for screen readers and outlines.
            { add_class(title, is_home.then_some("visually-hidden")) }
            if index.items.is_empty() {
                <p class="front__empty">
                    { text(words.no_stories) }
                    { " " }
                    <a href={page.front(route::Front::Home)}>{ text(words.to_front_page) }</a>
                </p>
            }
            { blocks }
            { pager(page, route, index) }
        </section>
    }
}

/// The title of a front, for its heading and the document's title.
pub fn front_title(page: &PageContext<'_>, route: &FrontRoute, index: &Index) -> String {
    use route::Front;
    let words = page.words();
    let code = page.language.code();
    let section = |id: &str| {
        let mut sections = page.portal?.sections.iter();
        let section = sections.find(|section| section.id == id)?;
        section.name.get(code).map(str::to_owned)
    };
    let region = |id: &str| page.region(Some(id))?.name.get(code);
    let own = match &route.front {
        Front::Home => Some(words.latest_stories.to_owned()),
        Front::Section(id) => section(id),
        Front::Region(id) => region(id).map(|name| fill(words.news_from, name)),
        Front::Tag(_) | Front::Author(_) => None,
    };
    own.or_else(|| index.title.clone())
        .unwrap_or_else(|| match &route.front {
            Front::Home => words.latest_stories.to_owned(),
            Front::Section(id) | Front::Region(id) | Front::Tag(id) | Front::Author(id) => {
                id.replace('-', " ")
            }
        })
}
