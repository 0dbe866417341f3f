//! Every link in the words of an article, and those of its figures.

use crate::model::{Article, Block, BlockKind, Embed, Figure, Lead};
use crate::text::Text;
use crate::url::SafeUrl;

/// What is done with each link.
type With<'w> = &'w mut dyn FnMut(&mut Option<SafeUrl>);

/// A visit of all links.
struct Visit<'w> {
    link: With<'w>,
    join: Join,
}

/// When neighbouring runs that are set alike become one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// In every text.
    Always,
    /// In a text of which a link was added or removed.
    Changed,
}

/// Visits every block, nested ones included.
pub(super) fn each_block(blocks: &mut [Block], with: &mut dyn FnMut(&mut Block)) {
    blocks.iter_mut().for_each(|block| visit(block, with));
}

fn visit(block: &mut Block, with: &mut dyn FnMut(&mut Block)) {
    with(block);
    block.children_mut().for_each(|block| visit(block, with));
}

/// Every link of the blocks.
pub(super) fn each_link(blocks: &mut [Block], link: With<'_>) {
    let join = Join::Always;
    of_blocks(blocks, &mut Visit { link, join });
}

/// Every link of an article.
pub(super) fn each_link_of(article: &mut Article, link: With<'_>) {
    let join = Join::Always;
    of_article(article, &mut Visit { link, join });
}

/// Visits every link in the words of an article and those of its figures, to change or remove it. Cards and embeds are no
/// such links.
pub fn visit_links(article: &mut Article, link: &mut dyn FnMut(&mut Option<SafeUrl>)) {
    let join = Join::Changed;
    of_article(article, &mut Visit { link, join });
}

fn of_blocks(blocks: &mut [Block], with: &mut Visit<'_>) {
    each_block(blocks, &mut |block| of_block(&mut block.kind, with));
}

fn of_article(article: &mut Article, with: &mut Visit<'_>) {
    of_text(&mut article.headline, with);
    let words = [&mut article.deck, &mut article.byline];
    words.into_iter().for_each(|text| of_words(text, with));
    for author in &mut article.authors {
        of_words(&mut author.bio, with);
    }
    match &mut article.lead {
        Some(Lead::Figure(figure)) => of_figure(figure, with),
        Some(Lead::Embed(embed)) => of_embed(embed, with),
        None => {}
    }
    of_blocks(&mut article.body, with);
    for update in &mut article.updates {
        of_words(&mut update.headline, with);
        of_words(&mut update.byline, with);
        of_blocks(&mut update.body, with);
    }
    for correction in &mut article.corrections {
        of_text(&mut correction.text, with);
    }
    for card in &mut article.related {
        of_text(&mut card.headline, with);
        of_words(&mut card.text, with);
    }
}

/// Visits a block's own links, not those of nested blocks.
fn of_block(kind: &mut BlockKind, with: &mut Visit<'_>) {
    match kind {
        BlockKind::Paragraph(text) => of_text(text, with),
        BlockKind::Heading(it) => of_text(&mut it.text, with),
        BlockKind::List(it) => {
            for item in &mut it.items {
                of_text(&mut item.text, with);
            }
        }
        BlockKind::Quote(it) => of_words(&mut it.cite, with),
        BlockKind::Pullquote(it) => {
            of_text(&mut it.text, with);
            of_words(&mut it.cite, with);
        }
        BlockKind::Figure(it) => of_figure(it, with),
        BlockKind::Gallery(it) => {
            of_words(&mut it.caption, with);
            for figure in &mut it.figures {
                of_figure(figure, with);
            }
        }
        BlockKind::Table(it) => {
            of_words(&mut it.caption, with);
            for cell in it.head.iter_mut().chain(&mut it.rows).flatten() {
                of_text(&mut cell.text, with);
            }
        }
        BlockKind::Embed(it) => of_embed(it, with),
        BlockKind::Aside(it) => of_words(&mut it.title, with),
        BlockKind::Card(it) => {
            of_text(&mut it.headline, with);
            of_words(&mut it.text, with);
        }
        BlockKind::Unknown(it) => of_words(&mut it.text, with),
        BlockKind::Code(_) | BlockKind::Divider => {}
    }
}

fn of_figure(figure: &mut Figure, with: &mut Visit<'_>) {
    let words = [&mut figure.title, &mut figure.caption, &mut figure.credit];
    words.into_iter().for_each(|text| of_words(text, with));
    (with.link)(&mut figure.href);
}

fn of_embed(embed: &mut Embed, with: &mut Visit<'_>) {
    of_words(&mut embed.text, with);
    of_words(&mut embed.caption, with);
}

fn of_words(text: &mut Option<Text>, with: &mut Visit<'_>) {
    if let Some(text) = text {
        of_text(text, with);
    }
}

fn of_text(text: &mut Text, with: &mut Visit<'_>) {
    let mut is_changed = false;
    for run in &mut text.0 {
        let was_link = run.href.is_some();
        (with.link)(&mut run.href);
        is_changed |= was_link != run.href.is_some();
    }
    if is_changed || with.join == Join::Always {
        join(text);
    }
}

/// Joins adjacent runs of equal style.
fn join(text: &mut Text) {
    text.0.dedup_by(|run, before| {
        let is_alike = run.marks == before.marks
            && run.href == before.href
            && run.lang == before.lang
            && run.dir == before.dir;
        if is_alike {
            before.words.push_str(&run.words);
        }
        is_alike
    });
}
