//! Elements look as their host wants, where it says so.

use crate::embedded::{Host, ONE};
use e2e::{Browser, Engine, Fault, Journey, Page, Scheme, Site, Tried, journeys};
use serde_json::{Value, json};

journeys! {
    each_token_changes_what_it_names;
    hosts_dress_parts;
    themes_follow_at_once;
    nothing_moves_where_a_size_is_declared;
}

/// An article in a host's page, once it is there.
pub fn shown(browser: &Browser, news: &Site, body: &str) -> Tried<(Host, std::rc::Rc<Page>)> {
    let host = Host::of(news, body)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    Ok((host, page))
}

fn each_token_changes_what_it_names(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let header = "<action-news-header src=\"{news}/portal.json\" loading=\"eager\">Fallback</action-news-header>";
    let (_host, page) = shown(browser, &news, &[header, ONE].concat())?;
    page.wait_for("action-news-header >>> .bar")?;
    // The property, a value, and where it is seen as what.
    let tokens = [
        (
            "paper",
            "rgb(1, 2, 3)",
            ".page",
            "backgroundColor",
            "rgb(1, 2, 3)",
        ),
        (
            "paper-raised",
            "rgb(1, 2, 4)",
            ".aside",
            "backgroundColor",
            "rgb(1, 2, 4)",
        ),
        ("ink", "rgb(1, 2, 5)", ".block", "color", "rgb(1, 2, 5)"),
        (
            "ink-soft",
            "rgb(1, 2, 6)",
            ".article__deck",
            "color",
            "rgb(1, 2, 6)",
        ),
        (
            "rule",
            "rgb(1, 2, 7)",
            ".card",
            "borderTopColor",
            "rgb(1, 2, 7)",
        ),
        (
            "accent",
            "rgb(1, 2, 8)",
            ".article__section a",
            "color",
            "rgb(1, 2, 8)",
        ),
        (
            "serif",
            "Courier",
            ".article__headline",
            "fontFamily",
            "Courier",
        ),
        (
            "sans",
            "Verdana",
            ".article__byline",
            "fontFamily",
            "Verdana",
        ),
        ("size-text", "31px", ".page", "fontSize", "31px"),
        (
            "size-headline",
            "71px",
            ".article__headline",
            "fontSize",
            "71px",
        ),
        ("size-deck", "33px", ".article__deck", "fontSize", "33px"),
        ("size-h2", "41px", ".block h2", "fontSize", "41px"),
        ("size-fine", "9px", ".figure__words", "fontSize", "9px"),
        ("size-small", "11px", ".share", "fontSize", "11px"),
        ("leading-text", "3", ".page", "lineHeight", "93px"),
        (
            "tracking-headline",
            "3px",
            ".article__headline",
            "letterSpacing",
            "3px",
        ),
        ("measure", "300px", ".block", "width", "300px"),
        (
            "bar",
            "rgb(1, 2, 9)",
            ".bar",
            "backgroundColor",
            "rgb(1, 2, 9)",
        ),
        (
            "bar-text",
            "rgb(1, 2, 10)",
            ".bar",
            "color",
            "rgb(1, 2, 10)",
        ),
        (
            "notice",
            "rgb(1, 2, 11)",
            ".notice",
            "backgroundColor",
            "rgb(1, 2, 11)",
        ),
        (
            "notice-text",
            "rgb(1, 2, 12)",
            ".notice",
            "color",
            "rgb(1, 2, 12)",
        ),
        (
            "bar-soft",
            "rgb(1, 2, 13)",
            ".bar__link--unavailable",
            "color",
            "rgb(1, 2, 13)",
        ),
    ];
    let look = "const [node, property] = arguments;
        const hosts = [...document.querySelectorAll('action-news-article, action-news-header')];
        const found = hosts.map((host) => host.shadowRoot.querySelector(node)).find((it) => it);
        return found ? getComputedStyle(found)[property] : 'there is none'";
    for (token, value, node, property, expected) in tokens {
        let seen = || page.run(look, &[node.into(), property.into()]);
        let before = seen()?;
        assert_ne!(before, expected, "{token}");
        assert_ne!(before, "there is none", "{token}: {node}");
        page.run(
            "for (const host of document.querySelectorAll('action-news-article, action-news-header')) host.style.setProperty('--an-' + arguments[0], arguments[1])",
            &[token.into(), value.into()],
        )?;
        assert_eq!(seen()?, expected, "{token}");
    }
    // All lengths follow one measure.
    page.run(
        "document.querySelector('action-news-article').style.setProperty('--an-rem', '32px')",
        &[],
    )?;
    assert_eq!(
        page.run(look, &[".card".into(), "fontSize".into()])?,
        "31px"
    );
    Ok(())
}

