//! Footnotes: numbers that link to a list at the end of the text.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::collections::HashMap;

/// A block's first byte in the document, and its events.
type Block<'a> = (usize, Vec<Event<'a>>);

/// Numbers the notes in the order of their references, and moves them to the end of the text.
pub(super) fn to_the_end(blocks: &mut Vec<Block<'_>>) {
    let (notes, text): (Vec<_>, Vec<_>) = std::mem::take(blocks).into_iter().partition(is_note);
    *blocks = text;
    let mut numbers = HashMap::new();
    for (_, events) in blocks.iter_mut() {
        link_references(events, &mut numbers);
    }
    let mut notes: Vec<(usize, Block<'_>)> = notes
        .into_iter()
        .map(|(at, mut events)| {
            let label = label(&events).cloned().unwrap_or(CowStr::Borrowed(""));
            let number = number(&mut numbers, &label);
            link_references(&mut events, &mut numbers);
            (number, (at, events))
        })
        .collect();
    notes.sort_by_key(|(number, _)| *number);
    let Some((_, (at, _))) = notes.first() else {
        return;
    };
    let mut list = (*at, vec![html("<ol>".to_owned())]);
    for (number, (_, events)) in notes {
        list.1.push(html(format!("<li id=\"fn-{number}\">")));
        let is_inner = |event: &Event<'_>| {
            !matches!(
                event,
                Event::Start(Tag::FootnoteDefinition(_)) | Event::End(TagEnd::FootnoteDefinition)
            )
        };
        list.1.extend(events.into_iter().filter(is_inner));
        list.1.push(html("</li>".to_owned()));
    }
    list.1.push(html("</ol>".to_owned()));
    blocks.push(list);
}

fn label<'e, 'a>(events: &'e [Event<'a>]) -> Option<&'e CowStr<'a>> {
    match events.first()? {
        Event::Start(Tag::FootnoteDefinition(label)) => Some(label),
        _ => None,
    }
}

fn is_note((_, events): &Block<'_>) -> bool {
    label(events).is_some()
}

fn number(numbers: &mut HashMap<String, usize>, label: &str) -> usize {
    let next = numbers.len() + 1;
    *numbers.entry(label.to_owned()).or_insert(next)
}

/// Replaces references by links.
fn link_references(events: &mut [Event<'_>], numbers: &mut HashMap<String, usize>) {
    for event in events {
        if let Event::FootnoteReference(label) = event {
            let number = number(numbers, label);
            let link = format!("<sup><a href=\"#fn-{number}\">{number}</a></sup>");
            *event = Event::InlineHtml(link.into());
        }
    }
}

fn html<'a>(html: String) -> Event<'a> {
    Event::Html(html.into())
}
