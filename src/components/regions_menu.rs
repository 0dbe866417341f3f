//! The menu of regions.

use super::inline::text;
use super::{PageContext, SharedPageContext};
use crate::route::Front;
use article::portal::{Region, TemperatureUnit};
use yew::prelude::*;

/// Props of [`RegionsMenu`].
#[derive(Properties, PartialEq)]
pub struct RegionsMenuProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The id of the reader's region.
    pub chosen: Option<AttrValue>,
}

/// The menu of regions: [`regions_menu()`] as a component.
#[component]
pub fn RegionsMenu(props: &RegionsMenuProps) -> Html {
    regions_menu(&props.page.borrowed(), props.chosen.as_deref())
}

/// A disclosure that works without scripts. Its entries are links to the fronts of the regions; their data attributes let
/// the page script show a region's time and temperature.
pub fn regions_menu(page: &PageContext<'_>, chosen: Option<&str>) -> Html {
    let regions = page.portal.map(|portal| portal.regions.as_slice());
    html! {
        <details class="regions" data-disclosure="">
            <summary class="bar__link">{ text(page.words().regions) }</summary>
            <ul class="regions__list">
                for region in regions.unwrap_or_default() {
                    <li key={&*region.id}>{ entry(page, region, chosen == Some(region.id.as_str())) }</li>
                }
            </ul>
        </details>
    }
}

fn entry(page: &PageContext<'_>, region: &Region, is_chosen: bool) -> Html {
    let unit = match region.unit {
        TemperatureUnit::Celsius => "C",
        TemperatureUnit::Fahrenheit => "F",
    };
    let provider = page.portal.map(|portal| portal.weather);
    html! {
        <a
            href={page.front(Front::Region(region.id.clone()))}
            aria-current={is_chosen.then_some("true")}
            data-region={region.id.clone()}
            data-zone={region.time_zone.clone()}
            data-unit={unit}
            data-weather={provider.and_then(|it| page.site.weather_url(it, region))}
        >
            { text(page.localized(&region.name)) }
        </a>
    }
}
