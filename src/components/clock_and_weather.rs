//! Clock, region and temperature of the header bar.

use super::PageContext;
use super::clock::clock;
use super::inline::text;
use super::temperature::{Reading, temperature};
use crate::text::LocalTime;
use yew::prelude::*;

/// Clock, region and temperature. The data attributes have the patterns and strings of [`crate::text`], with which the
/// page script (`web/page/header.js`) fills them in. `is_chosen`: this page sets the reader's region.
pub fn clock_and_weather(
    page: &PageContext<'_>,
    region_id: Option<AttrValue>,
    is_chosen: bool,
    time: Option<LocalTime>,
    reading: Option<&Reading>,
) -> Html {
    let words = page.words();
    let region = page.region(region_id.as_deref());
    let name = region.map_or("", |region| page.localized(&region.name));
    html! {
        <p
            class="bar__now"
            data-region={region_id}
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
            { clock(page, time) }
            { " " }
            <span class="bar__region">{ text(name) }</span>
            { " " }
            { temperature(page, name, reading) }
        </p>
    }
}
