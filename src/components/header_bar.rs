//! The header bar: Home · WebMail · date and time · region · temperature · Regions · Advertise · Login · notice,
//! and below it the site's name with its sections.

use super::bar_link::{bar_link, is_home};
use super::clock_and_weather::clock_and_weather;
use super::inline::text;
use super::masthead::masthead;
use super::notice::{NoticeState, RenderedNotice};
use super::notices::notices;
use super::regions_menu::regions_menu;
use super::temperature::Reading;
use super::{MAIN_ID, PageContext, SharedPageContext};
use crate::route::{Front, FrontRoute, Route};
use crate::text::LocalTime;
use article::portal::Link;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`HeaderBar`].
#[derive(Properties, PartialEq)]
pub struct HeaderBarProps {
    /// The context of the page. Without a portal only the skip link is rendered.
    pub page: SharedPageContext,
    /// The open route.
    pub route: Option<Route>,
    /// The local time in the region; `None` until it is known.
    pub clock: Option<LocalTime>,
    /// The id of the reader's region.
    pub region: Option<AttrValue>,
    /// The region's temperature, if it is known.
    pub temperature: Option<Reading>,
    /// The notices that have not ended.
    pub notices: Rc<[RenderedNotice]>,
    /// Whether the reader has just followed a link that is unavailable.
    pub link_note: bool,
}

/// The header bar.
#[component]
pub fn HeaderBar(props: &HeaderBarProps) -> Html {
    header_bar(props)
}

/// [`HeaderBar`] as a function.
pub fn header_bar(props: &HeaderBarProps) -> Html {
    let page = &props.page.borrowed();
    html! {
        <>
            <a class="skip-link" href={["#", MAIN_ID].concat()}>{ text(page.words().skip_to_content) }</a>
            if let Some(portal) = page.portal {
                { bar(page, props) }
                { masthead(page, portal, front(props)) }
            }
        </>
    }
}

/// The bar and the notices, without components: the elements for other people's pages use them too.
pub fn bar(page: &PageContext<'_>, props: &HeaderBarProps) -> Html {
    let words = page.words();
    // The front of a region sets the reader's region.
    let here = props.route.as_ref().and_then(Route::region);
    let is_chosen = page.region(here).is_some();
    let has_regions = page.portal.is_some_and(|portal| !portal.regions.is_empty());
    let links = page.portal.map(|portal| portal.links.as_slice());
    let links = links.unwrap_or_default().iter();
    html! {
        <>
            <div class="bar" data-unavailable-words={words.unavailable}>
                <nav class="bar__row" aria-label={words.portal_navigation}>
                    <ul class="bar__links">
                        for link in links.clone().filter(|link| is_at_start(link)) {
                            { link_item(page, props, link) }
                        }
                    </ul>
                    { clock_and_weather(page, props.region.clone(), is_chosen, props.clock, props.temperature.as_ref()) }
                    <ul class="bar__links bar__links--end">
                        if has_regions {
                            <li>{ regions_menu(page, props.region.as_deref()) }</li>
                        }
                        for link in links.filter(|link| !is_at_start(link)) {
                            { link_item(page, props, link) }
                        }
                    </ul>
                </nav>
            </div>
            { notices(page, &props.notices, props.link_note) }
        </>
    }
}

/// Whether the link is before the clock.
fn is_at_start(link: &Link) -> bool {
    matches!(link.id.as_deref(), Some("home" | "webmail"))
}

fn link_item(page: &PageContext<'_>, props: &HeaderBarProps, link: &Link) -> Html {
    let is_here = is_home(link) && matches!(front(props), Some(Front::Home));
    let active = |it: &&RenderedNotice| it.state != NoticeState::Upcoming;
    let mut active = props.notices.iter().filter(active);
    let is_unavailable = active.any(|it| it.notice.covers(link.href.as_str()));
    html! { <li key={link.href.as_str()}>{ bar_link(page, link, is_here, is_unavailable) }</li> }
}

/// The front of the page, if it is one.
fn front(props: &HeaderBarProps) -> Option<&Front> {
    match &props.route {
        Some(Route::Front(FrontRoute { front, .. })) => Some(front),
        _ => None,
    }
}
