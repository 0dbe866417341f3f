//! The lightbox: an article's pictures one at a time. `islands.rs` is about its program failing.
//! More than 300 lines, because it is used by mouse, keyboard, touch and URL.

use crate::sample::{
    ARABIC_STORY, DEMO_TIME, EVERY_BLOCK, STORY, a_moment, wait_for_pictures, wait_for_script,
};
use e2e::{Browser, Fault, HarnessResult, Journey, Key, Page, Reader, Site, journeys};
use serde_json::json;

journeys! {
    a_click_opens_and_back_closes;
    an_address_opens_its_picture;
    closing_leaves_no_entry_behind;
    keys_change_the_picture_and_close_the_lightbox;
    arrow_keys_are_reversed_in_arabic;
    swipes_change_the_picture;
    focus_stays_inside_and_returns;
    caption_and_credit_are_shown;
    a_picture_can_be_zoomed_and_moved;
    a_failed_picture_can_be_retried;
    without_the_program_the_link_leads_to_the_picture;
    the_browser_handles_clicks_for_another_tab;
    axe_finds_nothing_in_it;
    pictures_are_taken;
}

const DIALOG: &str = "dialog.lightbox";
const IMAGE: &str = "dialog.lightbox[open] .lightbox__image";
const POSITION: &str = ".lightbox__position";

fn open(browser: &Browser, site: &Site, path: &str) -> HarnessResult<std::rc::Rc<Page>> {
    let page = browser.page()?;
    page.open(site, path)?;
    wait_for_script(&page)?;
    Ok(page)
}

fn link(number: usize) -> String {
    format!("#img-{number} .figure__zoom")
}

fn zoom(page: &Page, number: usize) -> HarnessResult<()> {
    page.scroll_into_view(&link(number))?;
    page.click(&link(number))?;
    page.wait_for(IMAGE)?;
    shows(page, number)
}

/// Waits until the dialog shows this picture, loaded.
fn shows(page: &Page, number: usize) -> HarnessResult<()> {
    page.wait_until(&format!("location.hash === '#img-{number}'"))?;
    page.wait_until(&format!(
        "(() => {{ const [shown, own] = ['.lightbox__image', '#img-{number} img'].map((it) => document.querySelector(it));
        return shown !== null && shown.naturalWidth > 0 && shown.alt === own.alt }})()"
    ))
}

fn a_click_opens_and_back_closes(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, EVERY_BLOCK)?;
    page.run("window.isSame = true", &[])?;
    page.scroll_into_view(&link(2))?;
    let before = page.eval("scrollY")?;
    zoom(&page, 2)?;
    page.wait_for_text(POSITION, "2")?;
    page.back()?;
    page.wait_gone(DIALOG)?;
    page.wait_for_path(EVERY_BLOCK)?;
    page.wait_for_focus(&link(2))?;
    page.wait_until(&format!("Math.abs(scrollY - {before}) < 80"))?;
    page.forward()?;
    page.wait_for(IMAGE)?;
    shows(&page, 2)?;
    page.click(".lightbox__button[data-command=close]")?;
    page.wait_gone(DIALOG)?;
    page.wait_for_path(EVERY_BLOCK)?;
    page.wait_until("window.isSame === true")?;
    Ok(())
}

fn an_address_opens_its_picture(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, &format!("{EVERY_BLOCK}#img-2"))?;
    page.wait_for(IMAGE)?;
    shows(&page, 2)?;
    page.press(Key::Escape)?;
    page.wait_gone(DIALOG)?;
    page.wait_for_path(EVERY_BLOCK)?;
    // A number that the article does not have opens nothing, and hides nothing.
    page.open(&site, &format!("{STORY}#img-99"))?;
    wait_for_script(&page)?;
    a_moment(&page)?;
    assert!(!page.sees(DIALOG)?);
    wait_for_pictures(&page)?;
    Ok(())
}

/// After the lightbox was closed, Back leads to the page before the article.
fn closing_leaves_no_entry_behind(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, "/about/")?;
    page.open(&site, STORY)?;
    wait_for_script(&page)?;
    for number in [1, 2] {
        zoom(&page, number)?;
        page.press(Key::Escape)?;
        page.wait_gone(DIALOG)?;
        page.wait_for_path(STORY)?;
    }
    wait_for_pictures(&page)?;
    page.back()?;
    page.wait_for_path("/about/")?;
    page.take_errors()?;
    Ok(())
}

fn keys_change_the_picture_and_close_the_lightbox(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, EVERY_BLOCK)?;
    let all = page.count(".figure__zoom")?;
    assert!(all > 4, "{all}");
    zoom(&page, 1)?;
    // There is none before the first.
    page.press(Key::Left)?;
    shows(&page, 1)?;
    page.press(Key::Right)?;
    shows(&page, 2)?;
    page.press(Key::End)?;
    shows(&page, all)?;
    page.press(Key::Right)?;
    shows(&page, all)?;
    page.press(Key::Left)?;
    shows(&page, all - 1)?;
    page.press(Key::Home)?;
    shows(&page, 1)?;
    page.click(".lightbox__button[data-command=next]")?;
    shows(&page, 2)?;
    page.press(Key::Escape)?;
    page.wait_gone(DIALOG)?;
    page.wait_for_path(EVERY_BLOCK)?;
    Ok(())
}

