//! Snapshot tests of server-rendered pages: all demo articles, and states that no demo article has.
//! `UPDATE=1 cargo test --test pages` rewrites `tests/snapshots`; review the changes before you commit them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

mod rendering;

use action_news::components::{
    Content, DocumentView, DocumentViewProps, Extent, HeaderBar, HeaderBarProps, NoticeState,
    Reading, RenderedNotice, Shared, document_view,
};
use action_news::failure::Failure;
use action_news::page;
use action_news::route::{Route, Site};
use action_news::store::{Action, Document, State};
use action_news::text::LocalTime;
use article::date::Date;
use rendering::{demo_articles, page_at, portal, rendered};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use yew::Reducible;

fn state_of(bytes: &[u8]) -> State {
    let (article, _) = article::read(bytes).expect("an article");
    let portal = Rc::new(portal());
    let site = Site::of(&portal, "/");
    let route = Route::parse(&site, &format!("/{}/", article.id));
    let actions = [
        Action::PortalArrived {
            portal,
            root: "/".into(),
        },
        Action::Opened {
            route: route.clone(),
            now_ms: 0.0,
            reuse_ms: 0.0,
        },
        Action::Arrived {
            route,
            document: Document::Article(Rc::new(article)),
            digest: 0,
            now_ms: 0.0,
        },
        // From here on the whole article is shown, not only its first screen.
        Action::Painted,
    ];
    let state = actions
        .into_iter()
        .fold(Rc::new(State::default()), |state, action| {
            state.reduce(action)
        });
    (*state).clone()
}

/// One element per line, for readable diffs.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

/// Paths of the snapshots that differ.
#[derive(Default)]
struct Mismatches(Vec<PathBuf>);

impl Mismatches {
    fn compare(&mut self, name: impl AsRef<Path>, text: &str) {
        let snapshot = Path::new("tests/snapshots")
            .join(name)
            .with_extension("html");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(snapshot.parent().expect("a folder")).expect("a folder");
            std::fs::write(&snapshot, text).expect("a snapshot");
        } else if std::fs::read_to_string(&snapshot).ok().as_deref() != Some(text) {
            self.0.push(snapshot);
        }
    }

    fn assert_none(&self) {
        assert!(
            self.0.is_empty(),
            "these differ; UPDATE=1 rewrites them: {:#?}",
            self.0
        );
    }
}

#[test]
fn demo_articles_match_their_snapshots() {
    let articles = demo_articles();
    assert!(
        articles.len() >= 14,
        "the demo newsroom has {} articles",
        articles.len()
    );
    let mut mismatches = Mismatches::default();
    for path in articles {
        let bytes = std::fs::read(&path).expect("an article's file");
        let state = state_of(&bytes);
        let (header, document) = (lines(&page::header(&state)), lines(&page::document(&state)));
        let name = path.strip_prefix("content/articles").expect("below");
        mismatches.compare(name, &format!("{}\n{document}\n", page::title(&state)));
        // All articles of a language have the same header bar, so it has one snapshot.
        let language = state.language().code();
        mismatches.compare(format!("header/{language}"), &format!("{header}\n"));
    }
    mismatches.assert_none();
}

fn document(path: &str, content: Content) -> DocumentViewProps {
    let (page, route) = page_at(path);
    DocumentViewProps {
        page,
        route: Some(route),
        content,
        extent: Extent::Whole,
        stale: false,
        notices: Rc::default(),
    }
}

fn front(path: &str, index: &str) -> DocumentViewProps {
    let (index, _) = article::read_index(index.as_bytes()).expect("an index");
    document(path, Content::Front(Shared::new(index)))
}

