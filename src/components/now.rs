//! Clock, region and temperature, and what the script of a published page needs to write them.

use super::PageContext;
use super::clock::clock;
use super::header_bar::HeaderBarProps;
use super::inline::text;
use super::temperature::temperature;
use crate::route::Route;
use yew::prelude::*;

/// The place of clock, region and temperature. Patterns and words are those of [`crate::text`], so that
/// `web/page` writes the same.
pub fn now(page: &PageContext<'_>, props: &HeaderBarProps) -> Html {
    let words = page.words();
    let here = props.route.as_ref().and_then(Route::region);
    let region = page.region(props.region.as_deref());
    let name = region.map_or("", |region| page.say(&region.name));
    // Opening the front of a region chooses the region.
    let is_chosen = page.region(here).is_some();
    html! {
        <p
            class="bar__now"
            data-region={props.region.clone()}
            data-chosen={is_chosen.then_some("")}
            data-clock={words.clock}
            data-weekdays={words.weekdays.join("|")}
            data-months={words.months.join("|")}
            data-halves={words.halves.join("|")}
            data-first={words.first_of_month}
            data-temperature={words.temperature.join("|")}
            data-decimal={words.decimal}
            data-ages={words.hours_ago.join("|")}
            data-temperature-in={words.temperature_in}
        >
            { clock(page, props.clock) }
            { " " }
            <span class="bar__region">{ text(name) }</span>
            { " " }
            { temperature(page, name, props.temperature.as_ref()) }
        </p>
    }
}
