//! A link of the header bar.

use super::PageContext;
use super::add_class::add_class;
use super::inline::text;
use crate::route::Front;
use article::portal::Link;
use yew::prelude::*;

/// A link. `is_here`: it is that of the current page. `is_unavailable`: an active notice declares it unavailable, which is
/// added to its text.
pub fn bar_link(page: &PageContext<'_>, link: &Link, is_here: bool, is_unavailable: bool) -> Html {
    let words = page.words();
    let href = if is_home(link) {
        page.front(Front::Home)
    } else {
        page.site.address(&link.href, "")
    };
    let element = html! {
        <a
            class="bar__link"
            href={href}
            aria-current={is_here.then_some("page")}
            title={is_unavailable.then_some(words.unavailable)}
        >
            { text(name(page, link)) }
            if is_unavailable {
                <span class="visually-hidden">{ text(&[" (", words.unavailable, ")"].concat()) }</span>
            }
        </a>
    };
    add_class(element, is_unavailable.then_some("bar__link--unavailable"))
}

/// Whether the link leads to the front page.
pub fn is_home(link: &Link) -> bool {
    link.id.as_deref() == Some("home")
}

/// The link's name, or the default for its id.
pub fn name<'a>(page: &PageContext<'_>, link: &'a Link) -> &'a str {
    let words = page.words();
    match (&link.name, link.id.as_deref()) {
        (Some(own), _) => page.localized(own),
        (None, Some("home")) => words.home,
        (None, Some("webmail")) => words.webmail,
        (None, Some("advertise")) => words.advertise,
        (None, Some("login")) => words.login,
        (None, _) => "",
    }
}
