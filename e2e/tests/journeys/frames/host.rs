//! Another site's page with a framed story, and the script by which the frame reports its state to the journey.

use e2e::{Browser, Folder, HarnessResult, Page, Site};
use serde_json::Value;
use std::fs;
use std::rc::Rc;

pub const STORY: &str = "world/leaders-differ-on-syria";
pub const STORY_TEXT: &str = "Putin and Obama differ";
/// The sandbox in the snippets.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// Injected into the frame, whose content the embedding page cannot access: answers its questions and clicks links.
const FRAME_SCRIPT: &str = r#"
if (parent !== self) {
  self.open = (...given) => void parent.postMessage({ opened: given }, "*");
  addEventListener("message", ({ data }) => {
    const element = document.querySelector("action-news-article");
    const inside = (selector) => element.shadowRoot.querySelector(selector);
    if (data.click) inside(data.click).click();
    if (data.say) parent.postMessage(data.say, "*");
    if (data.ask) requestAnimationFrame(() => requestAnimationFrame(() => parent.postMessage({ told: data.ask,
      text: element?.shadowRoot?.textContent ?? "", errors: __errors(), origin: self.origin,
      width: document.documentElement.clientWidth, is_scrolling: document.documentElement.scrollHeight > innerHeight + 1,
      end: element.getBoundingClientRect().bottom + scrollY }, "*")));
  });
}"#;

/// The script of the embedding page: collects the frame's messages, and asks for its state.
pub const HOST_SCRIPT: &str = r#"
window.frame = document.querySelector("iframe");
window.heard = [];
window.followed = [];
addEventListener("message", ({ data, origin, source }) => {
  if (source === window.frame.contentWindow) window.heard.push({ ...data, origin });
});
addEventListener("news-navigate", (event) => {
  window.followed.push(event.detail.href);
  if (window.keeps) event.preventDefault();
});
let asked = 0;
window.messages = (type) => window.heard.filter((message) => message.type === type);
window.ask = () => new Promise((go, fail) => {
  const number = ++asked;
  // Repeated, because the frame may not be loaded yet.
  const send = () => window.frame.contentWindow.postMessage({ ask: number }, "*");
  const again = setInterval(send, 200);
  const end = (call, value) => {
    clearInterval(again);
    clearTimeout(late);
    removeEventListener("message", hear);
    call(value);
  };
  const hear = ({ data }) => data.told === number && end(go, data);
  const late = setTimeout(() => end(fail, new Error("the frame says nothing")), 8000);
  addEventListener("message", hear);
  send();
});
"#;

/// The `url` of the demo's portal.
pub const PUBLISHED_URL: &str = "https://news.example";

/// The published demo with its URL replaced by that of the test server: in a sandbox, WebKit needs it in the policy.
pub fn news() -> HarnessResult<Site> {
    let site = Site::dist()?.inject(FRAME_SCRIPT);
    let here = site.origin();
    let read = |file: &str| {
        fs::read_to_string(site.folder().join(file)).map(|text| text.replace(PUBLISHED_URL, &here))
    };
    let (headers, frame) = (
        read("_headers")?,
        read(&format!("embed/{STORY}/index.html"))?,
    );
    site.put(
        &format!("/embed/{STORY}/"),
        "text/html; charset=utf-8",
        frame,
    );
    let policy = headers
        .lines()
        .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
    Ok(site.header("Content-Security-Policy", policy.unwrap_or_default()))
}

/// Another site's page with a frame.
pub struct Host {
    pub news: Site,
    pub site: Site,
    pub page: Rc<Page>,
    _folder: Folder,
}

impl Host {
    /// Opens the page. `script`: the script of the news site to include, or "".
    pub fn open(browser: &Browser, script: &str) -> HarnessResult<Self> {
        Self::with(browser, script, |_| {})
    }

    pub fn with(
        browser: &Browser,
        script: &str,
        prepare: impl FnOnce(&Site),
    ) -> HarnessResult<Self> {
        let news = news()?;
        prepare(&news);
        let folder = Folder::new("frames")?;
        let iframe = format!(
            "<iframe src=\"{}/embed/{STORY}/\" data-action-news sandbox=\"{SANDBOX}\" title=\"A story\" width=\"100%\" height=\"600\"></iframe>",
            news.origin()
        );
        let script = match script {
            "" => String::new(),
            name => format!(
                "<script type=\"module\" src=\"{}/{name}\"></script>",
                news.origin()
            ),
        };
        folder.write(
            "index.html",
            &host_html(&format!("{iframe}<script>{HOST_SCRIPT}</script>{script}")),
        )?;
        let site = Site::serve(folder.path())?;
        let page = browser.page()?;
        page.open(&site, "/")?;
        Ok(Self {
            news,
            site,
            page,
            _folder: folder,
        })
    }

    /// The frame's state once it shows the story.
    pub fn story(&self) -> HarnessResult<Value> {
        let shows = format!(
            "ask().then(({{text}}) => text.includes({STORY_TEXT:?}) && messages('action-news:height').length > 0)"
        );
        let shown = self.page.wait_until(&shows);
        let told = self.page.eval("ask()")?;
        shown.map_err(|error| error.context(&told.to_string()))?;
        Ok(told)
    }
}

pub fn host_html(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Somebody else's</title><link rel=icon href=data:,></head>
        <body><h1>Somebody else's page</h1>{body}</body></html>"
    )
}
