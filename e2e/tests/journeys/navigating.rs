//! Going from page to page: no reload, and back to the very place.

use crate::sample::{STORY, article, paragraphs, wait_for_app};
use e2e::{Browser, Fault, Journey, Key, Site, journeys};
use serde_json::json;

journeys! {
    links_inside_do_not_reload;
    focus_title_and_language_follow;
    back_and_forward_restore_place_and_focus;
    back_restores_the_place_at_another_width;
    a_reload_keeps_the_place;
    leaving_a_page_cancels_its_request;
    an_article_read_before_shows_at_once;
    the_skip_link_leads_to_the_content;
    everything_by_keyboard;
    old_chunks_are_pages;
    a_fragment_leads_to_its_block;
    outside_links_are_the_browsers;
}

fn links_inside_do_not_reload(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    wait_for_app(&page)?;
    page.wait_for(".story__headline a")?;
    page.run("window.same = true", &[])?;
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for_path("/world/")?;
    page.wait_for_text("h1", "World")?;
    page.click(".story__headline a[href$='/world/leaders-differ-on-syria/']")?;
    page.wait_for_path(STORY)?;
    page.wait_for(".article__body")?;
    page.back()?;
    page.wait_for_text("h1", "World")?;
    page.wait_until("window.same === true")?;
    Ok(())
}

fn focus_title_and_language_follow(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_app(&page)?;
    page.wait_for("h1")?;
    // The first page leaves focus where the browser has it.
    assert!(!page.is_focused("h1")?);
    page.click_text(".footer__languages a", "Français")?;
    page.wait_until("document.documentElement.lang === 'fr'")?;
    page.wait_for_focus("h1")?;
    page.wait_until("document.title.startsWith(document.querySelector('h1').textContent)")?;
    page.wait_until("scrollY === 0")?;
    page.wait_for_text(".masthead__sections", "Monde")?;
    page.click_text(".footer__languages a", "العربية")?;
    page.wait_until("document.documentElement.dir === 'rtl'")?;
    page.wait_for_focus("h1")?;
    Ok(())
}

fn long(site: &Site) {
    let mut body = paragraphs(40);
    body[20] = json!({"type": "paragraph", "text": [{"t": "In the middle, "}, {"t": "a link", "href": "/made/other/"}, {"t": "."}]});
    site.put_json("/made/long.json", &article("made/long", "Long", body));
    site.put_json(
        "/made/other.json",
        &article("made/other", "Other", paragraphs(2)),
    );
}

/// Scrolls until it stands at the top and stays there (with the space that anchors keep): what comes near on the way is laid out late, and pushes.
fn to_the_top(page: &e2e::Page, selector: &str) -> e2e::Tried<()> {
    page.wait_until(&format!(
        "(() => {{ const it = document.querySelector('{selector}'); it.scrollIntoView(); \
         const top = () => Math.abs(it.getBoundingClientRect().top); return new Promise((done) => \
         requestAnimationFrame(() => requestAnimationFrame(() => done(top() < 20)))) }})()"
    ))
}

fn back_and_forward_restore_place_and_focus(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    long(&site);
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    page.scroll_into_view(".block a")?;
    let top = "Math.round(document.querySelector('.block a')?.getBoundingClientRect().top)";
    // Drivers scroll before they click, some of them further than they need to.
    page.run(
        &format!("addEventListener('click', () => {{ window.left = {top} }}, {{capture: true, once: true}})"),
        &[],
    )?;
    page.click(".block a")?;
    page.wait_for_text("h1", "Other")?;
    page.wait_until("scrollY === 0")?;
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    page.wait_until(&format!("Math.abs({top} - window.left) <= 2"))?;
    page.wait_for_focus(".block a")?;
    page.forward()?;
    page.wait_for_text("h1", "Other")?;
    page.wait_until("scrollY === 0")?;
    Ok(())
}

fn back_restores_the_place_at_another_width(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    long(&site);
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    // Block 20 stands at the top.
    to_the_top(&page, ".block-group > .block:nth-child(6)")?;
    page.click(".block a")?;
    page.wait_for_text("h1", "Other")?;
    page.resize(500, 800)?;
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    page.wait_until("(() => { const top = document.querySelector('.block-group > .block:nth-child(6)').getBoundingClientRect().top; return top > -200 && top < 400 })()")?;
    Ok(())
}

fn a_reload_keeps_the_place(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    long(&site);
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    to_the_top(&page, ".block-group > .block:nth-child(16)")?;
    page.reload()?;
    page.wait_for(".block-group > .block:nth-child(16)")?;
    page.wait_until("(() => { const top = document.querySelector('.block-group > .block:nth-child(16)').getBoundingClientRect().top; return top > -50 && top < 50 })()")?;
    Ok(())
}

