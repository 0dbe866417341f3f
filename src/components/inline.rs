//! Inline text: marks, links, languages, line breaks.

use super::PageContext;
use super::add_class::add_class;
use article::text::{Run, Text};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::VText;

/// Renders a text. Adjacent runs with the same `href` become one link.
pub fn inline(page: &PageContext<'_>, text: &Text) -> Html {
    let mut nodes = Vec::new();
    for runs in text.0.chunk_by(|a, b| a.href == b.href) {
        match runs.first().and_then(|run| run.href.as_ref()) {
            None => push_runs(&mut nodes, runs),
            Some(url) => {
                let mut inside = Vec::new();
                push_runs(&mut inside, runs);
                nodes.push(html! { <a href={page.address(url)}>{ one_or_list(inside) }</a> });
            }
        }
    }
    one_or_list(nodes)
}

/// A text, unless it is blank.
pub fn non_blank(text: &Option<Text>) -> Option<&Text> {
    text.as_ref().filter(|text| !text.is_blank())
}

/// A paragraph of plain text, if there is any.
pub fn line(class: &'static str, words: Option<&str>) -> Html {
    match words {
        Some(words) => add_class(html! { <p>{ text(words) }</p> }, Some(class)),
        None => Html::default(),
    }
}

/// A text node.
pub fn text(words: &str) -> Html {
    VText::new(Rc::<str>::from(words)).into()
}

fn push_runs(nodes: &mut Vec<Html>, runs: &[Run]) {
    for run in runs {
        if run.marks.is_empty() && run.lang.is_none() && run.dir.is_none() {
            push_lines(nodes, &run.words);
        } else {
            nodes.push(marked_run(run));
        }
    }
}

/// A run with the elements of its marks. A run with a language or direction is isolated by `bdi`.
fn marked_run(run: &Run) -> Html {
    let mut lines = Vec::new();
    push_lines(&mut lines, &run.words);
    let mut node = one_or_list(lines);
    for mark in run.marks.iter().rev() {
        node = html! { <@{mark.name()}>{ node }</@> };
    }
    if run.lang.is_none() && run.dir.is_none() {
        return node;
    }
    let dir = run.dir.or_else(|| run.lang.as_ref().map(|lang| lang.dir()));
    let lang = run.lang.as_ref().map(|lang| lang.as_str().to_owned());
    html! { <bdi lang={lang} dir={dir.map(|dir| dir.as_str())}>{ node }</bdi> }
}

/// Text with line breaks as `br`.
fn push_lines(nodes: &mut Vec<Html>, words: &str) {
    for (n, line) in words.split('\n').enumerate() {
        if n > 0 {
            nodes.push(html! { <br /> });
        }
        if !line.is_empty() {
            nodes.push(text(line));
        }
    }
}

/// A single node as it is, several as a list: most texts are one node.
fn one_or_list(mut nodes: Vec<Html>) -> Html {
    match nodes.pop() {
        Some(only) if nodes.is_empty() => only,
        last => {
            nodes.extend(last);
            nodes.into_iter().collect()
        }
    }
}
