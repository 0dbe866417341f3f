//! Pictures in tables, and tables for layout.

use super::super::{Place, blocks};
use super::check;

/// A picture of 24 × 24 pixels.
fn crest(alt: &str) -> String {
    format!("<img src=/c.png width=24 height=24 alt='{alt}'>")
}

#[test]
fn icons_in_a_table_become_their_texts() {
    let (none, hill) = (crest(""), crest("Hill"));
    check(
        &format!(
            "<table><tr><th>Team<th>Won<tr><td>{none} Hill<td>4<tr><td>{none} Dale<td>3</table>"
        ),
        "table(Team,Won:Hill,4/Dale,3)",
    );
    check(
        &format!(
            "<figure class=wp-block-table><table><tr><td>{hill} Hill<td>4<tr><td>{none} Dale<td>3</table><figcaption>c</figcaption></figure>"
        ),
        "table(:Hill,4/Dale,3 cap=c)",
    );
    let dale = crest("Dale");
    check(
        &format!("<table><tr><td>{hill}<td>2<td>{dale}<tr><td>{dale}<td>0<td>{hill}</table>"),
        "table(:Hill,2,Dale/Dale,0,Hill)",
    );
    // Icons by one side, by style, by the name of a folder, a class or a file.
    for img in [
        "<img src=/x.svg height=16 alt=Canada>",
        "<img src=/x.svg style='width:1.2em' alt=Canada>",
        "<img src=/flags/ca.svg alt=Canada>",
        "<img class='team-flag' src=/x.svg alt=Canada>",
        "<img src=/x-32x32.png title=Canada>",
        "<picture><source srcset='/x.webp 40w'><img src=/x.png width=40 height=40 alt=Canada></picture>",
    ] {
        check(
            &format!("<table><tr><td>{img}<td>1<tr><td>Peru<td>2</table>"),
            "table(:Canada,1/Peru,2)",
        );
    }
    let unnamed = format!("<table><tr><th>a<th>b<tr><td>{none}<td>1</table>");
    check(&unnamed, "table(a,b:,1)");
    assert_eq!(
        blocks(&unnamed, Place::default()).left_out,
        ["small pictures in a table, without alternative text"]
    );
}

#[test]
fn tables_with_header_cells_or_captions_are_data_tables() {
    check(
        "<table><tr><th>Name<th>Face<tr><td>Ann<td><img src=/ann.jpg width=200 height=200><tr><td>Bo<td><img src=/bo.jpg width=200 height=200></table>",
        "table(Name,Face:Ann,/Bo,) fig(/ann.jpg) fig(/bo.jpg)",
    );
    check(
        "<table><caption>c</caption><tr><td scope=row>a<td>1<tr><td scope=row>b<td>2</table>",
        "table(:a,1/b,2 cap=c)",
    );
    check(
        "<table><thead><tr><th>a<th>b</thead><tfoot><tr><td>sum<td>3</tfoot><tbody><tr><td>x<td>3</tbody></table>",
        "table(a,b:x,3/sum,3)",
    );
}

#[test]
fn tables_for_layout_are_not_tables() {
    check(
        "<table><tr><td><img src=/l.jpg width=600 height=400><td><img src=/r.jpg width=600 height=400></table>",
        "fig(/l.jpg) fig(/r.jpg)",
    );
    check(
        "<figure><table><tr><td><img src=/l.jpg width=600 height=400><td><img src=/r.jpg width=600 height=400></table><figcaption>c</figcaption></figure>",
        "gallery[/l.jpg|/r.jpg all=c]",
    );
    check(
        "<table role=presentation><tr><th>a<th>b<tr><td>c<td>d</table>",
        "p(a) p(b) p(c) p(d)",
    );
    // Corners of a box.
    let corner = crest("");
    check(
        &format!(
            "<table><tr><td>{corner}<td>a<td>{corner}<tr><td>{corner}<td>b<td>{corner}</table>"
        ),
        "p(a) p(b)",
    );
    check(
        "<table><tr><th colspan=2>a<tr><td><table><tr><th>b<th>c<tr><td>1<td>2</table><td><table><tr><th>d<th>e<tr><td>3<td>4</table></table>",
        "p(a) table(b,c:1,2) table(d,e:3,4)",
    );
}
