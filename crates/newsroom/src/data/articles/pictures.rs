//! The pictures that an article names.

use article::Article;
use article::model::{Block, BlockKind, Figure, Lead};
use article::url::SafeUrl;

/// The addresses of all of them, in the order of the article.
pub fn named(article: &Article) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |url: &SafeUrl| found.push(url.as_str().to_owned());
    for author in &article.authors {
        author.image.iter().for_each(&mut add);
    }
    match &article.lead {
        Some(Lead::Figure(figure)) => of_figure(figure, &mut add),
        Some(Lead::Embed(embed)) => embed.poster.iter().for_each(&mut add),
        None => {}
    }
    let updates = article.updates.iter().flat_map(|update| &update.body);
    for block in article.body.iter().chain(updates) {
        of_block(block, &mut add);
    }
    for card in &article.related {
        card.image.iter().for_each(&mut add);
    }
    found
}

type Add<'a> = dyn FnMut(&SafeUrl) + 'a;

fn of_figure(figure: &Figure, add: &mut Add<'_>) {
    add(&figure.media.src);
    figure.media.poster.iter().for_each(add);
}

/// The reader of articles limits how deep blocks nest.
fn of_block(block: &Block, add: &mut Add<'_>) {
    match &block.kind {
        BlockKind::Figure(figure) => of_figure(figure, add),
        BlockKind::Gallery(gallery) => {
            for figure in &gallery.figures {
                of_figure(figure, add);
            }
        }
        BlockKind::Embed(embed) => embed.poster.iter().for_each(add),
        BlockKind::Card(card) => card.image.iter().for_each(add),
        _ => block.children().for_each(|block| of_block(block, add)),
    }
}
