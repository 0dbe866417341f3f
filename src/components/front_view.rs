//! A front: its stories, newest first, and the way to older ones.

use super::article_view::section_label;
use super::card::without_links;
use super::classes::class;
use super::inline::inline;
use super::picture::{Urgency, picture};
use super::writer::{Writer, el};
use super::{HEADING_ID, Setting};
use crate::route::{Front, FrontRoute, Route};
use crate::text::{fill, short_date};
use article::index::{Index, Item};
use article::model::{Live, MediaKind};

/// A front.
pub fn front_view(w: &mut Writer, setting: &Setting<'_>, route: &FrontRoute, index: &Index) {
    let words = setting.words();
    let (first, rest) = match index.items.split_first() {
        Some((first, rest)) if route.chunk.is_none() => (Some(first), rest),
        _ => (None, index.items.as_slice()),
    };
    el!(
        w,
        "section",
        [key = &page(setting, route, route.chunk), "class" = "front"],
        {
            let title = title(*setting, route, index);
            el!(
                w,
                "h1",
                [
                    key = "title",
                    "class" = "front__title",
                    "id" = HEADING_ID,
                    "tabindex" = "-1"
                ],
                {
                    w.owned(title);
                }
            );
            if index.items.is_empty() {
                el!(w, "p", [key = "empty", "class" = "front__empty"], {
                    w.words(words.no_stories);
                    w.words(" ");
                    let home = setting.front(Front::Home);
                    el!(w, "a", ["href" = home], w.words(words.to_front_page));
                });
            }
            if let Some(first) = first {
                el!(w, "div", [key = "first", "class" = "front__first"], {
                    let href = page_of(setting, first);
                    story(w, setting, first, href, Urgency::Lead);
                });
            }
            el!(w, "div", [key = "grid", "class" = "front__grid"], {
                for item in rest {
                    story(w, setting, item, page_of(setting, item), Urgency::Lazy);
                }
            });
            pager(w, setting, route, index);
        }
    );
}

/// The path of a front's page.
fn page(setting: &Setting<'_>, route: &FrontRoute, chunk: Option<u32>) -> String {
    let mut route = route.clone();
    route.chunk = chunk;
    Route::Front(route).path(setting.site)
}

/// What the front is called, on the page and in the window's title.
pub fn title(setting: Setting<'_>, route: &FrontRoute, index: &Index) -> String {
    let words = setting.words();
    let code = setting.language.code();
    let section = |id: &str| {
        let section = setting
            .portal?
            .sections
            .iter()
            .find(|section| section.id == id)?;
        section.name.get(code).map(str::to_owned)
    };
    let region = |id: &str| {
        let region = setting
            .portal?
            .regions
            .iter()
            .find(|region| region.id == id)?;
        region.name.get(code).map(str::to_owned)
    };
    let own = match &route.front {
        Front::Home => Some(words.latest_stories.to_owned()),
        Front::Section(id) => section(id),
        Front::Region(id) => region(id).map(|name| fill(words.news_from, &name)),
        Front::Tag(_) => None,
    };
    own.or_else(|| index.title.clone())
        .unwrap_or_else(|| match &route.front {
            Front::Home => words.latest_stories.to_owned(),
            Front::Section(id) | Front::Region(id) | Front::Tag(id) => id.replace('-', " "),
        })
}

/// Where a story of the site is read.
pub fn page_of(setting: &Setting<'_>, item: &Item) -> String {
    Route::Article(item.id.clone()).path(setting.site)
}

/// A story: picture, label, headline, deck, date. `href`: where its headline leads.
pub fn story(w: &mut Writer, setting: &Setting<'_>, item: &Item, href: String, urgency: Urgency) {
    let id = item.id.as_str();
    let data_path = &[id, ".json"].concat();
    let here = &Setting {
        data_path,
        ..*setting
    };
    let image = item
        .image
        .as_ref()
        .filter(|media| media.kind == MediaKind::Image);
    let bare = image.is_none().then_some("story--bare");
    let sizes = match urgency {
        Urgency::Lead => "(min-width: 60rem) 40rem, 100vw",
        Urgency::Lazy => "(min-width: 60rem) 20rem, (min-width: 36rem) 45vw, 100vw",
    };
    let is_foreign = item.lang.primary() != setting.language.code();
    el!(
        w,
        "article",
        [
            key = id,
            "class" = class("story", bare),
            "data-place" = id.to_owned(),
            "lang" = is_foreign.then(|| item.lang.as_str().to_owned()),
            "dir" = is_foreign.then(|| item.lang.dir().as_str()),
        ],
        {
            if let Some(media) = image {
                // The headline below says what leads there; the picture need not say it again.
                el!(w, "div", ["class" = "story__picture"], {
                    picture(w, here, media, "", sizes, urgency);
                });
            }
            el!(
                w,
                "div",
                ["class" = "story__words"],
                story_words(w, here, item, href)
            );
        }
    );
}

fn story_words(w: &mut Writer, setting: &Setting<'_>, item: &Item, href: String) {
    labels(w, setting, item);
    el!(w, "h2", ["class" = "story__headline"], {
        el!(
            w,
            "a",
            ["href" = href],
            inline(w, setting, &without_links(&item.headline))
        );
    });
    if let Some(deck) = &item.deck {
        el!(
            w,
            "p",
            ["class" = "story__deck"],
            inline(w, setting, &without_links(deck))
        );
    }
    if let Some(at) = item.published {
        el!(w, "p", ["class" = "story__time"], {
            el!(w, "time", ["datetime" = at.to_string()], {
                w.owned(short_date(setting.language, at.date));
            });
        });
    }
}

fn labels(w: &mut Writer, setting: &Setting<'_>, item: &Item) {
    if item.section.is_none() && item.kicker.is_none() && item.live.is_none() {
        return;
    }
    el!(w, "p", ["class" = "story__label"], {
        if item.live == Some(Live::Live) {
            super::article_view::live_label(w, setting);
        }
        if let Some(section) = &item.section {
            section_label(w, setting, section);
        }
        if let Some(kicker) = &item.kicker {
            w.words(" ");
            el!(w, "span", ["class" = "story__kicker"], w.text(kicker));
        }
    });
}

/// Older pages are numbered from the oldest, so that their addresses never change.
fn pager(w: &mut Writer, setting: &Setting<'_>, route: &FrontRoute, index: &Index) {
    let words = setting.words();
    let older = match route.chunk {
        None => index.older,
        Some(n) => n - 1,
    };
    if older == 0 && route.chunk.is_none() {
        return;
    }
    // A full chunk does not know whether a newer one is full by now; the front's first page is always there.
    el!(
        w,
        "nav",
        [
            key = "pager",
            "class" = "pager",
            "aria-label" = words.more_pages
        ],
        {
            if route.chunk.is_some() {
                let newest = page(setting, route, None);
                el!(
                    w,
                    "a",
                    ["class" = "button", "href" = newest, "rel" = "prev"],
                    w.words(words.latest_stories)
                );
            }
            if older > 0 {
                let older = page(setting, route, Some(older));
                el!(
                    w,
                    "a",
                    ["class" = "button", "href" = older, "rel" = "next"],
                    w.words(words.older_stories)
                );
            }
        }
    );
}
