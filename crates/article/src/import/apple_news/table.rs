//! Data tables, given as labels and records.

use super::walk::Walk;
use super::words;
use crate::model::{BlockKind, Cell, Table};
use crate::text::Text;
use serde_json::Value;

/// Larger tables are not for readers.
const MAX_CELLS: usize = 200_000;

impl<'v> Walk<'_, 'v> {
    pub(super) fn table(&mut self, at: &str, component: &Value) -> Option<BlockKind> {
        let data = component.get("data")?;
        let list = |key: &str| data.get(key).and_then(Value::as_array);
        let descriptors = list("descriptors")?;
        let records = list("records")?;
        let shows_labels = component
            .get("showDescriptorLabels")
            .and_then(Value::as_bool);
        let head = descriptors.iter().map(|descriptor| Cell {
            header: true,
            ..self.cell(descriptor.get("label"))
        });
        let head: Vec<Cell> = head.collect();
        let mut rows = Vec::new();
        for record in records {
            if (rows.len() + 1).saturating_mul(descriptors.len()) > MAX_CELLS {
                self.source
                    .left_out(at, "the rest of a table that is too large");
                break;
            }
            let cells = descriptors.iter().map(|descriptor| {
                let key = descriptor.get("key").and_then(Value::as_str);
                self.cell(key.and_then(|key| record.get(key)))
            });
            rows.push(cells.collect());
        }
        let caption = component.get("caption");
        Some(BlockKind::Table(Table {
            caption: caption.and_then(|caption| words::text(self.source, caption)),
            head: if shows_labels == Some(false) {
                Vec::new()
            } else {
                vec![head]
            },
            rows,
        }))
    }

    fn cell(&self, value: Option<&Value>) -> Cell {
        let text = match value {
            Some(Value::Number(number)) => Some(Text::of(number.to_string())),
            Some(value) => words::text(self.source, value),
            None => None,
        };
        Cell {
            text: text.unwrap_or_default(),
            colspan: 1,
            rowspan: 1,
            header: false,
        }
    }
}
