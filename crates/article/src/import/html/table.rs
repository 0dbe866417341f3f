//! Tables of data, and tables used for layout.

use super::line::{Style, add_line};
use super::tree::{Id, Tree};
use super::walk::{Out, Walk};
use crate::model::{Block, BlockKind, Cell, Table};
use crate::text::Text;

impl Walk<'_> {
    /// A table; its caption may have been found outside.
    pub(super) fn table(&mut self, id: Id, caption: Option<Text>, style: &Style, out: &mut Out) {
        self.flush(out);
        let tree = self.tree;
        let rows = rows(tree, id);
        if is_layout(tree, id, &rows) {
            self.container(id, style, out);
            if let Some(caption) = caption {
                self.push(BlockKind::Paragraph(caption), out);
            }
            return;
        }
        let mut others = Vec::new();
        let own = tree.elements(id).find(|id| tree.name(*id) == "caption");
        let own = own.and_then(|id| {
            let (text, rest) = self.gathered(id, style, out);
            others.extend(rest);
            text
        });
        let mut table = Table {
            caption: joined(own, caption),
            ..Table::default()
        };
        for row in rows {
            let cells: Vec<Cell> = row
                .cells
                .iter()
                .map(|id| self.cell(*id, style, &mut others, out))
                .collect();
            let is_blank = cells.iter().all(|cell| cell.text.0.is_empty());
            if is_blank {
                continue;
            }
            if row.is_head && table.rows.is_empty() {
                table.head.push(cells);
            } else {
                table.rows.push(cells);
            }
        }
        // A head without a body is the body.
        if table.rows.is_empty() {
            std::mem::swap(&mut table.rows, &mut table.head);
        }
        if !table.rows.is_empty() {
            self.push(BlockKind::Table(table), out);
        }
        out.blocks.extend(others);
    }

    fn cell(&mut self, id: Id, style: &Style, others: &mut Vec<Block>, out: &mut Out) -> Cell {
        let tree = self.tree;
        if let Some(target) = self.anchors.target(tree, id) {
            out.ids.push(target);
        }
        let mut inner = Out::default();
        self.children(id, style, &mut inner);
        self.flush(&mut inner);
        out.ids.append(&mut inner.ids);
        let mut text = Text::default();
        for block in inner.blocks {
            out.ids.extend(block.id.clone());
            flat(block, &mut text, others);
        }
        let span = |name| {
            let cells = tree
                .attribute(id, name)
                .and_then(|cells| cells.trim().parse::<u16>().ok());
            cells.unwrap_or(1).clamp(1, 1000)
        };
        Cell {
            text,
            colspan: span("colspan"),
            rowspan: span("rowspan"),
            header: tree.name(id) == "th",
        }
    }
}

struct Row {
    cells: Vec<Id>,
    is_head: bool,
}

/// The rows in order, without those of nested tables.
fn rows(tree: &Tree, id: Id) -> Vec<Row> {
    let mut rows = Vec::new();
    for part in tree.elements(id) {
        let group: Vec<Id> = match tree.name(part) {
            "thead" | "tbody" | "tfoot" => tree
                .elements(part)
                .filter(|id| tree.name(*id) == "tr")
                .collect(),
            "tr" => vec![part],
            _ => continue,
        };
        for row in group.into_iter().filter(|row| !tree.facts(*row).hidden) {
            let is_cell =
                |id: &Id| matches!(tree.name(*id), "td" | "th") && !tree.facts(*id).hidden;
            let cells: Vec<Id> = tree.elements(row).filter(is_cell).collect();
            let all_heads = cells.iter().all(|id| tree.name(*id) == "th");
            let is_head = tree.name(part) == "thead" || (rows.is_empty() && all_heads);
            if !cells.is_empty() {
                rows.push(Row { cells, is_head });
            }
        }
    }
    rows
}

/// Whether a table is for layout: a single row or column, pictures in most cells, or nested tables.
fn is_layout(tree: &Tree, id: Id, rows: &[Row]) -> bool {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let has_heads = rows.iter().any(|row| row.is_head) || cells().any(|id| tree.name(*id) == "th");
    let media = cells().filter(|id| tree.facts(**id).media > 0).count();
    let is_said = matches!(tree.attribute(id, "role"), Some("presentation" | "none"));
    is_said
        || columns < 2
        || (rows.len() < 2 && !has_heads)
        || (media * 3 > cells().count())
        || tree.facts(id).tables
}

/// Adds a block of a cell as lines of text; anything but text comes after the table.
fn flat(block: Block, text: &mut Text, others: &mut Vec<Block>) {
    match block.kind {
        BlockKind::Paragraph(words) => add(words, text),
        BlockKind::Heading(it) => add(it.text, text),
        BlockKind::Pullquote(it) => {
            add(it.text, text);
            it.cite.into_iter().for_each(|cite| add(cite, text));
        }
        BlockKind::Quote(it) => {
            it.blocks
                .into_iter()
                .for_each(|block| flat(block, text, others));
            it.cite.into_iter().for_each(|cite| add(cite, text));
        }
        BlockKind::Aside(it) => {
            it.title.into_iter().for_each(|title| add(title, text));
            it.blocks
                .into_iter()
                .for_each(|block| flat(block, text, others));
        }
        BlockKind::List(it) => {
            for item in it.items {
                if !item.text.0.is_empty() {
                    add(item.text, text);
                }
                item.blocks
                    .into_iter()
                    .for_each(|block| flat(block, text, others));
            }
        }
        BlockKind::Code(it) => add(Text::of(it.text), text),
        BlockKind::Divider => {}
        _ => others.push(block),
    }
}

fn add(words: Text, text: &mut Text) {
    add_line(&mut text.0, words.0);
}

fn joined(a: Option<Text>, b: Option<Text>) -> Option<Text> {
    match (a, b) {
        (Some(mut a), Some(b)) => {
            add_line(&mut a.0, b.0);
            Some(a)
        }
        (a, b) => a.or(b),
    }
}
