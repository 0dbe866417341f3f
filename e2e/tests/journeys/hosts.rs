//! The example pages of `docs/examples/` that embed elements: React, Vue, Yew, plain HTML, and themes with many rules for all
//! elements.

use e2e::{Browser, HarnessError, HarnessResult, Journey, Page, Site, journeys, repository};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

journeys! {
    each_host_shows_the_story;
    a_theme_changes_nothing_inside;
    a_themes_script_gets_each_click_once;
    a_host_can_handle_headlines;
    without_a_handler_headlines_are_links;
    a_host_removes_and_inserts_an_element;
    a_portal_that_replaces_parts_of_its_page;
    a_host_passes_its_own_article;
    each_click_is_handled_once;
}

const ALL: &[&str] = &["plain", "react", "vue", "yew-host", "wordpress", "liferay"];
const HEADLINE: &str = "action-news-article >>> .article__headline";
/// Text of the story that the examples show.
const STORY_TEXT: &str = "Putin and Obama differ";
/// The address of the news site in the examples.
const NEWS: &str = "http://127.0.0.1:8080";

/// The folder of the built examples.
pub fn examples() -> HarnessResult<PathBuf> {
    let folder = repository().join("target/examples");
    match folder.join("index.html").is_file() {
        true => Ok(folder),
        false => Err(HarnessError::new(
            "target/examples/ is missing. Make it: cargo xtask examples --make",
        )),
    }
}

/// An example on an origin of its own, and the news site.
struct Host {
    news: Site,
    site: Site,
    page: Rc<Page>,
}

impl Host {
    fn open(browser: &Browser, name: &str) -> HarnessResult<Self> {
        let (news, folder) = (Site::dist()?, examples()?);
        let site = Site::serve(&folder)?;
        for entry in std::fs::read_dir(folder.join(name))? {
            let path = entry?.path();
            let Some(media_type) = text(&path) else {
                continue;
            };
            let words = std::fs::read_to_string(&path)?.replace(NEWS, &news.origin());
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            if file == "index.html" {
                site.put(&format!("/{name}/"), media_type, words.clone());
            }
            site.put(&format!("/{name}/{file}"), media_type, words);
        }
        let page = browser.page()?;
        page.open(&site, &format!("/{name}/"))?;
        Ok(Self { news, site, page })
    }

    /// Opens an example, and waits for the story.
    fn with_story(browser: &Browser, name: &str) -> HarnessResult<Self> {
        let host = Self::open(browser, name)?;
        let shown = host.page.wait_for_text(HEADLINE, STORY_TEXT);
        shown.map_err(|error| error.context(name))?;
        Ok(host)
    }

    /// Closes the page, and checks that it has no errors.
    fn close(self, browser: &Browser) -> HarnessResult<()> {
        browser.close(self.page)
    }
}

/// The media type of files that may contain the news site's address.
fn text(path: &Path) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "html" => Some("text/html; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        _ => None,
    }
}

fn each_host_shows_the_story(browser: &Browser) -> Journey {
    for name in ALL {
        let host = Host::with_story(browser, name)?;
        let page = &host.page;
        page.wait_for("action-news-article >>> .article__body p")?;
        let first = page.text("action-news-article >>> .article__body p")?;
        assert!(first.len() > 40, "{name}: {first}");
        // The fallback is hidden.
        assert!(!page.sees("action-news-article > a")?, "{name}");
        page.screenshot(&format!("host-{name}"))?;
        page.scroll_into_view("action-news-article >>> figure img")?;
        let picture =
            "document.querySelector('action-news-article').shadowRoot.querySelector('figure img')";
        page.wait_until(&format!("{picture}.naturalWidth > 0"))?;
        assert_eq!(page.errors()?, [] as [&str; 0], "{name}");
        host.close(browser)?;
    }
    Ok(())
}

