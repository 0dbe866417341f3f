//! Tables: they scroll inside their own box, never the page.

use super::Setting;
use super::inline::{inline, present};
use super::writer::{Writer, el};
use article::model::{Cell, Table};

/// A table.
pub fn table(w: &mut Writer, setting: &Setting<'_>, table: &Table) {
    let label = match &table.caption {
        Some(caption) => caption.plain(),
        None => setting.words().table.to_owned(),
    };
    el!(
        w,
        "div",
        [
            "class" = "table",
            "tabindex" = "0",
            "role" = "group",
            "aria-label" = label
        ],
        {
            el!(w, "table", [], {
                if let Some(caption) = present(&table.caption) {
                    el!(w, "caption", [], inline(w, setting, caption));
                }
                if !table.head.is_empty() {
                    el!(w, "thead", [], rows(w, setting, &table.head, head_scope));
                }
                el!(w, "tbody", [], rows(w, setting, &table.rows, body_scope));
            });
        }
    );
}

/// What a cell of a row heads: HTML's `scope`.
type Scope = fn(&Cell) -> Option<&'static str>;

fn head_scope(cell: &Cell) -> Option<&'static str> {
    Some(if cell.colspan > 1 { "colgroup" } else { "col" })
}

fn body_scope(cell: &Cell) -> Option<&'static str> {
    match (cell.header, cell.rowspan > 1) {
        (false, _) => None,
        (true, false) => Some("row"),
        (true, true) => Some("rowgroup"),
    }
}

fn rows(w: &mut Writer, setting: &Setting<'_>, rows: &[Vec<Cell>], scope: Scope) {
    for row in rows {
        el!(w, "tr", [], {
            for cell in row {
                // An empty cell heads nothing, so it is never a `th`.
                let scope = scope(cell).filter(|_| !cell.text.is_blank());
                let tag = if scope.is_some() { "th" } else { "td" };
                let (colspan, rowspan) = (span(cell.colspan), span(cell.rowspan));
                el!(
                    w,
                    tag,
                    ["scope" = scope, "colspan" = colspan, "rowspan" = rowspan],
                    {
                        inline(w, setting, &cell.text);
                    }
                );
            }
        });
    }
}

fn span(cells: u16) -> Option<u32> {
    (cells > 1).then_some(u32::from(cells))
}