fn leaving_a_page_cancels_its_request(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    long(&site);
    site.fail("/made/other.json", Fault::HangMidBody);
    let spy = "const real = window.fetch; window.aborted = [];
        window.fetch = (url, options) => { options?.signal?.addEventListener('abort', () => aborted.push(String(url))); return real(url, options) }";
    let site = site.inject(spy);
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    page.scroll_into_view(".block a")?;
    page.click(".block a")?;
    page.wait_for_path("/made/other/")?;
    page.wait_for(".waiting")?;
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    page.wait_until("aborted.some((url) => url.endsWith('/made/other.json'))")?;
    // What comes late changes nothing.
    site.heal("/made/other.json");
    page.wait_for_text("h1", "Long")?;
    page.take_errors()?;
    Ok(())
}

fn an_article_read_before_shows_at_once(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    long(&site);
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for(".block a")?;
    page.scroll_into_view(".block a")?;
    page.click(".block a")?;
    page.wait_for_text("h1", "Other")?;
    site.fail("/made/long.json", Fault::HangBeforeHeaders);
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    site.put_json(
        "/made/long.json",
        &article("made/long", "Long, corrected", paragraphs(40)),
    );
    site.heal("/made/long.json");
    page.wait_for_text("h1", "Long, corrected")?;
    Ok(())
}

fn the_skip_link_leads_to_the_content(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_app(&page)?;
    page.wait_for("h1")?;
    page.press(Key::Tab)?;
    page.wait_for_focus(".skip-link")?;
    page.press(Key::Enter)?;
    page.wait_until("location.hash === '#main' && document.querySelector('h1') !== null")?;
    page.press(Key::Tab)?;
    page.wait_until("document.querySelector('main').contains(document.activeElement)")?;
    Ok(())
}

fn everything_by_keyboard(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    wait_for_app(&page)?;
    page.wait_for(".story__headline a")?;
    let mut seen = Vec::new();
    for _ in 0..60 {
        page.press(Key::Tab)?;
        seen.push(page.focused()?);
        if page.is_focused(".story__headline a")? {
            break;
        }
    }
    page.wait_for_focus(".story__headline a")?;
    // What has focus shows it.
    page.wait_until("getComputedStyle(document.activeElement).outlineStyle !== 'none'")?;
    page.press(Key::Enter)?;
    page.wait_for(".article__body")?;
    page.wait_for_focus("h1")?;
    assert!(seen.iter().any(|s| s.contains("Login")), "{seen:?}");
    Ok(())
}

fn old_chunks_are_pages(browser: &Browser) -> Journey {
    let site = Site::app()?;
    let item = |n: usize| json!({"id": format!("made/a{n}"), "lang": "en", "headline": format!("Story {n}")});
    let index = |range: std::ops::Range<usize>, older: u32| {
        let items: Vec<_> = range.rev().map(item).collect();
        json!({"schema": "action-news/index/1", "older": older, "items": items})
    };
    site.put_json("/world/index.json", &index(48..80, 2));
    site.put_json("/world/index-2.json", &index(24..48, 0));
    site.put_json("/world/index-1.json", &index(0..24, 0));
    let page = browser.page()?;
    page.open(&site, "/world/")?;
    page.wait_for_text(".story__headline", "Story 79")?;
    page.click(".pager a[rel=next]")?;
    page.wait_for_path("/world/index-2/")?;
    page.wait_for_text(".story__headline", "Story 47")?;
    page.click(".pager a[rel=next]")?;
    page.wait_for_path("/world/index-1/")?;
    page.wait_for_text(".story__headline", "Story 23")?;
    assert_eq!(page.count(".pager a[rel=next]")?, 0);
    page.click(".pager a[rel=prev]")?;
    page.wait_for_path("/world/")?;
    Ok(())
}

fn a_fragment_leads_to_its_block(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let mut body = paragraphs(30);
    body[25] = json!({"type": "paragraph", "id": "note-1", "text": "The note."});
    body[0] =
        json!({"type": "paragraph", "text": [{"t": "See the "}, {"t": "note", "href": "#note-1"}]});
    site.put_json("/made/notes.json", &article("made/notes", "Notes", body));
    let page = browser.page()?;
    page.open(&site, "/made/notes/")?;
    page.scroll_into_view(".block a")?;
    page.click(".block a")?;
    page.wait_until("location.hash === '#x-note-1' && Math.abs(document.querySelector('#x-note-1').getBoundingClientRect().top) < 700 && scrollY > 0")?;
    // A page without pictures: one that is left while it loads them counts as having lost them.
    page.open(&site, "/about/")?;
    wait_for_app(&page)?;
    page.wait_for("h1")?;
    page.open(&site, "/made/notes/#x-note-1")?;
    page.wait_for_text("#x-note-1", "The note.")?;
    page.wait_until("scrollY > 0")?;
    Ok(())
}

fn outside_links_are_the_browsers(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_app(&page)?;
    page.wait_for("h1")?;
    // The feed is a file: the app lets the browser have it.
    let taken = page.eval("(() => { const a = document.querySelector('.footer a[data-document]');
        const e = new MouseEvent('click', {bubbles: true, cancelable: true}); 
        let prevented; window.addEventListener('click', (e) => { prevented = e.defaultPrevented; e.preventDefault() }, {once: true});
        a.dispatchEvent(e); return prevented })()")?;
    assert_eq!(taken, false);
    Ok(())
}
