//! Documents of other systems: read from a listed source, refused from any other, previewed by an editor. Whatever
//! becomes of the worker that reads them, the page stands.

use e2e::{Browser, Folder, Journey, Key, Missing, Site, Tried, Trouble, journeys, repository};
use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use std::time::Duration;

journeys! {
    recorded_answers_of_two_systems_are_read;
    nobody_puts_words_under_the_portals_name;
    what_is_no_article_is_named;
    an_editor_previews_what_is_pasted;
    an_editor_chooses_a_file_or_pastes_anywhere;
    what_traps_or_never_ends_takes_no_page_along;
    what_needs_too_much_memory_ends_alone;
    the_first_page_asks_for_none_of_it;
}

/// The published demo, whose portal lists its own origin as a source too: ports are free ones here.
pub fn listed() -> Tried<Site> {
    let site = Site::dist()?;
    lists_itself(&site, &repository().join("dist/portal.json"))?;
    Ok(site)
}

fn lists_itself(site: &Site, portal: &std::path::Path) -> Tried<()> {
    let mut portal: Value =
        serde_json::from_slice(&fs::read(portal)?).map_err(|why| Trouble::new(why.to_string()))?;
    portal["sources"] = json!([site.origin()]);
    site.put_json("/portal.json", &portal);
    Ok(())
}

/// What the demo's `sources` would answer.
pub fn recorded(path: &str) -> Tried<Value> {
    let bytes = fs::read(repository().join("demo/sources").join(path))?;
    serde_json::from_slice(&bytes).map_err(|why| Trouble::new(why.to_string()))
}

pub const READY: &str = "document.querySelector('#desk').dataset.state";

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
    assert!(!page.sees("#desk")?);
    assert_eq!(page.axe()?, [] as [String; 0]);
    // The picture lies where no journey serves it.
    page.take_errors()?;
    page.open(
        &site,
        &format!("/read/?src={}/from/ghost.json", site.origin()),
    )?;
    page.wait_for_text("h1", "What the night shift at the bakery hears")?;
    page.wait_for_text(".card", "A letter about bread")?;
    // Links lead on as links do.
    page.click(".masthead__sections a")?;
    page.wait_for(".front")?;
    Ok(())
}

fn nobody_puts_words_under_the_portals_name(browser: &Browser) -> Journey {
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
        page.wait_for_text("#desk [data-part=why]", said)?;
        page.wait_for_focus("#desk h1")?;
        assert_eq!(page.count(".article")?, 0);
    }
    assert_eq!(page.axe()?, [] as [String; 0]);
    Ok(())
}

fn what_is_no_article_is_named(browser: &Browser) -> Journey {
    let site = listed()?;
    site.put_json("/from/unknown.json", &json!({"flavour": "plum"}));
    site.put_json("/from/error.json", &json!({"code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": {"status": 404}}));
    let page = browser.page()?;
    page.open(
        &site,
        &format!("/read/?src={}/from/unknown.json", site.origin()),
    )?;
    page.wait_for_text("#desk [data-part=said]", "flavour")?;
    page.open(
        &site,
        &format!("/read/?src={}/from/error.json", site.origin()),
    )?;
    page.wait_for_text("#desk [data-part=said]", "Invalid post ID.")?;
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
    // What comes next and is no article takes nothing away.
    page.run(
        "document.querySelector('[data-part=text]').value = '{'",
        &[],
    )?;
    page.click("[data-part=show]")?;
    page.wait_for_text("#desk [data-part=said]", "not JSON")?;
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
        // A driver hands the file over without the click that a reader needs; this one opens no window.
        page.run(
            "document.querySelector('[data-part=file]').dispatchEvent(new Event('click'))",
            &[],
        )?;
        let path = folder.path().join("post.json");
        page.type_into("[data-part=file]", &path.to_string_lossy())?;
        page.wait_for_text(".article h1", title)?;
    }
    // What is pasted into a field goes into it and is not shown yet; pasted anywhere else, it is.
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

/// Importers of another kind, to be published with the app: they do what a document says.
const FAULTY: &str = "export default async () => {};
export const read = (bytes) => {
  const words = new TextDecoder().decode(bytes);
  if (words.includes('for ever')) for (;;);
  if (words.includes('trap')) throw new WebAssembly.RuntimeError('unreachable');
  const article = {schema: 'action-news/article/1', id: 'a', headline: words, body: [{type: 'paragraph', text: 'Whole.'}]};
  return JSON.stringify({articles: [{article, format: 'words', said: []}]});
};";

fn what_traps_or_never_ends_takes_no_page_along(browser: &Browser) -> Journey {
    let folder = Folder::new("desk")?;
    folder.write("content/portal.json", r#"{"schema": "action-news/portal/1", "name": "Desk", "url": "https://n.example/", "lang": "en"}"#)?;
    let app = folder.path().join("app");
    fs::create_dir_all(&app)?;
    for entry in fs::read_dir(repository().join("target/app"))? {
        let path = entry?.path();
        if path.is_file() {
            fs::copy(&path, app.join(path.file_name().unwrap_or_default()))?;
        }
    }
    folder.write("app/importer.js", FAULTY)?;
    let done = Command::new(crate::watching::newsroom())
        .args(["publish", "--no-compress", "--no-pictures", "--content"])
        .arg(folder.path().join("content"))
        .arg("--app")
        .arg(&app)
        .arg("--out")
        .arg(folder.path().join("site"))
        .output()?;
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let site = Site::serve(folder.path().join("site"))?.missing(Missing::NotFound);
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    let give = |words: &str| -> Tried<()> {
        page.run(
            "document.querySelector('[data-part=text]').value = arguments[0]",
            &[words.into()],
        )?;
        page.click("[data-part=show]")
    };
    give("trap")?;
    page.wait_for_text("[data-part=why]", "failed")?;
    give("The next one")?;
    page.wait_for_text(".article h1", "The next one")?;
    give("for ever")?;
    page.wait_for_text("[data-part=why]", "took too long")?;
    // The page has stood all the time, and reads on.
    give("And another")?;
    page.wait_for_text(".article h1", "And another")?;
    Ok(())
}

/// Six megabytes of which each four bytes are two nodes of a tree.
fn what_needs_too_much_memory_ends_alone(browser: &Browser) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    // Dropped as a file: a field would take longer to show so much than anything else here.
    let give = |content: &str| -> Tried<()> {
        let script = format!(
            "const json = JSON.stringify({{title: {{rendered: 'Large'}}, content: {{rendered: {content}}}}});
             const dataTransfer = new DataTransfer();
             dataTransfer.items.add(new File([json], 'post.json'));
             document.dispatchEvent(new DragEvent('drop', {{dataTransfer, bubbles: true, cancelable: true}}));"
        );
        page.run(&script, &[]).map(drop)
    };
    give("'<p>a'.repeat(1_400_000)")?;
    let ended = format!("{READY} === 'failed'");
    page.wait_until_within(Duration::from_secs(60), &ended)?;
    let why = page.text("[data-part=why]")?;
    assert!(
        why.contains("failed") || why.contains("took too long"),
        "{why}"
    );
    give("'<p>Small.'")?;
    page.wait_for_text(".article", "Small.")?;
    Ok(())
}

fn the_first_page_asks_for_none_of_it(browser: &Browser) -> Journey {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, crate::sample::STORY)?;
    crate::sample::wait_for_app(&page)?;
    for entry in fs::read_dir(repository().join("dist/assets"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("importer") || name.starts_with("desk") {
            assert!(
                site.requests(&format!("/assets/{name}")).is_empty(),
                "{name}"
            );
        }
    }
    Ok(())
}
