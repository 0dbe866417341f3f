//! Runs of text: marks, links, languages, line breaks.

use super::Setting;
use super::writer::{Writer, el};
use article::text::{Mark, Run, Text};

/// The runs of a text. Neighbours with one address become one link.
pub fn inline(w: &mut Writer, setting: &Setting<'_>, text: &Text) {
    for group in text.0.chunk_by(|a, b| a.href == b.href) {
        match group.first().and_then(|run| run.href.as_ref()) {
            Some(url) => el!(w, "a", ["href" = setting.address(url)], runs(w, group)),
            None => runs(w, group),
        }
    }
}

/// A text, if it says anything.
pub fn present(text: &Option<Text>) -> Option<&Text> {
    text.as_ref().filter(|text| !text.is_blank())
}

/// A text in an element of its own, or nothing, so that no empty element is left.
pub fn inline_in(
    w: &mut Writer,
    setting: &Setting<'_>,
    tag: &'static str,
    class: &'static str,
    text: &Option<Text>,
) {
    if let Some(text) = present(text) {
        el!(w, tag, ["class" = class], inline(w, setting, text));
    }
}

/// A line of plain words, or nothing.
pub fn line(w: &mut Writer, class: &'static str, words: Option<&str>) {
    if let Some(words) = words {
        el!(w, "p", ["class" = class], w.text(words));
    }
}

/// A link of a list of links. `current` is its `aria-current`.
pub fn link(w: &mut Writer, href: String, current: Option<&'static str>, words: &str) {
    el!(
        w,
        "a",
        ["href" = href, "aria-current" = current],
        w.text(words)
    );
}

fn runs(w: &mut Writer, runs: &[Run]) {
    for run in runs {
        if run.lang.is_none() && run.dir.is_none() {
            marked(w, &mut run.marks.iter(), &run.words);
            continue;
        }
        // A run in another language keeps its own direction and leaves its neighbours' alone.
        let dir = run.dir.or_else(|| run.lang.as_ref().map(|lang| lang.dir()));
        let lang = run.lang.as_ref().map(|lang| lang.as_str().to_owned());
        el!(
            w,
            "bdi",
            ["lang" = lang, "dir" = dir.map(|dir| dir.as_str())],
            {
                marked(w, &mut run.marks.iter(), &run.words);
            }
        );
    }
}

/// Words in the elements of their marks, outermost first.
fn marked(w: &mut Writer, marks: &mut dyn Iterator<Item = Mark>, words: &str) {
    match marks.next() {
        Some(mark) => el!(w, mark.name(), [], marked(w, marks, words)),
        None => lines(w, words),
    }
}

/// Words with their line breaks.
fn lines(w: &mut Writer, words: &str) {
    for (n, line) in words.split('\n').enumerate() {
        if n > 0 {
            el!(w, "br", []);
        }
        w.text(line);
    }
}
