//! What stands in other people's pages: an article, headlines, the header bar, each by itself.

use super::header_bar::{HeaderBarProps, bar};
use super::picture::Urgency;
use super::writer::{Writer, el};
use super::{Setting, article_view, front_view};
use article::Article;
use article::index::Item;
use yew::Html;

/// An article, with a way to hand it on.
pub fn article(setting: &Setting<'_>, article: &Article) -> Html {
    let mut writer = Writer::default();
    let w = &mut writer;
    el!(w, "div", ["class" = "page"], {
        article_view::article_view(w, setting, article);
        el!(w, "p", ["class" = "share"], {
            el!(
                w,
                "button",
                [
                    "class" = "button",
                    "type" = "button",
                    "data-action" = "share"
                ],
                w.words(setting.words().share)
            );
            w.words(" ");
            // Stands there before it says something, so that it is read out when it does.
            el!(
                w,
                "span",
                [
                    "role" = "status",
                    "class" = "share__done",
                    "data-words" = setting.words().link_copied
                ]
            );
        });
    });
    writer.finish()
}

/// Stories, and where their headlines lead: `None`, to the site's own page.
pub fn headlines(
    setting: &Setting<'_>,
    stories: &mut dyn Iterator<Item = (Item, Option<String>)>,
) -> Html {
    let mut writer = Writer::default();
    let w = &mut writer;
    el!(w, "div", ["class" = "page"], {
        el!(w, "div", ["class" = "headlines front__grid"], {
            let mut is_empty = true;
            for (item, href) in stories {
                is_empty = false;
                let href = href.unwrap_or_else(|| front_view::page_of(setting, &item));
                front_view::story(w, setting, &item, href, Urgency::Lazy);
            }
            if is_empty {
                el!(w, "p", [], w.words(setting.words().no_stories));
            }
        });
    });
    writer.finish()
}

/// The header bar with its notices, without what belongs to a page of our own.
pub fn header(props: &HeaderBarProps) -> Html {
    let setting = &Setting {
        site: &props.site,
        portal: props.portal.as_deref(),
        language: props.language,
        data_path: "",
    };
    let mut writer = Writer::default();
    let w = &mut writer;
    let name = props.portal.as_ref().map(|portal| portal.name.clone());
    // Other people's pages have a banner of their own.
    el!(
        w,
        "section",
        ["id" = "header", "aria-label" = name],
        bar(w, setting, props)
    );
    writer.finish()
}
