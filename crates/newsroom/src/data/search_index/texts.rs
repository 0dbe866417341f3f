//! The searchable texts of an article.

use article::Article;
use article::model::{Block, BlockKind, Figure, Gallery, Lead};
use article::text::Text;
use search::Place;

/// Passes each text to `add`. Cards are left out, because their texts are those of other articles.
pub fn each(article: &Article, add: &mut dyn FnMut(&str, Place)) {
    text(&article.headline, Place::Headline, add);
    optional(article.deck.as_ref(), Place::About, add);
    optional(article.byline.as_ref(), Place::About, add);
    let names = article.authors.iter().map(|author| author.name.as_str());
    let names = names.chain(article.tags.iter().map(|tag| tag.name.as_str()));
    let names = names.chain(article.section.iter().map(|section| section.name.as_str()));
    for name in names.chain(article.kicker.as_deref()) {
        add(name, Place::About);
    }
    add(article.dateline.as_deref().unwrap_or_default(), Place::Text);
    if let Some(Lead::Figure(lead)) = &article.lead {
        figure(lead, add);
    }
    blocks(&article.body, add);
    for update in &article.updates {
        optional(update.headline.as_ref(), Place::Text, add);
        optional(update.byline.as_ref(), Place::Text, add);
        blocks(&update.body, add);
    }
    for correction in &article.corrections {
        text(&correction.text, Place::Text, add);
    }
}

fn blocks(blocks: &[Block], add: &mut dyn FnMut(&str, Place)) {
    for block in Block::all(blocks) {
        match &block.kind {
            BlockKind::Paragraph(it) => text(it, Place::Text, add),
            BlockKind::Heading(it) => text(&it.text, Place::Text, add),
            BlockKind::List(it) => {
                for item in &it.items {
                    text(&item.text, Place::Text, add);
                }
            }
            BlockKind::Quote(it) => optional(it.cite.as_ref(), Place::Text, add),
            BlockKind::Pullquote(it) => {
                text(&it.text, Place::Text, add);
                optional(it.cite.as_ref(), Place::Text, add);
            }
            BlockKind::Figure(it) => figure(it, add),
            BlockKind::Gallery(Gallery {
                figures, caption, ..
            }) => {
                optional(caption.as_ref(), Place::Text, add);
                figures.iter().for_each(|it| figure(it, add));
            }
            BlockKind::Table(it) => {
                optional(it.caption.as_ref(), Place::Text, add);
                for cell in it.head.iter().chain(&it.rows).flatten() {
                    text(&cell.text, Place::Text, add);
                }
            }
            BlockKind::Aside(it) => optional(it.title.as_ref(), Place::Text, add),
            BlockKind::Code(it) => add(&it.text, Place::Text),
            BlockKind::Unknown(it) => optional(it.text.as_ref(), Place::Text, add),
            BlockKind::Embed(_) | BlockKind::Card(_) | BlockKind::Divider => {}
        }
    }
}

fn figure(it: &Figure, add: &mut dyn FnMut(&str, Place)) {
    for words in [&it.title, &it.caption, &it.credit] {
        optional(words.as_ref(), Place::Text, add);
    }
    add(it.media.alt.as_deref().unwrap_or_default(), Place::Text);
}

fn optional(words: Option<&Text>, place: Place, add: &mut dyn FnMut(&str, Place)) {
    if let Some(words) = words {
        text(words, place, add);
    }
}

/// Joins the runs of a text, because a word may have parts with different marks.
fn text(words: &Text, place: Place, add: &mut dyn FnMut(&str, Place)) {
    match words.0.as_slice() {
        [run] => add(&run.words, place),
        _ => add(&words.plain(), place),
    }
}
