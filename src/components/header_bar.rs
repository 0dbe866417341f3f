//! The header bar: Home · WebMail · date and time · region · temperature · Regions · Advertise · Login · notice,
//! and below it the site's name with its sections.

use super::classes::class;
use super::inline::link;
use super::masthead::masthead;
use super::same::{same, same_notices};
use super::writer::{Writer, el};
use super::{MAIN_ID, Setting, notice};
use crate::route::{Front, FrontRoute, Route, Site};
use crate::text::{Language, LocalTime, fill};
use article::portal::{Link, Notice, Portal};
use std::rc::Rc;
use yew::prelude::*;

/// What the header bar shows.
#[derive(Properties)]
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

impl PartialEq for HeaderBarProps {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            portal,
            site,
            language,
            route,
            clock,
            region,
            temperature,
            notices,
            dismissed,
            told_unavailable,
        } = self;
        same(portal.as_ref(), other.portal.as_ref())
            && same(Some(site), Some(&other.site))
            && *language == other.language
            && *route == other.route
            && *clock == other.clock
            && *region == other.region
            && *temperature == other.temperature
            && same_notices(notices, &other.notices)
            && *dismissed == other.dismissed
            && *told_unavailable == other.told_unavailable
    }
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
    let setting = &Setting {
        site: &props.site,
        portal: props.portal.as_deref(),
        language: props.language,
        data_path: "",
    };
    let words = setting.words();
    let mut writer = Writer::default();
    let w = &mut writer;
    el!(
        w,
        "a",
        ["class" = "skip-link", "href" = ["#", MAIN_ID].concat()],
        {
            w.words(words.skip_to_content);
        }
    );
    // Without the portal there is nothing to show yet, and what is not there cannot move.
    if setting.portal.is_none() {
        return writer.finish();
    }
    bar(w, setting, props);
    masthead(w, setting, front(props));
    writer.finish()
}

/// The bar and the notices.
pub fn bar(w: &mut Writer, setting: &Setting<'_>, props: &HeaderBarProps) {
    let words = setting.words();
    el!(w, "div", ["class" = "bar"], {
        el!(
            w,
            "nav",
            ["class" = "bar__row", "aria-label" = words.portal_navigation],
            {
                el!(
                    w,
                    "ul",
                    ["class" = "bar__links"],
                    links(w, setting, props, true)
                );
                el!(w, "p", ["class" = "bar__now"], write_now(w, setting, props));
                el!(w, "ul", ["class" = "bar__links bar__links--end"], {
                    regions(w, setting, props);
                    links(w, setting, props, false);
                });
            }
        );
    });
    notice::notices(
        w,
        setting,
        &props.notices,
        &props.dismissed,
        props.told_unavailable,
    );
}

/// Clock, region and temperature alone.
pub fn now(props: &HeaderBarProps) -> Html {
    let mut writer = Writer::default();
    let setting = Setting {
        site: &props.site,
        portal: props.portal.as_deref(),
        language: props.language,
        data_path: "",
    };
    write_now(&mut writer, &setting, props);
    writer.finish()
}

/// The links before clock and region, or those after.
fn links(w: &mut Writer, setting: &Setting<'_>, props: &HeaderBarProps, before: bool) {
    let links = setting.portal.map(|portal| portal.links.as_slice());
    for link in links.unwrap_or_default() {
        if before == matches!(link.id.as_deref(), Some("home" | "webmail")) {
            el!(
                w,
                "li",
                [key = link.href.as_str()],
                bar_link(w, setting, props, link)
            );
        }
    }
}

/// A link of the bar; while a notice declares it unavailable, it says so.
fn bar_link(w: &mut Writer, setting: &Setting<'_>, props: &HeaderBarProps, link: &Link) {
    let words = setting.words();
    let built_in = match link.id.as_deref() {
        Some("home") => words.home,
        Some("webmail") => words.webmail,
        Some("advertise") => words.advertise,
        Some("login") => words.login,
        _ => "",
    };
    let own = link.name.as_ref();
    let name = own.map_or(built_in, |name| setting.say(name));
    let home = link.id.as_deref() == Some("home");
    let href = if home {
        setting.front(Front::Home)
    } else {
        setting.site.address(&link.href, "")
    };
    let is_here = home && matches!(front(props), Some(Front::Home));
    let notices = &props.notices;
    let closed = notices
        .iter()
        .any(|notice| notice.covers(link.href.as_str()));
    el!(
        w,
        "a",
        [
            "class" = class("bar__link", closed.then_some("bar__link--unavailable")),
            "href" = href,
            "aria-current" = is_here.then_some("page"),
            "title" = closed.then_some(words.unavailable),
        ],
        {
            w.text(name);
            if closed {
                el!(w, "span", ["class" = "visually-hidden"], {
                    w.owned([" (", words.unavailable, ")"].concat());
                });
            }
        }
    );
}

/// Clock, region and temperature: places of their final size, filled when the app has started.
fn write_now(w: &mut Writer, setting: &Setting<'_>, props: &HeaderBarProps) {
    let regions = setting.portal.map(|portal| portal.regions.as_slice());
    let chosen = props.region.as_deref();
    let region = regions
        .unwrap_or_default()
        .iter()
        .find(|region| Some(region.id.as_str()) == chosen);
    let name = region.map_or("", |region| setting.say(&region.name));
    el!(
        w,
        "time",
        [
            "class" = "bar__clock",
            "datetime" = props.clock.map(LocalTime::datetime)
        ],
        {
            if let Some(clock) = props.clock {
                w.owned(setting.language.clock(clock));
            }
        }
    );
    w.words(" ");
    el!(w, "span", ["class" = "bar__region"], w.text(name));
    w.words(" ");
    el!(w, "span", ["class" = "bar__temperature"], {
        let Some(temperature) = &props.temperature else {
            return;
        };
        el!(w, "span", ["class" = "visually-hidden"], {
            w.owned(fill(setting.words().temperature_in, name));
            w.words(" ");
        });
        el!(w, "bdi", ["dir" = "ltr"], w.text(&temperature.words));
        if let Some(age) = &temperature.age {
            w.words(" ");
            el!(w, "span", ["class" = "bar__age"], w.text(age));
        }
    });
}

/// A disclosure that works before the app does: its entries are links to the regions' fronts.
fn regions(w: &mut Writer, setting: &Setting<'_>, props: &HeaderBarProps) {
    let regions = setting.portal.map(|portal| &portal.regions);
    let Some(regions) = regions.filter(|regions| !regions.is_empty()) else {
        return;
    };
    // No link has a space in its address.
    el!(w, "li", [key = "the regions"], {
        el!(
            w,
            "details",
            ["class" = "regions", "data-disclosure" = ""],
            {
                el!(
                    w,
                    "summary",
                    ["class" = "bar__link"],
                    w.words(setting.words().regions)
                );
                el!(w, "ul", ["class" = "regions__list"], {
                    for region in regions {
                        let href = setting.front(Front::Region(region.id.clone()));
                        let chosen = props.region.as_deref() == Some(region.id.as_str());
                        el!(w, "li", [key = &region.id], {
                            link(w, href, chosen.then_some("true"), setting.say(&region.name));
                        });
                    }
                });
            }
        );
    });
}

/// The front that the reader is on.
fn front(props: &HeaderBarProps) -> Option<&Front> {
    match &props.route {
        Some(Route::Front(FrontRoute { front, .. })) => Some(front),
        _ => None,
    }
}
