//! `newsroom export`: articles that can be read without scripts.

use crate::embedded::Host;
use crate::newsroom;
use e2e::{Browser, HarnessError, HarnessResult, Journey, Page, Site, journeys, repository};
use serde_json::Value;
use std::process::Command;

journeys! {
    without_scripts_the_whole_article_is_there;
    fragment_links_work;
    with_scripts_the_element_replaces_it;
    reading_views_find_the_article;
}

const STORY: &str = "world/leaders-differ-on-syria";
const LIVE: &str = "canada/storm-on-the-harbour-as-it-happened";
/// An article with blocks of many kinds.
const KINDS: &str = "culture/how-a-page-is-made";

/// Typical styles of a host: a column, and pictures that fit into it.
const STYLE: &str = "<style>body{margin:1rem auto;max-width:40rem;padding:0 1rem;font:1rem/1.5 sans-serif}\
    img{max-width:100%;height:auto}figure{margin:1rem 0}</style>";

/// The output of the command for an article of a site.
fn exported(news: &Site, id: &str) -> HarnessResult<String> {
    let file = news.folder().join(format!("{id}.json"));
    let mut command = Command::new(newsroom::program());
    command
        .arg("export")
        .arg(file)
        .arg("--site")
        .arg(news.origin());
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(HarnessError::new(format!("newsroom export: {said}"))),
    }
}

fn host(news: &Site, id: &str) -> HarnessResult<Host> {
    let tag = exported(news, id)?;
    Host::of(news, &format!("{STYLE}<main><h1>A portal</h1>{tag}</main>"))
}

/// Opens a page whose policy forbids all scripts.
fn silent(browser: &Browser, news: &Site, id: &str) -> HarnessResult<(Host, std::rc::Rc<Page>)> {
    let host = host(news, id)?.under("script-src 'none'", news);
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("document.readyState === 'complete'")?;
    assert_eq!(
        page.eval("!!customElements.get('action-news-article')")?,
        false
    );
    // The violation by `embed.js`.
    let errors = page.take_errors()?;
    assert!(
        errors.iter().all(|error| error.contains("embed.js")),
        "{errors:?}"
    );
    Ok((host, page))
}

/// Texts of an article in order: headline, paragraphs, captions and credits.
fn words_of(news: &Site, id: &str) -> HarnessResult<Vec<String>> {
    let bytes = std::fs::read(news.folder().join(format!("{id}.json")))?;
    let article: Value = serde_json::from_slice(&bytes)?;
    let mut found = vec![plain(&article["headline"])];
    collect(&article["lead"], &mut found);
    collect(&article["body"], &mut found);
    Ok(found)
}

fn plain(text: &Value) -> String {
    let run = |run: &Value| {
        run["t"]
            .as_str()
            .or(run.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    match text {
        Value::Array(runs) => runs.iter().map(run).collect(),
        text => run(text),
    }
}

fn collect(value: &Value, into: &mut Vec<String>) {
    let key = match value["type"].as_str() {
        Some("paragraph") => "text",
        Some("figure") => "caption",
        _ => "",
    };
    if let Some(text) = value.get(key) {
        into.push(plain(text));
    }
    for inside in value.as_array().into_iter().flatten() {
        collect(inside, into);
    }
    for (_, inside) in value.as_object().into_iter().flatten() {
        collect(inside, into);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_scripts_the_whole_article_is_there(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let (_host, page) = silent(browser, &news, STORY)?;
    assert!(page.sees("action-news-article h2")?);
    let text = one_line(&page.text("action-news-article")?);
    let expected = words_of(&news, STORY)?;
    assert!(expected.len() > 12, "{expected:?}");
    let mut rest = text.as_str();
    for words in expected.iter().map(|words| one_line(words)) {
        let at = rest.find(&words);
        assert!(at.is_some(), "missing or out of order: {words}\n{text}");
        rest = &rest[at.unwrap_or_default()..];
    }
    // Pictures load lazily.
    let pictures = page.count("action-news-article picture img")?;
    assert!(pictures >= 2, "{pictures}");
    page.run(
        "for (const it of document.images) it.loading = 'eager'",
        &[],
    )?;
    page.wait_until("[...document.images].every((it) => it.complete && it.naturalWidth > 0)")?;
    assert_eq!(page.count("figure:has(img) > figcaption")?, pictures);
    assert_eq!(
        page.count("action-news-article :is([class], [style], [data-action], button, script)")?,
        0
    );
    for width in [320, 1280] {
        page.resize(width, 900)?;
        page.screenshot_whole(&format!("exported-{width}"))?;
        assert_eq!(
            page.eval("document.documentElement.scrollWidth > innerWidth")?,
            false,
            "{width}"
        );
        assert_eq!(page.axe()?, [] as [String; 0], "{width}");
    }
    Ok(())
}

fn fragment_links_work(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let (_host, page) = silent(browser, &news, LIVE)?;
    page.click("action-news-article a[href^='#']")?;
    page.wait_until("document.querySelector('action-news-article :target h3, action-news-article :target h4') !== null")?;
    assert_eq!(page.axe()?, [] as [String; 0]);
    Ok(())
}

fn with_scripts_the_element_replaces_it(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = host(&news, STORY)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for_text("action-news-article >>> .article__headline", "Syria")?;
    assert!(page.sees("action-news-article >>> .article__headline")?);
    assert!(!page.sees("action-news-article > article")?);
    assert_eq!(
        page.attribute("action-news-article >>> h1", "aria-level")?
            .as_deref(),
        Some("2")
    );
    assert_eq!(page.axe()?, [] as [String; 0]);
    Ok(())
}

/// Extracts the article by Mozilla's Readability, which Firefox's reader view uses. Returns the extracted text, and the texts
/// above the article's footer: Readability leaves out authors, topics and related stories.
const READ: &str = "const read = new Readability(document.cloneNode(true)).parse();
    const passages = document.querySelectorAll('action-news-article :is(p, li, h2, h3, h4, h5, figcaption, th, td, pre)');
    const isText = (it) => !it.closest('footer') && !it.querySelector('p, li');
    return [read?.textContent ?? '', [...passages].filter(isText).map((it) => it.textContent)]";

fn reading_views_find_the_article(browser: &Browser) -> Journey {
    let file = repository().join("target/tools/node_modules/@mozilla/readability/Readability.js");
    let program = std::fs::read_to_string(&file).map_err(|_| {
        HarnessError::new(format!(
            "{} is not there. Install it: cargo xtask test",
            file.display()
        ))
    })?;
    let news = Site::dist()?;
    for id in [STORY, LIVE, KINDS] {
        let (_host, page) = silent(browser, &news, id)?;
        let read = page.run(&format!("{program}\n{READ}"), &[])?;
        let text = one_line(read[0].as_str().unwrap_or_default());
        let (mut all, mut missing, mut left_out) = (0, 0, Vec::new());
        for passage in read[1].as_array().into_iter().flatten() {
            let passage = one_line(passage.as_str().unwrap_or_default());
            let words = passage.split(' ').count();
            all += words;
            if !text.contains(&passage) {
                missing += words;
                left_out.push(passage);
            }
        }
        println!(
            "{:?}: {id}: {missing} of {all} words are not read",
            page.engine()
        );
        assert!(
            all > 500 && missing * 50 <= all,
            "{id}: {missing} of {all}: {left_out:?}"
        );
        browser.close(page)?;
    }
    Ok(())
}
