//! The clock of the header bar.

use super::inline::text;
use super::{PageContext, SharedPageContext};
use crate::text::LocalTime;
use yew::prelude::*;

/// Props of [`Clock`].
#[derive(Properties, PartialEq)]
pub struct ClockProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The time in the region; `None` until it is known.
    pub time: Option<LocalTime>,
}

/// Date and time: [`clock()`] as a component.
#[component]
pub fn Clock(props: &ClockProps) -> Html {
    clock(&props.page.borrowed(), props.time)
}

/// Date and time, empty until the time is known. On published pages the page script fills it in.
pub fn clock(page: &PageContext<'_>, time: Option<LocalTime>) -> Html {
    html! {
        <time class="bar__clock" datetime={time.map(LocalTime::datetime)}>
            if let Some(time) = time {
                { text(&page.language.clock(time)) }
            }
        </time>
    }
}
