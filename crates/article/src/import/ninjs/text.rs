//! An item's text to blocks, with its pictures in their positions.

use super::super::html;
use super::super::links::each_block;
use super::super::source::Source;
use super::associations::Associations;
use super::forms::{self, Markup};
use super::tt;
use crate::model::{Block, BlockKind, Figure};
use crate::text::Text;
use crate::url::SafeUrl;

/// The content of a text.
#[derive(Default)]
pub(super) struct Content {
    pub(super) blocks: Vec<Block>,
    pub(super) kicker: Option<String>,
    pub(super) deck: Option<Text>,
    pub(super) byline: Option<Text>,
}

/// The marker URL at the position of an associated picture. The domain is reserved (RFC 2606 §2).
const MARKER: &str = "https://association.invalid/";

/// Reads the best form of the text. Other forms are equivalent; additions are reported.
pub(super) fn content<'v>(source: &mut Source<'v>, associations: &mut Associations<'v>) -> Content {
    let bodies = forms::of(source.value, "body");
    let chosen = forms::chosen(&bodies);
    for form in &bodies {
        let is_chosen = chosen.is_some_and(|chosen| chosen.at == form.at);
        let role: String = form.hint.chars().take(40).collect();
        if form.markup == Markup::Xml && chosen.is_none() {
            source.left_out(
                &form.at,
                &format!("the text in XML ({role}), which is not supported"),
            );
        } else if form.is_aside() && !is_chosen {
            source.left_out(&form.at, &format!("additional text ({role})"));
        }
    }
    let Some(form) = chosen else {
        return Content::default();
    };
    if form.markup != Markup::Html {
        return Content {
            blocks: form.paragraphs(),
            ..Content::default()
        };
    }
    let mut parts = tt::Parts::of(form.value);
    let mut figures = Vec::new();
    let body = with_markers(source, associations, &parts.body, &mut figures);
    let byline = parts.byline.take().and_then(|byline| {
        let known = source.str("/byline").unwrap_or_default();
        (!known.contains(byline.as_str())).then(|| Text::of(byline))
    });
    let mut blocks = source.html_of(&form.at, &body);
    remove_withheld(associations, &mut blocks);
    place_figures(source, associations, &mut blocks, &mut figures);
    Content {
        blocks,
        kicker: parts.kicker,
        deck: parts
            .deck
            .and_then(|deck| html::text(&deck, source.place())),
        byline,
    }
}

