//! A portal in Yew that shows elements of Action News.
//!
//! `index.html` loads `embed.js` from the news site, and this program; neither depends on the other. The module `faults` has
//! nothing to do with the portal: it reproduces bugs that elements mounted by Yew would have in it.

mod faults;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Element, Event, HtmlElement, Url};
use yew::prelude::*;

/// Mounts the portal. `news` is the news site's URL without a slash at the end, `story` the path of the first story.
#[wasm_bindgen]
pub fn start(host: Element, news: String, story: String) {
    let props = PortalProps {
        news: news.into(),
        story: story.into(),
    };
    yew::Renderer::<Portal>::with_root_and_props(host, props).render();
}

#[derive(Properties, PartialEq)]
struct PortalProps {
    /// The news site's URL, without a slash at the end.
    news: AttrValue,
    /// The path of the story that is shown first.
    story: AttrValue,
}

/// What happened. The portal counts each, so that an event that is handled twice shows.
enum Message {
    /// A click on its own button.
    Own,
    /// A click on or around the elements.
    Around,
    /// A click on a link to a story, with its URL.
    Navigated(String),
}

struct Portal {
    own: u32,
    around: u32,
    navigated: u32,
    story: AttrValue,
    headlines: NodeRef,
    /// Removed when it is dropped, with the portal.
    listener: Option<EventListener>,
}

impl Component for Portal {
    type Message = Message;
    type Properties = PortalProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            own: 0,
            around: 0,
            navigated: 0,
            story: ctx.props().story.clone(),
            headlines: NodeRef::default(),
            listener: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Own => self.own += 1,
            Message::Around => self.around += 1,
            Message::Navigated(href) => {
                self.navigated += 1;
                let story = story(&ctx.props().news, &href);
                self.story = story.unwrap_or_else(|| self.story.clone());
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let around = ctx.link().callback(|_| Message::Around);
        let own = ctx.link().callback(|_| Message::Own);
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
                    { " · links " }<output id="went-count">{ self.navigated }</output>
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
            let property = |name: &str| Reflect::get(&detail, &name.into()).ok()?.as_string();
            if property("kind").as_deref() == Some("article") {
                event.prevent_default();
                link.send_message(Message::Navigated(property("href").unwrap_or_default()));
            }
        };
        self.listener = listen(&self.headlines, "news-navigate", go);
        // /embedding
    }
}

/// Adds a listener for a custom event, which may cancel it. It is removed when the result is dropped.
fn listen(
    to: &NodeRef,
    name: &'static str,
    callback: impl Fn(&CustomEvent) + 'static,
) -> Option<EventListener> {
    let element = to.cast::<HtmlElement>()?;
    let may_cancel = EventListenerOptions::enable_prevent_default();
    let callback = move |event: &Event| callback(event.unchecked_ref());
    Some(EventListener::new_with_options(
        &element, name, may_cancel, callback,
    ))
}

/// The path of the story at a URL. The path of its data is the same with `.json`.
fn story(news: &str, href: &str) -> Option<AttrValue> {
    let path = Url::new_with_base(href, news).ok()?.pathname();
    let path = path.trim_end_matches("index.html").trim_end_matches('/');
    Some(AttrValue::from(path.to_owned()))
}
