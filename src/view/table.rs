//! Tables: they scroll inside their own box, never the page.

use super::Setting;
use super::inline::{inline, inline_some};
use article::model::{Cell, Table};
use yew::prelude::*;

/// A table.
pub fn table(setting: Setting<'_>, table: &Table) -> Html {
    let label = table.caption.as_ref().map_or_else(
        || setting.words().table.to_owned(),
        |caption| caption.plain(),
    );
    html! {
        <div class="table" tabindex="0" role="group" aria-label={label}>
            <table>
                if let Some(caption) = inline_some(setting, table.caption.as_ref()) {
                    <caption>{ caption }</caption>
                }
                if !table.head.is_empty() {
                    <thead>{ for table.head.iter().map(|row| head_row(setting, row)) }</thead>
                }
                <tbody>{ for table.rows.iter().map(|row| body_row(setting, row)) }</tbody>
            </table>
        </div>
    }
}

fn head_row(setting: Setting<'_>, row: &[Cell]) -> Html {
    let scope = |cell: &Cell| if cell.colspan > 1 { "colgroup" } else { "col" };
    html! { <tr>{ for row.iter().map(|cell| self::cell(setting, cell, Some(scope(cell)))) }</tr> }
}

fn body_row(setting: Setting<'_>, row: &[Cell]) -> Html {
    let scope = |cell: &Cell| match (cell.header, cell.rowspan > 1) {
        (false, _) => None,
        (true, false) => Some("row"),
        (true, true) => Some("rowgroup"),
    };
    html! { <tr>{ for row.iter().map(|cell| self::cell(setting, cell, scope(cell))) }</tr> }
}

/// An empty cell heads nothing, so it is never a `th`.
fn cell(setting: Setting<'_>, cell: &Cell, scope: Option<&'static str>) -> Html {
    let colspan = (cell.colspan > 1).then(|| cell.colspan.to_string());
    let rowspan = (cell.rowspan > 1).then(|| cell.rowspan.to_string());
    let words = inline(setting, &cell.text);
    match scope.filter(|_| !cell.text.is_blank()) {
        Some(scope) => html! { <th {scope} {colspan} {rowspan}>{ words }</th> },
        None => html! { <td {colspan} {rowspan}>{ words }</td> },
    }
}
