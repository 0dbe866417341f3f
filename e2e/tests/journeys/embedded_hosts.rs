//! Elements in host pages: layouts, old libraries, printing, cross-origin isolation.

use crate::embedded::Host;
use crate::newsroom::Newsroom;
use crate::sample::STORY;
use e2e::{Browser, Journey, Site, journeys};
use serde_json::json;

journeys! {
    elements_fill_the_available_width;
    elements_work_with_changed_built_ins;
    waiting_elements_load_for_print;
    isolated_hosts_show_pictures_and_frames;
}

/// Boxes of a host: a name, the styles around the element, and those of the element itself. `{}` is the element.
const BOXES: &[(&str, &str)] = &[
    ("block", "{}"),
    ("a flex row", "<div style='display: flex'>{}</div>"),
    (
        "a reversed flex row",
        "<div style='display: flex; flex-direction: row-reverse; align-items: center'>{}</div>",
    ),
    (
        "a centred column",
        "<div style='display: flex; flex-direction: column; align-items: center'>{}</div>",
    ),
    (
        "a wrapping row",
        "<div style='display: flex; flex-wrap: wrap; justify-content: center'>{}</div>",
    ),
    (
        "an inline flex box",
        "<div style='display: inline-flex'>{}</div>",
    ),
    (
        "a grid",
        "<div style='display: grid; justify-items: start'>{}</div>",
    ),
    (
        "a grid column of its content",
        "<div style='display: grid; grid-template-columns: auto'>{}</div>",
    ),
    (
        "a float",
        "<div style='display: flow-root'><div style='float: right'>{}</div></div>",
    ),
    (
        "an inline block",
        "<div style='display: inline-block'>{}</div>",
    ),
    (
        "a box of the width of its content",
        "<div style='inline-size: fit-content'>{}</div>",
    ),
    (
        "a table",
        "<table style='border-spacing: 0'><tr><td style='padding: 0'>{}</td></tr></table>",
    ),
    (
        "a positioned box",
        "<div style='position: relative; block-size: 90px; overflow: hidden'><div style='position: absolute'>{}</div></div>",
    ),
];

/// The widths of all elements in CSS pixels, and whether anything is wider than the window.
const WIDTHS: &str = "return [[...document.querySelectorAll('[src]:not(script)')].map((it) => it.getBoundingClientRect().width),
    document.documentElement.scrollWidth > innerWidth]";

fn elements_fill_the_available_width(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let elements = [
        "<action-news-article loading='eager' src='{news}/world/leaders-differ-on-syria.json'>x</action-news-article>",
        "<action-news-headlines loading='eager' src='{news}/index.json'>x</action-news-headlines>",
        "<action-news-header loading='eager' src='{news}/portal.json'>x</action-news-header>",
    ];
    for width_px in [900, 300] {
        let mut body = String::from("<script type=\"module\" src=\"{news}/embed.js\"></script>");
        for (_, around) in BOXES {
            for element in elements {
                let section =
                    format!("<section style='inline-size: {width_px}px'>{around}</section>");
                body.push_str(&section.replace("{}", element));
            }
        }
        let host = Host::of(&news, &body)?;
        let page = browser.page()?;
        page.open(&host.site, "/")?;
        page.wait_until("Promise.all([...document.querySelectorAll('[src]:not(script)')].map((it) => it.ready ?? false)).then((all) => all.every(Boolean))")?;
        let measured = page.run(WIDTHS, &[])?;
        let widths = measured[0].as_array().cloned().unwrap_or_default();
        assert_eq!(widths.len(), BOXES.len() * elements.len());
        for (n, width) in widths.iter().enumerate() {
            let name = BOXES[n / elements.len()].0;
            let width = width.as_f64().unwrap_or_default();
            assert!(
                (width - f64::from(width_px)).abs() < 2.0,
                "{} in {name}: {width} of {width_px}",
                elements[n % 3]
            );
        }
        assert_eq!(measured[1], false);
        browser.close(page)?;
    }
    // Other boxes in a flex row keep their width.
    let row = |element: &str| {
        let element = element.replacen("'eager'", "'eager' class='here'", 1);
        format!(
            "<script type=\"module\" src=\"{{news}}/embed.js\"></script><div style='display: flex; inline-size: 900px'>\
            <nav style='inline-size: 200px'>Sections of the portal</nav>{element}<aside>Some words</aside></div>"
        )
    };
    let widths = "['nav', '.here', 'aside'].map((it) => Math.round(document.querySelector(it).getBoundingClientRect().width))";
    let fallback = Host::of(&news, &row("<div loading='eager'>x</div>"))?;
    let page = browser.page()?;
    page.open(&fallback.site, "/")?;
    let before = page.eval(widths)?;
    for element in elements {
        let host = Host::of(&news, &row(element))?;
        page.open(&host.site, "/")?;
        page.wait_until("document.querySelector('.here').ready?.then(Boolean) ?? false")?;
        let after = page.eval(widths)?;
        assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
        let rest = 900 - 200 - before[2].as_i64().unwrap_or_default();
        let width = after[1].as_i64().unwrap_or_default();
        assert!((width - rest).abs() <= 1, "{width} of {rest}");
    }
    Ok(())
}

