//! Stories in frames of other people's pages: in a sandbox that takes their origin away, on another origin. They say how
//! high they are and where their links lead; oEmbed and the page that makes snippets say how to have them.

use e2e::{Browser, Folder, Journey, Page, Site, Tried, journeys};
use serde_json::{Value, json};
use std::fs;
use std::rc::Rc;

journeys! {
    a_frame_shows_the_story_and_is_as_high_as_it;
    a_frame_follows_its_width_and_never_grows_by_itself;
    a_link_leads_where_the_page_around_says;
    a_link_opens_a_page_of_its_own_where_nobody_says;
    a_page_around_believes_its_own_frame_alone;
    a_frame_without_its_program_is_a_link;
    what_oembed_says_shows_the_story;
    an_editor_makes_both_snippets;
    an_editor_is_told_what_is_no_story;
}

const STORY: &str = "world/leaders-differ-on-syria";
const SAYS: &str = "Putin and Obama differ";
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
const HEARS: &str = r#"
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
const LIVES: &str = "https://news.example";

/// The published demo, as if it lived where it is served: in a sandbox WebKit goes by what the policy says of that.
fn news() -> Tried<Site> {
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
struct Host {
    news: Site,
    site: Site,
    page: Rc<Page>,
    _folder: Folder,
}

impl Host {
    /// `script`: which script of the news site stands beside it.
    fn open(browser: &Browser, script: &str) -> Tried<Self> {
        Self::with(browser, script, |_| {})
    }

    fn with(browser: &Browser, script: &str, prepare: impl FnOnce(&Site)) -> Tried<Self> {
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
    fn story(&self) -> Tried<Value> {
        let shows = format!(
            "ask().then(({{text}}) => text.includes({SAYS:?}) && said('action-news:height').length > 0)"
        );
        let shown = self.page.wait_until(&shows);
        let told = self.page.eval("ask()")?;
        shown.map_err(|trouble| trouble.during(&told.to_string()))?;
        Ok(told)
    }
}

fn around(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Somebody else's</title><link rel=icon href=data:,></head>
        <body><h1>Somebody else's page</h1>{body}</body></html>"
    )
}

fn a_frame_shows_the_story_and_is_as_high_as_it(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    let page = &host.page;
    let story = host.story()?;
    assert_eq!(story["origin"], "null", "it stands in a sandbox");
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    let story = page.eval("ask()")?;
    assert_eq!(story["is_scrolling"], false, "{story}");
    assert_eq!(
        story["errors"],
        json!([]),
        "nothing failed, and no policy was hurt"
    );
    let last = page.eval("said('action-news:height').at(-1)")?;
    assert_eq!(last["id"], STORY);
    assert_eq!(last["origin"], "null");
    assert_eq!(
        page.eval("frame.style.height")?,
        format!("{}px", last["height"])
    );
    // As hosts hear it that know others' frames.
    let other = page.eval("heard.filter((it) => it.sentinel === 'amp').at(-1)")?;
    assert_eq!(
        (&other["type"], &other["height"]),
        (&json!("embed-size"), &last["height"])
    );
    // A picture that is laid out late must not be needed for it.
    page.screenshot_whole("frame-in-a-page")?;
    Ok(())
}

/// 200 widths, there and back: one width has one height, and each change is told twice at most.
fn a_frame_follows_its_width_and_never_grows_by_itself(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    host.story()?;
    let narrow_to_wide = (0..100).map(|n| 320 + 4 * n);
    let widths: Vec<u32> = narrow_to_wide.clone().chain(narrow_to_wide.rev()).collect();
    let mut seen = Vec::new();
    // An engine's driver does not wait for all of them at once.
    for some in widths.chunks(25) {
        let script = r#"
            return (async (widths) => {
              const seen = [];
              for (const width of widths) {
                const before = said("action-news:height").length;
                frame.style.width = `${width}px`;
                let is_settled, count;
                for (let n = 0; n < 100 && !is_settled; n++) {
                  count = said("action-news:height").length;
                  const { width: inside, end } = await ask();
                  is_settled = inside === width && Math.abs(end - frame.clientHeight) <= 1
                    && count === said("action-news:height").length;
                }
                seen.push([width, is_settled, count - before, frame.clientHeight]);
              }
              return seen;
            })(arguments[0])"#;
        let some = host.page.run(script, &[json!(some)])?;
        seen.extend(some.as_array().cloned().unwrap_or_default());
    }
    let height = |one: &Value| one[3].as_i64().unwrap_or_default();
    assert_eq!(seen.len(), 200);
    for (there, back) in seen.iter().zip(seen.iter().rev()) {
        assert_eq!(there[1], true, "it settles: {there}");
        assert!(there[2].as_u64().is_some_and(|count| count <= 2), "{there}");
        assert_eq!(there[0], back[0]);
        assert!(
            height(there).abs_diff(height(back)) <= 1,
            "{there}, then {back}"
        );
    }
    assert!(height(&seen[0]) > height(&seen[99]), "narrower is higher");
    Ok(())
}

const LINK: &str = ".article a[href]";

fn a_link_leads_where_the_page_around_says(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    let (page, origin) = (&host.page, host.news.origin());
    host.story()?;
    page.eval(&format!(
        "(window.keeps = true, frame.contentWindow.postMessage({{click: {LINK:?}}}, '*'))"
    ))?;
    page.wait_until("followed.length === 1")?;
    let href = page.eval("followed[0]")?;
    let href = href.as_str().unwrap_or_default().to_owned();
    assert!(href.starts_with(&format!("{origin}/")), "{href}");
    assert_eq!(page.path()?, "/", "who prevents it stays");
    page.eval(
        "(window.keeps = false, frame.contentWindow.postMessage({click: '.article a[href]'}, '*'))",
    )?;
    page.wait_until(&format!("document.URL === {href:?}"))?;
    Ok(())
}

fn a_link_opens_a_page_of_its_own_where_nobody_says(browser: &Browser) -> Journey {
    let host = Host::open(browser, "")?;
    let page = &host.page;
    host.story()?;
    page.eval(&format!(
        "frame.contentWindow.postMessage({{click: {LINK:?}}}, '*')"
    ))?;
    page.wait_until("heard.some((it) => it.opened)")?;
    let opened = page.eval("heard.find((it) => it.opened).opened")?;
    assert!(
        opened[0]
            .as_str()
            .unwrap_or_default()
            .starts_with(&host.news.origin()),
        "{opened}"
    );
    assert_eq!(
        (&opened[1], &opened[2]),
        (&json!("_blank"), &json!("noopener"))
    );
    assert_eq!(page.eval("said('action-news:navigate').length")?, 0);
    assert_eq!(
        page.eval("frame.style.height")?,
        "",
        "its height is nobody's either"
    );
    Ok(())
}

/// Heights and addresses of anybody else, or beyond reason, change nothing.
fn a_page_around_believes_its_own_frame_alone(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    let page = &host.page;
    host.story()?;
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    let height = page.eval("frame.style.height")?;
    page.run(
        "postMessage({type: 'action-news:height', height: 77}, '*');
         postMessage({type: 'action-news:navigate', href: arguments[0]}, '*');
         const say = (say) => frame.contentWindow.postMessage({say}, '*');
         for (const height of [0, -1, NaN, null, '99', {}]) say({type: 'action-news:height', height});
         for (const href of ['https://elsewhere.example/', 'javascript:alert(1)', 'data:,x', '/', '', null, {}, location.href])
           say({type: 'action-news:navigate', href});
         return ask()",
        &[json!(format!("{}/world/", host.news.origin()))],
    )?;
    assert_eq!(page.eval("frame.style.height")?, height);
    assert_eq!(page.eval("followed")?, json!([]));
    assert_eq!(page.eval("location.origin")?, host.site.origin());
    page.run(
        "frame.contentWindow.postMessage({say: {type: 'action-news:height', height: 1e9}}, '*')",
        &[],
    )?;
    page.wait_until("frame.style.height === '100000px'")?;
    Ok(())
}

fn a_frame_without_its_program_is_a_link(browser: &Browser) -> Journey {
    let fail = |news: &Site| news.fail("/assets/elements", e2e::Fault::Status(503));
    let host = Host::with(browser, "frames.js", fail)?;
    host.page
        .wait_until("said('action-news:height').length > 0")?;
    host.page.wait_until("frame.clientHeight < 200")?;
    let story = host.page.eval("ask()")?;
    assert_eq!(story["is_scrolling"], false, "{story}");
    Ok(())
}

fn what_oembed_says_shows_the_story(browser: &Browser) -> Journey {
    let news = news()?;
    let page = browser.page()?;
    page.open(&news, &format!("/{STORY}/"))?;
    let found = page.eval(
        "(({href, title}) => [href, title])(document.querySelector('link[type=\"application/json+oembed\"]'))",
    )?;
    assert_eq!(
        found[0],
        format!("https://news.example/oembed/{STORY}.json")
    );
    let folder = Folder::new("oembed")?;
    folder.write("index.html", &around("<div id=place></div>"))?;
    let site = Site::serve(folder.path())?;
    page.open(&site, "/")?;
    let asked = format!(
        "fetch('{}/oembed/{STORY}.json').then((answer) => answer.json())",
        news.origin()
    );
    let told = page.eval(&asked)?;
    for (key, value) in [
        ("version", json!("1.0")),
        ("type", json!("rich")),
        ("title", found[1].clone()),
        ("provider_name", json!("Action News")),
        ("provider_url", json!("https://news.example/")),
        ("width", json!(640)),
        ("height", json!(600)),
    ] {
        assert_eq!(told[key], value, "{key}");
    }
    assert!(told["cache_age"].is_u64(), "{told}");
    let html = told["html"].as_str().unwrap_or_default();
    let html = html.replace(LIVES, &news.origin());
    let script = "document.getElementById('place').innerHTML = arguments[0];
        document.body.append(Object.assign(document.createElement('script'), {textContent: arguments[1]}));
        return import(arguments[2]).then(({attach}) => (attach(frame), attach(frame)))";
    page.run(
        script,
        &[
            json!(html),
            json!(HEARS),
            json!(format!("{}/frames.js", news.origin())),
        ],
    )?;
    page.wait_until(&format!(
        "ask().then(({{text}}) => text.includes({SAYS:?}))"
    ))?;
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    Ok(())
}

fn an_editor_makes_both_snippets(browser: &Browser) -> Journey {
    let news = news()?;
    let page = browser.page()?;
    let value = |part: &str| format!("document.querySelector('[data-part={part}]').value");
    for (path, title) in [
        ("/embed/", "Embed an article"),
        ("/fr/embed/", "Intégrer un article"),
        ("/ar/embed/", "تضمين مقال"),
    ] {
        page.open(&news, path)?;
        page.wait_for_text("h1", title)?;
        assert_eq!(page.axe()?, [] as [&str; 0], "{path}");
        page.type_into(
            "[data-part=address]",
            &format!("{}/{STORY}/", news.origin()),
        )?;
        page.click("[data-part=form] button")?;
        page.wait_for("[data-part=element]")?;
        page.wait_for_text("action-news-article >>> .article__headline", SAYS)?;
        assert_eq!(page.axe_within("#desk", &[])?, [] as [&str; 0], "{path}");
    }
    page.screenshot_whole("snippets-ar")?;
    page.open(&news, "/embed/")?;
    // The address of its data, or of its frame, is as good.
    for given in [
        format!("/{STORY}.json"),
        format!("/embed/{STORY}/"),
        format!("/{STORY}/index.html?x=1#y"),
    ] {
        page.run(
            "document.querySelector('[data-part=address]').value = arguments[0]",
            &[json!(given)],
        )?;
        page.click("[data-part=form] button")?;
        page.wait_until(&format!(
            "{}.includes('/{STORY}.json\"><a href=')",
            value("element")
        ))?;
        page.run(
            "document.querySelector('[data-part=element]').value = ''",
            &[],
        )?;
    }
    page.click("[data-part=form] button")?;
    page.wait_until(&format!("{} !== ''", value("element")))?;
    page.screenshot_whole("snippets")?;
    let snippets: Vec<String> = ["element", "frame"]
        .iter()
        .map(|part| {
            Ok(page
                .eval(&value(part))?
                .as_str()
                .unwrap_or_default()
                .to_owned())
        })
        .collect::<Tried<_>>()?;
    let folder = Folder::new("snippets")?;
    folder.write(
        "index.html",
        &around(&format!(
            "{}{}<script>{HEARS}</script>",
            snippets[0], snippets[1]
        )),
    )?;
    let site = Site::serve(folder.path())?;
    page.open(&site, "/")?;
    page.wait_for_text("action-news-article >>> .article__headline", SAYS)?;
    page.run("frame.scrollIntoView()", &[])?;
    page.wait_until(&format!(
        "ask().then(({{text}}) => text.includes({SAYS:?}))"
    ))?;
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    Ok(())
}

fn an_editor_is_told_what_is_no_story(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let page = browser.page()?;
    page.open(&news, "/embed/")?;
    for (given, words) in [
        (
            "https://elsewhere.example/world/story/",
            "This is not an address of this site.",
        ),
        ("/no/such/story/", "There is no article at this address."),
        ("/world/", "There is no article at this address."),
        ("/", "There is no article at this address."),
        (
            "javascript:alert(1)",
            "This is not an address of this site.",
        ),
    ] {
        page.run(
            "document.querySelector('[data-part=address]').value = arguments[0]",
            &[json!(given)],
        )?;
        page.click("[data-part=form] button")?;
        page.wait_for_text("[data-part=why]", words)?;
        page.wait_for_focus("[data-part=address]")?;
        assert!(!page.sees("[data-part=element]")?, "{given}");
        page.run(
            "document.querySelector('[data-part=why]').textContent = ''",
            &[],
        )?;
        // What was missing is no error of the page.
        page.take_errors()?;
    }
    Ok(())
}
