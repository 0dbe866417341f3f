//! The notices of the header bar.

use super::inline::text;
use super::notice::{RenderedNotice, notice};
use super::{PageContext, SharedPageContext};
use std::rc::Rc;
use yew::prelude::*;

/// The props of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// The page that they are on.
    pub page: SharedPageContext,
    /// All that have not ended.
    pub notices: Rc<[RenderedNotice]>,
    /// Whether the reader has just followed a link that one of them declares unavailable.
    pub link_note: bool,
}

/// All notices: [`notices()`] as a component.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    notices(&props.page.borrowed(), &props.notices, props.link_note)
}

/// All notices that have not ended, and the note about a link. The `status` is there before it has anything to say, so
/// that it is read out when it does.
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
