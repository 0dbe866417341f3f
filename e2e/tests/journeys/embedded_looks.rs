//! Elements look as they should whatever page they stand in, and as their host wants where it says so.

use crate::embedded::{Host, ONE};
use e2e::{Browser, Journey, Page, Scheme, Site, Tried, journeys};
use serde_json::{Value, json};

journeys! {
    nothing_of_a_hostile_host_reaches_in;
    nothing_of_ours_reaches_out;
    each_token_changes_what_it_names;
    hosts_dress_parts;
    themes_follow_at_once;
    nothing_shifts_where_a_size_is_declared, not in Firefox: "it has no layout-shift entries",
        not in WebKit: "it has no layout-shift entries";
}

/// What a host may not change, of kinds of nodes in an article.
const SAMPLED: &str = "
    const root = document.querySelector('action-news-article').shadowRoot;
    const nodes = ['.page', '.article__headline', '.article__deck', '.article__byline', '.article__time', '.block', '.block h2', '.article__section a',
        '.figure__caption', '.card', '.aside', '.share .button'];
    const properties = ['color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing',
        'textTransform', 'textAlign', 'textIndent', 'textDecorationLine', 'textShadow', 'whiteSpace', 'direction', 'visibility', 'opacity', 'cursor',
        'display', 'float', 'position', 'marginTop', 'paddingLeft', 'borderTopWidth', 'borderTopStyle', 'boxSizing', 'overflowWrap', 'hyphens', 'listStyleType',
        'quotes', 'tabSize', 'zoom', 'transform', 'filter', 'pointerEvents', 'userSelect', 'writingMode', 'fontVariantCaps', 'textWrap', 'outlineStyle'];
    return nodes.map((node) => {
        const style = getComputedStyle(root.querySelector(node));
        return [node, properties.map((name) => [name, style[name] ?? null])];
    });";

fn shown(browser: &Browser, news: &Site, body: &str) -> Tried<(Host, std::rc::Rc<Page>)> {
    let host = Host::of(news, body)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    Ok((host, page))
}

fn nothing_of_a_hostile_host_reaches_in(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let frame = "<style>action-news-article { display: block; width: 700px }</style>";
    let (_host, page) = shown(browser, &news, &[frame, ONE].concat())?;
    let calm = page.run(SAMPLED, &[])?;
    browser.close(page)?;
    let hostile = "<style>
        :root { --paper: red; --ink: lime; --serif: fantasy; --size-text: 99px; --rem: 50px; --medium: 50px; --space: 0 }
        html { font-size: 40px !important; }
        * { all: unset !important; font: italic 900 40px/3 fantasy !important; color: lime !important; letter-spacing: 1em !important; word-spacing: 2em !important;
            text-transform: uppercase !important; text-align: right !important; text-indent: 3em !important; white-space: pre !important; cursor: crosshair !important;
            visibility: visible; text-shadow: 0 0 9px red !important; list-style: square !important; quotes: none !important; box-sizing: content-box !important;
            float: left; overflow-wrap: anywhere !important; hyphens: none !important; user-select: none !important; pointer-events: auto !important }
        h1, p, a, .block, .card, .aside, .article, .page, .button { display: none !important; color: red !important; background: red !important; position: fixed !important }
        action-news-article { display: block !important; width: 700px !important }</style>";
    let (_host, page) = shown(browser, &news, &[hostile, ONE].concat())?;
    let attacked = page.run(SAMPLED, &[])?;
    let (calm, attacked) = (calm.as_array().unwrap(), attacked.as_array().unwrap());
    assert_eq!(calm.len(), 12);
    for (before, after) in calm.iter().zip(attacked) {
        let (before, after) = (before[1].as_array().unwrap(), after[1].as_array().unwrap());
        assert!(before.len() >= 40);
        for (before, after) in before.iter().zip(after) {
            assert_eq!(before, after, "{}", calm[0][0]);
        }
    }
    Ok(())
}

/// What of a page is everybody's.
const WHOLE: &str = "({head: document.head.outerHTML, names: Object.keys(window).sort().join(), title: document.title, length: history.length,
    state: JSON.stringify(history.state), storage: [localStorage.length, sessionStorage.length, document.cookie].join(),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length, attributes: document.documentElement.cloneNode().outerHTML + document.body.cloneNode().outerHTML,
    children: [...document.body.children].map((it) => it.outerHTML).join(), focus: document.activeElement.localName})";

fn nothing_of_ours_reaches_out(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let idle = ONE.replace("{news}/embed.js", "data:text/javascript,");
    let host = Host::of(&news, &[&idle, "<p>Words</p>"].concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    let before = page.eval(WHOLE)?;
    page.run("return import(arguments[0]).then(() => document.querySelector('action-news-article').ready)", &[format!("{}/embed.js", news.origin()).into()])?;
    page.wait_for("action-news-article >>> .article")?;
    page.click("action-news-article >>> .share .button")?;
    page.run("document.activeElement.blur()", &[])?;
    assert_eq!(page.eval(WHOLE)?, before);
    page.take_errors()?;
    Ok(())
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
    if page.engine() != e2e::Engine::WebKit {
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

fn nothing_shifts_where_a_size_is_declared(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let style = "<style>action-news-article { min-height: 6000px; display: block }</style>";
    let host = Host::of(&news, &[style, ONE, "<p>Below</p>"].concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    page.wait_until("[...document.querySelector('action-news-article').shadowRoot.querySelectorAll('[loading=eager]')].every((it) => it.complete)")?;
    let shifts = page.eval(
        "new Promise((go) => { let sum = 0; new PerformanceObserver((list) => { for (const it of list.getEntries()) sum += it.value; })
            .observe({type: 'layout-shift', buffered: true}); setTimeout(() => go(sum), 300) })",
    )?;
    assert_eq!(shifts.as_f64(), Some(0.0));
    Ok(())
}