#[tokio::test(flavor = "current_thread")]
async fn documents_in_other_states_match_their_snapshots() {
    let (article, _) = article::read(RARE_ARTICLE.as_bytes()).expect("an article");
    let rare = Content::Article(Shared::new(article));
    let empty = r#"{"schema": "action-news/index/1", "items": []}"#;
    let failed = |failure| document("/world/story/", Content::Failed(failure));
    let mut in_maintenance = failed(Failure::Network);
    in_maintenance.notices = portal().notices.into();
    let laid_out = STORIES.replacen("\"items\"", &format!("{BLOCKS}, \"items\""), 1);
    let mut stale = front("/", &laid_out);
    stale.stale = true;
    let mut without_portal = document("/", Content::Loading);
    without_portal.page.portal = None;
    without_portal.route = None;
    let cases = [
        ("front", front("/", &laid_out)),
        ("front-in-french", front("/fr/", &laid_out)),
        ("section", front("/world/", &laid_out)),
        ("region", front("/region/calgary/", &laid_out)),
        ("region-unknown", front("/region/baie-comeau/", empty)),
        ("tag", front("/tag/lake-talks/", &laid_out)),
        ("older", front("/ar/world/index-2/", STORIES)),
        ("oldest", front("/index-1/", STORIES)),
        ("empty", front("/sports/", empty)),
        ("stale", stale),
        ("waiting", document("/world/story/", Content::Loading)),
        ("without-portal", without_portal),
        ("network", failed(Failure::Network)),
        ("timeout", failed(Failure::Timeout)),
        ("status", failed(Failure::Status(503))),
        ("not-found", failed(Failure::NotFound)),
        ("unreadable", failed(Failure::Unreadable)),
        ("in-maintenance", in_maintenance),
        ("rare-article", document("/rare/", rare)),
    ];
    let mut mismatches = Mismatches::default();
    for (name, props) in cases {
        let html = page::html(&document_view(&props));
        assert_eq!(
            html,
            rendered::<DocumentView>(props).await,
            "{name}: as Yew writes it"
        );
        mismatches.compare(
            Path::new("states/document").join(name),
            &format!("{}\n", lines(&html)),
        );
    }
    mismatches.assert_none();
}

fn header(path: &str) -> HeaderBarProps {
    let (page, route) = page_at(path);
    let default = page
        .portal
        .as_ref()
        .and_then(|it| it.default_region.clone());
    let region = route.region().map(str::to_owned).or(default);
    HeaderBarProps {
        page,
        route: Some(route),
        clock: None,
        region: region.map(Into::into),
        temperature: None,
        notices: notices(NoticeState::Upcoming),
        link_note: false,
    }
}

fn notices(state: NoticeState) -> Rc<[RenderedNotice]> {
    let notices = portal().notices.into_iter();
    notices
        .map(|notice| RenderedNotice { notice, state })
        .collect()
}

#[tokio::test(flavor = "current_thread")]
async fn header_bars_match_their_snapshots() {
    let filled = |path: &str, age: Option<&'static str>| HeaderBarProps {
        clock: Date::new(2024, 11, 23).map(|date| LocalTime {
            date,
            hour: 22,
            minute: 59,
            offset_minutes: -420,
            is_utc: false,
        }),
        temperature: Some(Reading {
            words: "-12.1°C".into(),
            age: age.map(Into::into),
        }),
        notices: notices(NoticeState::Active),
        ..header(path)
    };
    let mut noted = filled("/", None);
    noted.link_note = true;
    let mut dismissed = filled("/ar/", None);
    dismissed.notices = notices(NoticeState::Dismissed);
    let mut empty = header("/");
    (empty.page.portal, empty.region) = (None, None);
    empty.page.site = Shared::new(Site::plain("/"));
    let cases = [
        ("empty", empty),
        ("section", header("/fr/world/")),
        ("region", header("/region/halifax/")),
        ("fresh", filled("/", None)),
        ("aged", filled("/world/", Some("3 hours ago"))),
        ("unavailable-link-followed", noted),
        ("dismissed", dismissed),
    ];
    let mut mismatches = Mismatches::default();
    for (name, props) in cases {
        let html = rendered::<HeaderBar>(props).await;
        mismatches.compare(
            Path::new("states/header").join(name),
            &format!("{}\n", lines(&html)),
        );
    }
    mismatches.assert_none();
}

/// The blocks of a front's first page.
const BLOCKS: &str = r#""blocks": [{"layout": "lead", "count": 2},
    {"title": "Science", "front": "science", "layout": "text", "count": 1}, {"heading": "more", "layout": "list", "count": 1}]"#;