fn arrow_keys_are_reversed_in_arabic(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, ARABIC_STORY)?;
    assert!(page.count(".figure__zoom")? > 1);
    zoom(&page, 1)?;
    page.press(Key::Left)?;
    shows(&page, 2)?;
    page.press(Key::Right)?;
    shows(&page, 1)?;
    let (next, previous) = (
        "document.querySelector('[data-command=next]').getBoundingClientRect().left",
        "document.querySelector('[data-command=previous]').getBoundingClientRect().left",
    );
    page.wait_until(&format!("{next} < {previous}"))?;
    Ok(())
}

/// One finger, pressed, moved and lifted.
const SWIPE: &str = "const [by] = arguments;
    const stage = document.querySelector('.lightbox__stage');
    const at = (type, x) => stage.dispatchEvent(new PointerEvent(type, { pointerId: 7, pointerType: 'touch', isPrimary: true,
      bubbles: true, cancelable: true, clientX: x, clientY: 300 }));
    at('pointerdown', 400);
    at('pointermove', 400 + by / 2);
    at('pointermove', 400 + by);
    at('pointerup', 400 + by);";

fn swipes_change_the_picture(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, EVERY_BLOCK)?;
    zoom(&page, 1)?;
    page.run(SWIPE, &[json!(-200)])?;
    shows(&page, 2)?;
    page.run(SWIPE, &[json!(200)])?;
    shows(&page, 1)?;
    // A small movement is not a swipe.
    page.run(SWIPE, &[json!(-8)])?;
    shows(&page, 1)?;
    Ok(())
}

fn focus_stays_inside_and_returns(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, EVERY_BLOCK)?;
    page.run(
        &format!("document.querySelector('{}').focus()", link(3)),
        &[],
    )?;
    page.press(Key::Enter)?;
    page.wait_for(IMAGE)?;
    page.wait_until("document.querySelector('dialog.lightbox').contains(document.activeElement)")?;
    let mut seen = Vec::new();
    for _ in 0..9 {
        page.press(Key::Tab)?;
        let is_inside = "document.activeElement === document.body || document.activeElement === document.documentElement
            || document.querySelector('dialog.lightbox').contains(document.activeElement)";
        page.wait_until(is_inside)?;
        seen.push(page.focused()?);
    }
    for name in ["Close", "Next picture", "Zoom in"] {
        assert!(seen.iter().any(|it| it.contains(name)), "{name}: {seen:?}");
    }
    let (role, name) = page.accessible(DIALOG)?;
    assert_eq!((role.as_str(), name.is_empty()), ("dialog", false));
    // Focus returns to the picture with which the lightbox was opened.
    page.press(Key::Right)?;
    shows(&page, 4)?;
    page.press(Key::Escape)?;
    page.wait_gone(DIALOG)?;
    page.wait_for_focus(&link(3))?;
    Ok(())
}

fn caption_and_credit_are_shown(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, STORY)?;
    zoom(&page, 1)?;
    for part in [".figure__caption", ".figure__credit"] {
        let (own, shown) = (format!("#img-1 {part}"), format!("{DIALOG} {part}"));
        let text = "document.querySelector(arguments[0])?.textContent";
        let of = |selector: &str| page.run(&format!("return {text}"), &[json!(selector)]);
        let words = of(&own)?;
        assert!(
            words.as_str().is_some_and(|words| words.len() > 5),
            "{part}"
        );
        assert_eq!(of(&shown)?, words);
        page.wait_for(&shown)?;
    }
    // All of it is visible.
    page.wait_until(
        "document.querySelector('dialog.lightbox .figure__credit').getBoundingClientRect().bottom <= innerHeight",
    )?;
    Ok(())
}

fn a_picture_can_be_zoomed_and_moved(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, STORY)?;
    zoom(&page, 1)?;
    let width = || -> HarnessResult<f64> {
        let width =
            page.eval("document.querySelector('.lightbox__image').getBoundingClientRect().width")?;
        Ok(width.as_f64().unwrap_or_default())
    };
    let fits = "(() => { const [image, stage] = ['image', 'stage'].map((it) => document.querySelector(`.lightbox__${it}`).getBoundingClientRect());
        const sides = (it) => [it.left, it.top, it.right, it.bottom].map(Math.round);
        const [inner, outer] = [image, stage].map(sides);
        return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3] || `${inner} in ${outer}` })()";
    page.wait_until(fits)?;
    let small = width()?;
    page.click(".lightbox__button[data-command=zoom-in]")?;
    page.wait_for(".lightbox__stage:not([data-zoom=fit])")?;
    let large = width()?;
    assert!(large > small * 1.3, "{small} px, then {large} px");
    page.press(Key::Char('+'))?;
    page.wait_until(&format!(
        "document.querySelector('.lightbox__image').getBoundingClientRect().width > {large}"
    ))?;
    // With focus it scrolls by keys.
    page.run("document.querySelector('.lightbox__stage').focus()", &[])?;
    page.run(
        "document.querySelector('.lightbox__stage').scrollTo(0, 0)",
        &[],
    )?;
    page.press(Key::Right)?;
    page.wait_until("document.querySelector('.lightbox__stage').scrollLeft > 0")?;
    shows(&page, 1)?;
    page.press(Key::Char('-'))?;
    page.press(Key::Char('-'))?;
    page.wait_for(".lightbox__stage[data-zoom=fit]")?;
    page.wait_until(fits)?;
    Ok(())
}

