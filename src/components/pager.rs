//! Links between the pages of a front.

use super::PageContext;
use super::inline::text;
use crate::route::{FrontRoute, Route};
use article::index::Index;
use std::num::NonZeroU32;
use yew::prelude::*;

/// Links to the newest and to older stories. Archive pages are numbered from the oldest, so that their URLs do not change.
pub fn pager(page: &PageContext<'_>, route: &FrontRoute, index: &Index) -> Html {
    let older = match route.archive_page {
        None => index.older,
        Some(n) => n.get() - 1,
    };
    let older = NonZeroU32::new(older);
    let is_archive = route.archive_page.is_some();
    if older.is_none() && !is_archive {
        return Html::default();
    }
    let words = page.words();
    // Links to the first page and not to the next newer one: an archive page does not know whether that exists.
    html! {
        <nav class="pager" aria-label={words.more_pages}>
            if is_archive {
                <a class="button" href={page_path(page, route, None)} rel="prev">{ text(words.latest_stories) }</a>
            }
            if older.is_some() {
                <a class="button" href={page_path(page, route, older)} rel="next">{ text(words.older_stories) }</a>
            }
        </nav>
    }
}

/// The path of a front's page.
pub fn page_path(
    page: &PageContext<'_>,
    route: &FrontRoute,
    archive_page: Option<NonZeroU32>,
) -> String {
    let route = FrontRoute {
        archive_page,
        ..route.clone()
    };
    Route::Front(route).path(page.site)
}
