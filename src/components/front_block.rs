//! A block of a front: a heading, and stories or links.

use super::PageContext;
use super::add_class::add_class;
use super::inline::text;
use super::link_items::link_items;
use super::picture::Urgency;
use super::story::{Look, StoryPlace, story};
use crate::route::Front;
use article::index::{Block, Heading, Item, Layout, StandardHeading};
use article::model::HeadingLevel;
use yew::prelude::*;

/// A block. `number`: its place on the front; the first one's large picture is the page's. `section`: that of the front.
pub fn front_block(
    page: &PageContext<'_>,
    number: usize,
    block: &Block,
    stories: &[Item],
    section: Option<&str>,
) -> Html {
    let heading = heading(page, &block.heading);
    let own = match &block.heading {
        Heading::Named { front, .. } => front.as_ref().map(|front| front.as_str()),
        _ => None,
    };
    let level = match heading {
        None => HeadingLevel::Two,
        Some(_) => HeadingLevel::Three,
    };
    let story = |(n, item)| {
        let place = StoryPlace {
            look: look(block.layout, number, n, stories.len()),
            level,
            section: own.or(section),
        };
        story(page, item, None, place)
    };
    let mut content: Vec<Html> = stories.iter().enumerate().map(story).collect();
    if block.layout == Layout::Lead && content.len() > 1 {
        let beside = content.split_off(1);
        content.push(html! { <div key="beside" class="front__beside">{ beside }</div> });
    }
    let content = match block.links.is_empty() {
        true => html! { <div class="front__stories">{ content }</div> },
        false => html! { <ul class="front__links">{ link_items(page, &block.links) }</ul> },
    };
    let element = match heading {
        None => html! { <div key={number} class="front__block">{ content }</div> },
        Some(heading) => html! {
            <section key={number} class="front__block">
                <h2 class="front__heading">{ heading }</h2>
                { content }
            </section>
        },
    };
    add_class(element, Some(layout_class(block.layout)))
}

fn layout_class(layout: Layout) -> &'static str {
    match layout {
        Layout::Lead => "front__block--lead",
        Layout::Grid => "front__block--grid",
        Layout::Row => "front__block--row",
        Layout::Text => "front__block--text",
        Layout::List => "front__block--list",
    }
}

/// How the `n`th story of a block is shown.
fn look(layout: Layout, number: usize, n: usize, stories: usize) -> Look {
    match layout {
        Layout::Lead if n == 0 && number == 0 => Look::Large(Urgency::Lead),
        Layout::Lead if n == 0 => Look::Large(Urgency::Lazy),
        // The fewer stories stand beside the large one, the more is shown of them, so that both sides are equally high.
        Layout::Lead => match (stories, n) {
            (..=3, _) | (4, 1) => Look::LaterCard,
            (4, _) => Look::Text,
            (5 | 6, 1) => Look::Small,
            _ => Look::Headline,
        },
        Layout::Grid if n == 0 => Look::Card,
        Layout::Grid => Look::LaterCard,
        Layout::Row => Look::Small,
        Layout::Text => Look::Text,
        Layout::List => Look::Headline,
    }
}

fn heading(page: &PageContext<'_>, heading: &Heading) -> Option<Html> {
    let words = page.words();
    Some(match heading {
        Heading::None {} => return None,
        Heading::Standard { heading } => text(match heading {
            StandardHeading::Latest => words.latest_stories,
            StandardHeading::More => words.more_pages,
        }),
        Heading::Named { title, front: None } => text(title),
        Heading::Named {
            title,
            front: Some(front),
        } => {
            let href = [&page.front(Front::Home), front.as_str(), "/"].concat();
            html! { <a href={href}>{ text(title) }</a> }
        }
    })
}
