//! Tables. Wide ones scroll horizontally inside their own box.

use super::PageContext;
use super::inline::{inline, non_blank};
use article::model::{Cell, Table};
use yew::prelude::*;

/// A table.
pub fn table(page: &PageContext<'_>, table: &Table) -> Html {
    let label = match &table.caption {
        Some(caption) => AttrValue::from(caption.plain()),
        None => AttrValue::Static(page.words().table),
    };
    html! {
        <div class="table" tabindex="0" role="group" aria-label={label}>
            <table>
                if let Some(caption) = non_blank(&table.caption) {
                    <caption>{ inline(page, caption) }</caption>
                }
                if !table.head.is_empty() {
                    <thead>{ rows(page, &table.head, head_scope) }</thead>
                }
                <tbody>{ rows(page, &table.rows, body_scope) }</tbody>
            </table>
        </div>
    }
}

/// Computes the `scope` attribute of a header cell; `None` for a data cell.
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

fn rows(page: &PageContext<'_>, rows: &[Vec<Cell>], scope: Scope) -> Html {
    let row = |(n, row): (usize, &Vec<Cell>)| {
        let cells = row.iter().enumerate();
        let cells: Html = cells.map(|(n, it)| cell(page, n, it, scope)).collect();
        html! { <tr key={n}>{ cells }</tr> }
    };
    rows.iter().enumerate().map(row).collect()
}

fn cell(page: &PageContext<'_>, key: usize, cell: &Cell, scope: Scope) -> Html {
    let (colspan, rowspan) = (span(cell.colspan), span(cell.rowspan));
    let text = inline(page, &cell.text);
    // An empty cell is not a header.
    match scope(cell).filter(|_| !cell.text.is_blank()) {
        Some(scope) => {
            html! { <th {key} {scope} {colspan} {rowspan}>{ text }</th> }
        }
        None => html! { <td {key} {colspan} {rowspan}>{ text }</td> },
    }
}

fn span(cells: u16) -> Option<String> {
    (cells > 1).then(|| cells.to_string())
}
