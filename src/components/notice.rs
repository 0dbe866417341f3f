//! A notice of the header bar.

use super::add_class::add_class;
use super::inline::text;
use super::{PageContext, SharedPageContext};
use article::date::Timestamp;
use article::portal::{self, NoticeKind};
use std::rc::Rc;
use yew::prelude::*;

/// A notice that has not ended, and whether it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderedNotice {
    /// The notice.
    pub notice: portal::Notice,
    /// Whether it is shown.
    pub state: NoticeState,
}

/// Whether a notice is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeState {
    /// It has not begun: hidden.
    Upcoming,
    /// It is shown.
    Active,
    /// It is active, and the reader has dismissed it: hidden. Links that it declares unavailable still say so.
    Dismissed,
}

/// The state of a portal's notices at a time, without those that have ended. `now_ms`: milliseconds since 1970; 0 if not
/// known, and no notice is active. `dismissed`: ids of the notices that the reader has dismissed.
pub fn rendered_notices(
    notices: &[portal::Notice],
    now_ms: f64,
    dismissed: &[String],
) -> Rc<[RenderedNotice]> {
    let state = |notice: &portal::Notice| match now_ms > 0.0 && notice.lasts_at(now_ms) {
        false => NoticeState::Upcoming,
        true if dismissed.contains(&notice.id) => NoticeState::Dismissed,
        true => NoticeState::Active,
    };
    let current = notices.iter().filter(|it| !it.has_ended_at(now_ms));
    current
        .map(|notice| RenderedNotice {
            state: state(notice),
            notice: notice.clone(),
        })
        .collect()
}

/// Props of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The notice, and whether it is shown.
    pub notice: RenderedNotice,
}

/// A notice: [`notice()`] as a component.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    notice(&props.page.borrowed(), &props.notice)
}

/// A notice. Its data attributes let the page script show and hide it on time.
pub fn notice(page: &PageContext<'_>, rendered: &RenderedNotice) -> Html {
    let notice = &rendered.notice;
    let element = html! {
        <div
            key={&*notice.id}
            data-notice={notice.id.clone()}
            data-from={notice.from.map(rfc3339)}
            data-until={notice.until.map(rfc3339)}
            data-unavailable={patterns(notice)}
            hidden={rendered.state != NoticeState::Active}
            class="notice"
        >
            <p class="notice__text">{ text(page.localized(&notice.text)) }</p>
            <button
                class="notice__dismiss"
                type="button"
                aria-label={page.words().dismiss}
                data-action="dismiss"
                data-id={notice.id.clone()}
            >
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </div>
    };
    add_class(element, Some(kind_class(notice.kind)))
}

/// The URL patterns that the notice declares unavailable, separated by spaces.
fn patterns(notice: &portal::Notice) -> Option<String> {
    let patterns = notice.unavailable.iter().map(String::as_str);
    // URLs have no spaces, so a pattern with a space matches none.
    let patterns: Vec<&str> = patterns.filter(|it| !it.contains(' ')).collect();
    (!patterns.is_empty()).then(|| patterns.join(" "))
}

fn rfc3339(at: Timestamp) -> String {
    at.to_string()
}

fn kind_class(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Maintenance => "notice--maintenance",
        NoticeKind::Alert => "notice--alert",
        NoticeKind::Info => "notice--info",
    }
}
