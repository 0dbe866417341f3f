//! The label above a headline: "Live" and the section.

use super::PageContext;
use super::inline::text;
use crate::route::Front;
use article::model::{Live, Section};
use yew::prelude::*;

/// "Live" during live coverage, then the section's name, as a link if the site has a front for it.
pub fn section_label(
    page: &PageContext<'_>,
    live: Option<Live>,
    section: Option<&Section>,
) -> Html {
    html! {
        <>
            if live == Some(Live::Live) {
                <span class="label label--live">{ text(page.words().live) }</span>
                { " " }
            }
            if let Some(section) = section {
                { section_name(page, section) }
            }
        </>
    }
}

fn section_name(page: &PageContext<'_>, section: &Section) -> Html {
    let name = text(&section.name);
    if page.site.sections.contains(&section.id) {
        let front = page.front(Front::Section(section.id.clone()));
        html! { <a href={front}>{ name }</a> }
    } else {
        html! { <span>{ name }</span> }
    }
}