/// Elements of an article, and properties that themes set for such elements.
const SAMPLED: &str = "
    const inside = document.querySelector('action-news-article').shadowRoot;
    const all = ['.article', '.article__headline', '.article__deck', '.article__byline', '.article__body p', 'a', 'time',
      'figure', 'figcaption', 'figure img'];
    const said = ['color', 'background-color', 'font-family', 'font-size', 'font-style', 'font-weight', 'line-height',
      'letter-spacing', 'word-spacing', 'text-align', 'text-decoration-line', 'text-indent', 'text-shadow', 'text-transform',
      'white-space-collapse', 'overflow-wrap', 'list-style-type', 'direction', 'cursor', 'visibility', 'display', 'opacity', 'position', 'filter',
      'border-top-width', 'border-inline-start-width', 'box-sizing', 'padding-inline-start', 'margin-block-end', 'transition-duration'];
    return all.flatMap((selector) => {
      const element = inside.querySelector(selector);
      if (!element) return [`${selector} is missing`];
      const style = getComputedStyle(element);
      return said.map((name) => `${selector} ${name} ${style.getPropertyValue(name)}`);
    })";

fn a_theme_changes_nothing_inside(browser: &Browser) -> Journey {
    let sampled = |name: &str| -> HarnessResult<Vec<String>> {
        let host = Host::with_story(browser, name)?;
        let found = host.page.run(SAMPLED, &[])?;
        let found = found.as_array().cloned().unwrap_or_default();
        host.close(browser)?;
        Ok(found.iter().map(Value::to_string).collect())
    };
    let plain = sampled("plain")?;
    let missing = plain.iter().filter(|line| line.contains("is missing"));
    assert_eq!(missing.count(), 0, "{plain:?}");
    for name in ["wordpress", "liferay"] {
        let themed = sampled(name)?;
        let changed: Vec<_> = plain.iter().zip(&themed).filter(|(a, b)| a != b).collect();
        assert!(changed.is_empty(), "{name}: {changed:#?}");
    }
    Ok(())
}

/// The theme's script does not take elements in the shadow root for its own.
fn a_themes_script_gets_each_click_once(browser: &Browser) -> Journey {
    let host = Host::with_story(browser, "wordpress")?;
    let page = &host.page;
    page.click(HEADLINE)?;
    assert_eq!(page.attribute("body", "data-clicks")?.as_deref(), Some("1"));
    page.click("action-news-article >>> figure img")?;
    assert_eq!(page.attribute("body", "data-clicks")?.as_deref(), Some("2"));
    assert_eq!(page.count("body.lightbox-open")?, 0);
    let targets = "action-news-article >>> a[target=_blank][rel='external noopener']";
    assert_eq!(page.count(targets)?, 0);
    Ok(())
}

/// Clicks the last of the headlines, and returns its text.
fn follow_a_headline(page: &Page) -> HarnessResult<String> {
    const LAST: &str = "action-news-headlines >>> .story:last-of-type .story__headline a";
    page.wait_for(LAST)?;
    let words = page.text(LAST)?;
    page.click(LAST)?;
    Ok(words)
}

fn a_host_can_handle_headlines(browser: &Browser) -> Journey {
    for name in ["react", "vue", "yew-host"] {
        let host = Host::with_story(browser, name)?;
        let page = &host.page;
        page.run("window.still = true", &[])?;
        host.news.forget_requests();
        let words = follow_a_headline(page)?;
        page.wait_for_text(HEADLINE, &words)?;
        // The document was not left: the article's data was requested, not its page.
        assert_eq!(page.eval("window.still")?, json!(true), "{name}");
        let asked = host.news.requests("/");
        let pages = asked.iter().filter(|one| one.path.ends_with('/')).count();
        assert_eq!(pages, 0, "{name}: {asked:?}");
        if name != "yew-host" {
            assert!(page.path()?.starts_with(&format!("/{name}/#/")));
            page.back()?;
            page.wait_for_text(HEADLINE, STORY_TEXT)?;
        }
        host.close(browser)?;
    }
    Ok(())
}

