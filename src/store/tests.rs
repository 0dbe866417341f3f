use super::*;

fn portal(text: &str) -> Rc<Portal> {
    Rc::new(article::read_portal(text.as_bytes()).expect("a portal").0)
}

fn demo() -> Rc<Portal> {
    portal(
        r#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en-CA",
            "languages": ["en-CA", "fr-CA"], "sections": [{"id": "world", "name": {"en": "World"}}],
            "regions": [
                {"id": "calgary", "name": {"en": "Calgary"}, "timeZone": "America/Edmonton", "latitude": 51, "longitude": -114},
                {"id": "halifax", "name": {"en": "Halifax"}, "timeZone": "America/Halifax", "latitude": 44, "longitude": -63}],
            "notices": [{"id": "m", "kind": "maintenance", "text": {"en": "…"}, "from": "1970-01-01T00:00:10Z",
                "until": "1970-01-01T00:00:20Z", "unavailable": ["/login*"]}]}"#,
    )
}

fn article(id: &str, lang: &str) -> Document {
    let text = format!(
        r#"{{"schema": "action-news/article/1", "id": "{id}", "lang": "{lang}", "headline": "H {id}", "body": []}}"#
    );
    Document::Article(Rc::new(
        article::read(text.as_bytes()).expect("an article").0,
    ))
}

fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions
        .into_iter()
        .fold(Rc::new(State::default()), |state, action| {
            state.reduce(action)
        })
}

fn arrived() -> Action {
    Action::PortalArrived {
        portal: demo(),
        root: "/".into(),
    }
}

/// A page opened a minute after the documents of [`loaded`].
fn opened(route: Route) -> Action {
    Action::Opened {
        route,
        now_ms: 60_000.0,
        reuse_ms: 10_000.0,
    }
}

fn loaded(route: Route, document: Document) -> Action {
    Action::Arrived {
        route,
        document,
        digest: 0,
        now_ms: 0.0,
    }
}

fn is_cached(state: &State, path: &str) -> bool {
    state.cache.find(&route(path)).is_some()
}

fn is_unavailable(state: &State, address: &str) -> bool {
    state.active_notices().any(|notice| notice.covers(address))
}

fn route(path: &str) -> Route {
    Route::parse(&Site::of(&demo(), "/"), path)
}

#[test]
fn a_page_goes_from_loading_to_ready_or_failed() {
    let state = after([arrived(), opened(route("/a/"))]);
    assert_eq!(state.page, Page::Loading);
    let ready = state
        .clone()
        .reduce(loaded(route("/a/"), article("a", "en")));
    assert_eq!(
        ready.page,
        Page::Ready(article("a", "en"), Freshness::Fresh)
    );
    let failed = state.reduce(Action::Failed(route("/a/"), Failure::Timeout));
    assert_eq!(failed.page, Page::Failed(Failure::Timeout));
    let again = failed.reduce(Action::Retried);
    assert_eq!(again.page, Page::Loading);
}

#[test]
fn an_answer_for_a_page_left_does_not_replace_the_open_one() {
    let state = after([arrived(), opened(route("/a/")), opened(route("/b/"))]);
    let same = state
        .clone()
        .reduce(Action::Failed(route("/a/"), Failure::Network));
    assert!(Rc::ptr_eq(&same, &state));
    let late = state.reduce(loaded(route("/a/"), article("a", "en")));
    assert_eq!(late.page, Page::Loading);
    assert!(is_cached(&late, "/a/"));
}

