//! The notices of the header bar.

use super::classes::class;
use crate::text::Language;
use article::portal::{Notice, NoticeKind};
use yew::prelude::*;

/// The notices to show, and the word for a reader who has just followed a link that one of them closes.
/// The `status` stands there before it has anything to say, so that it is read out when it does.
pub fn notices(
    language: Language,
    notices: &[Notice],
    dismissed: &[String],
    told_unavailable: bool,
) -> Html {
    let words = language.words();
    let shown = notices
        .iter()
        .filter(|notice| !dismissed.contains(&notice.id));
    html! {
        <div class="notices" role="status" aria-label={words.notices}>
            { for shown.map(|notice| html! {
                <div key={notice.id.clone()} class={class("notice", Some(kind_class(notice.kind)))}>
                    <p class="notice__text">{ notice.text.get(language.code()).map(str::to_owned) }</p>
                    <button
                        class="notice__dismiss"
                        type="button"
                        aria-label={words.dismiss}
                        data-action="dismiss"
                        data-id={notice.id.clone()}
                    >
                        <span aria-hidden="true">{ "×" }</span>
                    </button>
                </div>
            }) }
            if told_unavailable {
                <div key="unavailable" class="notice notice--alert">
                    <p class="notice__text">{ words.unavailable_link }</p>
                </div>
            }
        </div>
    }
}

fn kind_class(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Maintenance => "notice--maintenance",
        NoticeKind::Alert => "notice--alert",
        NoticeKind::Info => "notice--info",
    }
}
