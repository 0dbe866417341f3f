//! Runs of text: marks, links, languages, line breaks.

use super::Setting;
use article::text::{Run, Text};
use yew::prelude::*;

/// The runs of a text. Neighbours with one address become one link.
pub fn inline(setting: Setting<'_>, text: &Text) -> Html {
    let groups = text.0.chunk_by(|a, b| a.href == b.href);
    groups
        .filter_map(|group| {
            let words: Html = group.iter().map(run).collect();
            match group.first()?.href.as_ref() {
                Some(url) => Some(html! { <a href={setting.address(url)}>{ words }</a> }),
                None => Some(words),
            }
        })
        .collect()
}

/// A text or nothing, so that no empty element is left.
pub fn inline_some(setting: Setting<'_>, text: Option<&Text>) -> Option<Html> {
    text.filter(|text| !text.is_blank())
        .map(|text| inline(setting, text))
}

fn run(run: &Run) -> Html {
    let words = lines(&run.words);
    let marked = run
        .marks
        .iter()
        .rev()
        .fold(words, |inner, mark| html! { <@{mark.name()}>{ inner }</@> });
    if run.lang.is_none() && run.dir.is_none() {
        return marked;
    }
    // A run in another language keeps its own direction and leaves its neighbours' alone.
    let dir = run.dir.or_else(|| run.lang.as_ref().map(|lang| lang.dir()));
    let lang = run
        .lang
        .as_ref()
        .map(|lang| AttrValue::from(lang.as_str().to_owned()));
    html! { <bdi {lang} dir={dir.map(|dir| dir.as_str())}>{ marked }</bdi> }
}

/// Words with their line breaks.
fn lines(words: &str) -> Html {
    if !words.contains('\n') {
        return Html::from(words);
    }
    words
        .split('\n')
        .enumerate()
        .map(|(n, line)| {
            html! { <>if n > 0 { <br /> }{ line }</> }
        })
        .collect()
}
