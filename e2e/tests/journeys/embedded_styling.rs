//! Styling by hosts: each custom property and each part that the elements' manifest documents.

use crate::embedded::Host;
use e2e::{Browser, HarnessResult, Journey, Key, Page, Site, journeys, repository};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::rc::Rc;

journeys! {
    each_custom_property_applies;
    hosts_can_style_every_part;
}

/// All elements; together they have all parts.
const ALL: &str = "<script type=\"module\" src=\"{news}/embed.js\"></script>\
    <action-news-header src=\"{news}/portal.json\" loading=\"eager\"></action-news-header>\
    <action-news-article src=\"{news}/culture/how-a-page-is-made.json\" loading=\"eager\"></action-news-article>\
    <action-news-article src=\"{news}/canada/storm-on-the-harbour-as-it-happened.json\" loading=\"eager\"></action-news-article>\
    <action-news-headlines src=\"{news}/world/index.json\" loading=\"eager\"></action-news-headlines>";

fn shown(browser: &Browser, news: &Site, head: &str) -> HarnessResult<(Host, Rc<Page>)> {
    let host = Host::of(news, &[head, ALL].concat())?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-header >>> .bar__clock")?;
    page.wait_for("action-news-headlines >>> .story")?;
    page.wait_until("[...document.querySelectorAll('action-news-article')].every((it) => it.shadowRoot?.querySelector('.article'))")?;
    Ok((host, page))
}

/// The declarations of the manifest.
fn manifest() -> HarnessResult<Vec<Value>> {
    let path = repository().join("crates/elements/package/custom-elements.json");
    let manifest: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let declarations = manifest["modules"][0]["declarations"].as_array();
    Ok(declarations.cloned().unwrap_or_default())
}

fn names(list: &Value) -> impl Iterator<Item = &str> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(|one| one["name"].as_str())
}

/// A custom property without `--an-`, a value, and the selector, property and computed value that show its effect. The order
/// matters, because lengths depend on earlier ones.
const TOKENS: &[[&str; 5]] = &[
    [
        "paper",
        "rgb(1, 2, 3)",
        ".page",
        "backgroundColor",
        "rgb(1, 2, 3)",
    ],
    [
        "paper-raised",
        "rgb(1, 2, 4)",
        ".aside",
        "backgroundColor",
        "rgb(1, 2, 4)",
    ],
    ["ink", "rgb(1, 2, 5)", ".block", "color", "rgb(1, 2, 5)"],
    [
        "ink-soft",
        "rgb(1, 2, 6)",
        ".article__deck",
        "color",
        "rgb(1, 2, 6)",
    ],
    [
        "rule",
        "rgb(1, 2, 7)",
        ".card",
        "borderTopColor",
        "rgb(1, 2, 7)",
    ],
    [
        "accent",
        "rgb(1, 2, 8)",
        ".article__section a",
        "color",
        "rgb(1, 2, 8)",
    ],
    [
        "live",
        "rgb(1, 2, 15)",
        ".updates h2",
        "borderTopColor",
        "rgb(1, 2, 15)",
    ],
    [
        "bar",
        "rgb(1, 2, 9)",
        ".bar",
        "backgroundColor",
        "rgb(1, 2, 9)",
    ],
    [
        "bar-text",
        "rgb(1, 2, 10)",
        ".bar",
        "color",
        "rgb(1, 2, 10)",
    ],
    [
        "bar-soft",
        "rgb(1, 2, 13)",
        ".bar__link--unavailable",
        "color",
        "rgb(1, 2, 13)",
    ],
    [
        "notice",
        "rgb(1, 2, 11)",
        ".notice",
        "backgroundColor",
        "rgb(1, 2, 11)",
    ],
    [
        "notice-text",
        "rgb(1, 2, 12)",
        ".notice",
        "color",
        "rgb(1, 2, 12)",
    ],
    [
        "focus",
        "rgb(1, 2, 16)",
        ".tags a",
        "outlineColor",
        "rgb(1, 2, 16)",
    ],
    [
        "mark",
        "rgb(1, 2, 17)",
        "mark",
        "backgroundColor",
        "rgb(1, 2, 17)",
    ],
    [
        "serif",
        "Courier",
        ".article__headline",
        "fontFamily",
        "Courier",
    ],
    [
        "sans",
        "Verdana",
        ".article__byline",
        "fontFamily",
        "Verdana",
    ],
    ["mono", "Georgia", "code", "fontFamily", "Georgia"],
    ["size-text", "31px", ".page", "fontSize", "31px"],
    [
        "size-headline",
        "71px",
        ".article__headline",
        "fontSize",
        "71px",
    ],
    ["size-deck", "33px", ".article__deck", "fontSize", "33px"],
    ["size-h2", "41px", ".block h2", "fontSize", "41px"],
    ["size-h3", "39px", ".block h3", "fontSize", "39px"],
    ["size-fine", "9px", ".figure__words", "fontSize", "9px"],
    ["size-small", "11px", ".share", "fontSize", "11px"],
    ["leading-text", "3", ".page", "lineHeight", "93px"],
    [
        "leading-tight",
        "2",
        ".article__headline",
        "lineHeight",
        "142px",
    ],
    [
        "tracking-headline",
        "3px",
        ".article__headline",
        "letterSpacing",
        "3px",
    ],
    ["measure", "300px", ".block", "width", "300px"],
    ["wide", "620px", ".article__lead", "width", "620px"],
    ["page", "501px", ".bar__row", "maxWidth", "501px"],
    ["gutter", "7px", ".headlines", "paddingLeft", "7px"],
    ["space", "77px", ".share", "marginTop", "77px"],
];

