//! The import pages: `/read` opens documents of listed origins and refuses others, `/preview` shows an editor's documents.

use e2e::{Browser, Folder, HarnessError, HarnessResult, Journey, Key, Site, journeys, repository};
use serde_json::{Value, json};
use std::fs;

journeys! {
    recorded_answers_of_two_systems_are_read;
    unlisted_origins_are_refused;
    a_document_without_an_article_is_reported;
    an_editor_previews_what_is_pasted;
    an_editor_chooses_a_file_or_pastes_anywhere;
}

/// The published demo, with its own origin added to the portal's `sources`, since ports differ from run to run.
pub fn listed() -> HarnessResult<Site> {
    let site = Site::dist()?;
    lists_itself(&site, &site.folder().join("portal.json"))?;
    Ok(site)
}

fn lists_itself(site: &Site, portal: &std::path::Path) -> HarnessResult<()> {
    let mut portal: Value = serde_json::from_slice(&fs::read(portal)?)
        .map_err(|why| HarnessError::new(why.to_string()))?;
    portal["sources"] = json!([site.origin()]);
    site.put_json("/portal.json", &portal);
    Ok(())
}

/// A recorded response of one of the demo's `sources`.
pub fn recorded(path: &str) -> HarnessResult<Value> {
    let bytes = fs::read(repository().join("e2e/sources").join(path))?;
    serde_json::from_slice(&bytes).map_err(|why| HarnessError::new(why.to_string()))
}

pub const READY: &str = "document.querySelector('#import').dataset.state";

fn recorded_answers_of_two_systems_are_read(browser: &Browser) -> Journey {
    let site = listed()?;
    site.put_json(
        "/from/wordpress.json",
        &recorded("wordpress/wp-json/wp/v2/posts.json")?,
    );
    site.put_json(
        "/from/ghost.json",
        &recorded("ghost/ghost/api/content/posts/index.json")?,
    );
    let page = browser.page()?;
    page.open(
        &site,
        &format!("/read/?src={}/from/wordpress.json", site.origin()),
    )?;
    page.wait_for_text("h1", "Ferry to the island runs again – on one engine")?;
    page.wait_for_text(".article", "Ruth Amundsen")?;
    page.wait_for_text(".figure__credit", "Nadia Okafor/Island Post")?;
    page.wait_for_text("table", "12:30")?;
    assert!(
        page.title()?.starts_with("Ferry to the island runs again"),
        "{}",
        page.title()?
    );
    assert_eq!(page.count("h1")?, 1);
    assert!(!page.sees("#import")?);
    assert_eq!(page.axe()?, [] as [String; 0]);
    // The picture's address is not served.
    page.take_errors()?;
    page.open(
        &site,
        &format!("/read/?src={}/from/ghost.json", site.origin()),
    )?;
    page.wait_for_text("h1", "What the night shift at the bakery hears")?;
    page.wait_for_text(".card", "A letter about bread")?;
    // Links work.
    page.click(".masthead__sections a")?;
    page.wait_for(".front")?;
    Ok(())
}

fn unlisted_origins_are_refused(browser: &Browser) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    for (src, said) in [
        (
            "https://elsewhere.example/story.json",
            "https://elsewhere.example",
        ),
        ("javascript:alert(1)", "javascript:"),
        ("data:application/json,{}", "data:"),
        ("", "/read?src="),
    ] {
        page.open(&site, &format!("/read/?src={src}"))?;
        page.wait_for_text("#import [data-part=why]", said)?;
        page.wait_for_focus("#import h1")?;
        assert_eq!(page.count(".article")?, 0);
    }
    assert_eq!(page.axe()?, [] as [String; 0]);
    Ok(())
}

