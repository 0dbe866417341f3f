//! A front: its stories, newest first, and links to older ones.

use super::inline::text;
use super::pager::{page_path, pager};
use super::picture::Urgency;
use super::story::story;
use super::{HEADING_ID, PageContext, Shared, SharedPageContext};
use crate::route::{self, FrontRoute};
use crate::text::fill;
use article::index::{Index, Item};
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
    let (first, rest) = first_story(route, index);
    let words = page.words();
    html! {
        <section key={page_path(page, route, route.archive_page)} class="front">
            <h1 class="front__title" id={HEADING_ID} tabindex="-1">{ front_title(page, route, index) }</h1>
            if index.items.is_empty() {
                <p class="front__empty">
                    { text(words.no_stories) }
                    { " " }
                    <a href={page.front(route::Front::Home)}>{ text(words.to_front_page) }</a>
                </p>
            }
            if let Some(first) = first {
                <div class="front__first">{ story(page, first, None, Urgency::Lead) }</div>
            }
            <div class="front__grid">
                for item in rest {
                    { story(page, item, None, Urgency::Lazy) }
                }
            </div>
            { pager(page, route, index) }
        </section>
    }
}

/// The story at the top, and the others. An older page has none at the top.
pub fn first_story<'i>(route: &FrontRoute, index: &'i Index) -> (Option<&'i Item>, &'i [Item]) {
    match index.items.split_first() {
        Some((first, rest)) if route.archive_page.is_none() => (Some(first), rest),
        _ => (None, index.items.as_slice()),
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
