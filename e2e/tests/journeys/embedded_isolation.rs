//! Elements and their host page do not affect each other.

use crate::embedded::{Host, ONE};
use crate::embedded_themes::shown;
use e2e::{Browser, Journey, Site, journeys};

journeys! {
    the_hosts_styles_do_not_apply_inside;
    elements_change_nothing_in_the_host;
}

/// Computed styles of an article's elements, which a host must not change.
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

fn the_hosts_styles_do_not_apply_inside(browser: &Browser) -> Journey {
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

/// The global state of a page.
const WHOLE: &str = "({head: document.head.outerHTML, names: Object.keys(window).filter((name) => !/^(se|cdc)_/.test(name)).sort().join(' '), title: document.title, length: history.length,
    state: JSON.stringify(history.state), storage: [localStorage.length, sessionStorage.length, document.cookie].join(),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length, attributes: document.documentElement.cloneNode().outerHTML + document.body.cloneNode().outerHTML,
    children: [...document.body.children].map((it) => it.outerHTML).join(), focus: document.activeElement.localName})";

fn elements_change_nothing_in_the_host(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let idle = ONE.replace("{news}/embed.js", "data:text/javascript,");
    let host = Host::of(&news, &[&idle, "<p>Words</p>"].concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    let before = page.eval(WHOLE)?;
    page.run("return import(arguments[0]).then(() => document.querySelector('action-news-article').ready)", &[format!("{}/embed.js", news.origin()).into()])?;
    page.wait_for("action-news-article >>> .article")?;
    page.click("action-news-article >>> .share .button")?;
    page.run(
        "document.querySelector('action-news-article').shadowRoot.activeElement.blur()",
        &[],
    )?;
    let after = page.eval(WHOLE)?;
    let words = |whole: &serde_json::Value, part: &str| -> Vec<String> {
        let text = whole[part]
            .as_str()
            .map_or_else(|| whole[part].to_string(), str::to_owned);
        text.split(' ').map(str::to_owned).collect()
    };
    for part in before.as_object().unwrap().keys() {
        let (before, mut after) = (words(&before, part), words(&after, part));
        after.retain(|word| !before.contains(word));
        assert_eq!(after, [] as [String; 0], "{part}");
    }
    page.take_errors()?;
    Ok(())
}
