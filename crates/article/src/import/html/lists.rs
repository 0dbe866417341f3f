//! Lists, code, asides.

use super::facts::has_words;
use super::line::Style;
use super::numbers::{self, Markers, Numbers, is_item, markers};
use super::tree::{Data, Id, Tree};
use super::walk::{Out, Walk};
use crate::model::{Aside, Block, BlockKind, Code, List, ListItem, ListStyle};
use crate::text::{Mark, Text};

impl Walk<'_> {
    pub(super) fn list(&mut self, id: Id, style: &Style, out: &mut Out) {
        let mut items: Vec<(i32, ListItem)> = Vec::new();
        let mut inner = Out::default();
        let tree = self.tree;
        self.flush(out);
        let mut numbers = Numbers::of(tree, id);
        let done = self.within(&mut inner, |walk, inner| {
            let mut number = 1;
            for child in tree.children(id) {
                let is_item = is_item(tree, child);
                if is_item {
                    number = numbers.take(tree, child);
                    if let Some(target) = walk.anchors.target(tree, child) {
                        inner.ids.push(target);
                    }
                    walk.children(child, style, inner);
                } else {
                    walk.node(child, style, inner);
                }
                walk.flush(inner);
                let blocks = std::mem::take(&mut inner.blocks);
                match items.last_mut() {
                    // A list between items belongs to the preceding item.
                    Some((_, last)) if !is_item => last.blocks.extend(blocks),
                    _ => items.extend(item(blocks).map(|item| (number, item))),
                }
            }
        });
        if done.is_none() {
            return self.container(id, style, out);
        }
        out.ids.append(&mut inner.ids);
        if items.is_empty() {
            return;
        }
        let markers = match tree.name(id) {
            "ol" => markers(tree, id),
            _ => Markers::Nothing,
        };
        let lists = match markers {
            Markers::Numbers(style) => numbers::lists(items, style),
            Markers::Letters => {
                self.left_out
                    .insert("the Greek letters of a list, which became numbers");
                numbers::lists(items, ListStyle::Decimal)
            }
            Markers::Nothing => vec![List {
                items: items.into_iter().map(|(_, item)| item).collect(),
                ..List::default()
            }],
        };
        for list in lists {
            self.push(BlockKind::List(list), out);
        }
    }

    /// Adds a description list as a list whose items begin with the term.
    pub(super) fn definitions(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        let mut inner = Out::default();
        let mut items: Vec<ListItem> = Vec::new();
        self.flush(out);
        let done = self.within(&mut inner, |walk, inner| {
            for child in tree.children(id) {
                // `div`s may group them.
                let rows: Vec<Id> = match tree.name(child) {
                    "div" => tree.children(child).collect(),
                    _ => vec![child],
                };
                for row in rows {
                    let is_term = tree.name(row) == "dt";
                    let mut style = style.clone();
                    if is_term {
                        style.marks = style.marks.with(Mark::Strong);
                    }
                    walk.node(row, &style, inner);
                    walk.flush(inner);
                    let blocks = std::mem::take(&mut inner.blocks);
                    match items.last_mut() {
                        Some(last) if !is_term => last.blocks.extend(blocks),
                        _ => items.extend(item(blocks)),
                    }
                }
            }
        });
        if done.is_none() {
            return self.container(id, style, out);
        }
        out.ids.append(&mut inner.ids);
        if !items.is_empty() {
            let list = List {
                items,
                ..List::default()
            };
            self.push(BlockKind::List(list), out);
        }
    }

    /// Preformatted text: code or verse.
    pub(super) fn code(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        let mut text = String::new();
        for node in tree.below(id) {
            match tree.data(node) {
                Data::Text(words) => text.push_str(words),
                _ if tree.name(node) == "br" => text.push('\n'),
                _ => {}
            }
        }
        let text = text.trim_matches('\n').trim_end();
        if tree.facts(id).media > 0
            || tree.has_any_class(id, &["wp-block-verse", "wp-block-preformatted", "verse"])
        {
            self.flush(out);
            return self.verse(id, style, out);
        }
        if has_words(text) {
            let code = Code {
                text: text.replace("\r\n", "\n"),
                lang: language(tree, id),
            };
            self.push(BlockKind::Code(code), out);
        }
    }

    fn verse(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        for child in tree.children(id) {
            match tree.data(child) {
                Data::Text(words) => {
                    for (n, line) in words.split('\n').enumerate() {
                        if n > 0 {
                            out.line.newline(style);
                        }
                        out.line.push(line, style);
                    }
                }
                _ => self.node(child, style, out),
            }
        }
        self.flush(out);
    }

    pub(super) fn aside(&mut self, id: Id, style: &Style, out: &mut Out) {
        if self.is_pullquote(id) {
            return self.pullquote(id, style, out);
        }
        let kind = self
            .tree
            .classes(id)
            .find_map(|class| class.strip_prefix("aside--"));
        let kind = kind.map(str::to_owned);
        let title = self
            .tree
            .elements(id)
            .find(|id| self.tree.has_class(*id, "aside__title"));
        self.boxed_in(id, kind, title, style, out);
    }

    pub(super) fn details(&mut self, id: Id, style: &Style, out: &mut Out) {
        let title = self
            .tree
            .elements(id)
            .find(|id| self.tree.name(*id) == "summary");
        self.boxed_in(id, None, title, style, out);
    }

    /// An aside with a title.
    pub(super) fn boxed_in(
        &mut self,
        id: Id,
        kind: Option<String>,
        title: Option<Id>,
        style: &Style,
        out: &mut Out,
    ) {
        self.flush(out);
        let mut others = Vec::new();
        let title = title.and_then(|title| {
            let (text, rest) = self.gathered(title, style, out);
            self.taken.insert(title);
            others = rest;
            text
        });
        let Some(mut blocks) = self.inside(id, style, out) else {
            if let Some(title) = title {
                self.push(BlockKind::Paragraph(title), out);
            }
            out.blocks.extend(others);
            return self.container(id, style, out);
        };
        blocks.splice(0..0, others);
        if !blocks.is_empty() || title.is_some() {
            self.push(
                BlockKind::Aside(Aside {
                    kind,
                    title,
                    blocks,
                }),
                out,
            );
        }
    }
}

/// A list item with these blocks. `None` if there are none.
fn item(mut blocks: Vec<Block>) -> Option<ListItem> {
    let text = match blocks.first_mut() {
        Some(Block {
            id: None,
            kind: BlockKind::Paragraph(text),
        }) => std::mem::take(text),
        Some(_) => {
            return Some(ListItem {
                text: Text::default(),
                blocks,
            });
        }
        None => return None,
    };
    blocks.remove(0);
    Some(ListItem { text, blocks })
}

/// The programming language: `class="language-rust"` on the element or on the `code` inside.
fn language(tree: &Tree, id: Id) -> Option<String> {
    let inner = tree.elements(id).find(|id| tree.name(*id) == "code");
    let mut classes = tree
        .classes(id)
        .chain(inner.into_iter().flat_map(|id| tree.classes(id)));
    let name = classes.find_map(|class| {
        class
            .strip_prefix("language-")
            .or_else(|| class.strip_prefix("lang-"))
    })?;
    let is_name = name.len() <= 40
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+#-_.".contains(&byte));
    (is_name && !name.is_empty()).then(|| name.to_owned())
}
