//! The app at rest: what a published page's header bar shows while its reader reads.
//!
//! Clock, region and temperature are all that changes on a page that nobody leaves. A worker makes their words by the
//! same state and the same view as the app (`web/page/rest.js`), and the page writes them down (`web/page/start.js`): on the
//! page's own thread, compiling what makes them took longer than everything else together (docs/decisions/012). The
//! app itself starts when the reader is about to do something, or when the page cannot say what is to be said.

use super::choices::retell;
use super::header::{address, arrived, moments_ms, tick};
use super::header_props;
use super::tell::{plainly, tell};
use crate::browser::clock::next_ms;
use crate::browser::worker::{Telling, Told, promise_json};
use crate::components::{HeaderBarProps, NoticeState, now};
use crate::route::{Front, Route, Site};
use crate::store::{Document, Freshness, Page, State};
use crate::text::Language;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Fetches a JSON document as the app does, with its deadlines and its second tries.
pub fn get(url: String) -> Promise {
    promise_json(url)
}

/// What the header bar of a published page shows at a moment, in milliseconds since 1970; `undefined` where the
/// portal's configuration cannot be read. `page` is what `start.js` tells of the page, `portal` and `weather` are as
/// they were fetched.
pub fn at_rest(page: &JsValue, portal: &[u8], weather: Option<Vec<u8>>, now_ms: f64) -> JsValue {
    let page = Told(page);
    let Some(state) = state(&page, portal, weather.as_deref(), now_ms) else {
        return JsValue::UNDEFINED;
    };
    let props = header_props(&state);
    let region = state.region();
    let front = region.map(|region| {
        Route::front(Front::Region(region.id.clone()), state.language()).path(&state.site)
    });
    Telling::default()
        .tell("now", tell(&now(&props), &plainly))
        .tell("region", front)
        .tell("next", next_ms(now_ms, &moments_ms(&state)))
        .tell("weather", region.and_then(|region| address(&state, region)))
        .tell("isEnough", is_enough(&props, &page.text("standing")))
        .whole()
}

/// The state of a header bar at rest; nothing where the portal's configuration cannot be read.
pub fn state(
    page: &Told<'_>,
    portal: &[u8],
    weather: Option<&[u8]>,
    now_ms: f64,
) -> Option<Rc<State>> {
    let (portal, _) = article::read_portal(portal).ok()?;
    let site = Site::of(&portal, &page.text("root"));
    let route = Route::parse(&site, &page.text("path"));
    let language = Language::of(&page.text("language")).unwrap_or_default();
    let document = Document::Published("".into(), language);
    let shown = Page::Ready(document, Freshness::Fresh);
    let state = State::of_page(Rc::new(portal), Rc::new(site), route, shown, now_ms);
    let mut state = Rc::new(state);
    retell(page.text("region"), &page.text("dismissed"), |action| {
        state = Rc::clone(&state).reduce(action);
    });
    for action in [
        Some(tick(&state, now_ms)),
        weather.and_then(|bytes| arrived(&state, bytes)),
    ] {
        state = match action {
            Some(action) => state.reduce(action),
            None => state,
        };
    }
    Some(state)
}

/// Whether the notices that are to be shown are those that stand in the page. `standing`: their ids, each on a line.
fn is_enough(props: &HeaderBarProps, standing: &str) -> bool {
    let wanted = props.notices.iter();
    let wanted = wanted.filter(|it| it.state == NoticeState::Active);
    let wanted = wanted.map(|it| it.notice.id.as_str());
    wanted.eq(standing.lines())
}