/// A front with all features of stories.
const STORIES: &str = r#"{"schema": "action-news/index/1", "title": "Lake talks", "older": 3, "items": [
    {"id": "world/talks", "lang": "en-CA", "section": {"id": "world", "name": "World"}, "kicker": "Analysis",
     "headline": [{"t": "Talks "}, {"t": "at the lake", "m": ["em"], "href": "https://example.org/"}],
     "deck": "Two hours,\nno paper.", "published": "2013-06-17T20:05:00-04:00", "live": "live",
     "image": {"src": "lake.jpg", "type": "image/jpeg", "width": 1200, "height": 800, "alt": "A lake", "focus": {"x": 0.5, "y": 0.33},
               "sources": [{"src": "lake-480.jpg", "width": 480}, {"src": "lake-480.avif", "width": 480, "type": "image/avif"},
                           {"src": "lake-960.avif", "width": 960, "type": "image/avif"}, {"src": "lake,480.webp", "width": 480, "type": "image/webp"}]}},
    {"id": "culture/exposition", "lang": "fr-CA", "section": {"id": "arts", "name": "Arts"}, "headline": "L’exposition",
     "published": "2013-06-16", "live": "ended", "image": {"src": "/images/x.jpg"}},
    {"id": "science/wind", "lang": "en", "kicker": "Wind", "headline": "A windy year"},
    {"id": "about", "lang": "ar", "headline": "من نحن", "image": {"kind": "video", "src": "v.mp4"}}]}"#;

/// An article with features that no demo article has.
const RARE_ARTICLE: &str = r#"{"schema": "action-news/article/1", "id": "rare", "lang": "en", "access": "partial",
    "url": "https://www.example.org/rare", "headline": "Rare things", "live": {"state": "live"}, "section": {"id": "odd", "name": "Odd"},
    "authors": [{"name": "Ann Lee", "role": "Editor", "url": "https://example.org/ann"}],
    "published": "2013-06-17T20:05:00-04:00", "updated": "2013-06-18T00:00:00Z",
    "lead": {"media": {"src": "a.jpg", "alt": ""}, "href": "https://example.org/big", "caption": "Big & \"bold\""},
    "body": [
        {"type": "figure", "media": {"kind": "video", "src": "films/v.mp4", "type": "video/mp4", "width": 640, "height": 360, "poster": "p.jpg", "alt": "A film",
            "sources": [{"src": "films/v.webm", "type": "video/webm"}], "tracks": [{"src": "v.vtt", "lang": "en", "label": "English"}, {"src": "w.vtt", "kind": "chapters"}]}},
        {"type": "figure", "media": {"kind": "audio", "src": "s.mp3"}, "title": "A sound", "credit": "Ann Lee"},
        {"type": "hologram", "text": "Floating words"}, {"type": "smell"},
        {"type": "hologram", "blocks": [{"type": "paragraph", "text": "In it"}, {"type": "divider", "id": "in"}]},
        {"type": "card", "url": "https://www.example.org/card", "headline": "A card", "text": [{"t": "Elsewhere", "href": "https://example.org/"}]},
        {"type": "paragraph", "text": [{"t": "a\nb\n", "m": ["strong", "code"]}, {"t": "rtl", "dir": "rtl"}, {"t": "c", "href": "/d"}, {"t": "e", "href": "/d", "m": ["em"]}]},
        {"type": "embed", "url": "https://social.example/1", "provider": "Social", "text": "Words"},
        {"type": "embed", "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "caption": "Film", "aspect": "4:3"},
        {"type": "code", "text": "let a = 1;"}, {"type": "list", "ordered": true, "start": 3, "items": [{"text": "three"}, {"text": "four", "blocks": [{"type": "list", "items": [{"text": "five"}]}]}]},
        {"type": "aside", "kind": "odd", "blocks": [{"type": "heading", "level": 4, "text": "Deep"}]}, {"type": "pullquote", "text": "Well.", "cite": "Ann"},
        {"type": "table", "head": [[{"text": ""}, {"text": "Both", "colspan": 2}]], "rows": [[{"text": "Up", "rowspan": 2, "header": true}, {"text": "1"}, {"text": "2"}], [{"text": "x", "header": true}, {"text": "3"}]]}],
    "updates": [{"id": "1", "published": "2013-06-17T21:05:00-04:00", "key": true, "headline": [{"t": "First", "href": "/x"}], "byline": "Ann & Ben", "body": [{"type": "paragraph", "text": "One"}]},
        {"id": "2", "pinned": true, "body": [{"type": "paragraph", "id": "two", "text": "Two"}]}],
    "corrections": [{"text": "An undated one."}], "tags": [{"name": "Odd"}, {"name": "Even", "url": "/tag/even/"}]}"#;
