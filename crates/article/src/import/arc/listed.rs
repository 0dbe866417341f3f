//! Lists, tables and lists of links.

use super::elements::{Elements, MAX_NESTING};
use super::words;
use crate::import::words::line;
use crate::model::{Aside, Block, BlockKind, Card, Cell, List, ListItem, Table};
use crate::text::Text;
use serde_json::Value;

impl Elements<'_, '_> {
    /// A list of texts and lists; a list belongs to the preceding text.
    pub(super) fn list(&mut self, at: &str, depth: usize) -> Vec<Block> {
        let is_deep = depth >= MAX_NESTING;
        let mut flat = Vec::new();
        let mut items: Vec<ListItem> = Vec::new();
        for at in self.source.pointers(&format!("{at}/items")) {
            let is_list = self.source.str(&format!("{at}/type")) == Some("list");
            let mut blocks = match self.source.str(&at) {
                Some(_) if !self.source.may_enter(&at) => break,
                Some(html) => self.source.html_of(&at, html),
                None => self.element(&at, depth + 1),
            };
            if is_deep {
                flat.append(&mut blocks);
                continue;
            }
            if is_list && let Some(last) = items.last_mut() {
                last.blocks.append(&mut blocks);
                continue;
            }
            let text = match blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Paragraph(text)) => Some(text.clone()),
                _ => None,
            };
            if text.is_some() {
                blocks.remove(0);
            }
            if text.is_some() || !blocks.is_empty() {
                let text = text.unwrap_or_default();
                items.push(ListItem { text, blocks });
            }
        }
        if items.is_empty() {
            return flat;
        }
        let list = List {
            ordered: self.source.str(&format!("{at}/list_type")) == Some("ordered"),
            items,
            ..List::default()
        };
        vec![BlockKind::List(list).into()]
    }

    pub(super) fn table(&mut self, at: &str) -> Option<Block> {
        let head = self.row(&format!("{at}/header"), true);
        let rows = self.source.pointers(&format!("{at}/rows"));
        let rows = rows.map(|at| self.row(&at, false));
        let rows: Vec<Vec<Cell>> = rows.filter(|row| !row.is_empty()).collect();
        let head = if head.is_empty() {
            Vec::new()
        } else {
            vec![head]
        };
        let table = Table {
            caption: None,
            head,
            rows,
        };
        let is_empty = table.head.is_empty() && table.rows.is_empty();
        (!is_empty).then(|| BlockKind::Table(table).into())
    }

    fn row(&self, at: &str, header: bool) -> Vec<Cell> {
        let cell = |at: String| {
            let pointer = match self.source.get(&at) {
                Some(Value::Object(_)) => format!("{at}/content"),
                _ => at,
            };
            let number = match self.source.get(&pointer) {
                Some(Value::Number(number)) => Some(Text::of(number.to_string())),
                _ => None,
            };
            let text = words::text(self.source, &pointer).or(number);
            Cell {
                text: text.unwrap_or_default(),
                colspan: 1,
                rowspan: 1,
                header,
            }
        };
        self.source.pointers(at).map(cell).collect()
    }

    /// A title and a list of links.
    pub(super) fn links(&mut self, at: &str) -> Vec<Block> {
        let items = self.source.pointers(&format!("{at}/items"));
        let blocks: Vec<Block> = items.filter_map(|at| self.link(&at)).collect();
        let title = words::text(self.source, &format!("{at}/title"));
        if blocks.is_empty() && title.is_none() {
            return blocks;
        }
        let aside = Aside {
            kind: None,
            title,
            blocks,
        };
        vec![BlockKind::Aside(aside).into()]
    }

    /// A link on its own: a card, or its text if the URL is unsafe.
    pub(super) fn link(&mut self, at: &str) -> Option<Block> {
        let words = |key: &str| words::text(self.source, &format!("{at}/{key}"));
        let texts = ["description/content", "description/basic", "description"];
        let text = texts.into_iter().find_map(words);
        let headline = words::headline(self.source, &format!("{at}/content"));
        let Some(url) = self.source.link(&format!("{at}/url")) else {
            self.source.left_out(at, "a link without a URL");
            return Some(BlockKind::Paragraph(headline.or(text)?).into());
        };
        let card = Card {
            headline: headline.or_else(|| line(url.as_str()).map(Text::of))?,
            url,
            text,
            image: self.source.file(&format!("{at}/image/url")),
            kind: None,
        };
        Some(BlockKind::Card(Box::new(card)).into())
    }
}
