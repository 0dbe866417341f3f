//! The posts of a live article: key points, then pinned posts, then the rest in the newsroom's order.

use super::Setting;
use super::block::blocks;
use super::card::without_links;
use super::classes::class;
use super::inline::{inline, line, present};
use super::writer::{Writer, el, list};
use crate::route::element_id;
use article::model::{Live, Update};

/// The posts, if there are any.
pub fn updates(w: &mut Writer, setting: &Setting<'_>, live: Option<Live>, updates: &[Update]) {
    if updates.is_empty() {
        return;
    }
    let words = setting.words();
    el!(
        w,
        "section",
        [
            key = "updates",
            "class" = "updates",
            "aria-labelledby" = "updates-heading"
        ],
        {
            el!(
                w,
                "h2",
                ["id" = "updates-heading"],
                w.words(words.live_updates)
            );
            if live == Some(Live::Ended) {
                line(w, "updates__state", Some(words.live_ended));
            }
            keys(w, setting, updates);
            list!(w, {
                for pinned in [true, false] {
                    for update in updates {
                        if update.pinned == pinned {
                            post(w, setting, update);
                        }
                    }
                }
            });
        }
    );
}

fn keys(w: &mut Writer, setting: &Setting<'_>, updates: &[Update]) {
    let is_key = |update: &Update| update.key && update.headline.is_some();
    if !updates.iter().any(is_key) {
        return;
    }
    el!(w, "ul", ["class" = "updates__keys"], {
        for update in updates {
            if let (true, Some(headline)) = (update.key, &update.headline) {
                el!(w, "li", [], {
                    let href = ["#", &element_id(&update.id)].concat();
                    el!(
                        w,
                        "a",
                        ["href" = href],
                        inline(w, setting, &without_links(headline))
                    );
                });
            }
        }
    });
}

fn post(w: &mut Writer, setting: &Setting<'_>, update: &Update) {
    let words = setting.words();
    let id = element_id(&update.id);
    let pinned = update.pinned.then_some("update--pinned");
    let place = ["u-", &update.id].concat();
    el!(
        w,
        "section",
        [
            key = &update.id,
            "id" = id,
            "class" = class("update", pinned),
            "data-place" = place
        ],
        {
            el!(w, "p", ["class" = "update__meta"], {
                if update.pinned {
                    label(w, words.pinned);
                }
                if update.key {
                    label(w, words.key_point);
                }
                if let Some(published) = update.published {
                    super::article_view::time(w, setting, published);
                }
                if let Some(byline) = present(&update.byline) {
                    w.words(" ");
                    el!(
                        w,
                        "span",
                        ["class" = "update__byline"],
                        inline(w, setting, byline)
                    );
                }
            });
            if let Some(headline) = present(&update.headline) {
                el!(w, "h3", [], inline(w, setting, headline));
            }
            el!(
                w,
                "div",
                ["class" = "update__body"],
                blocks(w, setting, &update.body)
            );
        }
    );
}

fn label(w: &mut Writer, words: &'static str) {
    el!(w, "span", ["class" = "label"], w.words(words));
    w.words(" ");
}