fn hosts_dress_parts(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let parts = [
        "article",
        "headline",
        "deck",
        "byline",
        "section",
        "time",
        "lead",
        "figure",
        "picture",
        "caption",
        "credit",
        "body",
        "heading",
        "aside",
        "card",
        "button",
        "tags",
        "foot",
        "pullquote",
        "root",
        "share",
    ];
    let rules: String = parts
        .iter()
        .zip(1..)
        .map(|(part, n)| {
            format!("action-news-article::part({part}) {{ outline: {n}px solid rgb(9, 9, {n}) }}")
        })
        .collect();
    let (_host, page) = shown(
        browser,
        &news,
        &["<style>", &rules, "</style>", ONE].concat(),
    )?;
    for (part, n) in parts.iter().zip(1..) {
        let seen = page.run(
            "const it = document.querySelector('action-news-article').shadowRoot.querySelector(`[part~=\"${arguments[0]}\"]`);
             return it && getComputedStyle(it).outlineColor",
            &[(*part).into()],
        )?;
        assert_eq!(seen, format!("rgb(9, 9, {n})"), "{part}");
    }
    Ok(())
}

fn themes_follow_at_once(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let (_host, page) = shown(browser, &news, ONE)?;
    let paper = "getComputedStyle(document.querySelector('action-news-article').shadowRoot.querySelector('.page')).backgroundColor";
    let (light, dark) = (json!("rgb(255, 253, 248)"), json!("rgb(19, 22, 20)"));
    let set = |script: &str| {
        page.run(
            &format!("const it = document.querySelector('action-news-article'); {script}"),
            &[],
        )
    };
    // The host's own scheme, which is light where it says nothing.
    let is =
        |expected: &Value| -> Tried<()> { page.wait_until(&format!("{paper} === {expected}")) };
    is(&light)?;
    set("document.documentElement.style.colorScheme = 'dark'")?;
    is(&dark)?;
    set("it.theme = 'light'")?;
    is(&light)?;
    set("it.theme = 'dark'; document.documentElement.style.colorScheme = ''")?;
    is(&dark)?;
    set("it.theme = 'host'")?;
    is(&light)?;
    if page.engine() != Engine::WebKit {
        set("it.theme = 'auto'")?;
        page.set_scheme(Scheme::Dark)?;
        is(&dark)?;
        page.set_scheme(Scheme::Light)?;
        is(&light)?;
    }
    // Closer together, and back.
    let size = "getComputedStyle(document.querySelector('action-news-article').shadowRoot.querySelector('.article__headline')).fontSize";
    let roomy = page.eval(size)?;
    set("it.density = 'compact'")?;
    page.wait_until(&format!("parseFloat({size}) < parseFloat({roomy})"))?;
    for (width, theme) in [(320, "dark"), (768, "light"), (1280, "dark")] {
        set(&format!(
            "it.theme = '{theme}'; it.density = 'comfortable'; it.lang = 'ar'"
        ))?;
        page.resize(width, 900)?;
        page.wait_until("document.querySelector('action-news-article').shadowRoot.querySelector('.root').dir === 'rtl'")?;
        page.screenshot_whole(&format!("embedded-{width}-{theme}-ar"))?;
    }
    Ok(())
}

/// By the place of what stands below, and in the one engine that counts shifts by its count.
fn nothing_moves_where_a_size_is_declared(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.fail("/world/", Fault::HangBeforeHeaders);
    let style = "<style>action-news-article { min-height: 6000px; display: block }</style>";
    let host = Host::of(&news, &[style, ONE, "<p id=\"below\">Below</p>"].concat())?;
    let page = browser.page()?;
    page.open_unfinished(&host.site, "/")?;
    page.wait_until("!!customElements.get('action-news-article')")?;
    let below = "document.querySelector('#below').getBoundingClientRect().top + scrollY";
    let before = page.eval(below)?;
    news.heal("/world/");
    page.wait_for("action-news-article >>> .article")?;
    page.wait_until("[...document.querySelector('action-news-article').shadowRoot.querySelectorAll('[loading=eager]')].every((it) => it.complete)")?;
    assert_eq!(page.eval(below)?, before);
    if page.engine() == Engine::Chromium {
        let shifts = page.eval(
            "new Promise((go) => { let sum = 0; new PerformanceObserver((list) => { for (const it of list.getEntries()) sum += it.value; })
                .observe({type: 'layout-shift', buffered: true}); setTimeout(() => go(sum), 300) })",
        )?;
        assert_eq!(shifts.as_f64(), Some(0.0));
    }
    page.take_errors()?;
    Ok(())
}