#[test]
fn a_cached_page_is_shown_while_it_is_fetched_again() {
    let back = after([
        arrived(),
        opened(route("/a/")),
        loaded(route("/a/"), article("a", "en")),
        opened(route("/b/")),
        opened(route("/a/")),
    ]);
    assert_eq!(
        back.page,
        Page::Ready(article("a", "en"), Freshness::Refreshing)
    );
    let stale = back
        .clone()
        .reduce(Action::Failed(route("/a/"), Failure::Network));
    assert_eq!(
        stale.page,
        Page::Ready(article("a", "en"), Freshness::Stale)
    );
    let gone = back
        .clone()
        .reduce(Action::Failed(route("/a/"), Failure::NotFound));
    assert_eq!(gone.page, Page::Failed(Failure::NotFound));
    // The same bytes keep the same `Rc`: nothing is rendered again.
    let fresh = back
        .clone()
        .reduce(loaded(route("/a/"), article("a", "en")));
    match (&back.page, &fresh.page) {
        (
            Page::Ready(Document::Article(before), _),
            Page::Ready(Document::Article(after), Freshness::Fresh),
        ) => assert!(Rc::ptr_eq(before, after)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_cache_keeps_the_last_twenty() {
    let mut state = after([arrived()]);
    for n in 0..25 {
        let at = route(&format!("/a{n}/"));
        state = state.reduce(opened(at.clone()));
        state = state.reduce(loaded(at, article(&format!("a{n}"), "en")));
    }
    assert_eq!(
        state.clone().reduce(opened(route("/a4/"))).page,
        Page::Loading
    );
    assert!(matches!(
        state.reduce(opened(route("/a5/"))).page,
        Page::Ready(..)
    ));
}

#[test]
fn a_new_region_drops_clock_and_temperature_of_the_previous_one() {
    let weather = |region: &str| {
        Rc::new(Weather {
            region: region.to_owned(),
            temperature: article::weather::Tenths(-121),
            observed: article::date::Timestamp::parse("2024-11-23T22:30:00-07:00")
                .expect("a timestamp"),
            source: None,
        })
    };
    let state = after([arrived(), Action::WeatherArrived(weather("calgary"))]);
    assert_eq!(state.region.as_deref(), Some("calgary"));
    assert_eq!(state.weather, Loadable::Ready(weather("calgary")));
    let moved = state.clone().reduce(opened(route("/region/halifax/")));
    assert_eq!(moved.region.as_deref(), Some("halifax"));
    assert_eq!((&moved.weather, moved.clock), (&Loadable::Loading, None));
    // A late response for the previous region.
    let same = moved
        .clone()
        .reduce(Action::WeatherArrived(weather("calgary")));
    assert!(Rc::ptr_eq(&same, &moved));
    // Other pages and unknown regions do not change it.
    let on = moved
        .reduce(opened(route("/world/")))
        .reduce(opened(route("/region/atlantis/")));
    assert_eq!(on.region.as_deref(), Some("halifax"));
    // A failed refresh keeps the last value.
    let kept = state.reduce(Action::WeatherFailed("calgary".into()));
    assert_eq!(kept.weather, Loadable::Ready(weather("calgary")));
}

#[test]
fn a_saved_region_is_used_if_the_portal_still_has_it() {
    let region = |id: &str| {
        after([Action::RegionRemembered(id.into()), arrived()])
            .region
            .clone()
    };
    assert_eq!(region("halifax").as_deref(), Some("halifax"));
    assert_eq!(region("atlantis").as_deref(), Some("calgary"));
}

#[test]
fn notices_begin_and_end_on_time() {
    let at = |now_ms: f64| {
        after([
            arrived(),
            Action::Ticked {
                now_ms,
                clock: None,
            },
        ])
    };
    let check = |now_ms: f64, expected: bool| {
        let state = at(now_ms);
        assert_eq!(state.active_notices().count() == 1, expected, "{now_ms}");
        assert_eq!(is_unavailable(&state, "/login/"), expected, "{now_ms}");
        assert!(!is_unavailable(&state, "/world/"), "{now_ms}");
    };
    check(9_999.0, false);
    check(10_000.0, true);
    check(19_999.0, true);
    check(20_000.0, false);
    // The links of a dismissed notice stay unavailable.
    let dismissed = at(15_000.0).reduce(Action::NoticeDismissed("m".into()));
    assert_eq!(dismissed.dismissed, ["m"]);
    assert!(is_unavailable(&dismissed, "/login"));
}

#[test]
fn the_interface_is_in_the_articles_language_if_the_site_offers_it() {
    let language = |path: &str, id: &str, lang: &str| {
        after([
            arrived(),
            opened(route(path)),
            loaded(route(path), article(id, lang)),
        ])
        .language()
    };
    assert_eq!(language("/a/", "a", "fr-CA"), Language::FRENCH);
    assert_eq!(language("/fr/a/", "fr/a", "fr"), Language::FRENCH);
    // Arabic is not offered by this portal.
    assert_eq!(language("/a/", "a", "ar"), Language::ENGLISH);
    assert_eq!(language("/fr/a/", "fr/a", "de"), Language::FRENCH);
}

#[test]
fn a_prefetched_page_is_fetched_again_only_if_it_is_old() {
    let open = |age_ms: f64, reuse_ms: f64| {
        after([
            arrived(),
            opened(route("/a/")),
            loaded(route("/b/"), article("b", "en")),
            Action::Opened {
                route: route("/b/"),
                now_ms: age_ms,
                reuse_ms,
            },
        ])
        .page
        .clone()
    };
    let shown = |freshness| Page::Ready(article("b", "en"), freshness);
    assert_eq!(open(9_000.0, 10_000.0), shown(Freshness::Fresh));
    assert_eq!(open(11_000.0, 10_000.0), shown(Freshness::Refreshing));
    // With Save-Data a cached document is reused at any age.
    assert_eq!(open(1e9, f64::INFINITY), shown(Freshness::Fresh));
}

#[test]
fn the_cache_drops_the_least_recently_used_document() {
    let mut state = after([arrived()]);
    for n in 0..20 {
        state = state.reduce(loaded(
            route(&format!("/a{n}/")),
            article(&format!("a{n}"), "en"),
        ));
    }
    let state = state
        .reduce(opened(route("/a0/")))
        .reduce(loaded(route("/b/"), article("b", "en")));
    assert!(is_cached(&state, "/a0/"));
    assert!(!is_cached(&state, "/a1/"));
}

#[test]
fn the_front_of_a_region_takes_precedence_over_the_saved_region() {
    let region = |path: &str, remembered: &str| {
        let state = after([arrived(), opened(route(path))]);
        let state = state.reduce(Action::RegionRemembered(remembered.into()));
        state.region.clone()
    };
    assert_eq!(
        region("/region/halifax/", "calgary").as_deref(),
        Some("halifax")
    );
    assert_eq!(region("/a/", "halifax").as_deref(), Some("halifax"));
    assert_eq!(region("/a/", "gone").as_deref(), Some("calgary"));
}
