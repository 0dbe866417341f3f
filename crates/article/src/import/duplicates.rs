//! Removes content that a source has twice: the headline and the lead picture, if the text repeats them.

use super::same_picture::key;
use crate::model::{Article, Block, BlockKind, Figure, Lead};
use crate::text::Text;

/// Removes from the body what is already above it.
pub(super) fn remove_duplicates(article: &mut Article) {
    if let Some(at) = repeated(&article.headline, &article.body) {
        article.body.remove(at);
    }
    remove_lead_from_body(article);
}

/// The position of a heading that repeats the headline before any other text: some editors paste it with the text.
pub(super) fn repeated(headline: &Text, body: &[Block]) -> Option<usize> {
    let letters = |text: &Text| -> String {
        let plain = text.plain();
        let letters = plain.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let is_wordless = |block: &Block| {
        let kind = &block.kind;
        matches!(
            kind,
            BlockKind::Figure(_) | BlockKind::Embed(_) | BlockKind::Divider
        )
    };
    let first = body.iter().position(|block| !is_wordless(block))?;
    let BlockKind::Heading(heading) = &body.get(first)?.kind else {
        return None;
    };
    let headline = letters(headline);
    (!headline.is_empty() && letters(&heading.text) == headline).then_some(first)
}

/// Removes the lead picture from the body. At the beginning of the body, captions are merged. Further down, only the
/// very same file without other texts is removed, because pictures may differ only in the URL's query.
fn remove_lead_from_body(article: &mut Article) {
    let Some(Lead::Figure(lead)) = &mut article.lead else {
        return;
    };
    let duplicate = article.body.iter().take(3).position(
        |block| matches!(&block.kind, BlockKind::Figure(figure) if is_same(figure, lead)),
    );
    let Some(duplicate) = duplicate else {
        let says_no_more = |figure: &Figure| {
            (figure.caption.is_none() || figure.caption == lead.caption)
                && (figure.credit.is_none() || figure.credit == lead.credit)
                && figure.title.is_none()
        };
        article.body.retain(|block| match &block.kind {
            BlockKind::Figure(figure) => {
                figure.media.src != lead.media.src || !says_no_more(figure)
            }
            _ => true,
        });
        return;
    };
    if let BlockKind::Figure(figure) = article.body.remove(duplicate).kind {
        lead.caption = lead.caption.take().or(figure.caption);
        lead.credit = lead.credit.take().or(figure.credit);
        lead.media.alt = lead.media.alt.take().or(figure.media.alt);
        if lead.media.width.is_none() {
            (lead.media.width, lead.media.height) = (figure.media.width, figure.media.height);
        }
        if lead.media.sources.is_empty() {
            lead.media.sources = figure.media.sources;
        }
    }
}

/// Whether two figures show the same picture, in any size.
pub(super) fn is_same(a: &Figure, b: &Figure) -> bool {
    let files = |figure: &Figure| -> Vec<String> {
        let sources = figure.media.sources.iter().map(|source| &source.src);
        std::iter::once(&figure.media.src)
            .chain(sources)
            .map(key)
            .collect()
    };
    let b = files(b);
    files(a).iter().any(|file| b.contains(file))
}
