//! The body of a post, in whichever form the source has it.

use super::super::source::Source;
use super::editor::{lexical, mobiledoc};
use crate::model::Block;
use crate::url::SafeUrl;
use std::borrow::Cow;

/// The HTML; if it was not requested, the editor's document, else the plain text.
pub(super) fn read(source: &mut Source<'_>) -> Vec<Block> {
    for pointer in ["/codeinjection_head", "/codeinjection_foot"] {
        if source.str(pointer).is_some() {
            source.left_out(pointer, "code that the page injects");
        }
    }
    if let Some(html) = source.str("/html") {
        let host = source.base.as_ref().and_then(SafeUrl::host);
        let html = without_referrer(html, host).into_owned();
        return source.html_of("/html", &html);
    }
    let lexical = source.str("/lexical").and_then(lexical::rendered);
    let mobiledoc = || source.str("/mobiledoc").and_then(mobiledoc::rendered);
    let written = lexical
        .map(|written| ("/lexical", written))
        .or_else(|| Some(("/mobiledoc", mobiledoc()?)));
    if let Some((pointer, written)) = written {
        for what in written.left_out {
            source.left_out(pointer, &what);
        }
        return source.html_of(pointer, &written.html);
    }
    if source.str("/plaintext").is_some() {
        let lost = "pictures and links, which plain text does not contain";
        source.left_out("/plaintext", lost);
    }
    source.passages("/plaintext")
}

/// Removes the query parameter `ref` with the site's own host, which Ghost adds to links.
fn without_referrer<'h>(html: &'h str, host: Option<&str>) -> Cow<'h, str> {
    let host = host.unwrap_or_default();
    let referrer = format!("ref={}", host.strip_prefix("www.").unwrap_or(host));
    if host.is_empty() || !html.contains(&referrer) {
        return Cow::Borrowed(html);
    }
    let mut html = html.to_owned();
    for before in ["?", "&amp;", "&"] {
        for after in ["\"", "#"] {
            html = html.replace(&format!("{before}{referrer}{after}"), after);
        }
    }
    Cow::Owned(html)
}
