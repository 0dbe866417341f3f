//! The notices of the header bar.

use super::inline::text;
use super::notice::{RenderedNotice, notice};
use super::{PageContext, SharedPageContext};
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The notices that have not ended.
    pub notices: Rc<[RenderedNotice]>,
    /// Whether the reader has just followed a link that one of them declares unavailable.
    pub link_note: bool,
}

/// All notices: [`notices()`] as a component.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    notices(&props.page.borrowed(), &props.notices, props.link_note)
}

/// All notices that have not ended, and the note about an unavailable link. The `status` is rendered even without
/// notices: a live region announces only changes.
pub fn notices(page: &PageContext<'_>, notices: &[RenderedNotice], link_note: bool) -> Html {
    let words = page.words();
    html! {
        <div class="notices" role="status" aria-label={words.notices}>
            for it in notices {
                { notice(page, it) }
            }
            <div class="notice notice--alert" data-link-note="" hidden={!link_note}>
                <p class="notice__text">{ text(words.unavailable_link) }</p>
            </div>
        </div>
    }
}
