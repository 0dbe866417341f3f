//! A page that cannot be shown: what happened, what to do, and a way on.

use super::inline::link;
use super::writer::{Writer, el};
use super::{HEADING_ID, Setting};
use crate::failure::Failure;
use crate::route::Front;
use article::portal::Notice;

/// The page in place of one that failed.
pub fn failure_view(w: &mut Writer, setting: &Setting<'_>, failure: Failure, notices: &[Notice]) {
    let words = setting.words();
    let (title, explanation) = words.failure(failure);
    el!(
        w,
        "section",
        [key = "#failure", "class" = "failure", "role" = "status"],
        {
            el!(
                w,
                "h1",
                ["id" = HEADING_ID, "tabindex" = "-1"],
                w.words(title)
            );
            el!(w, "p", [], w.words(explanation));
            if let Some(notice) = notices.iter().find(|notice| !notice.unavailable.is_empty()) {
                el!(w, "p", [], {
                    w.words(words.failed_in_maintenance);
                    w.words(" ");
                    w.text(setting.say(&notice.text));
                });
            }
            el!(w, "p", ["class" = "failure__actions"], {
                if failure != Failure::NotFound {
                    retry(w, setting, "button button--strong");
                }
                let home = setting.front(Front::Home);
                el!(
                    w,
                    "a",
                    ["class" = "button", "href" = home],
                    w.words(words.to_front_page)
                );
            });
            if failure == Failure::NotFound {
                sections(w, setting);
            }
        }
    );
}

/// A button that asks for the page again.
pub fn retry(w: &mut Writer, setting: &Setting<'_>, class: &'static str) {
    el!(
        w,
        "button",
        ["class" = class, "type" = "button", "data-action" = "retry"],
        {
            w.words(setting.words().retry);
        }
    );
}

fn sections(w: &mut Writer, setting: &Setting<'_>) {
    let sections = setting.portal.map(|portal| &portal.sections);
    let Some(sections) = sections.filter(|sections| !sections.is_empty()) else {
        return;
    };
    el!(w, "ul", ["class" = "failure__sections"], {
        for section in sections {
            let front = setting.front(Front::Section(section.id.clone()));
            el!(
                w,
                "li",
                [key = &section.id],
                link(w, front, None, setting.say(&section.name))
            );
        }
    });
}
