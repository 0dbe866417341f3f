//! Round trip: our importer reads the article, without its text, from a page's structured data.

use super::outlets::{Head, figure, folded};
use super::{all, portal};
use article::Article;
use article::import::{Format, Imported, Options, import};
use article::model::{Access, Block, BlockKind};
use article::text::Text;
use serde_json::Value;

fn imported(json: &str) -> Imported {
    let mut imported = import(json.as_bytes(), &Options::default()).expect("an article");
    assert_eq!(imported.len(), 1, "{json}");
    imported.remove(0)
}

fn words(text: &Option<Text>) -> Option<String> {
    text.as_ref()
        .map(|text| folded(&text.plain()))
        .filter(|text| !text.is_empty())
}

#[test]
fn the_imported_article_is_the_same() {
    let portal = portal();
    for before in all() {
        let head = Head::of(&portal, &before);
        let Imported {
            article: after,
            format,
            ..
        } = imported(&head.structured());
        let id = &before.id;
        assert_eq!(format, Format::JsonLd);
        assert_eq!(&after.id, id);
        let page = head.links("[rel=canonical]").remove(0);
        assert_eq!(
            after.url.as_ref().map(|url| url.as_str()),
            Some(page.as_str()),
            "{id}"
        );
        assert_eq!(
            after.headline.plain(),
            folded(&before.headline.plain()),
            "{id}"
        );
        assert_eq!(words(&after.deck), words(&before.deck), "{id}");
        assert_eq!(after.lang, before.lang, "{id}");
        assert_eq!(after.published, before.published, "{id}");
        assert_eq!(
            after.updated,
            before.updated.filter(|at| Some(*at) != before.published),
            "{id}"
        );
        assert_eq!(
            after.section.as_ref().map(|s| folded(&s.name)),
            before.section.as_ref().map(|s| folded(&s.name)),
            "{id}"
        );
        assert_eq!(
            after.section.as_ref().map(|s| &s.id),
            before.section.as_ref().map(|s| &s.id),
            "{id}"
        );
        let tags = |article: &Article| {
            article
                .tags
                .iter()
                .map(|tag| folded(&tag.name))
                .collect::<Vec<_>>()
        };
        assert_eq!(tags(&after), tags(&before), "{id}");
        assert_eq!(
            after.rights.as_deref().map(folded),
            before.rights.as_deref().map(folded),
            "{id}"
        );
        assert_eq!(
            after
                .dateline
                .as_deref()
                .map(folded)
                .filter(|line| !line.is_empty()),
            before
                .dateline
                .as_deref()
                .map(folded)
                .filter(|line| !line.is_empty()),
            "{id}"
        );
        assert_eq!(
            after.publisher.as_ref().map(|p| folded(&p.name)),
            before
                .publisher
                .as_ref()
                .map(|p| folded(&p.name))
                .or(Some(portal.name.clone())),
            "{id}"
        );
        authors(&before, &after);
        picture(&before, &after, &head);
        live(&before, &after);
        let corrections = |article: &Article| {
            article
                .corrections
                .iter()
                .map(|c| (c.date, folded(&c.text.plain())))
                .filter(|(_, text)| !text.is_empty())
                .collect::<Vec<_>>()
        };
        assert_eq!(corrections(&after), corrections(&before), "{id}");
    }
}

fn authors(before: &Article, after: &Article) {
    let id = &before.id;
    let texts = |article: &Article| {
        let authors = article.authors.iter();
        authors
            .map(|author| {
                let role = author
                    .role
                    .as_deref()
                    .map(folded)
                    .filter(|role| !role.is_empty());
                (
                    folded(&author.name),
                    role,
                    words(&author.bio),
                    author.url.is_some(),
                    author.image.is_some(),
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(after), texts(before), "{id}");
    if before.authors.is_empty() {
        assert_eq!(words(&after.byline), words(&before.byline), "{id}");
    }
}

fn picture(before: &Article, after: &Article, head: &Head) {
    let id = &before.id;
    let texts = |article: &Article| {
        figure(article).map(|figure| {
            let words_shown = article::caption::CaptionParts::of(figure);
            let alt = figure
                .media
                .alt
                .as_deref()
                .filter(|_| !figure.media.decorative)
                .map(folded);
            (words(&words_shown.caption), words(&words_shown.credit), alt)
        })
    };
    assert_eq!(texts(after), texts(before), "{id}");
    if let (Some(src), Some(figure)) = (head.meta("og:image"), figure(after)) {
        assert_eq!(figure.media.src.as_str(), src, "{id}");
    }
}

fn live(before: &Article, after: &Article) {
    let id = &before.id;
    assert_eq!(after.live, before.live, "{id}");
    let posts = |article: &Article| {
        let posts = article.updates.iter();
        posts
            .map(|post| {
                (
                    post.id.clone(),
                    post.published,
                    words(&post.headline),
                    lines(&post.body),
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(posts(after), posts(before), "{id}");
    // Without its text, the imported article is partial; a live article has its posts.
    let expected = match before.updates.is_empty() {
        true => Access::Partial,
        false => before.access,
    };
    assert_eq!(after.access, expected, "{id}");
}

/// The texts of a simple post: paragraphs, lists, quotes.
fn lines(blocks: &[Block]) -> Vec<String> {
    let lines = blocks.iter().flat_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => vec![folded(&text.plain())],
        BlockKind::Heading(heading) => vec![folded(&heading.text.plain())],
        BlockKind::List(list) => list
            .items
            .iter()
            .map(|item| folded(&item.text.plain()))
            .collect(),
        BlockKind::Quote(quote) => {
            let mut texts = lines(&quote.blocks);
            texts.extend(words(&quote.cite));
            texts
        }
        BlockKind::Pullquote(quote) => std::iter::once(folded(&quote.text.plain()))
            .chain(words(&quote.cite))
            .collect(),
        BlockKind::Figure(_) => Vec::new(),
        other => panic!("a post of the tests holds {other:?}"),
    });
    lines.collect()
}

/// With the text added, the imported article is complete, and as accessible as before.
#[test]
fn with_its_text_it_is_complete() {
    let portal = portal();
    for before in super::demo() {
        let text: Vec<String> = before
            .body
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Paragraph(text) => Some(folded(&text.plain())),
                _ => None,
            })
            .collect();
        let mut value: Value =
            serde_json::from_str(&Head::of(&portal, &before).structured()).expect("JSON");
        let node = match value.pointer("/@graph").is_some() {
            true => &mut value["@graph"][0],
            false => &mut value,
        };
        assert_eq!(
            node["isAccessibleForFree"],
            before.access == Access::Free,
            "{}",
            before.id
        );
        node["articleBody"] = text.join("\n").into();
        let after = imported(&value.to_string()).article;
        assert_eq!(after.access, before.access, "{}", before.id);
        assert_eq!(lines(&after.body), text, "{}", before.id);
    }
}