/// Changes built-in objects as Prototype.js, MooTools and other old libraries do, and more. `restore` undoes the
/// changes with which the browser's driver cannot work.
const OLD_LIBRARY: &str = "<script>
    Object.prototype.toJSON = function () { return 'an object'; };
    Array.prototype.toJSON = function () { return '[' + this.map(function (it) { return JSON.stringify(it); }).join(', ') + ']'; };
    String.prototype.toJSON = function () { return '\"' + this + '\"'; };
    Number.prototype.toJSON = Boolean.prototype.toJSON = function () { return String(this); };
    const dates = Date.prototype.toJSON, reduce = Array.prototype.reduce;
    Date.prototype.toJSON = function () { return '\"' + this.toISOString() + '\"'; };
    function restore() {
        for (const it of [Object, Array, String, Number, Boolean]) delete it.prototype.toJSON;
        delete Object.prototype.extended;
        Date.prototype.toJSON = dates;
        Array.prototype.reduce = reduce;
    }
    Array.from = function (it) { return it == null ? [] : typeof it.length === 'number' ? Array.prototype.slice.call(it) : [it]; };
    Array.prototype.entries = Array.prototype.toArray = function () { return this.slice(); };
    Array.prototype.each = Array.prototype.forEach;
    Array.prototype.reduce = function () { throw new Error('another reduce'); };
    Array.prototype[Symbol.iterator] = function () {
        var list = this, at = 0;
        return { next: function () { return at < list.length ? { value: list[at++], done: false } : { value: undefined, done: true }; } };
    };
    Object.prototype.extended = function () {};
    Function.prototype.bind = function (self) { var call = this; return function () { return call.apply(self, arguments); }; };
    Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
    Element.prototype.scrollTo = Element.prototype.show = Element.prototype.hide = Element.prototype.update = Element.prototype.clone = function () { return this; };
    window.Event = window.Hash = window.Template = function () {};
    window.$ = window.$$ = function () { return []; };
  </script>";

/// Passes an article of the page to an element, twice the same; waits for all elements. `seen`: their texts.
const USE: &str = "<script type=\"module\">
    class Model { constructor(given) { this.given = given; } toJSON() { return this.given; } }
    const given = (headline) => new Model({schema: 'action-news/article/1', id: 'a/b', lang: 'en', headline, published: new Date(Date.UTC(2024, 10, 23, 17)),
        body: [{type: 'paragraph', text: ['As ', {t: 'runs', m: ['strong']}, '.']}, {type: 'list', items: [{text: 'one'}, {text: 'two'}]}]});
    const seen = [];
    const note = (selector, part) => seen.push(document.querySelector(selector).shadowRoot.querySelector(part)?.textContent);
    try {
        await customElements.whenDefined('action-news-headlines');
        const object = document.querySelector('#object');
        for (const headline of ['Given by the page', 'Given again', 'Given again']) {
            object.article = given(headline);
            seen.push(String(await object.reload()));
            note('#object', '.article__headline');
        }
        note('#object', '.article__body');
        seen.push(object.shadowRoot.querySelector('time')?.dateTime);
        const post = document.querySelector('#post');
        seen.push(String(await post.ready), String(await post.reload()));
        note('#post', '.article__headline');
        for (const it of ['header', 'headlines']) seen.push(String(await document.querySelector('action-news-' + it).ready));
    } catch (error) {
        seen.push(String(error));
    } finally {
        restore();
        window.seen = seen.join(' · ');
    }
  </script>";

