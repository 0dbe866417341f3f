//! The elements of older answers (`show-elements`): pictures and films beside the HTML, by what they are for.

use super::atoms::Atoms;
use super::element;
use crate::import::source::Source;
use crate::model::{Block, BlockKind, Gallery};

/// What was made for above the text.
pub(super) fn main(source: &mut Source<'_>, atoms: &Atoms) -> Vec<Block> {
    let mut blocks = Vec::new();
    for n in related(source, &["main"]) {
        blocks.extend(element::element(source, atoms, &format!("/elements/{n}")));
    }
    blocks
}

/// A gallery's pictures in their order. Where there is no text at all, those of the text are one too.
pub(super) fn gallery(source: &mut Source<'_>, atoms: &Atoms) -> Vec<Block> {
    let mut numbers = related(source, &["gallery"]);
    numbers.sort_by_key(|n| source.number(&format!("/elements/{n}/galleryIndex")));
    if numbers.is_empty() {
        numbers = related(source, &["body"]);
    }
    let mut figures = Vec::new();
    let mut others = Vec::new();
    for n in numbers {
        for block in element::element(source, atoms, &format!("/elements/{n}")) {
            match block.kind {
                BlockKind::Figure(figure) => figures.push(*figure),
                _ => others.push(block),
            }
        }
    }
    if !figures.is_empty() {
        let gallery = Gallery {
            figures,
            caption: None,
        };
        others.insert(0, BlockKind::Gallery(gallery).into());
    }
    others
}

fn related(source: &Source<'_>, relations: &[&str]) -> Vec<usize> {
    let elements = source.list("/elements").iter().enumerate();
    let with = elements.filter(|(_, element)| {
        let relation = element.get("relation").and_then(|it| it.as_str());
        relation.is_some_and(|relation| relations.contains(&relation))
    });
    with.map(|(n, _)| n).collect()
}
