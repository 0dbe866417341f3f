//! Articles, headlines and the header bar for other people's pages (docs/decisions/016).
//!
//! Two programs are made of it, so that a page with articles pays for articles alone: `src/bin`.
//!
//! Nothing is drawn here and nothing is kept: bytes go in, and what stands in an element comes out as lists, which
//! `web/elements/embed.js` makes nodes of. A document that is none of ours gives `undefined`.

use action_news::app::{at_rest, header_props, state_at_rest, tell};
use action_news::browser::worker::{Telling, Told};
use action_news::text::Language;
use action_news::components::{Setting, embedded, now};
use article::Article;
use article::index::Item;
use article::portal::Portal;
use js_sys::Uint8Array;
use place::Place;
use wasm_bindgen::JsValue;
use yew::Html;

pub mod dress;
pub mod parts;
mod place;

/// An article. `element` says of the element that asks:
///
/// | | |
/// |---|---|
/// | `src` | where the document is from; empty: it was handed over |
/// | `home` | the root of the site that published the script |
/// | `language` | the interface's, if the element says one |
/// | `around` | the language of the page around, where the article's is not offered |
/// | `level` | of the headline, 1 to 6 |
///
/// `portal`: `portal.json` of that site, where it is to be had: which embeds may be loaded, which sections have fronts.
///
/// Gives `{nodes, id, title, language, dir, url, site}`, the last the root of the site that it belongs to.
pub fn article(element: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    let element = Told(element);
    let Ok((article, _)) = article::read(bytes) else {
        return JsValue::UNDEFINED;
    };
    let portal = own_portal(portal);
    let place = Place::of(
        &element.text("src"),
        &element.text("home"),
        Some(article.id.as_str()),
    );
    let language = language(&element, article.lang.as_str());
    let site = place.site(portal.as_ref());
    let setting = Setting {
        site: &site,
        portal: portal.as_ref(),
        language,
        data_path: &place.data_path,
    };
    let level = level(&element);
    let view = embedded::article(&setting, &article);
    let nodes = tell(&view, &move |tag| dress::dress(tag, level, 1));
    let url = article.url.as_ref().map(|url| setting.address(url));
    Telling::default()
        .tell("nodes", nodes)
        .tell("id", article.id.as_str())
        .tell("title", article.headline.plain())
        .tell("language", language.code())
        .tell("dir", language.dir().as_str())
        .tell(
            "url",
            url.unwrap_or_else(|| place.page(article.id.as_str())),
        )
        .tell("site", place.root)
        .whole()
}

/// Headlines of an index: as [`article`], and `count`, how many at most.
pub fn headlines(element: &JsValue, bytes: &[u8], portal: Option<Vec<u8>>) -> JsValue {
    let element = Told(element);
    let Ok((index, _)) = article::read_index(bytes) else {
        return JsValue::UNDEFINED;
    };
    let portal = own_portal(portal);
    let place = Place::of(&element.text("src"), &element.text("home"), None);
    let first = index.items.first().map_or("", |item| item.lang.as_str());
    let language = language(&element, first);
    let site = place.site(portal.as_ref());
    let setting = Setting {
        site: &site,
        portal: portal.as_ref(),
        language,
        data_path: &place.data_path,
    };
    let stories = index.items.into_iter().map(|item| (item, None));
    let title = index.title.unwrap_or_default();
    told_headlines(&element, &setting, stories, &title)
}

/// Headlines of articles that were handed over, each JSON of our own format: of a list of another system's. They lead
/// to where the articles live.
pub fn stories(element: &JsValue, articles: Vec<Uint8Array>) -> JsValue {
    let element = Told(element);
    let articles: Vec<Article> = articles
        .iter()
        .filter_map(|bytes| article::read(&bytes.to_vec()).ok())
        .map(|(article, _)| article)
        .collect();
    let place = Place::of(&element.text("src"), &element.text("home"), None);
    let first = articles.first().map_or("", |article| article.lang.as_str());
    let setting = Setting {
        site: &place.site(None),
        portal: None,
        language: language(&element, first),
        data_path: &place.data_path,
    };
    let stories = articles.iter().map(|article| {
        let url = article.url.as_ref().map(|url| setting.address(url));
        (Item::of(article), url)
    });
    told_headlines(&element, &setting, stories, "")
}

fn told_headlines(
    element: &Told<'_>,
    setting: &Setting<'_>,
    stories: impl Iterator<Item = (Item, Option<String>)>,
    title: &str,
) -> JsValue {
    let level = level(element);
    let count = element.text("count").parse().unwrap_or(5);
    let view = embedded::headlines(setting, &mut stories.take(count));
    let nodes = tell(&view, &move |tag| dress::dress(tag, level, 2));
    Telling::default()
        .tell("nodes", nodes)
        .tell("id", setting.data_path)
        .tell("site", setting.site.root.as_str())
        .tell("title", title)
        .tell("language", setting.language.code())
        .tell("dir", setting.language.dir().as_str())
        .whole()
}

/// The header bar of the portal at a moment, in milliseconds since 1970. `page` and what comes of it are as
/// [`at_rest`] has them, and `nodes` is the whole bar; all with their parts.
pub fn header(page: &JsValue, portal: &[u8], weather: Option<Vec<u8>>, now_ms: f64) -> JsValue {
    let told = Told(page);
    let Some(state) = state_at_rest(&told, portal, weather.as_deref(), now_ms) else {
        return JsValue::UNDEFINED;
    };
    let props = header_props(&state);
    let dressed = |view: Html| tell(&view, &|tag| dress::dress(tag, 1, 1));
    let nodes = dressed(embedded::header(&props));
    // Told once a minute, in the place of what stands there with its parts.
    let now = dressed(now(&props));
    let language = state.language();
    let name = state.portal.ready().map(|portal| portal.name.clone());
    Telling(at_rest(page, portal, weather, now_ms))
        .tell("nodes", nodes)
        .tell("now", now)
        .tell("id", "portal")
        .tell("site", told.text("root"))
        .tell("title", name.unwrap_or_default())
        .tell("language", language.code())
        .tell("dir", language.dir().as_str())
        .whole()
}

fn own_portal(bytes: Option<Vec<u8>>) -> Option<Portal> {
    article::read_portal(&bytes?).ok().map(|(portal, _)| portal)
}

/// The element's own, else the document's, else that of the page around.
fn language(element: &Told<'_>, document: &str) -> Language {
    let own = Language::of(&element.text("language"));
    own.or_else(|| Language::of(document))
        .or_else(|| Language::of(&element.text("around")))
        .unwrap_or_default()
}

fn level(element: &Told<'_>) -> u8 {
    element.text("level").parse().unwrap_or(2).clamp(1, 6)
}
