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
            data-weekdays={words.weekdays}
            data-months={words.months}
            data-halves={words.halves}
            data-first={unless_empty(words.first_of_month)}
            data-calendar={unless_empty(words.calendar)}
            data-digits={unless_empty(words.digits)}
            data-temperature={words.temperature}
            data-decimal={words.decimal}
            data-ages={words.hours_ago}
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

fn unless_empty(words: &'static str) -> Option<&'static str> {
    Some(words).filter(|words| !words.is_empty())
}
