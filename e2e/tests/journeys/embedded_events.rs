//! Attributes, properties and events of elements in other people's pages.

use crate::embedded::{Host, ONE};
use crate::sample::STORY;
use e2e::{Browser, Journey, Site, journeys};

journeys! {
    hosts_can_handle_links;
    attributes_can_change_at_any_time;
    an_article_can_be_passed_as_an_object;
    a_header_bar_updates_and_changes_its_region;
}

fn hosts_can_handle_links(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(&news, ONE)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("!!customElements.get('action-news-article')")?;
    page.run(
        "window.heard = [];
         for (const kind of ['news-ready', 'news-error', 'news-navigate', 'news-share'])
            document.addEventListener(kind, (event) => {
                window.heard.push([kind, event.detail, event.composed]);
                if (event.cancelable) event.preventDefault();
            });
         document.querySelector('action-news-article').reload();",
        &[],
    )?;
    page.wait_for("action-news-article >>> .article")?;
    page.wait_until("window.heard.some(([kind]) => kind === 'news-ready')")?;
    page.run("window.heard = []", &[])?;
    page.click("action-news-article >>> .article__section a")?;
    page.click("action-news-article >>> .card a")?;
    page.click("action-news-article >>> [data-action=share]")?;
    let heard = page.eval("window.heard")?;
    let origin = news.origin();
    assert_eq!(heard[0][0], "news-navigate");
    assert_eq!(heard[0][1]["href"], format!("{origin}/world/"));
    assert_eq!(
        (&heard[0][1]["kind"], &heard[1][1]["kind"]),
        (&"page".into(), &"article".into())
    );
    assert_eq!(heard[2][0], "news-share");
    assert_eq!(heard[2][1]["url"], format!("{origin}{STORY}"));
    assert_eq!(heard.as_array().map(Vec::len), Some(3));
    assert_eq!(page.path()?, "/");
    // If the event is not canceled, the browser follows the link.
    page.run("document.addEventListener('news-navigate', (event) => event.stopImmediatePropagation(), true)", &[])?;
    page.click("action-news-article >>> .article__section a")?;
    page.wait_for_path("/world/")?;
    crate::sample::wait_for_script(&page)?;
    // Requests for pictures were cancelled.
    page.take_errors()?;
    Ok(())
}

fn attributes_can_change_at_any_time(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(&news, ONE)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    let set = |script: &str| {
        page.run(
            &format!("const it = document.querySelector('action-news-article'); {script}"),
            &[],
        )
    };
    set("it.headingLevel = 4; it.lang = 'fr'")?;
    page.wait_for_text("action-news-article >>> .article__time", "Publié")?;
    assert_eq!(
        page.attribute("action-news-article >>> h1", "aria-level")?
            .as_deref(),
        Some("4")
    );
    // The document is not fetched again.
    assert_eq!(news.requests("/world/leaders").len(), 1);
    set("it.lang = 'ar'")?;
    page.wait_until("document.querySelector('action-news-article').shadowRoot.querySelector('.root').dir === 'rtl'")?;
    set("it.src = it.src.replace('world/leaders-differ-on-syria', 'culture/how-a-page-is-made')")?;
    page.wait_for_text("action-news-article >>> h1", "page")?;
    // Properties reflect attributes.
    let told = set(
        "it.theme = 'dark'; return [it.theme, it.getAttribute('theme'), it.headingLevel, it.density, it.count, it.loading]",
    )?;
    assert_eq!(
        told,
        serde_json::json!(["dark", "dark", 4, "comfortable", 5, "lazy"])
    );
    Ok(())
}

fn an_article_can_be_passed_as_an_object(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(
        &news,
        "<main><h1>A portal</h1><action-news-article closed loading=\"eager\">Fallback</action-news-article></main>",
    )?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    // Set before the element is defined.
    page.run(
        "document.querySelector('action-news-article').article = arguments[0];
         window.ready = new Promise((go) => document.addEventListener('news-ready', (event) => go(event.detail)));
         import(arguments[1]);",
        &[
            crate::sample::article("a/b", "Handed over", crate::sample::paragraphs(2)),
            format!("{}/embed.js", news.origin()).into(),
        ],
    )?;
    let told = page.eval("window.ready")?;
    assert_eq!(
        (&told["id"], &told["title"], &told["lang"]),
        (&"a/b".into(), &"Handed over".into(), &"en".into())
    );
    // The shadow root is closed.
    assert_eq!(
        page.eval("document.querySelector('action-news-article').shadowRoot")?,
        serde_json::Value::Null
    );
    Ok(())
}

fn a_header_bar_updates_and_changes_its_region(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(
        &news,
        "<script type=\"module\" src=\"{news}/embed.js\"></script>\
         <action-news-header src=\"{news}/portal.json\" region=\"calgary\" loading=\"eager\">Fallback</action-news-header>",
    )?;
    let host = host.at("2024-11-24T05:58:10Z");
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    let clock = "action-news-header >>> .bar__clock";
    page.wait_for_text(clock, "Saturday, November 23, 2024, 10:58 PM")?;
    page.advance(std::time::Duration::from_secs(60))?;
    page.wait_for_text(clock, "Saturday, November 23, 2024, 10:59 PM")?;
    // Nodes that the page script replaces keep their parts.
    for part in ["clock", "region", "temperature"] {
        let dressed = format!("action-news-header >>> [part={part}]");
        assert_eq!(page.count(&dressed)?, 1, "{part}");
    }
    // If the host handles the link to a region, the bar shows that region.
    page.run(
        "document.addEventListener('news-navigate', (event) => event.preventDefault())",
        &[],
    )?;
    page.click("action-news-header >>> summary")?;
    page.wait_for("action-news-header >>> details[open]")?;
    page.press(e2e::Key::Escape)?;
    page.wait_gone("action-news-header >>> details[open]")?;
    page.click("action-news-header >>> summary")?;
    page.click_text("action-news-header >>> .regions__list a", "Halifax")?;
    page.wait_for_text("action-news-header >>> .bar__region", "Halifax")?;
    page.wait_for_text(clock, "1:59 AM")?;
    // A dismissed notice stays hidden.
    page.click("action-news-header >>> .notice__dismiss")?;
    page.wait_gone("action-news-header >>> .notice")?;
    page.run(
        "return document.querySelector('action-news-header').reload()",
        &[],
    )?;
    assert!(!page.sees("action-news-header >>> .notice")?);
    Ok(())
}
