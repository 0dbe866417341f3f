//! The longest words of German, Finnish and Thai, and addresses, in every place that shows text: nothing becomes wider than
//! a phone (320 px, which is also a window of 1280 px at 400 % zoom), and nothing is cut off.

use crate::embedded::Host;
use crate::newsroom::Newsroom;
use crate::sample::{EVERY_BLOCK, LIVE, wait_for_script};
use e2e::{Browser, HarnessError, HarnessResult, Journey, Page, Reader, journeys, repository};
use serde_json::{Value, json};

journeys! {
    pages_break_long_words;
    elements_break_long_words;
}

const WORDS: [&str; 4] = [
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "Epäjärjestelmällistyttämättömyydellänsäkäänköhänpyyhkiytymätön",
    "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์",
    "https://verwaltung.example/a/very_long_path_without_any_place_to_break_it",
];

/// The keys of texts that readers see.
const TEXTS: &[&str] = &[
    "text", "t", "headline", "deck", "kicker", "title", "caption", "credit", "cite", "name",
    "role", "bio", "byline", "dateline", "rights", "label", "code",
];

/// Replaces all texts of a document by one word.
fn replace(value: &mut Value, word: &str) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if TEXTS.contains(&key.as_str()) => *text = word.to_owned(),
                    // By language.
                    Value::Object(names) if names.contains_key("en") => {
                        for name in names.values_mut() {
                            *name = word.into();
                        }
                    }
                    other => replace(other, word),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| replace(value, word)),
        _ => {}
    }
}

fn demo(id: &str) -> HarnessResult<Value> {
    let id = id.trim_matches('/');
    let path = repository().join(format!("content/articles/{id}.json"));
    let mut article: Value = serde_json::from_slice(&std::fs::read(path)?)
        .map_err(|error| HarnessError::new(error.to_string()))?;
    article["published"] = "2024-11-23T08:00:00-07:00".into();
    Ok(article)
}

/// A newsroom in which every text is this word.
fn newsroom(word: &str) -> HarnessResult<Newsroom> {
    let mut newsroom = Newsroom::with_portal(|portal| {
        portal["notices"] = json!([{"id": "n1", "kind": "alert", "text": {"en": ""}, "until": "2030-01-01T00:00:00Z"}]);
        replace(portal, word);
    })?;
    for id in [EVERY_BLOCK, LIVE] {
        let mut article = demo(id)?;
        replace(&mut article, word);
        newsroom = newsroom.article(&article)?;
        for n in 1..6 {
            let mut other = article.clone();
            other["id"] = format!("{}-{n}", article["id"].as_str().unwrap_or_default()).into();
            newsroom = newsroom.article(&other)?;
        }
    }
    newsroom.demo_images()
}

/// Elements that are cut off or reach past the edge of the window. Tables, code and sections scroll; the bar's region
/// ends in an ellipsis.
const TOO_WIDE: &str = "
    const found = [];
    const visit = (root) => {
        for (const it of root.querySelectorAll('*')) {
            if (it.shadowRoot) visit(it.shadowRoot);
            if (it.closest('.bar__region, .masthead__sections, .table, .code, .visually-hidden, .skip-link, dialog:not([open]), svg, template') || !it.checkVisibility()) continue;
            const { left, right, width } = it.getBoundingClientRect();
            const isCut = getComputedStyle(it).overflowX !== 'visible' && it.scrollWidth > it.clientWidth + 1 && it !== document.documentElement && it !== document.body;
            if (width > 1 && (right > innerWidth + 1 || left < -1 || isCut)) found.push(it.localName + '.' + it.className + ' ' + Math.round(left) + '…' + Math.round(right));
        }
    };
    visit(document);
    return [document.documentElement.scrollWidth > innerWidth, found.slice(0, 8)];";

fn check(page: &Page, what: &str) -> Journey {
    let found = page.run(TOO_WIDE, &[])?;
    assert_eq!(found, json!([false, []]), "{what}");
    Ok(())
}

fn pages_break_long_words(browser: &Browser) -> Journey {
    for (n, word) in WORDS.into_iter().enumerate() {
        let site = newsroom(word)?
            .publish()?
            .clock_at(crate::sample::DEMO_TIME);
        let page = browser.page_for(&Reader::default().with_screen(320, 700))?;
        for path in [
            "/",
            EVERY_BLOCK,
            LIVE,
            "/culture/",
            "/ar/",
            "/no/such/page/",
        ] {
            page.open(&site, path)?;
            page.wait_for("h1")?;
            if path != "/no/such/page/" {
                wait_for_script(&page)?;
            }
            // A group of blocks that is far away is laid out too.
            page.eval("document.querySelectorAll('.block-group').forEach((it) => it.style.contentVisibility = 'visible')")?;
            page.screenshot_whole(&format!("long-words-{n}-{}", path.replace('/', "-")))?;
            check(&page, &format!("{word} {path}"))?;
            page.take_errors()?;
        }
        // The open menu, an embed, the lightbox.
        page.open(&site, EVERY_BLOCK)?;
        wait_for_script(&page)?;
        page.click(".regions summary")?;
        page.wait_for(".regions__list a")?;
        check(&page, &format!("{word} menu"))?;
        page.press(e2e::Key::Escape)?;
        page.scroll_into_view("#img-2 .figure__zoom")?;
        page.click("#img-2 .figure__zoom")?;
        page.wait_for("dialog.lightbox[open] .lightbox__image")?;
        check(&page, &format!("{word} lightbox"))?;
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn elements_break_long_words(browser: &Browser) -> Journey {
    for word in WORDS {
        let news = newsroom(word)?.publish()?;
        let body = format!(
            "<script type=\"module\" src=\"{{news}}/embed.js\"></script><div style=\"inline-size: 280px\">\
            <action-news-header loading=\"eager\" src=\"{{news}}/portal.json\">Fallback</action-news-header>\
            <action-news-article loading=\"eager\" src=\"{{news}}{}.json\">Fallback</action-news-article>\
            <action-news-article loading=\"eager\" src=\"{{news}}{}.json\">Fallback</action-news-article>\
            <action-news-headlines loading=\"eager\" src=\"{{news}}/index.json\">Fallback</action-news-headlines></div>",
            EVERY_BLOCK.trim_end_matches('/'),
            LIVE.trim_end_matches('/')
        );
        let host = Host::of(&news, &body)?;
        let page = browser.page_for(&Reader::default().with_screen(320, 700))?;
        page.open(&host.site, "/")?;
        page.wait_until("Promise.all([...document.querySelectorAll('[src]:not(script)')].map((it) => it.ready ?? false)).then((all) => all.every(Boolean))")?;
        check(&page, &format!("{word} in elements"))?;
        let widths = page.eval("Math.max(...[...document.querySelectorAll('[src]:not(script)')].map((it) => it.scrollWidth))")?;
        assert_eq!(widths, 280);
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}
