//! The notices of the header bar.

use super::Setting;
use super::classes::class;
use super::inline::line;
use super::writer::{Writer, el};
use article::portal::{Notice, NoticeKind};

/// The notices to show, and the word for a reader who has just followed a link that one of them closes.
/// The `status` stands there before it has anything to say, so that it is read out when it does.
pub fn notices(
    w: &mut Writer,
    setting: &Setting<'_>,
    notices: &[Notice],
    dismissed: &[String],
    told_unavailable: bool,
) {
    let words = setting.words();
    el!(
        w,
        "div",
        [
            "class" = "notices",
            "role" = "status",
            "aria-label" = words.notices
        ],
        {
            for it in notices {
                if !dismissed.contains(&it.id) {
                    notice(w, setting, it);
                }
            }
            if told_unavailable {
                // No notice has a space in its id.
                el!(
                    w,
                    "div",
                    [key = "a link", "class" = "notice notice--alert"],
                    {
                        line(w, "notice__text", Some(words.unavailable_link));
                    }
                );
            }
        }
    );
}

fn notice(w: &mut Writer, setting: &Setting<'_>, notice: &Notice) {
    let kind = kind_class(notice.kind);
    el!(
        w,
        "div",
        [key = &notice.id, "class" = class("notice", Some(kind))],
        {
            line(w, "notice__text", Some(setting.say(&notice.text)));
            el!(
                w,
                "button",
                [
                    "class" = "notice__dismiss",
                    "type" = "button",
                    "aria-label" = setting.words().dismiss,
                    "data-action" = "dismiss",
                    "data-id" = notice.id.clone(),
                ],
                el!(w, "span", ["aria-hidden" = "true"], w.words("×"))
            );
        }
    );
}

fn kind_class(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Maintenance => "notice--maintenance",
        NoticeKind::Alert => "notice--alert",
        NoticeKind::Info => "notice--info",
    }
}
