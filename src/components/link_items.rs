//! The items of a list of links.

use super::PageContext;
use super::bar_link::name;
use super::inline::text;
use article::portal::Link;
use yew::prelude::*;

/// An `li` for each link of the portal.
pub fn link_items(page: &PageContext<'_>, links: &[Link]) -> Html {
    let item = |link: &Link| {
        html! {
            <li key={link.href.as_str()}>
                <a href={page.site.address(&link.href, "")}>{ text(name(page, link)) }</a>
            </li>
        }
    };
    links.iter().map(item).collect()
}
