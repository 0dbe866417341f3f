//! The elements of older responses (`show-elements`): pictures and videos beside the HTML, by their relation.

use super::atoms::Atoms;
use super::element;
use crate::import::source::Source;
use crate::model::{Block, BlockKind, Gallery};

/// The main element.
pub(super) fn main(source: &mut Source<'_>, atoms: &Atoms) -> Vec<Block> {
    let mut blocks = Vec::new();
    for at in related(source, "main") {
        blocks.extend(element::element(source, atoms, &at));
    }
    blocks
}

/// A gallery's pictures in order. Without any text, the body's pictures are a gallery too.
pub(super) fn gallery(source: &mut Source<'_>, atoms: &Atoms) -> Vec<Block> {
    let mut pictures = related(source, "gallery");
    pictures.sort_by_key(|at| source.number(&format!("{at}/galleryIndex")));
    if pictures.is_empty() {
        pictures = related(source, "body");
    }
    let mut figures = Vec::new();
    let mut others = Vec::new();
    for at in pictures {
        for block in element::element(source, atoms, &at) {
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

fn related(source: &Source<'_>, relation: &str) -> Vec<String> {
    let elements = source.pointers("/elements");
    let with =
        elements.filter(|at| source.get(&format!("{at}/relation")) == Some(&relation.into()));
    with.collect()
}
