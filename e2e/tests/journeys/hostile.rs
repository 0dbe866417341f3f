//! Hostile documents of all formats in a real browser: text is shown as text and never interpreted as HTML.

use crate::attacks::{Collected, OWN, collected, filled};
use crate::import_pages::{READY, listed};
use crate::places::document;
use article::import::Format;
use e2e::{Browser, HarnessResult, Journey, Page, journeys};
use serde_json::{Value, json};

journeys! {
    hostile_wordpress_leaves_only_our_elements;
    hostile_ghost_leaves_only_our_elements;
    hostile_feeds_leave_only_our_elements;
    hostile_json_ld_leaves_only_our_elements;
    hostile_guardian_documents_leave_only_our_elements;
    hostile_agencies_leave_only_our_elements;
    hostile_apple_news_leaves_only_our_elements;
    hostile_arc_leaves_only_our_elements;
}

/// The number of documents passed to one script, which shows them one after the other.
const AT_ONCE: usize = 25;

/// Documents of a format, each with one payload in all places for text, or different payloads (`ambiguous`). Titles contain the
/// number of the document.
fn documents(format: Format) -> Vec<Value> {
    let document = document(format).expect("a document");
    let Collected { attacks, ambiguous } = collected();
    let own = OWN.iter().map(|(payload, _)| *payload);
    let mut all: Vec<Value> = own
        .chain(attacks.iter().map(String::as_str))
        .map(|payload| filled(&document, &mut |_| payload.to_owned()))
        .collect();
    let mut rest = ambiguous.into_iter().peekable();
    while rest.peek().is_some() {
        all.push(filled(&document, &mut |_| rest.next().unwrap_or_default()));
    }
    all
}

/// The elements of our articles.
const ELEMENTS: &str = "a abbr article aside audio bdi blockquote br button caption cite code div em figcaption figure footer h1 h2 h3 h4 header \
    hr img li mark ol p picture pre s section small source span strong sub sup svg table tbody td th thead time tr track u ul video nav";

const ATTRIBUTES: &str = "aria-hidden aria-label aria-labelledby aria-level alt class colspan controls data-action data-embed data-name \
    data-broken data-src datetime decoding dir fetchpriority height href hreflang id itemprop kind label lang loading playsinline poster preload rel \
    role rowspan scope sizes src srclang srcset start tabindex type width data-place data-document key";

/// Shows all articles of the documents one after the other on the import page. Returns the number of articles, and what is
/// wrong.
const SHOW: &str = r##"
    const [documents, elements, attributes] = given;
    const section = document.querySelector("#import");
    const part = (name) => section.querySelector(`[data-part=${name}]`);
    // Line breaks are elements on the page and white space in the JSON.
    const words = (text) => text.replace(/\s+/g, "");
    const until = async (holds) => {
        for (const end = Date.now() + 10_000; !holds(); ) {
            if (Date.now() > end) return false;
            await new Promise((go) => setTimeout(go));
        }
        return true;
    };
    const strange = () => {
        const found = new Set();
        for (const element of document.querySelectorAll(".article, .article *")) {
            const name = element.localName;
            if (!elements.includes(name)) found.add(name);
            for (const { name: attribute, value } of element.attributes) {
                if (!attributes.includes(attribute)) found.add(`${name} ${attribute}`);
                if (["href", "src", "poster", "data-src"].includes(attribute)) {
                    const scheme = new URL(value, location.href).protocol;
                    if (!["http:", "https:", "mailto:", "tel:"].includes(scheme)) found.add(`${name} ${attribute} ${scheme}`);
                }
            }
        }
        return [...found];
    };
    const wrong = [];
    let articles = 0;
    for (const text of documents) {
        const complain = (what) => wrong.push(`${what}: ${text.slice(0, 300)}`);
        part("text").value = text;
        part("format").textContent = "";
        part("show").click();
        await until(() => part("format").textContent || section.dataset.state === "failed");
        if (section.dataset.state !== "shown") {
            complain(`it is ${section.dataset.state}: ${part("why").textContent} ${part("said").textContent}`);
            continue;
        }
        const choice = part("articles");
        for (const option of choice.options) {
            choice.value = option.value;
            choice.onchange();
            const isShown = () => words(document.querySelector(".article h1")?.textContent ?? "") === words(option.textContent);
            if (!(await until(isShown))) complain(`the headline is not ${option.textContent}`);
            const found = strange();
            if (found.length) complain(found);
            if (window.ran) complain("it ran");
            window.ran = undefined;
            articles += 1;
        }
    }
    return { articles, wrong };
"##;

fn attack(browser: &Browser, format: Format) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    // The functions that payloads call.
    page.run(
        "for (const name of ['EVIL', 'alert', 'confirm', 'prompt', 'a', 'eval']) window[name] = () => { window.ran = true; }",
        &[],
    )?;
    let documents = documents(format);
    let mut articles = 0;
    for (n, some) in documents.chunks(AT_ONCE).enumerate() {
        let some: Vec<String> = some
            .iter()
            .enumerate()
            .map(|(m, one)| {
                one.to_string()
                    .replace("Fog", &format!("Fog {}", n * AT_ONCE + m))
            })
            .collect();
        let told = page.run(
            &format!("return (async (given) => {{{SHOW}}})(arguments)"),
            &[json!(some), words(ELEMENTS), words(ATTRIBUTES)],
        )?;
        assert_eq!(told["wrong"], json!([]), "{}", format.name());
        articles += told["articles"].as_u64().unwrap_or_default() as usize;
        nothing_was_tried(&page)?;
    }
    assert!(
        articles >= documents.len(),
        "{articles} of {}",
        documents.len()
    );
    // Time for scripts that run late.
    page.wait_until("new Promise((go) => setTimeout(go, 300, true))")?;
    assert_eq!(page.eval("window.ran")?, Value::Null);
    Ok(nothing_was_tried(&page)?)
}

fn words(list: &str) -> Value {
    list.split_whitespace().collect()
}

/// The only errors are media that cannot be loaded or that the policy blocks.
fn nothing_was_tried(page: &Page) -> HarnessResult<()> {
    for error in page.take_errors()? {
        let of_pictures = ["policy: img-src", "policy: media-src", "resource: "];
        assert!(
            of_pictures.iter().any(|it| error.starts_with(it)),
            "{error}"
        );
    }
    Ok(())
}

macro_rules! attacks {
    ($($name:ident $format:ident)*) => {
        $(fn $name(browser: &Browser) -> Journey {
            attack(browser, Format::$format)
        })*
    };
}

attacks! {
    hostile_wordpress_leaves_only_our_elements WordPress
    hostile_ghost_leaves_only_our_elements Ghost
    hostile_feeds_leave_only_our_elements JsonFeed
    hostile_json_ld_leaves_only_our_elements JsonLd
    hostile_guardian_documents_leave_only_our_elements Guardian
    hostile_agencies_leave_only_our_elements Ninjs
    hostile_apple_news_leaves_only_our_elements AppleNews
    hostile_arc_leaves_only_our_elements Arc
}
