//! Decides whether a summary adds to the article.

use super::super::duplicates::repeated;
use super::super::words::is_cut_from;
use crate::model::{Block, BlockKind};
use crate::text::Text;

/// Whether a summary differs from both the headline and the beginning of the text.
pub(in crate::import) fn says_more(deck: &Text, headline: &Text, body: &[Block]) -> bool {
    let deck = deck.plain();
    let deck = deck.trim_end();
    let is_cut = deck.ends_with("[...]") || deck.ends_with("[…]");
    let again = repeated(headline, body);
    let body = again.and_then(|at| body.get(at + 1..)).unwrap_or(body);
    let beginning = beginning(body, deck.len());
    !is_cut
        && !is_cut_from(deck, &headline.plain())
        && !is_cut_from(deck, &beginning)
        && !without_read_on(deck).is_some_and(|head| is_cut_from(head, &beginning))
}

/// The text before "… Read on", which systems append to excerpts in every language.
fn without_read_on(deck: &str) -> Option<&str> {
    const MIN_BYTES: usize = 40;
    const MAX_CHARS: usize = 40;
    let ends = ["…", "..."].iter().filter_map(|end| deck.rfind(end));
    let (head, call) = deck.split_at_checked(ends.max()?)?;
    (head.len() >= MIN_BYTES && call.chars().count() <= MAX_CHARS).then_some(head)
}

/// The beginning of a body's text, long enough for the comparison.
fn beginning(body: &[Block], bytes: usize) -> String {
    enum Part<'a> {
        Block(&'a Block),
        Text(&'a Text),
    }
    let mut words = String::new();
    let mut rest: Vec<Part<'_>> = body.iter().rev().map(Part::Block).collect();
    while let Some(part) = rest.pop() {
        let text = match part {
            Part::Text(text) => text,
            Part::Block(block) => match &block.kind {
                BlockKind::Paragraph(text) => text,
                BlockKind::Heading(it) => &it.text,
                BlockKind::Pullquote(it) => &it.text,
                BlockKind::Quote(it) => {
                    rest.extend(it.blocks.iter().rev().map(Part::Block));
                    continue;
                }
                BlockKind::Aside(it) => {
                    rest.extend(it.blocks.iter().rev().map(Part::Block));
                    continue;
                }
                BlockKind::List(it) => {
                    for item in it.items.iter().rev() {
                        rest.extend(item.blocks.iter().rev().map(Part::Block));
                        rest.push(Part::Text(&item.text));
                    }
                    continue;
                }
                _ => continue,
            },
        };
        words.push_str(&text.plain());
        words.push(' ');
        if words.len() > bytes * 2 + 200 {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{List, ListItem};

    #[test]
    fn excerpts_of_the_text_add_nothing() {
        let items = ["Mild at the bridge,", "hot at the mill."].map(|words| ListItem {
            text: Text::of(words),
            blocks: Vec::new(),
        });
        let list = BlockKind::List(List {
            items: items.into(),
            ..List::default()
        });
        let first = "Two soups were ladled out on Sunday, and nobody went home hungry.";
        let body = [
            BlockKind::Paragraph(Text::of(first)).into(),
            BlockKind::Divider.into(),
            list.into(),
        ];
        let check = |deck: &str, expected: bool| {
            let headline = Text::of("Soup for all");
            assert_eq!(
                says_more(&Text::of(deck), &headline, &body),
                expected,
                "{deck}"
            );
        };
        check("Three cooks, one kettle.", true);
        check("Three cooks… and one kettle.", true);
        check("Two soups… and one kettle.", true);
        check("Soup for all", false);
        check("Anything at all [\u{2026}]", false);
        check("Two soups were ladled out on Sunday…", false);
        check("Two soups were ladled out on Sunday, and nobody…", false);
        check(
            "Two soups were ladled out on Sunday, and nobody… Continue reading",
            false,
        );
        check(&format!("{first} Mild at the bridge, hot at…"), false);
        // Some systems take the tags out and leave nothing in their place.
        check(&format!("{first}Mild at the bridge,hot at…"), false);
    }
}