fn a_document_without_an_article_is_reported(browser: &Browser) -> Journey {
    let site = listed()?;
    site.put_json("/from/unknown.json", &json!({"flavour": "plum"}));
    site.put_json("/from/error.json", &json!({"code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": {"status": 404}}));
    let page = browser.page()?;
    page.open(
        &site,
        &format!("/read/?src={}/from/unknown.json", site.origin()),
    )?;
    page.wait_for_text("#import [data-part=said]", "flavour")?;
    page.open(
        &site,
        &format!("/read/?src={}/from/error.json", site.origin()),
    )?;
    page.wait_for_text("#import [data-part=said]", "Invalid post ID.")?;
    Ok(())
}

fn an_editor_previews_what_is_pasted(browser: &Browser) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    assert_eq!(page.axe()?, [] as [String; 0]);
    let posts = recorded("wordpress/wp-json/wp/v2/posts.json")?;
    let two = json!([posts[0], {"title": {"rendered": "Another"}, "content": {"rendered": "<p>Short.</p>"}}]);
    page.run(
        "document.querySelector('[data-part=text]').value = arguments[0]",
        &[two.to_string().into()],
    )?;
    // As browsers that translate do.
    page.run("document.documentElement.lang = 'de'", &[])?;
    page.click("[data-part=show]")?;
    page.wait_for_text(".article h1", "Ferry to the island")?;
    page.wait_for_text("[data-part=format]", "WordPress")?;
    page.wait_until(
        "document.querySelector('[data-part=json]').value.includes('action-news/article/1')",
    )?;
    assert_eq!(page.count("[data-part=articles] option")?, 2);
    page.run(
        "const choice = document.querySelector('[data-part=articles]'); choice.value = 1; choice.onchange()",
        &[],
    )?;
    page.wait_for_text(".article h1", "Another")?;
    page.wait_for_text("[data-part=noticed]", "language")?;
    page.take_errors()?;
    // A document without an article leaves the one that is shown.
    page.run(
        "document.querySelector('[data-part=text]').value = '{'",
        &[],
    )?;
    page.click("[data-part=show]")?;
    page.wait_for_text("#import [data-part=said]", "not JSON")?;
    for (name, width) in [("320", 320), ("768", 768), ("1280", 1280)] {
        page.resize(width, 900)?;
        page.screenshot_whole(&format!("preview-{name}"))?;
        let overflow = page.eval("document.documentElement.scrollWidth > innerWidth")?;
        assert_eq!(overflow, false, "{width}");
    }
    Ok(())
}

fn an_editor_chooses_a_file_or_pastes_anywhere(browser: &Browser) -> Journey {
    let site = listed()?;
    let folder = Folder::new("chosen")?;
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    let post = |title: &str| {
        json!({"title": {"rendered": title}, "content": {"rendered": "<p>Words.</p>"}}).to_string()
    };
    for title in ["Chosen", "Chosen again, edited meanwhile"] {
        folder.write("post.json", &post(title))?;
        // The driver sets the file without a click. This simulates the click, which opens no dialog.
        page.run(
            "document.querySelector('[data-part=file]').dispatchEvent(new Event('click'))",
            &[],
        )?;
        let path = folder.path().join("post.json");
        page.type_into("[data-part=file]", &path.to_string_lossy())?;
        page.wait_for_text(".article h1", title)?;
    }
    // Text pasted into a field is not shown yet; text pasted anywhere else is.
    page.type_into("[data-part=text]", &post("Pasted"))?;
    page.press_with(&[Key::Control], Key::Char('a'))?;
    page.press_with(&[Key::Control], Key::Char('x'))?;
    page.wait_until("document.querySelector('[data-part=text]').value === ''")?;
    page.press_with(&[Key::Control], Key::Char('v'))?;
    page.wait_until("document.querySelector('[data-part=text]').value !== ''")?;
    page.press(Key::Tab)?;
    page.wait_for_focus("[data-part=show]")?;
    assert_eq!(page.text(".article h1")?, "Chosen again, edited meanwhile");
    page.press_with(&[Key::Control], Key::Char('v'))?;
    page.wait_for_text(".article h1", "Pasted")?;
    Ok(())
}
