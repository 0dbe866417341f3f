//! `newsroom publish --watch`: after a save, the open page reloads and keeps its scroll position.

use crate::newsroom;
use crate::sample::{article, paragraphs};
use e2e::{
    Browser, Folder, HarnessError, HarnessResult, Journey, Missing, ProcessGroup, Site, app_folder,
    journeys,
};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

journeys! {
    an_open_page_reloads_after_a_save;
}

const PORTAL: &str = r#"{"schema": "action-news/portal/1", "name": "Watched", "url": "https://n.example/", "lang": "en"}"#;

fn watch(folder: &Folder) -> HarnessResult<ProcessGroup> {
    let below = |name: &str| folder.path().join(name);
    let mut command = Command::new(newsroom::program());
    command
        .args(["publish", "--watch", "--no-compress", "--no-pictures"])
        .arg("--content")
        .arg(below("content"))
        .arg("--app")
        .arg(app_folder())
        .arg("--out")
        .arg(below("site"))
        .stdout(Stdio::null());
    Ok(ProcessGroup::start(&mut command, Duration::ZERO, None)?)
}

fn wait_for_file(file: &Path) -> HarnessResult<()> {
    let begun = Instant::now();
    while !file.is_file() {
        if begun.elapsed() > Duration::from_secs(20) {
            return Err(HarnessError::new(format!(
                "{} is not published",
                file.display()
            )));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

fn an_open_page_reloads_after_a_save(browser: &Browser) -> Journey {
    let folder = Folder::new("watch")?;
    folder.write("content/portal.json", PORTAL)?;
    let mut body = paragraphs(80);
    let save = |body: &serde_json::Value| {
        let story = article("made/long", "Long", body.clone());
        folder.write("content/articles/made/long.json", &story.to_string())
    };
    save(&body)?;
    let _watching = watch(&folder)?;
    wait_for_file(&folder.path().join("site/made/long/index.html"))?;
    wait_for_file(&folder.path().join("site/404.html"))?;
    // With ETags, by which the page recognises a new version.
    let site = Site::serve(folder.path().join("site"))?
        .missing(Missing::NotFound)
        .pristine();
    let page = browser.page()?;
    page.open(&site, "/made/long/")?;
    page.wait_for("h1")?;
    page.scroll_into_view(".block-group .block:nth-child(11)")?;
    let top =
        "document.querySelector('.block-group .block:nth-child(11)').getBoundingClientRect().top";
    let before = page.eval(top)?.as_f64().unwrap_or(0.0);
    page.run("window.same = true", &[])?;
    body[25]["text"] = "As the editor saved it.".into();
    save(&body)?;
    page.wait_for_text(
        ".block-group .block:nth-child(11)",
        "As the editor saved it.",
    )?;
    page.wait_until("window.same === undefined")?;
    page.wait_until(&format!("Math.abs({top} - {before}) < 80"))?;
    // Invalid JSON changes nothing; the next valid version is shown.
    folder.write("content/articles/made/long.json", "{")?;
    body[25]["text"] = "As it was saved at last.".into();
    save(&body)?;
    page.wait_for_text(
        ".block-group .block:nth-child(11)",
        "As it was saved at last.",
    )?;
    page.wait_until(&format!("Math.abs({top} - {before}) < 80"))?;
    Ok(())
}
