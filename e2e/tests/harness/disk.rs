//! What engines allow pages opened from disk under the content security policy of published pages.
//!
//! The publisher's policy (`newsroom`, `publish/policy.rs`) and inline scripts depend on this.

use e2e::{Browser, Folder, HarnessResult, Journey, journeys};

journeys! {
    self_matches_own_files_on_disk;
    nothing_with_integrity_runs_from_disk;
}

/// The hash in `style-src` is that of `body{margin:17px}`.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; \
    style-src 'self' 'sha256-CNxQykYWpevrAQNstxtlwttnNB33a6P9wKX+9VOUOhM='; \
    require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'";
const SCRIPT: &str = "document.documentElement.dataset.ran = 'yes';";
/// Of [`SCRIPT`].
const INTEGRITY: &str = "sha256-AhpoOYuj97HXt5Fxh2oqwGYJWT/my3wPO7ZOERrh+LA=";
const PICTURE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='33' height='22'/>";

/// A page two folders below the root, with its files in the root.
fn site(script_attribute: &str) -> HarnessResult<Folder> {
    let folder = Folder::new("disk")?;
    folder.write("assets/look.css", "p { color: rgb(1, 2, 3) }")?;
    folder.write("assets/start.js", SCRIPT)?;
    folder.write("images/picture.svg", PICTURE)?;
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8>
        <meta http-equiv=Content-Security-Policy content=\"{POLICY}\"><title>Disk</title>
        <style>body{{margin:17px}}</style><link rel=stylesheet href=../../assets/look.css>
        <script defer src=../../assets/start.js {script_attribute}></script></head>
        <body><p>Words <img alt='' src=../../images/picture.svg></p></body></html>"
    );
    folder.write("world/story/index.html", &html)?;
    Ok(folder)
}

fn self_matches_own_files_on_disk(browser: &Browser) -> Journey {
    let folder = site("")?;
    let page = browser.page()?;
    page.open_file(&folder.path().join("world/story/index.html"))?;
    page.wait_until("document.documentElement.dataset.ran === 'yes'")?;
    assert_eq!(page.eval("document.images[0].naturalWidth")?, 33);
    let color = "getComputedStyle(document.querySelector('p')).color";
    assert_eq!(page.eval(color)?, "rgb(1, 2, 3)");
    assert_eq!(
        page.eval("getComputedStyle(document.body).marginTop")?,
        "17px"
    );
    Ok(())
}

/// If this fails, scripts can have integrity on pages opened from disk too.
fn nothing_with_integrity_runs_from_disk(browser: &Browser) -> Journey {
    let folder = site(&format!("integrity={INTEGRITY}"))?;
    let page = browser.page()?;
    page.open_file(&folder.path().join("world/story/index.html"))?;
    assert_eq!(
        page.eval("document.images[0].naturalWidth")?,
        33,
        "the page is there"
    );
    assert_eq!(
        page.eval("document.documentElement.dataset.ran ?? 'no'")?,
        "no"
    );
    let served = e2e::Site::serve(folder.path())?.pristine();
    page.open(&served, "/world/story/")?;
    page.wait_until("document.documentElement.dataset.ran === 'yes'")?;
    Ok(())
}
