//! Islands whose program fails: the server-rendered content stays or is restored, with a message and a retry button.
//! `lightbox.rs` is about the lightbox itself.
//! More than 300 lines, because each failure of the program is a journey of its own.

use crate::published::flip;
use crate::sample::{EVERY_BLOCK, a_moment, wait_for_script};
use e2e::{Browser, Fault, HarnessError, HarnessResult, Journey, Page, Site, journeys};
use serde_json::json;
use std::rc::Rc;

journeys! {
    without_its_program_only_the_island_fails;
    with_a_modified_module_only_the_island_fails;
    with_a_modified_program_only_the_island_fails;
    without_wasm_pictures_are_links;
    after_a_trap_while_mounting_only_the_island_fails;
    after_a_trap_while_rendering_only_the_island_fails;
    after_a_later_trap_only_the_island_fails;
    a_slow_program_is_waited_for;
}

const LINK: &str = "#img-2 .figure__zoom";
const OPEN: &str = "dialog.lightbox[open] .lightbox__image";
const FAILED: &str = ".island__failed";
const RETRY: &str = ".island__failed button";

/// The page's content without the message about a failure.
const CONTENT: &str = "(() => { const copy = document.querySelector('#document').cloneNode(true);
    copy.querySelectorAll('.island__failed').forEach((it) => it.remove()); return copy.innerHTML })()";

/// The files that the first use of an island fetches, in order.
fn program_files(browser: &Browser) -> HarnessResult<Vec<String>> {
    let site = Site::dist()?;
    let page = browser.page()?;
    page.open(&site, EVERY_BLOCK)?;
    wait_for_script(&page)?;
    site.forget_requests();
    page.click(LINK)?;
    page.wait_for(OPEN)?;
    page.take_errors()?;
    browser.close(page)?;
    let asked = site.requests("/").into_iter().map(|it| it.path);
    let mut files: Vec<String> = asked
        .filter(|path| {
            [".js", ".wasm", ".css"]
                .iter()
                .any(|end| path.ends_with(end))
        })
        .collect();
    files.dedup();
    match files.iter().any(|path| path.ends_with(".wasm")) {
        true => Ok(files),
        false => Err(HarnessError::new(format!(
            "no program was fetched: {files:?}"
        ))),
    }
}

/// The file with this ending; of several modules, that of the program.
fn file(files: &[String], ending: &str) -> HarnessResult<String> {
    let found = files.iter().rfind(|path| path.ends_with(ending));
    let missing = || HarnessError::new(format!("no {ending} in {files:?}"));
    found.cloned().ok_or_else(missing)
}

/// Uses the lightbox, which fails: the page is unchanged, with a message.
fn fails(page: &Page) -> HarnessResult<()> {
    let before = page.eval(CONTENT)?;
    page.click(LINK)?;
    page.wait_for(FAILED)?;
    says_so(page)?;
    let after = page.eval(CONTENT)?;
    assert_eq!(after, before, "the page has changed");
    Ok(())
}

/// Checks that the message is visible and announced, and has a button.
fn says_so(page: &Page) -> HarnessResult<()> {
    assert_eq!(page.count(FAILED)?, 1);
    let words = page.text(FAILED)?;
    assert!(words.len() > 20 && words.contains("Try again"), "{words}");
    let role = page.attribute(FAILED, "role")?;
    assert_eq!(role.as_deref(), Some("alert"));
    let is_on_screen = "(() => { const { top, bottom } = document.querySelector('.island__failed').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight })()";
    page.wait_until(is_on_screen)?;
    assert!(!page.sees("dialog.lightbox")?);
    assert!(page.sees(LINK)?);
    Ok(())
}

/// Moves focus to the button, and presses it.
fn tries_again_by_keyboard(page: &Page) -> HarnessResult<()> {
    page.run(
        "document.querySelector(arguments[0]).focus()",
        &[json!(RETRY)],
    )?;
    a_moment(page)?;
    page.wait_for_focus(RETRY)?;
    page.press(e2e::Key::Enter)
}

