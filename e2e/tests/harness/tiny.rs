//! The small site that the tests of the harness use.

use e2e::{Folder, HarnessResult, Site};

const HOME: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Home</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<style>
  :root { color-scheme: light dark; --seen: light }
  @media (prefers-color-scheme: dark) { :root { --seen: dark } }
  :focus-visible { outline: 3px solid blue }
</style></head>
<body><main><h1>Home</h1>
<p><a id="next" href="second/">The second page</a></p>
<p><button id="press" onclick="this.textContent = 'Pressed'">Press</button>
<label>Name <input id="name"></label></p>
<p hidden id="secret">Secret</p>
<fancy-part></fancy-part>
<script>
  customElements.define("fancy-part", class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: "open" }).append(document.createElement("button"));
      this.shadowRoot.firstChild.textContent = "Inside";
      this.shadowRoot.firstChild.onclick = (event) => { event.target.textContent = "Reached"; };
    }
  });
</script></main></body></html>"#;

const SECOND: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Second</title><link rel="icon" href="data:,"></head>
<body><main><h1>Second</h1><p style="height: 3000px">Tall</p><p id="end">End</p></main></body></html>"#;

const LOST: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lost</title><link rel="icon" href="data:,"></head>
<body><h1>Lost</h1></body></html>"#;

/// The content of `data.json`.
pub const DATA: &str = r#"{"words": "a document of some length"}"#;

/// The site, and its folder; both are removed at the end of the journey.
pub fn tiny() -> HarnessResult<(Folder, Site)> {
    let folder = Folder::new("tiny")?;
    folder.write("index.html", HOME)?;
    folder.write("second/index.html", SECOND)?;
    folder.write("404.html", LOST)?;
    folder.write("data.json", DATA)?;
    let site = Site::serve(folder.path())?;
    Ok((folder, site))
}
