//! A page that cannot be shown: what happened, what to do, and a way on.

use super::{HEADING_ID, Setting};
use crate::failure::Failure;
use crate::route::{Front, Route};
use article::portal::Notice;
use yew::prelude::*;

/// The page in place of one that failed.
pub fn failure_view(setting: Setting<'_>, failure: Failure, notices: &[Notice]) -> Html {
    let words = setting.words();
    let (title, explanation) = words.failure(failure);
    let sections = setting
        .portal
        .map(|p| p.sections.as_slice())
        .unwrap_or_default();
    let front = |front| Route::front(front, setting.language).path(setting.site);
    html! {
        <section class="failure" role="status" key="failure">
            <h1 id={HEADING_ID} tabindex="-1">{ title }</h1>
            <p>{ explanation }</p>
            if let Some(notice) = notices.iter().find(|notice| !notice.unavailable.is_empty()) {
                <p>
                    { words.failed_in_maintenance }{ " " }
                    { notice.text.get(setting.language.code()).map(str::to_owned) }
                </p>
            }
            <p class="failure__actions">
                if failure != Failure::NotFound {
                    <button class="button button--strong" type="button" data-action="retry">{ words.retry }</button>
                }
                <a class="button" href={front(Front::Home)}>{ words.to_front_page }</a>
            </p>
            if failure == Failure::NotFound && !sections.is_empty() {
                <ul class="failure__sections">
                    { for sections.iter().map(|section| html! {
                        <li><a href={front(Front::Section(section.id.clone()))}>
                            { section.name.get(setting.language.code()).map(str::to_owned) }
                        </a></li>
                    }) }
                </ul>
            }
        </section>
    }
}