/// Retries, which succeeds.
fn works_at_last(page: &Page) -> HarnessResult<()> {
    page.click(RETRY)?;
    page.wait_for(OPEN)?;
    assert_eq!(page.count(FAILED)?, 0);
    page.wait_for_path(&format!("{EVERY_BLOCK}#img-2"))?;
    page.back()?;
    page.wait_gone("dialog.lightbox")?;
    page.take_errors()?;
    Ok(())
}

fn open(browser: &Browser, site: &Site) -> HarnessResult<Rc<Page>> {
    let page = browser.page()?;
    page.open(site, EVERY_BLOCK)?;
    wait_for_script(&page)?;
    Ok(page)
}

fn without_its_program_only_the_island_fails(browser: &Browser) -> Journey {
    let files = program_files(browser)?;
    // Not the stylesheet: engines differ in whether a missing one fails.
    for file in files.iter().filter(|path| !path.ends_with(".css")) {
        let site = Site::dist()?;
        site.fail(file, Fault::Status(404));
        let page = open(browser, &site)?;
        fails(&page)?;
        // Fails again.
        tries_again_by_keyboard(&page)?;
        a_moment(&page)?;
        page.wait_for(FAILED)?;
        says_so(&page)?;
        if file.ends_with(".wasm") {
            page.screenshot("island-failed")?;
            let found = page.axe()?;
            assert!(found.is_empty(), "{found:#?}");
        }
        site.heal(file);
        works_at_last(&page)?;
        browser.close(page)?;
    }
    Ok(())
}

fn flipped(browser: &Browser, ending: &str, media_type: &str) -> Journey {
    let files = program_files(browser)?;
    for file in files.iter().filter(|path| path.ends_with(ending)) {
        let site = Site::dist()?;
        flip(&site, file, media_type)?;
        let page = open(browser, &site)?;
        fails(&page)?;
        site.restore(file);
        works_at_last(&page)?;
        browser.close(page)?;
    }
    Ok(())
}

fn with_a_modified_module_only_the_island_fails(browser: &Browser) -> Journey {
    flipped(browser, ".js", "text/javascript")
}

fn with_a_modified_program_only_the_island_fails(browser: &Browser) -> Journey {
    flipped(browser, ".wasm", "application/wasm")
}

/// The site's policy without `'wasm-unsafe-eval'`.
fn without_wasm(site: &Site) -> HarnessResult<String> {
    let headers = std::fs::read_to_string(site.folder().join("_headers"))?;
    let mut policies = headers.lines().filter_map(|line| {
        let (name, value) = line.trim().split_once(": ")?;
        name.eq_ignore_ascii_case("content-security-policy")
            .then_some(value)
    });
    let policy = policies.next().unwrap_or_default();
    match policy.contains("'wasm-unsafe-eval'") {
        true => Ok(policy.replace(" 'wasm-unsafe-eval'", "")),
        false => Err(HarnessError::new(format!(
            "the site's policy is {policy:?}"
        ))),
    }
}

fn without_wasm_pictures_are_links(browser: &Browser) -> Journey {
    let policy = without_wasm(&Site::dist()?)?;
    let site = Site::dist()?.header("Content-Security-Policy", &policy);
    let page = open(browser, &site)?;
    fails(&page)?;
    page.click(RETRY)?;
    a_moment(&page)?;
    says_so(&page)?;
    let picture = page.attribute(LINK, "href")?.unwrap_or_default();
    assert!(picture.contains("/images/"), "{picture}");
    page.take_errors()?;
    browser.close(page)?;
    // With the site's own policy it works.
    let page = open(browser, &Site::dist()?)?;
    page.click(LINK)?;
    page.wait_for(OPEN)?;
    Ok(())
}

