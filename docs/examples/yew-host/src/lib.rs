//! A portal that is a Yew app, and shows an element of Action News among its own parts.
//!
//! `index.html` loads `embed.js` of the news site and this program, which know nothing of each other. The other
//! room, `faults`, holds what makes such a portal hard for a guest that is drawn by Yew too.

mod faults;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Element, Event, HtmlElement, Url};
use yew::prelude::*;

/// Draws the portal.
#[wasm_bindgen]
pub fn start(host: Element, news: String, story: String) {
    let place = Place {
        news: news.into(),
        story: story.into(),
    };
    yew::Renderer::<Portal>::with_root_and_props(host, place).render();
}

/// What the page says of the news.
#[derive(Properties, PartialEq)]
struct Place {
    /// Where the news site is, without a slash at the end.
    news: AttrValue,
    /// The path of the story that is shown first.
    story: AttrValue,
}

/// What the portal has heard. Each is counted by a message, so that what is handled twice shows as two.
enum Heard {
    /// A click on its own button.
    Own,
    /// A click somewhere around or in the elements.
    Around,
    /// A headline that the portal follows itself.
    Went(String),
}

struct Portal {
    own: u32,
    around: u32,
    went: u32,
    story: AttrValue,
    headlines: NodeRef,
    /// Ends with the portal.
    hearing: Option<EventListener>,
}

impl Component for Portal {
    type Message = Heard;
    type Properties = Place;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            own: 0,
            around: 0,
            went: 0,
            story: ctx.props().story.clone(),
            headlines: NodeRef::default(),
            hearing: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, heard: Heard) -> bool {
        match heard {
            Heard::Own => self.own += 1,
            Heard::Around => self.around += 1,
            Heard::Went(href) => {
                self.went += 1;
                let story = story(&ctx.props().news, &href);
                self.story = story.unwrap_or_else(|| self.story.clone());
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let around = ctx.link().callback(|_| Heard::Around);
        let own = ctx.link().callback(|_| Heard::Own);
        let news = &ctx.props().news;
        let data = format!("{news}{}.json", self.story);
        let page = format!("{news}{}/", self.story);
        html! {
            <main>
                <h1>{ "Harbour portal" }</h1>
                <p>
                    <button id="own" onclick={own}>{ "Count" }</button>
                    { " Button " }<output id="own-count">{ self.own }</output>
                    { " · around " }<output id="around-count">{ self.around }</output>
                    { " · links " }<output id="went-count">{ self.went }</output>
                </p>
                <div id="around" onclick={around}>
                    // embedding
                    <action-news-headlines ref={&self.headlines} src={format!("{news}/index.json")} count="4" />
                    <action-news-article src={data}><a href={page}>{ "Read it at Action News" }</a></action-news-article>
                    // /embedding
                </div>
            </main>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if !first {
            return;
        }
        // embedding
        let link = ctx.link().clone();
        let go = move |event: &CustomEvent| {
            let detail = event.detail();
            let said = |name: &str| Reflect::get(&detail, &name.into()).ok()?.as_string();
            if said("kind").as_deref() == Some("article") {
                event.prevent_default();
                link.send_message(Heard::Went(said("href").unwrap_or_default()));
            }
        };
        self.hearing = listen(&self.headlines, "news-navigate", go);
        // /embedding
    }
}

/// Hears an event that Yew does not know, and may cancel it; until what is returned is dropped.
fn listen(
    to: &NodeRef,
    name: &'static str,
    heard: impl Fn(&CustomEvent) + 'static,
) -> Option<EventListener> {
    let element = to.cast::<HtmlElement>()?;
    let may_cancel = EventListenerOptions::enable_prevent_default();
    let heard = move |event: &Event| heard(event.unchecked_ref());
    Some(EventListener::new_with_options(
        &element, name, may_cancel, heard,
    ))
}

/// The path of the story that a headline leads to; its data is beside it.
fn story(news: &str, href: &str) -> Option<AttrValue> {
    let path = Url::new_with_base(href, news).ok()?.pathname();
    let path = path.trim_end_matches("index.html").trim_end_matches('/');
    Some(AttrValue::from(path.to_owned()))
}