/// The HTML with a marker at the position of each associated picture.
fn with_markers<'v>(
    source: &mut Source<'v>,
    associations: &mut Associations<'v>,
    body: &str,
    figures: &mut Vec<Option<Figure>>,
) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    let next = if body.contains(START) {
        commented
    } else {
        referring
    };
    while let Some(found) = next(rest) {
        let Some((before, named, after)) = cut(rest, &found) else {
            break;
        };
        out.push_str(before);
        if associations.is_withheld(&found.name) {
            rest = after;
            continue;
        }
        match associations.named(source, &found.name, uri(named)) {
            Some(figure) => {
                let place = figures.len();
                figures.push(Some(with_words_of(source, figure, named)));
                out.push_str(&format!("<figure><img src=\"{MARKER}{place}\"></figure>"));
            }
            None => out.push_str(named),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The URI of the picture, if the HTML has it: names are reused when a text is revised.
fn uri(html: &str) -> Option<&str> {
    html.split_once("data-uri=\"")?.1.split('"').next()
}

/// A part of the HTML that refers to an association.
struct Found {
    start: usize,
    end: usize,
    name: String,
}

fn cut<'b>(body: &'b str, found: &Found) -> Option<(&'b str, &'b str, &'b str)> {
    Some((
        body.get(..found.start)?,
        body.get(found.start..found.end)?,
        body.get(found.end..)?,
    ))
}

const START: &str = "<!-- EMBED START";
const END: &str = "<!-- EMBED END";

/// Superdesk's comments around embeds. A part without a name is a social media post and stays.
fn commented(body: &str) -> Option<Found> {
    let start = body.find(START)?;
    let inside = body.get(start..)?;
    let close = inside.find(END)?;
    let end = start + close + inside.get(close..)?.find("-->")? + "-->".len();
    let comment = inside.split("-->").next()?;
    let name = comment
        .split_once("id:")
        .and_then(|(_, id)| id.split('"').nth(1));
    Some(Found {
        start,
        end,
        name: name.unwrap_or_default().to_owned(),
    })
}

/// TT's figures, which refer to their association.
fn referring(body: &str) -> Option<Found> {
    const NAME: &str = "data-assoc-ref=\"";
    let at = body.find(NAME)?;
    let inside = at + NAME.len();
    let after = body.get(inside..)?;
    let figure = body.get(..at)?.rfind("<figure");
    let (start, end, name) = match figure {
        Some(start) => {
            let end = inside + after.find("</figure>")? + "</figure>".len();
            (start, end, after.split('"').next()?)
        }
        None => (at, inside, ""),
    };
    Some(Found {
        start,
        end,
        name: name.to_owned(),
    })
}

/// The association's caption and credit, completed by those in the text.
fn with_words_of(source: &Source<'_>, figure: Figure, html: &str) -> Figure {
    let blocks = html::blocks(html, source.place()).blocks;
    let own = blocks.into_iter().find_map(|block| match block.kind {
        BlockKind::Figure(figure) => Some(*figure),
        _ => None,
    });
    match own {
        Some(own) => merged(figure, own),
        None => figure,
    }
}

fn merged(figure: Figure, own: Figure) -> Figure {
    let mut media = figure.media;
    media.alt = media.alt.or(own.media.alt);
    Figure {
        title: own.title,
        media,
        caption: figure.caption.or(own.caption),
        credit: figure.credit.or(own.credit),
        size: own.size,
        href: own.href,
    }
}

/// Removes the pictures that may not be published.
fn remove_withheld(associations: &Associations<'_>, blocks: &mut Vec<Block>) {
    let is_usable = |figure: &Figure| !associations.is_withheld(figure.media.src.as_str());
    each_block(blocks, &mut |block| match &mut block.kind {
        BlockKind::Figure(figure) if !is_usable(figure) => {
            block.kind = BlockKind::Paragraph(Text::default());
        }
        BlockKind::Gallery(gallery) => gallery.figures.retain(is_usable),
        _ => {}
    });
    blocks.retain(|block| match &block.kind {
        BlockKind::Paragraph(text) => !text.is_blank(),
        BlockKind::Gallery(gallery) => !gallery.figures.is_empty(),
        _ => true,
    });
}

/// Replaces the markers and files of associations with their figures.
fn place_figures<'v>(
    source: &mut Source<'v>,
    associations: &mut Associations<'v>,
    blocks: &mut [Block],
    figures: &mut [Option<Figure>],
) {
    let mut with = |figure: &mut Figure| {
        if let Some(n) = number(&figure.media.src) {
            let associated = figures.get_mut(n).and_then(Option::take);
            if let Some(associated) = associated {
                *figure = associated;
            }
        } else if let Some(found) = associations.with_file(source, figure.media.src.as_str()) {
            *figure = merged(found, figure.clone());
        }
    };
    each_block(blocks, &mut |block| match &mut block.kind {
        BlockKind::Figure(figure) => with(figure),
        BlockKind::Gallery(gallery) => gallery.figures.iter_mut().for_each(&mut with),
        _ => {}
    });
}

fn number(src: &SafeUrl) -> Option<usize> {
    src.as_str().strip_prefix(MARKER)?.parse().ok()
}

/// Removes the headline at the beginning of the text.
pub(super) fn without_headline(blocks: &mut Vec<Block>, headline: &Text) {
    let folded = |text: &Text| {
        let words = text.plain();
        let words: Vec<&str> = words.split_whitespace().collect();
        words.join(" ").to_lowercase()
    };
    if let Some(Block {
        kind: BlockKind::Heading(heading),
        ..
    }) = blocks.first()
        && folded(&heading.text) == folded(headline)
    {
        blocks.remove(0);
    }
}