/// Adds a real `unreachable` instruction to the program's exports. `window.trap` selects the call that reaches it: `mount` is
/// the call of `mount_island`, `render` the first call after it, `now` the next call.
///
/// The bytes are `(module (func (export "trap") unreachable))`. It covers closures and exported functions, through which all
/// calls enter the program. Release builds shorten names: `mount_island` is the function with the most parameters.
const TRAPS: &str = "
    const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0,
      7, 8, 1, 4, 0x74, 0x72, 0x61, 0x70, 0, 0, 10, 5, 1, 3, 0, 0, 0x0b);
    const { instantiate, instantiateStreaming } = WebAssembly;
    const guarded = (real) => async (...given) => {
      const made = await real.apply(WebAssembly, given);
      const instance = made.instance ?? made;
      const { trap } = (await instantiate.call(WebAssembly, bytes)).instance.exports;
      const exports = {};
      const all = Object.values(instance.exports).filter((it) => typeof it === 'function');
      const most = Math.max(...all.map((it) => it.length));
      for (const [name, value] of Object.entries(instance.exports)) {
        exports[name] = typeof value !== 'function' ? value : (...given) => {
          if (window.trap === 'now' || (window.trap === 'mount' && value.length === most)) {
            window.trapped = (window.trapped ?? 0) + 1;
            trap();
          }
          try {
            return value(...given);
          } finally {
            if (window.trap === 'render' && value.length === most) window.trap = 'now';
          }
        };
      }
      return { module: made.module, instance: { exports } };
    };
    WebAssembly.instantiate = guarded(instantiate);
    if (instantiateStreaming) WebAssembly.instantiateStreaming = guarded(instantiateStreaming);";

fn trapping(browser: &Browser, when: &str) -> HarnessResult<(Site, Rc<Page>)> {
    let site = Site::dist()?.inject(TRAPS);
    let page = open(browser, &site)?;
    page.run("window.trap = arguments[0]", &[json!(when)])?;
    Ok((site, page))
}

/// Checks that the next instance of the program works.
fn recovers(page: &Page) -> Journey {
    page.run("window.trap = ''", &[])?;
    works_at_last(page)?;
    // It keeps working.
    page.click(LINK)?;
    page.wait_for(OPEN)?;
    page.press(e2e::Key::Escape)?;
    page.wait_gone("dialog.lightbox")?;
    Ok(())
}

fn after_a_trap_while_mounting_only_the_island_fails(browser: &Browser) -> Journey {
    let (_site, page) = trapping(browser, "mount")?;
    fails(&page)?;
    assert!(page.eval("window.trapped")?.as_u64() > Some(0));
    recovers(&page)
}

fn after_a_trap_while_rendering_only_the_island_fails(browser: &Browser) -> Journey {
    let (_site, page) = trapping(browser, "render")?;
    fails(&page)?;
    assert!(page.eval("window.trapped")?.as_u64() > Some(0));
    recovers(&page)
}

fn after_a_later_trap_only_the_island_fails(browser: &Browser) -> Journey {
    let (_site, page) = trapping(browser, "")?;
    let before = page.eval(CONTENT)?;
    page.click(LINK)?;
    page.wait_for(OPEN)?;
    page.run("window.trap = 'now'", &[])?;
    page.press(e2e::Key::Right)?;
    page.wait_for(FAILED)?;
    page.wait_until("window.trapped > 0")?;
    says_so(&page)?;
    assert_eq!(page.eval(CONTENT)?, before, "the page has changed");
    // No modal dialog is left open, so the page can be used.
    page.click(".regions summary")?;
    page.wait_for(".regions__list a")?;
    page.press(e2e::Key::Escape)?;
    page.run("window.trap = ''", &[])?;
    page.click(RETRY)?;
    page.wait_for(OPEN)?;
    page.take_errors()?;
    Ok(())
}

fn a_slow_program_is_waited_for(browser: &Browser) -> Journey {
    let files = program_files(browser)?;
    let program = file(&files, ".wasm")?;
    let site = Site::dist()?;
    site.fail(&program, Fault::HangMidBody);
    let page = open(browser, &site)?;
    page.click(LINK)?;
    site.wait_for_request(&program)?;
    page.wait_for_path(&format!("{EVERY_BLOCK}#img-2"))?;
    // Meanwhile the page is usable, and Back cancels opening the lightbox.
    assert!(page.sees(LINK)?);
    page.back()?;
    page.wait_for_path(EVERY_BLOCK)?;
    site.heal(&program);
    a_moment(&page)?;
    assert!(!page.sees("dialog.lightbox")?);
    page.click(LINK)?;
    page.wait_for(OPEN)?;
    Ok(())
}
