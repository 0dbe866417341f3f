//! A block of a front: a heading, and stories or links.

use super::PageContext;
use super::add_class::add_class;
use super::bar_link::name;
use super::inline::text;
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
    let place = |look| StoryPlace {
        look,
        level: match heading {
            None => HeadingLevel::Two,
            Some(_) => HeadingLevel::Three,
        },
        section: own.or(section),
    };
    let story = |(n, item)| {
        story(
            page,
            item,
            None,
            place(look(block.layout, number, n, stories)),
        )
    };
    let mut all = stories.iter().enumerate().map(story);
    let (class, content) = match block.layout {
        _ if !block.links.is_empty() => ("front__block--links", links(page, block)),
        Layout::Lead => {
            let large = all.next();
            let beside: Html = all.collect();
            let content = html! {
                <div class="front__stories">
                    { for large }
                    if stories.len() > 1 {
                        <div class="front__beside">{ beside }</div>
                    }
                </div>
            };
            ("front__block--lead", content)
        }
        Layout::Grid => ("front__block--grid", together(all.collect())),
        Layout::Row => ("front__block--row", together(all.collect())),
        Layout::Text => ("front__block--text", together(all.collect())),
        Layout::List => ("front__block--list", together(all.collect())),
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
    add_class(element, Some(class))
}

fn together(stories: Html) -> Html {
    html! { <div class="front__stories">{ stories }</div> }
}

/// How the `n`th story of a block is shown.
fn look(layout: Layout, number: usize, n: usize, stories: &[Item]) -> Look {
    match layout {
        Layout::Lead if n == 0 && number == 0 => Look::Large(Urgency::Lead),
        Layout::Lead if n == 0 => Look::Large(Urgency::Lazy),
        // The fewer stories stand beside the large one, the more is shown of them, so that both sides are equally high.
        Layout::Lead => match (stories.len(), n) {
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

fn links(page: &PageContext<'_>, block: &Block) -> Html {
    html! {
        <ul class="front__links">
            for (n, link) in block.links.iter().enumerate() {
                <li key={n}>
                    <a href={page.site.address(&link.href, "")}>{ text(name(page, link)) }</a>
                </li>
            }
        </ul>
    }
}
