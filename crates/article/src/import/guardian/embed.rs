//! Links to other articles, and embeds.

use crate::import::html;
use crate::import::source::Source;
use crate::model::{Block, BlockKind, Card, Embed};
use crate::text::{Run, Text};

/// A link to another article, or to an event with its day, place and price.
pub(super) fn card(source: &Source<'_>, at: &str, data: &str) -> Option<Card> {
    let words = |key: &str| source.words(&format!("{data}/{key}"));
    let urls = [
        format!("{data}/url"),
        format!("{data}/originalUrl"),
        format!("{at}/assets/0/file"),
    ];
    let url = urls.iter().find_map(|pointer| source.link(pointer))?;
    let (title, link) = (words("title"), words("linkText"));
    let headline = title.clone().or_else(|| link.clone());
    let others = ["start", "venue", "location", "price"]
        .into_iter()
        .map(words);
    let others = link
        .filter(|_| title.is_some())
        .into_iter()
        .chain(others.flatten());
    let others: Vec<String> = others.collect();
    let prefix = words("linkPrefix").map(|prefix| prefix.trim_end_matches([':', ' ']).to_owned());
    Some(Card {
        headline: Text::of(headline.unwrap_or_else(|| url.as_str().to_owned())),
        url,
        text: (!others.is_empty()).then(|| Text::of(others.join(" · "))),
        image: source.file(&format!("{data}/image")),
        // "Related: "
        kind: prefix.filter(|prefix| !prefix.is_empty()),
    })
}

/// An embed: its page, else its HTML.
pub(super) fn embedded(source: &mut Source<'_>, at: &str, data: &str) -> Vec<Block> {
    let mut blocks = source.html(&format!("{data}/html"));
    let shown = blocks.iter_mut().find_map(|block| match &mut block.kind {
        BlockKind::Embed(embed) => Some(embed),
        _ => None,
    });
    if let Some(embed) = shown {
        complete(source, data, embed);
        return blocks;
    }
    let urls = [
        format!("{data}/originalUrl"),
        format!("{data}/url"),
        format!("{data}/iframeUrl"),
        format!("{at}/assets/0/file"),
    ];
    // An embed may have text; other blocks stay separate.
    let is_plain = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    let url = urls.iter().find_map(|pointer| source.file(pointer));
    let Some(url) = url.filter(|_| blocks.iter().all(is_plain)) else {
        if blocks.is_empty() {
            source.left_out(at, "an empty embed");
        }
        let caption = source.text(&format!("{data}/caption"));
        blocks.extend(caption.map(|text| BlockKind::Paragraph(text).into()));
        return blocks;
    };
    let mut embed = html::embed(html::page_of(&url));
    embed.text = source.text(&format!("{data}/html"));
    complete(source, data, &mut embed);
    // A link with the title as its text adds nothing.
    let said = embed.text.as_ref().map(Text::plain);
    if said.is_some() && said == embed.title {
        embed.text = None;
    }
    vec![BlockKind::Embed(Box::new(embed)).into()]
}

/// Completes an embed with the fields beside its HTML.
fn complete(source: &Source<'_>, data: &str, embed: &mut Embed) {
    let words = |key: &str| source.words(&format!("{data}/{key}"));
    let title = words("title")
        .or_else(|| words("alt"))
        .or_else(|| words("altText"));
    embed.title = embed.title.take().or(title);
    let caption = source.text(&format!("{data}/caption"));
    embed.caption = embed.caption.take().or(caption);
    let text = source.text(&format!("{data}/description"));
    embed.text = embed.text.take().or(text);
    let name = words("authorName").or_else(|| words("authorUsername"));
    let said = embed.text.as_ref().map(Text::plain).unwrap_or_default();
    if let Some(name) = name.filter(|name| !said.contains(name.as_str())) {
        let runs = &mut embed.text.get_or_insert_default().0;
        let words = if runs.is_empty() {
            name
        } else {
            format!("\n{name}")
        };
        runs.push(Run {
            words,
            ..Run::default()
        });
    }
    let sides = (
        source.number(&format!("{data}/width")),
        source.number(&format!("{data}/height")),
    );
    if let (None, (Some(width), Some(height))) = (&embed.aspect, sides) {
        embed.aspect = html::aspect(width, height);
    }
}
