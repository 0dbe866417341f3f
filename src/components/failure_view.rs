//! The error page: what happened, what to do, and links to continue.

use super::inline::text;
use super::{HEADING_ID, PageContext, SharedPageContext};
use crate::failure::Failure;
use crate::route::Front;
use article::portal::Notice;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`FailureView`].
#[derive(Properties, PartialEq)]
pub struct FailureViewProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// Why the page could not be loaded.
    pub failure: Failure,
    /// The active notices: one that declares addresses unavailable may be the reason.
    pub notices: Rc<[Notice]>,
}

/// The error page: [`failure_view()`] as a component.
#[component]
pub fn FailureView(props: &FailureViewProps) -> Html {
    failure_view(&props.page.borrowed(), props.failure, &props.notices)
}

/// The error page. `notices`: those that are active.
pub fn failure_view(page: &PageContext<'_>, failure: Failure, notices: &[Notice]) -> Html {
    let words = page.words();
    let (title, explanation) = words.failure(failure);
    let mut notices = notices.iter();
    let maintenance = notices.find(|notice| !notice.unavailable.is_empty());
    let is_missing = failure == Failure::NotFound;
    html! {
        <section class="failure" role="status">
            <h1 id={HEADING_ID} tabindex="-1">{ text(title) }</h1>
            <p>{ text(explanation) }</p>
            if let Some(notice) = maintenance {
                <p>{ text(words.failed_in_maintenance) }{ " " }{ text(page.localized(&notice.text)) }</p>
            }
            <p class="failure__actions">
                if !is_missing {
                    <button class="button button--strong" type="button" data-action="retry">{ text(words.retry) }</button>
                }
                <a class="button" href={page.front(Front::Home)}>{ text(words.to_front_page) }</a>
            </p>
            if is_missing {
                { sections(page) }
            }
        </section>
    }
}

fn sections(page: &PageContext<'_>) -> Html {
    let sections = page.portal.map(|portal| portal.sections.as_slice());
    let sections = sections.unwrap_or_default();
    if sections.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="failure__sections">
            for section in sections {
                <li key={&*section.id}>
                    <a href={page.front(Front::Section(section.id.clone()))}>{ text(page.localized(&section.name)) }</a>
                </li>
            }
        </ul>
    }
}