fn a_failed_picture_can_be_retried(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, EVERY_BLOCK)?;
    zoom(&page, 1)?;
    let next = page.eval("document.querySelector('#img-2 img').currentSrc || document.querySelector('#img-2 img').src")?;
    let name = next
        .as_str()
        .unwrap_or_default()
        .rsplit('/')
        .next()
        .unwrap_or_default();
    // All its sizes.
    let stem = name
        .split('-')
        .next()
        .unwrap_or_default()
        .split('.')
        .next()
        .unwrap_or_default();
    let prefix = format!("/images/sizes/{stem}");
    site.fail(&prefix, Fault::Status(503));
    page.press(Key::Right)?;
    page.wait_for(".lightbox__stage[data-status=failed] button")?;
    site.heal(&prefix);
    page.click(".lightbox__stage button")?;
    shows(&page, 2)?;
    page.take_errors()?;
    Ok(())
}

fn without_the_program_the_link_leads_to_the_picture(browser: &Browser) -> Journey {
    let site = Site::dist()?.header("Content-Security-Policy", "script-src 'none'");
    let page = browser.page()?;
    page.open(&site, STORY)?;
    page.click(&link(1))?;
    page.wait_until("location.pathname.startsWith('/images/')")?;
    page.wait_until("document.images[0]?.naturalWidth >= 1600")?;
    page.take_errors()?;
    Ok(())
}

fn the_browser_handles_clicks_for_another_tab(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = open(browser, &site, STORY)?;
    let click = "const [key] = arguments;
        let isPrevented;
        addEventListener('click', (event) => { isPrevented = event.defaultPrevented; event.preventDefault(); }, { once: true });
        document.querySelector('#img-1 .figure__zoom').dispatchEvent(
          new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }));
        return isPrevented";
    for _ in 0..2 {
        for key in ["ctrlKey", "metaKey", "shiftKey"] {
            assert_eq!(page.run(click, &[json!(key)])?, false, "{key}");
        }
        // The same after the program has loaded.
        zoom(&page, 1)?;
        page.press(Key::Escape)?;
        page.wait_gone(DIALOG)?;
    }
    Ok(())
}

fn axe_finds_nothing_in_it(browser: &Browser) -> Journey {
    for path in [STORY, ARABIC_STORY] {
        for reader in [
            Reader::default(),
            Reader::default().with_dark_scheme().with_screen(320, 640),
        ] {
            let site = Site::dist()?;
            let page = browser.page_for(&reader)?;
            page.open(&site, &format!("{path}#img-1"))?;
            page.wait_for(IMAGE)?;
            shows(&page, 1)?;
            let found = page.axe()?;
            assert!(found.is_empty(), "{path}:\n{}", found.join("\n"));
            // Large enough for a finger.
            let small = page.eval("[...document.querySelectorAll('.lightbox__button')]
                .filter((it) => it.getBoundingClientRect().height < 43.5 || it.getBoundingClientRect().width < 43.5)
                .map((it) => it.ariaLabel ?? it.getAttribute('aria-label'))")?;
            assert_eq!(small, json!([]));
            page.wait_until("document.querySelector('dialog.lightbox').scrollWidth <= innerWidth")?;
            page.press(Key::Escape)?;
            page.wait_gone(DIALOG)?;
            wait_for_pictures(&page)?;
            browser.close(page)?;
        }
    }
    Ok(())
}

fn pictures_are_taken(browser: &Browser) -> Journey {
    for is_dark in [false, true] {
        for width_px in [320, 768, 1280] {
            let reader = Reader::default().with_screen(width_px, 800);
            let reader = if is_dark {
                reader.with_dark_scheme()
            } else {
                reader
            };
            let site = Site::dist()?.clock_at(DEMO_TIME);
            let page = browser.page_for(&reader)?;
            for (name, path) in [("lightbox", STORY), ("lightbox-ar", ARABIC_STORY)] {
                page.open(&site, &format!("{path}#img-1"))?;
                page.wait_for(IMAGE)?;
                shows(&page, 1)?;
                // WebKit's screenshots show only what has been painted.
                page.wait_until(
                    "document.querySelector('.lightbox__image').decode().then(() => true)",
                )?;
                a_moment(&page)?;
                let tone = if is_dark { "dark" } else { "light" };
                page.screenshot(&format!("{name}-{width_px}-{tone}"))?;
                page.press(Key::Escape)?;
                page.wait_gone(DIALOG)?;
                wait_for_pictures(&page)?;
            }
            browser.close(page)?;
        }
    }
    Ok(())
}