fn elements_work_with_changed_built_ins(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.put_json("/wp/post.json", &json!({"id": 7, "type": "post", "status": "publish", "slug": "snow", "link": "https://paper.example/snow/",
        "date_gmt": "2024-11-23T10:00:00", "title": {"rendered": "Snow on the pass"}, "content": {"rendered": "<p>It fell.</p>", "protected": false},
        "excerpt": {"rendered": ""}}));
    let body = [OLD_LIBRARY, "<script type=\"module\" src=\"{news}/embed.js\"></script>\
        <action-news-header loading=\"eager\" src=\"{news}/portal.json\" region=\"calgary\">Fallback</action-news-header>\
        <action-news-article id=\"object\" loading=\"eager\">Fallback</action-news-article>\
        <action-news-article id=\"post\" loading=\"eager\" src=\"{news}/wp/post.json\">Fallback</action-news-article>\
        <action-news-headlines loading=\"eager\" src=\"{news}/index.json\">Fallback</action-news-headlines>", USE].concat();
    let host = Host::of(&news, &body)?.at(crate::sample::DEMO_TIME);
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("window.seen !== undefined")?;
    assert_eq!(
        page.eval("window.seen")?,
        "true · Given by the page · true · Given again · true · Given again · As runs.onetwo · 2024-11-23T17:00:00Z · \
         true · true · Snow on the pass · true · true"
    );
    page.wait_for_text("action-news-header >>> .bar__clock", "2024")?;
    page.wait_for("action-news-headlines >>> .story")?;
    page.click("action-news-header >>> summary")?;
    page.wait_for("action-news-header >>> details[open]")?;
    assert_eq!(page.errors()?, [] as [String; 0]);
    Ok(())
}

fn waiting_elements_load_for_print(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let body = "<script type=\"module\" src=\"{news}/embed.js\"></script><div style=\"block-size: 6000px\">Words</div>\
        <action-news-article id=\"story\" src=\"{news}/world/leaders-differ-on-syria.json\"><a href=\"/story/\">Fallback</a></action-news-article>\
        <div style=\"block-size: 6000px\">Words</div>\
        <action-news-article id=\"missing\" src=\"{news}/no/such.json\"><a href=\"/missing/\">The story</a></action-news-article>";
    let host = Host::of(&news, body)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("customElements.get('action-news-article') !== undefined")?;
    crate::sample::a_moment(&page)?;
    assert_eq!(page.count("#story >>> .article")?, 0);
    let text = |id: &str| format!("document.querySelector('#{id}').shadowRoot.textContent");
    page.eval("void dispatchEvent(new Event('beforeprint'))")?;
    // Until it is loaded, the fallback's link has its address beside it.
    let url = format!(" ({}/missing/)", host.site.origin());
    assert_eq!(page.eval(&text("missing"))?, url.as_str());
    page.wait_for("#story >>> .article__headline")?;
    page.wait_until("[...document.querySelector('#story').shadowRoot.querySelectorAll('img')].every((it) => it.loading === 'eager')")?;
    page.eval("void dispatchEvent(new Event('afterprint'))")?;
    page.wait_until(&format!("!{}.includes('(http')", text("story")))?;
    page.wait_until(&format!("{} === ''", text("missing")))?;
    // The missing document is an error.
    page.take_errors()?;
    Ok(())
}

fn isolated_hosts_show_pictures_and_frames(browser: &Browser) -> Journey {
    let newsroom = Newsroom::with_portal(|portal| {
        for key in ["embedProviders", "imageOrigins", "sources"] {
            portal.as_object_mut().map(|portal| portal.remove(key));
        }
        portal["frameAncestors"] = json!(["*"]);
    })?
    .demo_article(STORY.trim_matches('/'))?
    .demo_images()?;
    let news = newsroom.publish()?;
    let id = STORY.trim_matches('/');
    let body = format!(
        "<script type=\"module\" src=\"{{news}}/embed.js\"></script><script type=\"module\" src=\"{{news}}/frames.js\"></script>\
         <img id=\"own\" src=\"{{news}}/images/logo.svg\">\
         <action-news-article loading=\"eager\" src=\"{{news}}/{id}.json\">Fallback</action-news-article>\
         <iframe src=\"{{news}}/embed/{id}/\" data-action-news title=\"The story\" sandbox=\"allow-scripts allow-popups\" width=\"100%\" height=\"600\"></iframe>"
    );
    for policy in ["require-corp", "credentialless"] {
        let host = Host::of(&news, &body)?;
        let site = host.site.header("cross-origin-embedder-policy", policy);
        let page = browser.page()?;
        page.open(&site, "/")?;
        page.wait_until("document.querySelector('#own').naturalWidth > 0")?;
        page.wait_for("action-news-article >>> .article__headline")?;
        page.wait_until("document.querySelector('action-news-article').shadowRoot.querySelector('.article__lead img').naturalWidth > 0")?;
        // The frame has told the page its height.
        page.wait_until("document.querySelector('iframe').getBoundingClientRect().height !== 600")?;
        assert_eq!(page.errors()?, [] as [String; 0]);
        browser.close(page)?;
    }
    Ok(())
}
