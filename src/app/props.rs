//! Converts the state to the props of the components.

use crate::components::{
    Content, DocumentViewProps, Extent, HeaderBarProps, Reading, RenderedNotice, SharedPageContext,
    Zoom, rendered_notices,
};
use crate::route::Route;
use crate::store::{Document, Freshness, Page, State};
use crate::text::Language;
use article::portal::Notice;
use article::weather::{HIDDEN_AFTER_MINUTES, STALE_AFTER_MINUTES};
use std::rc::Rc;
use yew::AttrValue;

/// The props of the header bar.
pub fn header_props(state: &State) -> HeaderBarProps {
    HeaderBarProps {
        page: page_context(state, None, state.language()),
        route: state.route.clone(),
        clock: state.clock,
        region: state.region.clone().map(AttrValue::from),
        temperature: temperature(state),
        notices: rendered(state),
        link_note: state.unavailable_link_followed,
    }
}

/// The props of the document.
pub fn document_props(state: &State) -> DocumentViewProps {
    let content = match &state.page {
        Page::Idle | Page::Loading => Content::Loading,
        Page::Ready(document, _) => content(document),
        Page::Failed(failure) => Content::Failed(*failure),
    };
    // Only error pages show notices: other pages are not rendered again when one begins or ends.
    let notices = match content {
        Content::Failed(_) => active_notices(state),
        _ => Rc::default(),
    };
    DocumentViewProps {
        page: page_context(state, state.route.as_ref(), state.language()),
        route: state.route.clone(),
        content,
        extent: if state.is_painted {
            Extent::Whole
        } else {
            Extent::FirstScreen
        },
        stale: matches!(state.page, Page::Ready(_, Freshness::Stale)),
        notices,
    }
}

fn page_context(state: &State, route: Option<&Route>, language: Language) -> SharedPageContext {
    let data_path = route.and_then(|route| route.data_path(&state.site));
    SharedPageContext {
        site: (&state.site).into(),
        portal: state.portal.ready().map(Into::into),
        language,
        data_path: data_path.unwrap_or_default().into(),
        zoom: Zoom::Lightbox,
    }
}

fn content(document: &Document) -> Content {
    match document {
        Document::Article(article) => Content::Article(article.into()),
        Document::Front(index) => Content::Front(index.into()),
    }
}

fn active_notices(state: &State) -> Rc<[Notice]> {
    state.active_notices().cloned().collect()
}

fn rendered(state: &State) -> Rc<[RenderedNotice]> {
    let notices = state.portal.ready().map(|portal| portal.notices.as_slice());
    rendered_notices(notices.unwrap_or_default(), state.now_ms, &state.dismissed)
}

fn temperature(state: &State) -> Option<Reading> {
    let (weather, region) = (state.weather.ready()?, state.region()?);
    let language = state.language();
    let observed_s = weather.observed.epoch_seconds();
    // 0 before the first tick: the age is not known yet.
    let age_minutes =
        (state.now_ms > 0.0).then_some(((state.now_ms / 1000.0) as i64 - observed_s) / 60);
    if age_minutes > Some(HIDDEN_AFTER_MINUTES) {
        return None;
    }
    let temperature = weather.temperature.in_unit(region.unit);
    let stale = age_minutes.filter(|minutes| *minutes > STALE_AFTER_MINUTES);
    Some(Reading {
        words: language.temperature(temperature, region.unit).into(),
        age: stale.map(|minutes| language.ago(minutes).into()),
    })
}
