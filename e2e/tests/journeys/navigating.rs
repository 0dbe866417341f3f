//! Navigation on the published site, by the browser: links, history, scroll position, fragments.

use crate::newsroom::Newsroom;
use crate::sample::{STORY, article, paragraphs, wait_for_pictures, wait_for_script};
use e2e::{Browser, HarnessResult, Journey, Key, Page, Site, journeys};
use serde_json::json;

journeys! {
    links_lead_from_page_to_page;
    languages_lead_to_each_other;
    the_address_bar_shows_no_file_names;
    back_and_forward_restore_the_place;
    a_reload_keeps_the_place;
    the_skip_link_leads_to_the_content;
    a_page_works_by_keyboard;
    a_fragment_leads_to_its_block;
}

fn links_lead_from_page_to_page(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    wait_for_script(&page)?;
    wait_for_pictures(&page)?;
    page.run("window.isSame = true", &[])?;
    page.click_text(".masthead__sections a", "World")?;
    page.wait_for_path("/world/")?;
    page.wait_for_text("h1", "World")?;
    assert_eq!(page.eval("window.isSame ?? false")?, false);
    wait_for_script(&page)?;
    wait_for_pictures(&page)?;
    page.click(".story__headline a[href$='/world/leaders-differ-on-syria/']")?;
    page.wait_for_path(STORY)?;
    page.wait_for(".article__body")?;
    wait_for_pictures(&page)?;
    page.back()?;
    page.wait_for_text("h1", "World")?;
    page.take_errors()?;
    Ok(())
}

fn languages_lead_to_each_other(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_script(&page)?;
    page.click_text(".footer__languages a", "Français")?;
    page.wait_until("document.documentElement.lang === 'fr'")?;
    page.wait_until("document.title.startsWith(document.querySelector('h1').textContent)")?;
    page.wait_until("scrollY === 0")?;
    page.wait_for_text(".masthead__sections", "Monde")?;
    wait_for_pictures(&page)?;
    page.click_text(".footer__languages a", "العربية")?;
    page.wait_until("document.documentElement.dir === 'rtl'")?;
    page.take_errors()?;
    Ok(())
}

/// Links point to folders, also before the page script runs.
fn the_address_bar_shows_no_file_names(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/about/")?;
    assert_eq!(page.count("a[href*='index.html']")?, 0);
    page.click(".masthead__sections a[href*='world']")?;
    page.wait_for_path("/world/")?;
    page.wait_for("h1")?;
    page.take_errors()?;
    Ok(())
}

/// An article that has groups of blocks, with a link in one.
fn long() -> HarnessResult<(Newsroom, Site)> {
    let mut body = paragraphs(80);
    body[20] = json!({"type": "paragraph", "text": [{"t": "In the middle, "}, {"t": "a link", "href": "/made/other/"}, {"t": "."}]});
    let newsroom = Newsroom::new()?
        .article(&article("made/long", "Long", body))?
        .article(&article("made/other", "Other", paragraphs(2)))?;
    let site = newsroom.publish()?;
    Ok((newsroom, site))
}

const LINK: &str = ".block a";
const TOP: &str = "document.querySelector('.block a')?.getBoundingClientRect().top";

/// The page is loaded again: `no-store` excludes it from the back/forward cache.
fn back_and_forward_restore_the_place(browser: &Browser) -> Journey {
    let (_newsroom, site) = long()?;
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.scroll_into_view(LINK)?;
    wait_for_script(&page)?;
    let left = leave_by_link(&page)?;
    page.wait_for_text("h1", "Other")?;
    page.wait_until("scrollY === 0")?;
    page.back()?;
    page.wait_for_text("h1", "Long")?;
    page.wait_until(&format!(
        "Math.abs({TOP} - {left}) <= 40 || `${{{TOP}}}, was {left}`"
    ))?;
    page.forward()?;
    page.wait_for_text("h1", "Other")?;
    page.wait_until("scrollY === 0")?;
    Ok(())
}

/// Clicks the link, and returns its vertical position at that time, because drivers scroll before they click.
fn leave_by_link(page: &Page) -> HarnessResult<f64> {
    page.run(
        &format!(
            "addEventListener('click', () => {{ sessionStorage.left = {TOP} }}, {{capture: true, once: true}})"
        ),
        &[],
    )?;
    page.click(LINK)?;
    page.wait_until("document.querySelector('h1').textContent === 'Other'")?;
    let left = page.eval("Number(sessionStorage.left)")?;
    Ok(left.as_f64().unwrap_or_default())
}

fn a_reload_keeps_the_place(browser: &Browser) -> Journey {
    let (_newsroom, site) = long()?;
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.scroll_into_view(LINK)?;
    wait_for_script(&page)?;
    let before = page.eval(TOP)?;
    // By script, because a reload by Firefox's driver does not restore the scroll position.
    page.run(
        "window.isSame = true; setTimeout(() => location.reload(), 50)",
        &[],
    )?;
    page.wait_until("window.isSame === undefined && document.readyState === 'complete'")?;
    page.wait_until(&format!(
        "Math.abs({TOP} - {before}) <= 40 || `${{{TOP}}}, was {before}`"
    ))?;
    Ok(())
}

fn the_skip_link_leads_to_the_content(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, STORY)?;
    wait_for_script(&page)?;
    page.press(Key::Tab)?;
    page.wait_for_focus(".skip-link")?;
    page.press(Key::Enter)?;
    page.wait_until("location.hash === '#main' && document.querySelector('h1') !== null")?;
    page.press(Key::Tab)?;
    page.wait_until("document.querySelector('main').contains(document.activeElement)")?;
    Ok(())
}

fn a_page_works_by_keyboard(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    wait_for_script(&page)?;
    wait_for_pictures(&page)?;
    let mut seen = Vec::new();
    for _ in 0..60 {
        page.press(Key::Tab)?;
        seen.push(page.focused()?);
        if page.is_focused(".story__headline a")? {
            break;
        }
    }
    page.wait_for_focus(".story__headline a")?;
    // The focus is visible.
    page.wait_until("getComputedStyle(document.activeElement).outlineStyle !== 'none'")?;
    page.press(Key::Enter)?;
    page.wait_for(".article__body")?;
    assert!(seen.iter().any(|s| s.contains("Login")), "{seen:?}");
    page.take_errors()?;
    Ok(())
}

fn a_fragment_leads_to_its_block(browser: &Browser) -> Journey {
    let mut body = paragraphs(30);
    body[25] = json!({"type": "paragraph", "id": "note-1", "text": "The note."});
    body[0] =
        json!({"type": "paragraph", "text": [{"t": "See the "}, {"t": "note", "href": "#note-1"}]});
    let newsroom = Newsroom::new()?
        .article(&article("made/notes", "Notes", body))?
        .article(&article("made/other", "Other", paragraphs(2)))?;
    let site = newsroom.publish()?;
    let page = browser.page()?;
    page.open(&site, "/made/notes/")?;
    page.scroll_into_view(LINK)?;
    page.click(LINK)?;
    page.wait_until("location.hash === '#x-note-1' && Math.abs(document.querySelector('#x-note-1').getBoundingClientRect().top) < 700 && scrollY > 0")?;
    page.open(&site, "/made/other/")?;
    page.open(&site, "/made/notes/#x-note-1")?;
    page.wait_for_text("#x-note-1", "The note.")?;
    page.wait_until("scrollY > 0")?;
    Ok(())
}
