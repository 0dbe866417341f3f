//! The temperature in the header bar.

use super::inline::text;
use super::{PageContext, SharedPageContext};
use crate::text::fill;
use yew::prelude::*;

/// A formatted temperature.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The temperature: `-12.1°C`.
    pub words: AttrValue,
    /// Its age, if it is stale: `3 hours ago`.
    pub age: Option<AttrValue>,
}

/// Props of [`Temperature`].
#[derive(Properties, PartialEq)]
pub struct TemperatureProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The region's name.
    pub region: AttrValue,
    /// The temperature, if it is known.
    pub reading: Option<Reading>,
}

/// A region's temperature: [`temperature()`] as a component.
#[component]
pub fn Temperature(props: &TemperatureProps) -> Html {
    temperature(
        &props.page.borrowed(),
        &props.region,
        props.reading.as_ref(),
    )
}

/// A region's temperature. The element is rendered before it is known, so that its space is reserved.
pub fn temperature(page: &PageContext<'_>, region: &str, reading: Option<&Reading>) -> Html {
    html! {
        <span class="bar__temperature">
            if let Some(reading) = reading {
                <span class="visually-hidden">
                    { text(&fill(page.words().temperature_in, region)) }
                    { " " }
                </span>
                <bdi dir="ltr">{ text(&reading.words) }</bdi>
                if let Some(age) = &reading.age {
                    { " " }
                    <span class="bar__age">{ text(age) }</span>
                }
            }
        </span>
    }
}
