//! `newsroom serve`: a saved file shows in the open page, which keeps its place.

use crate::newsroom;
use crate::sample::{article, paragraphs};
use e2e::{
    Browser, Folder, HarnessError, HarnessResult, Journey, ProcessGroup, app_folder, journeys,
};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

journeys! {
    a_saved_article_shows_in_place;
    errors_show_above_the_article_until_they_are_mended;
    a_saved_portal_and_a_saved_picture_show_in_place;
}

const PORTAL: &str = r#"{"schema": "action-news/portal/1", "name": "Written", "url": "https://n.example/", "lang": "en"}"#;
const FILE: &str = "content/articles/made/long.json";

/// A newsroom, and its server.
struct Served {
    folder: Folder,
    url: String,
    _server: ProcessGroup,
}

impl Served {
    fn start() -> HarnessResult<Self> {
        let folder = Folder::new("serve")?;
        folder.write("content/portal.json", PORTAL)?;
        folder.write(FILE, &story(&paragraphs(40), "Long").to_string())?;
        folder.write("content/images/map.svg", &picture(640))?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut command = Command::new(newsroom::program());
        command
            .args(["serve", "--port", &port.to_string(), "--content"])
            .arg(folder.path().join("content"))
            .arg("--app")
            .arg(app_folder())
            .stdout(Stdio::null());
        let server = ProcessGroup::start(&mut command, Duration::ZERO, None)?;
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() > Duration::from_secs(20) {
                return Err(HarnessError::new("newsroom serve does not listen"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(Self {
            folder,
            url: format!("http://127.0.0.1:{port}"),
            _server: server,
        })
    }

    fn save(&self, story: &Value) -> HarnessResult<()> {
        self.folder.write(FILE, &story.to_string())
    }
}

/// An article with a place to read at, and a control there.
fn story(body: &Value, headline: &str) -> Value {
    let mut body = body.clone();
    body[20] = json!({"type": "paragraph", "id": "place", "text": [
        {"t": "The place, and "}, {"t": "a link", "href": "https://elsewhere.example/"}, {"t": " in it."}
    ]});
    let mut story = article("made/long", headline, body);
    story["lead"] = json!({"type": "figure", "media": {"src": "/images/map.svg", "alt": "A map"}});
    story
}

fn picture(width: u32) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="400"><rect width="100%" height="100%"/></svg>"#
    )
}

const TOP: &str = "document.querySelector('#x-place').getBoundingClientRect().top";

/// Opens the article, scrolls to the place and focuses its link. Returns where the place is.
fn open(page: &e2e::Page, served: &Served) -> HarnessResult<f64> {
    page.open_url(&format!("{}/made/long/", served.url))?;
    page.wait_for("h1")?;
    page.scroll_into_view("#x-place")?;
    // The blocks before it are laid out when they come near the viewport, which moves it.
    page.wait_until(&format!(
        "(window.tops = [...(window.tops ?? []), {TOP}].slice(-8)).length === 8 && new Set(window.tops).size === 1"
    ))?;
    page.run(
        "document.querySelector('#x-place a').focus({ preventScroll: true }); window.same = true",
        &[],
    )?;
    Ok(page.eval(TOP)?.as_f64().unwrap_or(0.0))
}

/// Waits until the place is where it was, in the same document, with the focus.
fn is_in_place(page: &e2e::Page, top: f64) -> HarnessResult<()> {
    page.wait_until(&format!("Math.abs({TOP} - {top}) < 3"))?;
    page.wait_until("window.same === true")?;
    page.wait_for_focus("#x-place a")
}

fn a_saved_article_shows_in_place(browser: &Browser) -> Journey {
    let served = Served::start()?;
    let page = browser.page()?;
    let top = open(&page, &served)?;
    // Changed above and below the place, and longer above it.
    let mut body = paragraphs(40);
    body[2]["text"] = "As the editor saved it.".into();
    body[30]["text"] = "And this.".into();
    let mut saved = story(&body, "Longer");
    let blocks = saved["body"].as_array_mut().into_iter().flatten();
    let mut longer: Vec<Value> = blocks.map(|block| block.take()).collect();
    let new = json!({"type": "paragraph", "text": "A new paragraph. ".repeat(60)});
    longer.insert(1, new);
    saved["body"] = longer.into();
    served.save(&saved)?;
    page.wait_for_text("h1", "Longer")?;
    page.wait_until("document.title.startsWith('Longer')")?;
    page.wait_until("document.body.textContent.includes('As the editor saved it.')")?;
    page.wait_until("document.body.textContent.includes('And this.')")?;
    page.wait_until("document.body.textContent.includes('A new paragraph.')")?;
    is_in_place(&page, top)?;
    // The paragraph that the reader is in is changed itself.
    saved["body"][21]["text"][0]["t"] = "The same place, and ".into();
    served.save(&saved)?;
    page.wait_for_text("#x-place", "The same place")?;
    is_in_place(&page, top)?;
    saved["status"] = "draft".into();
    served.save(&saved)?;
    page.wait_for_text("#newsroom-serve", "Draft. Readers do not see this story.")?;
    is_in_place(&page, top)?;
    // Fronts follow.
    page.open_url(&format!("{}/", served.url))?;
    page.wait_for_text(".story", "Draft")?;
    page.run("window.same = true", &[])?;
    served.save(&story(&paragraphs(40), "Published"))?;
    page.wait_for_text(".story__headline", "Published")?;
    page.wait_until("window.same === true && !document.body.textContent.includes('Draft')")?;
    Ok(())
}

fn errors_show_above_the_article_until_they_are_mended(browser: &Browser) -> Journey {
    let served = Served::start()?;
    let page = browser.page()?;
    let top = open(&page, &served)?;
    served.folder.write(FILE, "{\n  \"schema\": ")?;
    page.wait_for_text("#newsroom-serve", "articles/made/long.json:2:12: error: ")?;
    is_in_place(&page, top)?;
    served.save(&story(&paragraphs(40), "Mended"))?;
    page.wait_for_text("h1", "Mended")?;
    page.wait_until("document.querySelector('#newsroom-serve').textContent === ''")?;
    is_in_place(&page, top)?;
    // Opened while it is broken.
    served.folder.write(FILE, "{")?;
    page.wait_for_text("#newsroom-serve", "articles/made/long.json:1:")?;
    page.open_url(&format!("{}/made/long/", served.url))?;
    page.wait_for_text("#newsroom-serve", "articles/made/long.json:1:")?;
    served.save(&story(&paragraphs(40), "Mended again"))?;
    page.wait_for_text("h1", "Mended again")?;
    Ok(())
}

fn a_saved_portal_and_a_saved_picture_show_in_place(browser: &Browser) -> Journey {
    let served = Served::start()?;
    let page = browser.page()?;
    let top = open(&page, &served)?;
    let portal = PORTAL.replace("Written", "Rewritten");
    served.folder.write("content/portal.json", &portal)?;
    page.wait_until("document.title.endsWith('Rewritten')")?;
    is_in_place(&page, top)?;
    let has_ratio = |ratio: &str| {
        // WebKit's natural sizes of an SVG file are those at which it is shown.
        format!(
            "(({{ naturalWidth, naturalHeight }}) => Math.abs(naturalWidth / naturalHeight - {ratio}) < 0.05)(document.querySelector('main img'))"
        )
    };
    page.wait_until(&has_ratio("1.6"))?;
    served
        .folder
        .write("content/images/map.svg", &picture(320))?;
    page.wait_until(&has_ratio("0.8"))?;
    is_in_place(&page, top)?;
    // Pages name their stylesheet in the import map, which cannot be changed: the page is loaded again.
    let portal = portal.replace(
        "\"Rewritten\"",
        r##""Rewritten", "theme": {"paper": {"light": "#ffeedd", "dark": "#112233"}}"##,
    );
    served.folder.write("content/portal.json", &portal)?;
    page.wait_until(
        "['rgb(255, 238, 221)', 'rgb(17, 34, 51)'].includes(getComputedStyle(document.body).backgroundColor)
         || ['rgb(255, 238, 221)', 'rgb(17, 34, 51)'].includes(getComputedStyle(document.documentElement).backgroundColor)",
    )?;
    page.wait_until(&format!("Math.abs({TOP} - {top}) < 3"))?;
    Ok(())
}
