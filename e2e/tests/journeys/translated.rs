//! Pages work after translators and extensions have changed all texts in the DOM.

use crate::newsroom::Newsroom;
use crate::sample::{DEMO_TIME, EVERY_BLOCK, wait_for_script};
use e2e::{Browser, Journey, Key, journeys};
use serde_json::json;
use std::time::Duration;

journeys! {
    a_page_with_wrapped_texts_still_works;
    a_translated_page_still_works;
}

/// Wraps each text in two `font` elements, as Google's translator does.
const WRAP: &str = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest('script, style, title')) texts.push(walker.currentNode);
    }
    for (const text of texts) {
      const inner = document.createElement('font'), outer = document.createElement('font');
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(text);
    }
    return texts.length";

/// Changes texts, the language and a class of the document, as browsers that translate do.
const TRANSLATE: &str = "document.documentElement.lang = 'de';
    document.documentElement.classList.add('translated-ltr');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.data.trim() && !text.parentElement.closest('script, style')) { text.data = `„${text.data}“`; count += 1; }
    }
    return count";

fn a_page_with_wrapped_texts_still_works(browser: &Browser) -> Journey {
    goes_on(browser, WRAP)
}

fn a_translated_page_still_works(browser: &Browser) -> Journey {
    goes_on(browser, &format!("(() => {{ {WRAP} }})(); {TRANSLATE}"))
}

/// The clock ticks, a notice starts and is dismissed, the menu opens, an embed and an island open.
fn goes_on(browser: &Browser, change: &str) -> Journey {
    let newsroom = Newsroom::with_portal(|portal| {
        portal["notices"] = json!([{"id": "n1", "kind": "alert", "text": {"en": "Snow is coming."},
            "from": "2024-11-24T06:00:30Z", "until": "2024-11-24T09:00:00Z", "unavailable": ["https://webmail.news.example/*"]}]);
    })?
    .demo_article("culture/how-a-page-is-made")?
    .demo_images()?;
    let site = newsroom.publish()?.clock_at(DEMO_TIME);
    site.put_json(
        "/weather/calgary.json",
        &json!({"schema": "action-news/weather/1", "region": "calgary",
        "celsius": -12.1, "observed": "2024-11-23T22:30:00-07:00"}),
    );
    let page = browser.page()?;
    page.open(&site, EVERY_BLOCK)?;
    wait_for_script(&page)?;
    page.wait_for_text(".bar__temperature", "-12.1°C")?;
    let changed = page.run(change, &[])?;
    assert!(changed.as_u64() > Some(50), "{changed}");
    page.advance(Duration::from_secs(60))?;
    page.wait_for_text(".bar__clock", "Saturday, November 23, 2024, 11:00 PM")?;
    page.advance(Duration::from_secs(31))?;
    page.wait_for_text(".notice__text", "Snow is coming.")?;
    page.wait_for(".bar__link--unavailable")?;
    page.click(".notice__dismiss[data-id=n1]")?;
    page.wait_gone(".notice")?;
    page.click(".regions summary")?;
    page.wait_for(".regions__list a")?;
    page.press(Key::Escape)?;
    page.wait_gone(".regions__list a")?;
    // At its end the notice is hidden.
    page.advance(Duration::from_secs(3 * 3600))?;
    page.wait_gone(".bar__link--unavailable")?;
    page.wait_for_text(".bar__links", "WebMail")?;
    page.scroll_into_view("[data-action=load-embed]")?;
    page.click("[data-action=load-embed]")?;
    page.wait_for(".embed__frame")?;
    // The provider cannot be reached from here.
    page.take_errors()?;
    page.scroll_into_view("#img-2 .figure__zoom")?;
    page.click("#img-2 .figure__zoom")?;
    page.wait_for("dialog.lightbox[open] .lightbox__image")?;
    page.press(Key::Right)?;
    page.wait_for_path(&format!("{EVERY_BLOCK}#img-3"))?;
    // Over the open island, too.
    page.run(change, &[])?;
    page.press(Key::Escape)?;
    page.wait_gone("dialog.lightbox")?;
    Ok(())
}
