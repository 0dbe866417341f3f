//! The numbers of ordered lists (HTML standard §4.4.5, §4.4.8): `start`, `reversed`, and `value` of items.

use super::tree::{Id, Tree};
use crate::model::{Block, BlockKind, List, ListItem, ListStyle};

/// Numbers the items of a list as in the source.
pub(super) struct Numbers {
    next: i32,
    step: i32,
}

impl Numbers {
    pub(super) fn of(tree: &Tree, list: Id) -> Self {
        let is_reversed = tree.attribute(list, "reversed").is_some();
        let start = tree.attribute(list, "start").and_then(integer);
        let count = || {
            let items = tree.elements(list);
            items.filter(|id| is_item(tree, *id)).count()
        };
        let start = start.or_else(|| match is_reversed {
            true => i32::try_from(count()).ok(),
            false => None,
        });
        Self {
            next: start.unwrap_or(1),
            step: if is_reversed { -1 } else { 1 },
        }
    }

    /// The number of the next item. To be called for empty items, too.
    pub(super) fn take(&mut self, tree: &Tree, item: Id) -> i32 {
        let value = tree.attribute(item, "value").and_then(integer);
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        number
    }
}

pub(super) fn is_item(tree: &Tree, id: Id) -> bool {
    tree.name(id) == "li" && !tree.facts(id).hidden
}

/// Ordered lists of items with these numbers: a new list begins where the numbers are not consecutive.
pub(super) fn lists(items: Vec<(i32, ListItem)>, style: ListStyle) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut last = 0i32;
    for (number, item) in items {
        let mut step = number.checked_sub(last);
        last = number;
        // Ghost's editor Lexical puts a nested list into an item of its own, with the number of the next item.
        if step == Some(0)
            && let Some(items) = lists.last_mut().map(|list| &mut list.items)
            && let [.., before, nested] = items.as_mut_slice()
            && is_nested_list(nested)
        {
            before.blocks.append(&mut nested.blocks);
            items.pop();
            step = Some(1);
        }
        match lists.last_mut() {
            Some(list) if list.items.len() == 1 && step == Some(-1) => {
                list.reversed = true;
                list.items.push(item);
            }
            Some(list) if step == Some(if list.reversed { -1 } else { 1 }) => list.items.push(item),
            _ => lists.push(List {
                ordered: true,
                start: Some(number),
                reversed: false,
                style,
                items: vec![item],
            }),
        }
    }
    for list in &mut lists {
        let default = match list.reversed {
            true => i32::try_from(list.items.len()).ok(),
            false => Some(1),
        };
        list.start = list.start.filter(|start| Some(*start) != default);
    }
    lists
}

fn is_nested_list(item: &ListItem) -> bool {
    let is_list = |block: &Block| matches!(block.kind, BlockKind::List(_));
    item.text.0.is_empty() && !item.blocks.is_empty() && item.blocks.iter().all(is_list)
}

/// How a list marks its items.
pub(super) enum Markers {
    Numbers(ListStyle),
    /// Greek letters, which articles do not support.
    Letters,
    Nothing,
}

/// Reads the `style` and `type` of the list, then of its first item.
pub(super) fn markers(tree: &Tree, list: Id) -> Markers {
    let first = tree.elements(list).find(|id| is_item(tree, *id));
    for id in std::iter::once(list).chain(first) {
        if let Some(style) = tree.attribute(id, "style").and_then(list_style) {
            return style;
        }
        return Markers::Numbers(match tree.attribute(id, "type").map(str::trim) {
            Some("a") => ListStyle::LowerAlpha,
            Some("A") => ListStyle::UpperAlpha,
            Some("i") => ListStyle::LowerRoman,
            Some("I") => ListStyle::UpperRoman,
            _ => continue,
        });
    }
    Markers::Numbers(ListStyle::Decimal)
}

fn list_style(style: &str) -> Option<Markers> {
    style.split(';').find_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        let property = property.trim().to_ascii_lowercase();
        if !matches!(property.as_str(), "list-style" | "list-style-type") {
            return None;
        }
        let value = value.to_ascii_lowercase();
        value.split_ascii_whitespace().find_map(|word| {
            Some(match word.trim_end_matches("!important") {
                "none" | "disc" | "circle" | "square" => Markers::Nothing,
                "decimal" | "decimal-leading-zero" => Markers::Numbers(ListStyle::Decimal),
                "lower-alpha" | "lower-latin" => Markers::Numbers(ListStyle::LowerAlpha),
                "upper-alpha" | "upper-latin" => Markers::Numbers(ListStyle::UpperAlpha),
                "lower-roman" => Markers::Numbers(ListStyle::LowerRoman),
                "upper-roman" => Markers::Numbers(ListStyle::UpperRoman),
                _ if word.contains("greek") => Markers::Letters,
                _ => return None,
            })
        })
    })
}

/// An integer by the rules of HTML: what follows the digits is ignored.
fn integer(value: &str) -> Option<i32> {
    let value = value.trim_ascii_start();
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let number: i32 = digits.get(..end)?.parse().ok()?;
    Some(if value.starts_with('-') {
        -number
    } else {
        number
    })
}
