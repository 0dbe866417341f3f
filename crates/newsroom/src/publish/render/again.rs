//! Round trip: our importer reads the same blocks from the HTML that we write.

use super::Renderer;
use crate::files;
use article::Article;
use article::caption::CaptionParts;
use article::import::{Format, Options, import};
use article::model::{Block, BlockKind, Figure, Lead, MediaKind};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The blocks of the body that a page of this article shows, as a WordPress post would hold them.
fn again(renderer: &mut Renderer, article: &Article) -> Vec<Block> {
    let page = renderer.article(article.clone()).document;
    let page = Html::parse_fragment(&page);
    let selector = Selector::parse(".article__body").expect("a selector");
    let body = page.select(&selector).next().map(|body| body.inner_html());
    let post = json!({
        "title": {"rendered": "Again"}, "link": "https://again.example/story/", "content": {"rendered": body.unwrap_or_default()},
    });
    let options = Options {
        format: Some(Format::WordPress),
        ..Options::default()
    };
    let imported = import(post.to_string().as_bytes(), &options).expect("an article");
    let mut article = imported.into_iter().next().expect("one").article;
    // A picture that opens the body may have been taken for the post's own.
    if let Some(Lead::Figure(lead)) = article.lead.take() {
        article.body.insert(0, BlockKind::Figure(lead).into());
    }
    article.body
}

/// The blocks without what HTML does not express, and what a page shows differently on purpose.
fn shown(blocks: &[Block]) -> Vec<Value> {
    let mut blocks = blocks.to_vec();
    blocks.iter_mut().for_each(as_shown);
    blocks
        .iter()
        .map(|block| {
            let mut value = serde_json::to_value(block).expect("JSON");
            remove_unexpressed(&mut value);
            value
        })
        .collect()
}

fn as_shown(block: &mut Block) {
    match &mut block.kind {
        BlockKind::Figure(it) => figure(it),
        BlockKind::Gallery(it) => it.figures.iter_mut().for_each(figure),
        _ => block.children_mut().for_each(as_shown),
    }
}

/// Texts that repeat are shown once.
fn figure(figure: &mut Figure) {
    let words = CaptionParts::of(figure);
    figure.title = words.lede;
    figure.caption = words.caption;
    figure.credit = words.credit;
    figure.media.alt = Some(words.alt).filter(|alt| !alt.is_empty());
    let own = figure.media.src.clone();
    match figure.media.kind {
        // A file without a width cannot be in `srcset`, and the picture itself is in it anyway.
        MediaKind::Image => figure
            .media
            .sources
            .retain(|source| source.width.is_some() && source.src != own),
        MediaKind::Video | MediaKind::Audio => figure
            .media
            .sources
            .iter_mut()
            .for_each(|source| source.width = None),
    }
    // Browsers show no still for a sound.
    if figure.media.kind == MediaKind::Audio {
        figure.media.poster = None;
    }
    // The importer takes the size from the file's name.
    if names_its_size(own.as_str()) {
        (figure.media.width, figure.media.height) = (None, None);
    }
    for source in &mut figure.media.sources {
        source.height = None;
    }
}

/// `snow-640x480.jpg`
fn names_its_size(address: &str) -> bool {
    let name = address.split('?').next().unwrap_or(address);
    let end = name
        .rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'));
    let is_number = |side: &str| !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit());
    end.and_then(|(_, size)| size.split_once('x'))
        .is_some_and(|(width, height)| is_number(width) && is_number(height))
}

/// Removes keys that HTML does not express: the language of code, kinds of boxes without their own style, and ratios, which
/// are classes of the nearest step.
fn remove_unexpressed(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if object.get("type").is_some_and(|kind| kind == "code") {
                object.remove("lang");
            }
            for key in [
                "aspect",
                "kind",
                "focus",
                "decorative",
                "provider",
                "header",
            ] {
                object.remove(key);
            }
            object.values_mut().for_each(remove_unexpressed);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_unexpressed),
        _ => {}
    }
}

fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/formats");
    if !folder.is_dir() {
        println!("skipped: no {}", folder.display());
        return None;
    }
    Some(folder)
}

#[test]
fn our_html_is_imported_as_the_same_blocks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let portal = files::read(&root.join("content/portal.json")).expect("the portal");
    let (portal, _) = article::read_portal(&portal).expect("the portal");
    let mut renderer = Renderer::new(&portal, 0);
    let fixtures = [
        root.join("content/articles"),
        root.join("crates/article/fixtures"),
    ];
    // Not those with problems that the reader corrects.
    let bad = root.join("crates/article/fixtures/bad");
    let folders = fixtures.into_iter().chain(samples());
    let (mut count, mut wrong) = (0, Vec::new());
    let paths = folders.flat_map(|folder| files::json_below(&folder).files);
    for path in paths.filter(|path| !path.starts_with(&bad)) {
        let bytes = files::read(&path).expect("a file");
        let Ok(imported) = import(&bytes, &Options::default()) else {
            continue;
        };
        for one in imported {
            // The demo's relative URLs would be imported as absolute ones.
            let is_demo = path.starts_with(root.join("content"));
            let before = shown(&one.article.body);
            let after = shown(&again(&mut renderer, &one.article));
            count += 1;
            let first = before.iter().zip(&after).position(|(a, b)| a != b);
            let first =
                first.or((before.len() != after.len()).then(|| before.len().min(after.len())));
            if let Some(at) = first.filter(|_| !is_demo) {
                let of =
                    |blocks: &[Value]| blocks.get(at).map(Value::to_string).unwrap_or_default();
                wrong.push(format!(
                    "{} {}, block {at}:\n  - {}\n  + {}",
                    path.display(),
                    one.article.id,
                    of(&before),
                    of(&after)
                ));
            }
        }
    }
    println!("{count} articles");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count > 40, "{count}");
}
