//! The header bar: Home · WebMail · date and time · region · temperature · Regions · Advertise · Login · notice,
//! and below it the site's name with its sections.

use super::classes::class;
use super::{MAIN_ID, Setting, notice};
use crate::route::{Front, FrontRoute, Route, Site};
use crate::text::{Language, LocalTime, Words, fill};
use article::portal::{Link, Notice, Portal};
use std::rc::Rc;
use yew::prelude::*;

/// What the header bar shows.
#[derive(Properties, PartialEq)]
pub struct HeaderBarProps {
    /// The portal's configuration; without it the bar is an empty place.
    pub portal: Option<Rc<Portal>>,
    /// The site's paths.
    pub site: Rc<Site>,
    /// The page's language.
    pub language: Language,
    /// Where the reader is.
    pub route: Option<Route>,
    /// What the region's clocks show. Empty before the app has started.
    pub clock: Option<LocalTime>,
    /// The region's id.
    pub region: Option<AttrValue>,
    /// The region's temperature, if it is known.
    pub temperature: Option<Temperature>,
    /// The notices that last now.
    pub notices: Rc<[Notice]>,
    /// Ids of those dismissed.
    pub dismissed: Rc<[String]>,
    /// Whether the reader has just followed a link that is unavailable.
    pub told_unavailable: bool,
}

/// A temperature in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Temperature {
    /// `-12.1°C`.
    pub words: AttrValue,
    /// How old it is, if it is stale: `3 hours ago`.
    pub age: Option<AttrValue>,
}

/// The header bar.
#[component]
pub fn HeaderBar(props: &HeaderBarProps) -> Html {
    let words = props.language.words();
    let setting = Setting {
        site: &props.site,
        portal: props.portal.as_deref(),
        language: props.language,
        data_path: "",
    };
    let links = props
        .portal
        .as_ref()
        .map(|p| p.links.as_slice())
        .unwrap_or_default();
    let is_first = |link: &&Link| matches!(link.id.as_deref(), Some("home" | "webmail"));
    let one = |link: &Link| bar_link(setting, props, link);
    html! {
        <>
            <a class="skip-link" href={format!("#{MAIN_ID}")}>{ words.skip_to_content }</a>
            <div class="bar">
                <nav class="bar__row" aria-label={words.portal_navigation}>
                    <ul class="bar__links">{ for links.iter().filter(is_first).map(one) }</ul>
                    { now(setting, props, words) }
                    <ul class="bar__links bar__links--end">
                        { regions(setting, props, words) }
                        { for links.iter().filter(|link| !is_first(link)).map(one) }
                    </ul>
                </nav>
            </div>
            { notice::notices(props.language, &props.notices, &props.dismissed, props.told_unavailable) }
            { masthead(setting, props, words) }
        </>
    }
}

/// A link of the bar; while a notice declares it unavailable, it says so.
fn bar_link(setting: Setting<'_>, props: &HeaderBarProps, link: &Link) -> Html {
    let language = props.language;
    let words = language.words();
    let built_in = match link.id.as_deref() {
        Some("home") => words.home,
        Some("webmail") => words.webmail,
        Some("advertise") => words.advertise,
        Some("login") => words.login,
        _ => "",
    };
    let own = link
        .name
        .as_ref()
        .and_then(|name| name.get(language.code()));
    let home = link.id.as_deref() == Some("home");
    let href = if home {
        Route::front(Front::Home, language).path(setting.site)
    } else {
        setting.site.address(&link.href, "")
    };
    let is_here = home
        && matches!(
            &props.route,
            Some(Route::Front(FrontRoute {
                front: Front::Home,
                ..
            }))
        );
    let closed = props
        .notices
        .iter()
        .any(|notice| notice.covers(link.href.as_str()));
    html! {
        <li key={link.href.as_str().to_owned()}>
            <a
                class={class("bar__link", closed.then_some("bar__link--unavailable"))}
                {href}
                aria-current={is_here.then_some("page")}
                title={closed.then_some(words.unavailable)}
            >
                { own.unwrap_or(built_in).to_owned() }
                if closed {
                    <span class="visually-hidden">{ format!(" ({})", words.unavailable) }</span>
                }
            </a>
        </li>
    }
}

/// Clock, region and temperature: places of their final size, filled when the app has started.
fn now(setting: Setting<'_>, props: &HeaderBarProps, words: &Words) -> Html {
    let region = props
        .portal
        .as_ref()
        .zip(props.region.as_ref())
        .and_then(|(portal, id)| {
            portal
                .regions
                .iter()
                .find(|region| region.id == *id.as_str())
        });
    let name = region
        .and_then(|region| region.name.get(setting.language.code()))
        .unwrap_or_default();
    html! {
        <p class="bar__now">
            <time class="bar__clock" datetime={props.clock.map(LocalTime::datetime)}>
                { props.clock.map(|clock| setting.language.clock(clock)) }
            </time>
            { " " }
            <span class="bar__region">{ name.to_owned() }</span>
            { " " }
            <span class="bar__temperature">
                if let Some(temperature) = &props.temperature {
                    <span class="visually-hidden">{ fill(words.temperature_in, name) }{ " " }</span>
                    <bdi dir="ltr">{ temperature.words.clone() }</bdi>
                    if let Some(age) = &temperature.age {
                        { " " }<span class="bar__age">{ age.clone() }</span>
                    }
                }
            </span>
        </p>
    }
}

/// A disclosure that works before the app does: its entries are links to the regions' fronts.
fn regions(setting: Setting<'_>, props: &HeaderBarProps, words: &Words) -> Html {
    let regions = setting
        .portal
        .map(|p| p.regions.as_slice())
        .unwrap_or_default();
    if regions.is_empty() {
        return Html::default();
    }
    html! {
        <li key="regions">
            <details class="regions" data-disclosure="">
                <summary class="bar__link">{ words.regions }</summary>
                <ul class="regions__list">
                    { for regions.iter().map(|region| {
                        let front = Route::front(Front::Region(region.id.clone()), setting.language);
                        let chosen = props.region.as_deref() == Some(region.id.as_str());
                        html! {
                            <li key={region.id.clone()}>
                                <a href={front.path(setting.site)} aria-current={chosen.then_some("true")}>
                                    { region.name.get(setting.language.code()).map(str::to_owned) }
                                </a>
                            </li>
                        }
                    }) }
                </ul>
            </details>
        </li>
    }
}

fn masthead(setting: Setting<'_>, props: &HeaderBarProps, words: &Words) -> Html {
    let Some(portal) = setting.portal else {
        return html! { <div class="masthead" /> };
    };
    let here = |id: &str| matches!(&props.route, Some(Route::Front(FrontRoute { front: Front::Section(s), .. })) if s == id);
    html! {
        <div class="masthead">
            <a class="masthead__name" href={Route::front(Front::Home, setting.language).path(setting.site)}>
                if let Some(logo) = &portal.logo {
                    <img class="masthead__logo" src={setting.site.address(logo, "")} alt="" width="40" height="40" />
                }
                <span>{ portal.name.clone() }</span>
            </a>
            if !portal.sections.is_empty() {
                <nav class="masthead__sections" aria-label={words.sections_navigation}>
                    <ul>
                        { for portal.sections.iter().map(|section| html! {
                            <li key={section.id.clone()}>
                                <a
                                    href={Route::front(Front::Section(section.id.clone()), setting.language).path(setting.site)}
                                    aria-current={here(&section.id).then_some("page")}
                                >
                                    { section.name.get(setting.language.code()).map(str::to_owned) }
                                </a>
                            </li>
                        }) }
                    </ul>
                </nav>
            }
        </div>
    }
}
