//! Tables of data, and tables used for layout.

use super::icons::{alt_of, icons};
use super::line::{Style, add_line};
use super::tree::{Id, Tree};
use super::walk::{Out, Walk};
use crate::model::{Block, BlockKind, Cell, Table};
use crate::text::Text;

impl Walk<'_> {
    /// Adds a table. `caption`: a caption outside the `table` element, if there is one.
    pub(super) fn table(&mut self, id: Id, caption: Option<Text>, style: &Style, out: &mut Out) {
        self.flush(out);
        let tree = self.tree;
        let rows = rows(tree, id);
        if is_layout(tree, id, &rows, caption.is_some()) {
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
        let icons = icons(tree, id);
        self.taken.extend(icons.iter().copied());
        self.children(id, style, &mut inner);
        self.flush(&mut inner);
        if inner.blocks.is_empty() && !icons.is_empty() {
            self.name_icons(&icons, style, &mut inner);
        }
        out.ids.append(&mut inner.ids);
        let mut text = Text::default();
        for block in inner.blocks {
            out.ids.extend(block.id.clone());
            add_lines(block, &mut text, others);
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
            header: is_head(tree, id),
        }
    }

    /// Adds the alternative texts of the icons in a cell that contains nothing else.
    fn name_icons(&mut self, icons: &[Id], style: &Style, inner: &mut Out) {
        for icon in icons {
            match alt_of(self.tree, *icon) {
                Some(words) => {
                    inner.line.push(" ", style);
                    inner.line.push(&words, style);
                }
                None => {
                    self.left_out
                        .insert("small pictures in a table, without alternative text");
                }
            }
        }
        self.flush(inner);
    }

    /// Whether a figure consists of a data table. The pictures in its cells do not count as pictures of the figure.
    pub(super) fn is_figure_of_data(&self, id: Id) -> bool {
        let tree = self.tree;
        let Some(table) = tree.find(id, |id| tree.name(id) == "table" && !tree.facts(id).hidden)
        else {
            return false;
        };
        tree.facts(table).media == tree.facts(id).media
            && !is_layout(tree, table, &rows(tree, table), false)
    }
}

fn is_head(tree: &Tree, cell: Id) -> bool {
    tree.name(cell) == "th" || tree.attribute(cell, "scope").is_some()
}

struct Row {
    cells: Vec<Id>,
    is_head: bool,
}

/// The rows in order, without those of nested tables.
fn rows(tree: &Tree, id: Id) -> Vec<Row> {
    let mut rows = Vec::new();
    // Browsers display `tfoot` last, wherever it is in the source.
    let (foot, parts): (Vec<Id>, Vec<Id>) =
        tree.elements(id).partition(|id| tree.name(*id) == "tfoot");
    for part in parts.into_iter().chain(foot) {
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

/// Whether a table is for layout: it has a single row or column, pictures in more than a third of the cells, or nested
/// tables. A table with header cells or a caption is for data, unless more than a third of the cells contain tables.
fn is_layout(tree: &Tree, id: Id, rows: &[Row], has_caption: bool) -> bool {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let has_heads = rows.iter().any(|row| row.is_head) || cells().any(|id| is_head(tree, *id));
    let has_role = matches!(tree.attribute(id, "role"), Some("presentation" | "none"));
    if has_role || columns < 2 || (rows.len() < 2 && !has_heads) {
        return true;
    }
    // More than a third of the cells: three times their number exceeds `all`.
    let thirds = |is: &dyn Fn(Id) -> bool| cells().filter(|id| is(**id)).count() * 3;
    let all = cells().count();
    if has_heads || has_caption || tree.elements(id).any(|id| tree.name(id) == "caption") {
        return thirds(&|id| tree.facts(id).tables) > all;
    }
    let has_pictures = |id: Id| {
        let (facts, icons) = (tree.facts(id), icons(tree, id));
        let is_named = facts.words || icons.iter().any(|icon| alt_of(tree, *icon).is_some());
        facts.media > 0 && (!is_named || icons.len() < usize::from(facts.media))
    };
    tree.facts(id).tables || thirds(&has_pictures) > all
}

/// Adds the text of a cell's block to `text`, as lines. Other content is added to `others`, which follow the table.
fn add_lines(block: Block, text: &mut Text, others: &mut Vec<Block>) {
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
                .for_each(|block| add_lines(block, text, others));
            it.cite.into_iter().for_each(|cite| add(cite, text));
        }
        BlockKind::Aside(it) => {
            it.title.into_iter().for_each(|title| add(title, text));
            it.blocks
                .into_iter()
                .for_each(|block| add_lines(block, text, others));
        }
        BlockKind::List(it) => {
            for item in it.items {
                if !item.text.0.is_empty() {
                    add(item.text, text);
                }
                item.blocks
                    .into_iter()
                    .for_each(|block| add_lines(block, text, others));
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
