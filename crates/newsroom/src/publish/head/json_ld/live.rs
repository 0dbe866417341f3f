//! `LiveBlogPosting` (<https://schema.org/LiveBlogPosting>): its period and its posts.

use super::image::Image;
use super::json_text::json_text;
use crate::syndication::{Addresses, Entry, Picture, plain, plain_line};
use article::Article;
use article::date::Timestamp;
use article::model::{Block, BlockKind, Figure, ListItem, Live, Update};
use serde::Serialize;

/// A post.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Post {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    identifier: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Image>,
}

/// The period in which an article is live.
#[derive(Clone, Copy)]
pub(super) struct Coverage {
    pub(super) starts: Option<Timestamp>,
    /// `None` while the article is live.
    pub(super) ends: Option<Timestamp>,
}

/// `None` for an article that is not and was not live.
pub(super) fn coverage(article: &Article) -> Option<Coverage> {
    if article.live.is_none() && article.updates.is_empty() {
        return None;
    }
    let posted = || article.updates.iter().filter_map(|update| update.published);
    let moment = |at: &Timestamp| at.epoch_seconds();
    let ends = || posted().chain(article.updated).max_by_key(moment);
    Some(Coverage {
        starts: posted().chain(article.published).min_by_key(moment),
        ends: match article.live {
            Some(Live::Live) => None,
            Some(Live::Ended) | None => ends().or(article.published),
        },
    })
}

/// The posts in the newsroom's order.
pub(super) fn posts(addresses: &Addresses, article: &Article, entry: &Entry) -> Vec<Post> {
    let posts = article.updates.iter();
    posts
        .map(|update| post(addresses, article, entry, update))
        .collect()
}

fn post(addresses: &Addresses, article: &Article, entry: &Entry, update: &Update) -> Post {
    let picture = update
        .body
        .iter()
        .flat_map(figures)
        .find_map(|figure| Picture::of_figure(addresses, article, figure));
    let mut lines = Vec::new();
    push_lines(&mut lines, &update.body);
    Post {
        kind: "BlogPosting",
        url: format!(
            "{}#{}",
            entry.page,
            action_news::route::element_id(&update.id)
        ),
        identifier: update.id.clone(),
        date_published: update.published.map(|at| at.to_string()),
        headline: update
            .headline
            .as_ref()
            .map(|words| json_text(&plain(words))),
        credit_text: update.byline.as_ref().map(|words| json_text(&plain(words))),
        article_body: (!lines.is_empty()).then(|| json_text(&lines.join("\n"))),
        image: picture.as_ref().map(Image::of),
    }
}

fn figures(block: &Block) -> &[Figure] {
    match &block.kind {
        BlockKind::Figure(figure) => std::slice::from_ref(&**figure),
        BlockKind::Gallery(gallery) => &gallery.figures,
        _ => &[],
    }
}

/// Appends the text of blocks, a line for each. Captions are left out.
fn push_lines(lines: &mut Vec<String>, blocks: &[Block]) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) => lines.push(plain(text)),
            BlockKind::Heading(heading) => lines.push(plain(&heading.text)),
            BlockKind::List(list) => list.items.iter().for_each(|item| push_item(lines, item)),
            BlockKind::Quote(quote) => {
                push_lines(lines, &quote.blocks);
                lines.extend(quote.cite.as_ref().map(plain));
            }
            BlockKind::Pullquote(quote) => {
                lines.push(plain(&quote.text));
                lines.extend(quote.cite.as_ref().map(plain));
            }
            BlockKind::Table(table) => {
                for row in table.head.iter().chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(|cell| plain(&cell.text)).collect();
                    lines.push(cells.join(" "));
                }
            }
            BlockKind::Embed(embed) => {
                lines.extend(embed.title.as_deref().map(plain_line));
                lines.extend(embed.text.as_ref().map(plain));
            }
            BlockKind::Aside(aside) => {
                lines.extend(aside.title.as_ref().map(plain));
                push_lines(lines, &aside.blocks);
            }
            BlockKind::Card(card) => {
                lines.push(plain(&card.headline));
                lines.extend(card.text.as_ref().map(plain));
            }
            BlockKind::Code(code) => lines.extend(code.text.lines().map(plain_line)),
            BlockKind::Unknown(unknown) => {
                lines.extend(unknown.text.as_ref().map(plain));
                push_lines(lines, &unknown.blocks);
            }
            BlockKind::Figure(_) | BlockKind::Gallery(_) | BlockKind::Divider => {}
        }
    }
    lines.retain(|line| !line.is_empty());
}

fn push_item(lines: &mut Vec<String>, item: &ListItem) {
    lines.push(plain(&item.text));
    push_lines(lines, &item.blocks);
}
