//! Pages of other people that show our elements: those of `docs/examples/`, in React, Vue, Yew, plain HTML, and in themes
//! that say a lot about everything.

use e2e::{Browser, Journey, Page, Site, HarnessResult, HarnessError, journeys, repository};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

journeys! {
    each_host_shows_the_story;
    a_theme_changes_nothing_inside;
    a_theme_s_own_script_hears_each_click_once;
    a_host_follows_headlines_itself;
    a_host_that_follows_nothing_has_links;
    a_host_takes_an_element_out_and_puts_it_back;
    a_portal_that_swaps_its_parts_has_both_of_its_pages;
    a_host_brings_an_article_of_its_own;
    each_click_is_handled_once;
}

const ALL: &[&str] = &["plain", "react", "vue", "yew-host", "wordpress", "liferay"];
const HEADLINE: &str = "action-news-article >>> .article__headline";
/// Of the demo's story of the day.
const STORY_SAYS: &str = "Putin and Obama differ";
/// Where the examples look for the news site.
const NEWS: &str = "http://127.0.0.1:8080";

/// The examples, made.
pub fn examples() -> HarnessResult<PathBuf> {
    let folder = repository().join("target/examples");
    match folder.join("index.html").is_file() {
        true => Ok(folder),
        false => Err(HarnessError::new(
            "target/examples/ is not there. Make it: cargo xtask examples --make",
        )),
    }
}

/// A page of somebody else, on an origin of its own, and the news site that it shows.
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

    /// With the story of the day in it.
    fn with_story(browser: &Browser, name: &str) -> HarnessResult<Self> {
        let host = Self::open(browser, name)?;
        let shown = host.page.wait_for_text(HEADLINE, STORY_SAYS);
        shown.map_err(|error| error.context(name))?;
        Ok(host)
    }

    /// Ends without an error of anybody.
    fn close(self, browser: &Browser) -> HarnessResult<()> {
        browser.close(self.page)
    }
}

/// What may name the news site.
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
        // What stood in its place is there no longer.
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

/// Elements of an article, and what a theme likes to say of such.
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
      if (!element) return [`${selector} is not there`];
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
    let missing = plain.iter().filter(|line| line.contains("is not there"));
    assert_eq!(missing.count(), 0, "{plain:?}");
    for name in ["wordpress", "liferay"] {
        let themed = sampled(name)?;
        let changed: Vec<_> = plain.iter().zip(&themed).filter(|(a, b)| a != b).collect();
        assert!(changed.is_empty(), "{name}: {changed:#?}");
    }
    Ok(())
}

/// And takes nothing of ours for its own.
fn a_theme_s_own_script_hears_each_click_once(browser: &Browser) -> Journey {
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

/// Clicks the last of the headlines, and gives its words.
fn follow_a_headline(page: &Page) -> HarnessResult<String> {
    const LAST: &str = "action-news-headlines >>> .story:last-of-type .story__headline a";
    page.wait_for(LAST)?;
    let words = page.text(LAST)?;
    page.click(LAST)?;
    Ok(words)
}

fn a_host_follows_headlines_itself(browser: &Browser) -> Journey {
    for name in ["react", "vue", "yew-host"] {
        let host = Host::with_story(browser, name)?;
        let page = &host.page;
        page.run("window.still = true", &[])?;
        host.news.forget_requests();
        let words = follow_a_headline(page)?;
        page.wait_for_text(HEADLINE, &words)?;
        // The same document, and data of the news site instead of its page.
        assert_eq!(page.eval("window.still")?, json!(true), "{name}");
        let asked = host.news.requests("/");
        let pages = asked.iter().filter(|one| one.path.ends_with('/')).count();
        assert_eq!(pages, 0, "{name}: {asked:?}");
        if name != "yew-host" {
            assert!(page.path()?.starts_with(&format!("/{name}/#/")));
            page.back()?;
            page.wait_for_text(HEADLINE, STORY_SAYS)?;
        }
        host.close(browser)?;
    }
    Ok(())
}

fn a_host_that_follows_nothing_has_links(browser: &Browser) -> Journey {
    let host = Host::with_story(browser, "plain")?;
    let page = &host.page;
    let words = follow_a_headline(page)?;
    page.wait_until(&format!("location.origin === '{}'", host.news.origin()))?;
    page.wait_for_text("main h1", &words)?;
    page.back()?;
    page.wait_until(&format!("location.origin === '{}'", host.site.origin()))?;
    page.wait_for_text(HEADLINE, STORY_SAYS)?;
    Ok(())
}

fn a_host_takes_an_element_out_and_puts_it_back(browser: &Browser) -> Journey {
    for name in ["react", "vue"] {
        let host = Host::with_story(browser, name)?;
        for _ in 0..3 {
            host.page.click("#toggle")?;
            host.page.wait_gone("#story")?;
            host.page.click("#toggle")?;
            host.page.wait_for_text(HEADLINE, STORY_SAYS)?;
        }
        assert_eq!(host.news.requests("/embed.js").len(), 1, "{name}");
        host.close(browser)?;
    }
    Ok(())
}

fn a_portal_that_swaps_its_parts_has_both_of_its_pages(browser: &Browser) -> Journey {
    let host = Host::with_story(browser, "liferay")?;
    let page = &host.page;
    page.run("window.still = true", &[])?;
    for _ in 0..2 {
        page.click("#navigation a[href='canteen.html']")?;
        page.wait_for("action-news-headlines >>> a")?;
        assert_eq!(page.count("action-news-article")?, 0);
        assert_eq!(page.title()?, "Canteen - Quayside Intranet");
        page.back()?;
        page.wait_for_text(HEADLINE, STORY_SAYS)?;
    }
    assert_eq!(page.eval("window.still")?, json!(true));
    assert_eq!(host.news.requests("/embed.js").len(), 1);
    Ok(())
}

/// As a property, in an outline in which it stands lower.
fn a_host_brings_an_article_of_its_own(browser: &Browser) -> Journey {
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

/// By the outer app's own handlers, and by ours: in a portal of the same framework as our views.
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
    // Nothing of the outer app's marks is on our nodes, and none of ours on its own.
    let marked =
        "[...document.querySelector('action-news-article').shadowRoot.querySelectorAll('*')]
        .filter((one) => Object.keys(one).some((name) => name.startsWith('__yew'))).length";
    assert_eq!(page.eval(marked)?, json!(0));
    Ok(())
}
