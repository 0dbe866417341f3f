//! Elements that hold elements: lists of questions, people or stages, and timelines.

use super::atoms::Atoms;
use super::element::{element, heading};
use crate::import::source::Source;
use crate::model::{Block, BlockKind, Heading, HeadingLevel};
use crate::text::Text;

/// The items of a list: a heading, the elements, what stands about people.
pub(super) fn list(source: &mut Source<'_>, atoms: &Atoms, data: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for at in source.pointers(&format!("{data}/items")) {
        blocks.extend(source.text(&format!("{at}/title")).map(heading));
        let byline = source.text(&format!("{at}/byline"));
        blocks.extend(byline.map(|text| BlockKind::Paragraph(text).into()));
        blocks.extend(source.html(&format!("{at}/bio")));
        blocks.extend(elements(source, atoms, &format!("{at}/elements")));
        blocks.extend(source.html(&format!("{at}/endNote")));
    }
    blocks
}

/// The sections of a timeline and their events: a heading with the date, the picture, the elements.
pub(super) fn timeline(source: &mut Source<'_>, atoms: &Atoms, data: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for section in source.pointers(&format!("{data}/sections")) {
        blocks.extend(source.text(&format!("{section}/title")).map(heading));
        for at in source.pointers(&format!("{section}/events")) {
            let words = ["date", "title", "label"];
            let words = words.map(|key| source.words(&format!("{at}/{key}")));
            let words: Vec<String> = words.into_iter().flatten().collect();
            if !words.is_empty() {
                let heading = Heading {
                    level: HeadingLevel::Three,
                    text: Text::of(words.join(" · ")),
                };
                blocks.push(BlockKind::Heading(heading).into());
            }
            blocks.extend(element(source, atoms, &format!("{at}/main")));
            blocks.extend(elements(source, atoms, &format!("{at}/body")));
        }
    }
    blocks
}

fn elements(source: &mut Source<'_>, atoms: &Atoms, list: &str) -> Vec<Block> {
    let pointers = source.pointers(list);
    pointers
        .flat_map(|at| element(source, atoms, &at))
        .collect()
}
