//! How pages come to the start script, and what it is told.

use super::{App, Asset, Part};
use crate::failure::Failure;

/// From "load" to the frame that shows the last picture, and some more for slow phones.
const SHOWN_MS: u32 = 100;
/// Where the start script asks for what it is told.
const TOLD: &str = r#"document.querySelector("script[data-js]").dataset"#;

/// A start script with the names and the integrity of the files beside it, which no page has to repeat then. In a
/// worker, where there is no document, it is `rest`.
pub(super) fn knowing(
    script: &[u8],
    rest: &[u8],
    files: &[(&str, &Asset)],
) -> Result<Vec<u8>, Failure> {
    let script = String::from_utf8_lossy(script);
    let rest = String::from_utf8_lossy(rest);
    let Some((before, after)) = script.split_once(TOLD) else {
        return Err(Failure::new(format!("a start script asks for no {TOLD}")));
    };
    let lines: Vec<String> = files
        .iter()
        .map(|(key, asset)| {
            let name = asset.path.rsplit('/').next().unwrap_or_default();
            // Names and hashes have nothing in them that JSON, or a script, would have to escape. Stylesheets are
            // asked for by a link, without integrity: the policy lets only the site's own in.
            match asset.path.ends_with(".css") {
                true => format!(r#"{key}:"{name}""#),
                false => format!(r#"{key}:"{name}",{key}Integrity:"{}""#, asset.integrity),
            }
        })
        .collect();
    let files = lines.join(",");
    let whole = format!("if(!self.document){{{rest}\n}}else {before}{{{files}}}{after}");
    Ok(whole.into_bytes())
}

impl App {
    /// The inline script of all pages: imports the start script once the page has loaded, and marks what is used
    /// until then. "load" comes before the last picture is on the screen; a moment later it is. Asking for frames instead would
    /// have the browser look the page over twice. Where the script is not to be had, the page says so; from disk it never is. It finds the site's root as
    /// the app does, by the icon, so that one hash is enough.
    pub fn importer(&self, start: Part) -> String {
        let start = self.asset(start);
        let start = start.map_or("", |start| start.path.as_str());
        format!(
            "{{let mark=e=>{{let used=e.target.closest(\"[data-action]\");if(used)used.dataset.waiting=\"\"}};\
             addEventListener(\"click\",mark);\
             let start=()=>import(new URL(\"{start}\",document.querySelector(\"link[rel=icon]\").href))\
             .then(()=>removeEventListener(\"click\",mark),\
             ()=>document.getElementById(\"start-failed\").hidden=location.protocol==\"file:\");\
             addEventListener(\"load\",()=>setTimeout(start,{SHOWN_MS}))}}"
        )
    }
}
