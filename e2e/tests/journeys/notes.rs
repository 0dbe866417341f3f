//! Links within a page: Back leads to where the reader was, Forward to the note again, and a reload keeps both.

use crate::newsroom::Newsroom;
use crate::sample::{article, paragraphs, wait_for_script};
use e2e::{Browser, Journey, Page, Site, journeys};
use serde_json::{Value, json};

journeys! {
    notes_of_a_published_page;
    notes_of_a_long_page;
    notes_in_the_app;
}

/// An article of this many blocks with a reference near the beginning and its note near the end.
fn with_note(blocks: usize) -> Value {
    let mut body = paragraphs(blocks);
    body[20] = json!({"type": "paragraph", "id": "middle", "text": [{"t": "In the middle, "}, {"t": "[1]", "href": "#note-1"}, {"t": "."}]});
    body[blocks - 2] = json!({"type": "paragraph", "id": "note-1", "text": [{"t": "A note. "}, {"t": "↩", "href": "#middle"}]});
    article("made/notes", "Notes", body)
}

fn notes_of_a_published_page(browser: &Browser) -> Journey {
    on_published_page(browser, 60, Heights::Exact)
}

/// Its blocks are in groups.
fn notes_of_a_long_page(browser: &Browser) -> Journey {
    on_published_page(browser, 100, Heights::Estimated)
}

fn on_published_page(browser: &Browser, blocks: usize, heights: Heights) -> Journey {
    let newsroom = Newsroom::new()?.article(&with_note(blocks))?;
    let site = newsroom.publish()?;
    let page = browser.page()?;
    page.open(&site, "/made/notes/")?;
    wait_for_script(&page)?;
    follow(&page, heights)
}

fn notes_in_the_app(browser: &Browser) -> Journey {
    let Some(site) = Site::app()? else {
        return Ok(());
    };
    site.put_json("/made/notes.json", &with_note(60));
    let page = browser.page()?;
    page.open(&site, "/made/notes/")?;
    page.wait_until("document.querySelector('#x-note-1 a') !== null")?;
    follow(&page, Heights::Exact)
}

/// How exact the heights of blocks far from the window are after a reload.
enum Heights {
    Exact,
    /// Blocks in groups have an estimated height until they are laid out (`content-visibility`).
    Estimated,
}

const REFERENCE: &str = "a[href$='#x-note-1']";
const BACK: &str = "#x-note-1 a";

fn follow(page: &Page, heights: Heights) -> Journey {
    let top = |selector: &str| {
        format!("Math.round(document.querySelector(\"{selector}\").getBoundingClientRect().top)")
    };
    let is_seen = |selector: &str| {
        let top = top(selector);
        page.wait_until(&format!(
            "({top} >= -8 && {top} < innerHeight) || `${{{top}}} of ${{innerHeight}}`"
        ))
    };
    page.scroll_into_view(REFERENCE)?;
    // Drivers scroll before they click.
    page.run(
        &format!("addEventListener('click', () => {{ sessionStorage.place = {} }}, {{capture: true, once: true}})", top(REFERENCE)),
        &[],
    )?;
    page.click(REFERENCE)?;
    is_seen("#x-note-1")?;
    let place = page.eval("Number(sessionStorage.place)")?;
    let is_at_its_place = || {
        let top = top(REFERENCE);
        page.wait_until(&format!(
            "Math.abs({top} - {place}) <= 40 || `${{{top}}}, was {place}`"
        ))
    };
    page.back()?;
    is_at_its_place()?;
    page.forward()?;
    is_seen("#x-note-1")?;
    // To the reference by its link, then back twice.
    page.click(BACK)?;
    is_seen("#x-middle")?;
    page.back()?;
    is_seen("#x-note-1")?;
    page.back()?;
    is_at_its_place()?;
    // A reload at the note, and Back; a reload there.
    page.forward()?;
    is_seen("#x-note-1")?;
    let reload = || {
        // By script, because a reload by Firefox's driver does not restore the scroll position.
        page.run(
            "window.isSame = true; setTimeout(() => location.reload(), 50)",
            &[],
        )?;
        page.wait_until("window.isSame === undefined && document.readyState === 'complete'")?;
        page.wait_until("document.querySelector('#x-note-1 a') !== null")
    };
    reload()?;
    is_seen("#x-note-1")?;
    page.back()?;
    match heights {
        Heights::Exact => is_at_its_place()?,
        Heights::Estimated => is_seen(REFERENCE)?,
    }
    reload()?;
    is_seen(REFERENCE)?;
    if let Heights::Exact = heights {
        page.forward()?;
        is_seen("#x-note-1")?;
    }
    Ok(())
}