fn without_a_handler_headlines_are_links(browser: &Browser) -> Journey {
    let host = Host::with_story(browser, "plain")?;
    let page = &host.page;
    let words = follow_a_headline(page)?;
    page.wait_until(&format!("location.origin === '{}'", host.news.origin()))?;
    page.wait_for_text("main h1", &words)?;
    page.back()?;
    page.wait_until(&format!("location.origin === '{}'", host.site.origin()))?;
    page.wait_for_text(HEADLINE, STORY_TEXT)?;
    Ok(())
}

fn a_host_removes_and_inserts_an_element(browser: &Browser) -> Journey {
    for name in ["react", "vue"] {
        let host = Host::with_story(browser, name)?;
        for _ in 0..3 {
            host.page.click("#toggle")?;
            host.page.wait_gone("#story")?;
            host.page.click("#toggle")?;
            host.page.wait_for_text(HEADLINE, STORY_TEXT)?;
        }
        assert_eq!(host.news.requests("/embed.js").len(), 1, "{name}");
        host.close(browser)?;
    }
    Ok(())
}

fn a_portal_that_replaces_parts_of_its_page(browser: &Browser) -> Journey {
    let host = Host::with_story(browser, "liferay")?;
    let page = &host.page;
    page.run("window.still = true", &[])?;
    for _ in 0..2 {
        page.click("#navigation a[href='canteen.html']")?;
        page.wait_for("action-news-headlines >>> a")?;
        assert_eq!(page.count("action-news-article")?, 0);
        assert_eq!(page.title()?, "Canteen - Quayside Intranet");
        page.back()?;
        page.wait_for_text(HEADLINE, STORY_TEXT)?;
    }
    assert_eq!(page.eval("window.still")?, json!(true));
    assert_eq!(host.news.requests("/embed.js").len(), 1);
    Ok(())
}

/// The article is a property, and its headline has a lower level.
fn a_host_passes_its_own_article(browser: &Browser) -> Journey {
    for name in ["react", "vue"] {
        let host = Host::with_story(browser, name)?;
        let page = &host.page;
        page.scroll_into_view("#notice")?;
        page.wait_for_text(
            "#notice >>> .article__headline",
            "The late ferry runs again",
        )?;
        page.wait_for_text("#notice >>> .article__body p", "From Monday the last boat")?;
        let level = page.attribute("#notice >>> .article__headline", "aria-level")?;
        assert_eq!(level.as_deref(), Some("3"), "{name}");
        host.close(browser)?;
    }
    Ok(())
}

/// In a portal written in Yew, by the portal's own handlers and by ours.
fn each_click_is_handled_once(browser: &Browser) -> Journey {
    let host = Host::with_story(browser, "yew-host")?;
    let page = &host.page;
    page.run(
        "window.navigated = 0; addEventListener('news-navigate', () => { window.navigated++ })",
        &[],
    )?;
    let counted = |own: &str, around: &str, went: &str| -> HarnessResult<()> {
        page.wait_for_text("#own-count", own)?;
        page.wait_for_text("#around-count", around)?;
        page.wait_for_text("#went-count", went)
    };
    counted("0", "0", "0")?;
    page.click("#own")?;
    counted("1", "0", "0")?;
    page.click(HEADLINE)?;
    counted("1", "1", "0")?;
    let words = follow_a_headline(page)?;
    page.wait_for_text(HEADLINE, &words)?;
    counted("1", "2", "1")?;
    page.click("#own")?;
    counted("2", "2", "1")?;
    assert_eq!(page.eval("window.navigated")?, json!(1));
    // Our nodes have no properties of the outer Yew app, and its nodes none of ours.
    let marked =
        "[...document.querySelector('action-news-article').shadowRoot.querySelectorAll('*')]
        .filter((one) => Object.keys(one).some((name) => name.startsWith('__yew'))).length";
    assert_eq!(page.eval(marked)?, json!(0));
    Ok(())
}
