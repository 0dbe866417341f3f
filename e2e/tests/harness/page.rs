//! Reading pages, and the actions of a reader.

use e2e::{Browser, Journey, Key, Reader, Scheme, Theme, journeys};
use serde_json::json;

use crate::tiny::tiny;

journeys! {
    navigation_goes_there_and_back;
    clicks_and_typing;
    the_keyboard_moves_the_focus;
    pages_have_the_exact_size;
    a_readers_settings_apply;
    the_color_scheme_changes_while_a_page_is_open, not in WebKit: "it takes its colours when it starts";
    the_page_scrolls;
    accessible_roles_and_names;
}

fn navigation_goes_there_and_back(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    assert_eq!(page.text("h1")?, "Home");
    page.click("#next")?;
    page.wait_for_path("/second/")?;
    page.wait_for_text("h1", "Second")?;
    page.back()?;
    page.wait_for_text("h1", "Home")?;
    page.forward()?;
    page.wait_for_text("h1", "Second")?;
    page.reload()?;
    assert_eq!(page.title()?, "Second");
    Ok(())
}

fn clicks_and_typing(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.click_text("button", "Press")?;
    page.wait_for_text("#press", "Pressed")?;
    page.type_into("#name", "Ada")?;
    page.wait_until("document.querySelector('#name').value === 'Ada'")?;
    page.click("fancy-part >>> button")?;
    page.wait_for_text("fancy-part >>> button", "Reached")?;
    assert_eq!(page.count("p")?, 3);
    assert!(!page.sees("#secret")?);
    page.run("document.querySelector('#secret').hidden = false", &[])?;
    page.wait_for("#secret")?;
    page.run("document.querySelector('#secret').remove()", &[])?;
    page.wait_gone("#secret")?;
    page.hover("#press")?;
    page.wait_until("document.querySelector('#press').matches(':hover')")?;
    assert_eq!(page.attribute("#next", "href")?.as_deref(), Some("second/"));
    Ok(())
}

fn the_keyboard_moves_the_focus(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    assert_eq!(page.focused()?, "");
    page.wait_until("document.hasFocus()")?;
    for next in ["#next", "#press", "#name", "fancy-part >>> button"] {
        page.press(Key::Tab)?;
        page.wait_for_focus(next)?;
    }
    assert_eq!(page.focused()?, "button \"Inside\"");
    page.press_with(&[Key::Shift], Key::Tab)?;
    page.wait_for_focus("#name")?;
    page.press(Key::Char('é'))?;
    page.wait_until("document.activeElement.value === 'é'")?;
    page.press_with(&[Key::Shift], Key::Tab)?;
    page.wait_for_focus("#press")?;
    assert_eq!(page.style("#press", "outline-width")?, "3px");
    page.press(Key::Enter)?;
    page.wait_for_text("#press", "Pressed")?;
    Ok(())
}

fn pages_have_the_exact_size(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    for (width, height) in [(320, 640), (768, 1024), (1280, 800), (320, 480)] {
        page.resize(width, height)?;
        let size =
            "[innerWidth, innerHeight, document.documentElement.getBoundingClientRect().width]";
        assert_eq!(page.eval(size)?, json!([width, height, width]));
        page.wait_until(&format!(
            "matchMedia('(width: {width}px) and (height: {height}px)').matches"
        ))?;
    }
    page.open(&site, "/second/")?;
    assert_eq!(page.eval("innerWidth")?, 320);
    Ok(())
}

fn a_readers_settings_apply(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let asked = "[matchMedia('(prefers-color-scheme: dark)').matches,
        matchMedia('(prefers-reduced-motion: reduce)').matches,
        Intl.DateTimeFormat().resolvedOptions().timeZone, innerWidth]";
    let page = browser.page()?;
    page.open(&site, "/")?;
    assert_eq!(page.eval(asked)?, json!([false, false, "UTC", 1280]));
    browser.close(page)?;
    let reader = Reader::default()
        .with_dark_scheme()
        .with_reduced_motion()
        .with_time_zone("America/Edmonton")
        .with_screen(320, 640);
    let page = browser.page_for(&reader)?;
    page.open(&site, "/")?;
    assert_eq!(
        page.eval(asked)?,
        json!([true, true, "America/Edmonton", 320])
    );
    assert_eq!(page.style(":root", "--seen")?, "dark");
    Ok(())
}

fn the_color_scheme_changes_while_a_page_is_open(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.set_scheme(Scheme::Dark)?;
    page.wait_until("matchMedia('(prefers-color-scheme: dark)').matches")?;
    page.set_scheme(Scheme::Light)?;
    page.wait_until("matchMedia('(prefers-color-scheme: light)').matches")?;
    page.set_theme(Theme::Dark)?;
    assert_eq!(
        page.attribute("html", "data-theme")?.as_deref(),
        Some("dark")
    );
    Ok(())
}

fn the_page_scrolls(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/second/")?;
    assert_eq!(page.scroll_position()?, (0.0, 0.0));
    page.scroll_to(500)?;
    assert_eq!(page.scroll_position()?, (0.0, 500.0));
    page.scroll_into_view("#end")?;
    assert!(page.scroll_position()?.1 > 1000.0);
    Ok(())
}

fn accessible_roles_and_names(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    assert_eq!(
        page.accessible("#next")?,
        ("link".to_owned(), "The second page".to_owned())
    );
    Ok(())
}
