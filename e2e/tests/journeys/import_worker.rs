//! Failures of the import worker: the page keeps working, and the next document is read.

use crate::import_pages::{READY, listed};
use e2e::{Browser, Folder, HarnessResult, Journey, Missing, Site, app_folder, journeys};
use std::fs;
use std::process::Command;
use std::time::Duration;

journeys! {
    a_worker_that_traps_or_hangs_is_replaced;
    a_worker_that_needs_too_much_memory_is_replaced;
}

/// Replaces the importers: traps or hangs if the document says so.
const FAULTY: &str = "export default async () => {};
export const read = (bytes) => {
  const words = new TextDecoder().decode(bytes);
  if (words.includes('for ever')) for (;;);
  if (words.includes('trap')) throw new WebAssembly.RuntimeError('unreachable');
  const article = {schema: 'action-news/article/1', id: 'a', headline: words, body: [{type: 'paragraph', text: 'Whole.'}]};
  return JSON.stringify({articles: [{article, format: 'words', messages: []}]});
};";

fn a_worker_that_traps_or_hangs_is_replaced(browser: &Browser) -> Journey {
    let folder = Folder::new("import")?;
    folder.write("content/portal.json", r#"{"schema": "action-news/portal/1", "name": "Import", "url": "https://n.example/", "lang": "en"}"#)?;
    let app = folder.path().join("app");
    fs::create_dir_all(&app)?;
    for entry in fs::read_dir(app_folder())? {
        let path = entry?.path();
        if path.is_file() {
            fs::copy(&path, app.join(path.file_name().unwrap_or_default()))?;
        }
    }
    folder.write("app/importer.js", FAULTY)?;
    let done = Command::new(crate::newsroom::program())
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
    let give = |words: &str| -> HarnessResult<()> {
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
    // The page still works.
    give("And another")?;
    page.wait_for_text(".article h1", "And another")?;
    Ok(())
}

/// Six megabytes, of which each four bytes become two nodes of a tree.
fn a_worker_that_needs_too_much_memory_is_replaced(browser: &Browser) -> Journey {
    let site = listed()?;
    let page = browser.page()?;
    page.open(&site, "/preview/")?;
    page.wait_until(&format!("{READY} === 'waiting'"))?;
    // Dropped as a file, because a text field is too slow for it.
    let give = |content: &str| -> HarnessResult<()> {
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
