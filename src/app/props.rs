//! The state as the views' props.

use crate::store::{Document, Freshness, Page, State};
use crate::components::{Content, DocumentViewProps, HeaderBarProps, Temperature};
use article::portal::Notice;
use article::weather::STALE_AFTER_MINUTES;
use std::rc::Rc;
use yew::AttrValue;

/// The header bar's props, from the state.
pub fn header_props(state: &State) -> HeaderBarProps {
    HeaderBarProps {
        portal: state.portal.ready().cloned(),
        site: Rc::clone(&state.site),
        language: state.language(),
        route: state.route.clone(),
        clock: state.clock,
        region: state.region.clone().map(AttrValue::from),
        temperature: temperature(state),
        notices: lasting(state),
        dismissed: state.dismissed.clone().into(),
        told_unavailable: state.told_unavailable,
    }
}

/// The document's props, from the state.
pub fn document_props(state: &State) -> DocumentViewProps {
    let content = match &state.page {
        Page::Idle | Page::Loading => Content::Waiting,
        Page::Ready(document, _) => content(document),
        Page::Failed(failure) => Content::Failed(*failure),
    };
    // Only a failed page speaks of notices: others need not be drawn again when one comes or goes.
    let notices = match content {
        Content::Failed(_) => lasting(state),
        _ => Rc::default(),
    };
    DocumentViewProps {
        portal: state.portal.ready().cloned(),
        site: Rc::clone(&state.site),
        language: state.language(),
        route: state.route.clone(),
        content,
        stale: matches!(state.page, Page::Ready(_, Freshness::Stale)),
        notices,
    }
}

/// The props of the document that waits out of sight: as they will be when it is opened, so that it need not be
/// drawn again then. Without one, an empty place.
pub fn waiting_props(state: &State) -> DocumentViewProps {
    let waiting = state.waiting.as_ref();
    let language = waiting.map_or(state.site.language, |waiting| {
        state.language_of(&waiting.document, &waiting.route)
    });
    DocumentViewProps {
        portal: state.portal.ready().cloned(),
        site: Rc::clone(&state.site),
        language,
        route: waiting.map(|waiting| waiting.route.clone()),
        content: waiting.map_or(Content::Empty, |waiting| content(&waiting.document)),
        stale: false,
        notices: Rc::default(),
    }
}

fn content(document: &Document) -> Content {
    match document {
        Document::Article(article) => Content::Article(Rc::clone(article)),
        Document::Front(index) => Content::Front(Rc::clone(index)),
        Document::Published(..) => Content::Empty,
    }
}

fn lasting(state: &State) -> Rc<[Notice]> {
    state.lasting_notices().cloned().collect()
}

fn temperature(state: &State) -> Option<Temperature> {
    let (weather, region) = (state.weather.ready()?, state.region()?);
    let language = state.language();
    let minutes = ((state.now_ms / 1000.0) as i64 - weather.observed.epoch_seconds()) / 60;
    let stale = state.now_ms > 0.0 && minutes > STALE_AFTER_MINUTES;
    Some(Temperature {
        words: language
            .temperature(weather.temperature.in_unit(region.unit), region.unit)
            .into(),
        age: stale.then(|| language.ago(minutes).into()),
    })
}