/// The computed value for each row of the table.
const LOOK: &str = "
    const hosts = [...document.querySelectorAll('action-news-article, action-news-headlines, action-news-header')];
    return arguments[0].map(([, , node, property]) => {
        const found = hosts.map((host) => host.shadowRoot.querySelector(node)).find((it) => it);
        return found ? getComputedStyle(found)[property] : 'there is none';
    })";

/// Whether no other custom property affects it, as for colours and typefaces.
fn stands_alone(property: &str) -> bool {
    property.ends_with("olor") || property == "fontFamily"
}

fn each_custom_property_applies(browser: &Browser) -> Journey {
    let told = manifest()?;
    let told: BTreeSet<&str> = told
        .iter()
        .flat_map(|one| names(&one["cssProperties"]))
        .collect();
    // Two are tested at the end: one shows only under the pointer, and the other is the unit of all lengths.
    let tried = TOKENS
        .iter()
        .map(|[token, ..]| *token)
        .chain(["accent-text", "rem"]);
    let tried: Vec<String> = tried.map(|token| ["--an-", token].concat()).collect();
    let tried: BTreeSet<&str> = tried.iter().map(String::as_str).collect();
    assert_eq!(tried, told);

    let news = Site::dist()?;
    let (_host, page) = shown(browser, &news, "")?;
    let table = json!(TOKENS);
    let look = || -> HarnessResult<Vec<String>> {
        let seen = page.run(LOOK, std::slice::from_ref(&table))?;
        Ok(serde_json::from_value(seen)?)
    };
    // The focus ring is shown after keyboard navigation.
    page.press(Key::Tab)?;
    page.run(
        "document.querySelector('action-news-article').shadowRoot.querySelector('.tags a').focus({preventScroll: true})",
        &[],
    )?;
    for (row, [token, value, node, _, expected]) in TOKENS.iter().enumerate() {
        let before = look()?;
        assert_ne!(before[row], *expected, "{token}");
        assert_ne!(before[row], "there is none", "{token}: {node}");
        page.run(
            "for (const host of document.querySelectorAll('action-news-article, action-news-headlines, action-news-header')) host.style.setProperty('--an-' + arguments[0], arguments[1])",
            &[(*token).into(), (*value).into()],
        )?;
        let after = look()?;
        assert_eq!(after[row], *expected, "{token}");
        for (other, [name, _, node, property, _]) in TOKENS.iter().enumerate() {
            let may_change = other == row || !stands_alone(property);
            assert!(
                may_change || before[other] == after[other],
                "{token} changes {name}: {node} {property}"
            );
        }
    }
    page.run(
        "for (const host of document.querySelectorAll('action-news-article')) host.style.setProperty('--an-accent-text', 'rgb(1, 2, 14)')",
        &[],
    )?;
    page.hover("action-news-article >>> .share .button")?;
    page.wait_until(
        "getComputedStyle(document.querySelector('action-news-article').shadowRoot.querySelector('.share .button')).color === 'rgb(1, 2, 14)'",
    )?;
    // `--an-rem` scales all lengths.
    page.run(
        "document.querySelector('action-news-article').style.setProperty('--an-rem', '32px')",
        &[],
    )?;
    let rem = [["rem", "", ".card", "fontSize"]];
    assert_eq!(page.run(LOOK, &[json!(rem)])?, json!(["31px"]));
    Ok(())
}

fn hosts_can_style_every_part(browser: &Browser) -> Journey {
    let told = manifest()?;
    let news = Site::dist()?;
    let (_host, page) = shown(browser, &news, "<style id=\"dress\"></style>")?;
    // The parts of all elements, then those of each.
    let of_all: Vec<&str> = told
        .iter()
        .filter(|one| one["tagName"].is_null())
        .flat_map(|one| names(&one["cssParts"]))
        .collect();
    let mut dressed = 0;
    for element in told.iter().filter(|one| one["tagName"].is_string()) {
        let tag = element["tagName"].as_str().unwrap_or_default();
        for part in names(&element["cssParts"]).chain(of_all.iter().copied()) {
            let seen = page.run(
                "const [tag, part] = arguments;
                 document.querySelector('#dress').textContent = `${tag}::part(${part}) { outline: 1px solid rgb(9, 9, 9) }`;
                 const hosts = [...document.querySelectorAll(tag)];
                 const nodes = hosts.flatMap((host) => [...host.shadowRoot.querySelectorAll(`[part~=\"${part}\"]`)]);
                 return [nodes.length > 0, nodes.every((it) => getComputedStyle(it).outlineColor === 'rgb(9, 9, 9)')]",
                &[tag.into(), part.into()],
            )?;
            assert_eq!(seen, json!([true, true]), "{tag}::part({part})");
            dressed += 1;
        }
    }
    assert!(dressed > 30, "{dressed}");
    Ok(())
}
