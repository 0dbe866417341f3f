//! The page of somebody else around a frame, and a frame that tells of itself.

use e2e::{Browser, Folder, Page, Site, HarnessResult};
use serde_json::Value;
use std::fs;
use std::rc::Rc;

pub const STORY: &str = "world/leaders-differ-on-syria";
pub const SAYS: &str = "Putin and Obama differ";
/// As the snippets have it.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// What a frame answers: its insides are no business of the page around, so the harness lets it tell.
const TELLS: &str = r#"
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

/// What the page around writes down, and how it asks.
pub const HEARS: &str = r#"
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
window.said = (type) => window.heard.filter((message) => message.type === type);
window.ask = () => new Promise((go, fail) => {
  const number = ++asked;
  // It may not be there yet.
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

/// Where the demo says that it lives.
pub const LIVES: &str = "https://news.example";

/// The published demo, as if it lived where it is served: in a sandbox WebKit goes by what the policy says of that.
pub fn news() -> HarnessResult<Site> {
    let site = Site::dist()?.inject(TELLS);
    let here = site.origin();
    let read = |file: &str| {
        fs::read_to_string(site.folder().join(file)).map(|text| text.replace(LIVES, &here))
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

/// A page of somebody else with a frame in it.
pub struct Host {
    pub news: Site,
    pub site: Site,
    pub page: Rc<Page>,
    _folder: Folder,
}

impl Host {
    /// `script`: which script of the news site stands beside it.
    pub fn open(browser: &Browser, script: &str) -> HarnessResult<Self> {
        Self::with(browser, script, |_| {})
    }

    pub fn with(browser: &Browser, script: &str, prepare: impl FnOnce(&Site)) -> HarnessResult<Self> {
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
            &around(&format!("{iframe}<script>{HEARS}</script>{script}")),
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

    /// What the frame tells of itself once it shows the story.
    pub fn story(&self) -> HarnessResult<Value> {
        let shows = format!(
            "ask().then(({{text}}) => text.includes({SAYS:?}) && said('action-news:height').length > 0)"
        );
        let shown = self.page.wait_until(&shows);
        let told = self.page.eval("ask()")?;
        shown.map_err(|error| error.context(&told.to_string()))?;
        Ok(told)
    }
}

pub fn around(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Somebody else's</title><link rel=icon href=data:,></head>
        <body><h1>Somebody else's page</h1>{body}</body></html>"
    )
}
