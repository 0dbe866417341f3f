use super::*;
use action_news::route::Route;
use action_news::store::Document;
use scraper::{ElementRef, Html, Node, Selector};
use std::fs;
use std::path::Path;
use std::rc::Rc;

const CONTENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");

/// The words of an element without white space, and without those of buttons and privacy notes.
fn words(node: ElementRef<'_>, into: &mut String) {
    for child in node.children() {
        match child.value() {
            Node::Text(text) => into.extend(text.split_whitespace()),
            Node::Element(it) if it.name() == "button" => {}
            Node::Element(it) if it.attr("class") == Some("embed__privacy") => {}
            _ => {
                if let Some(inside) = ElementRef::wrap(child) {
                    words(inside, into);
                }
            }
        }
    }
}

fn words_of(html: &str) -> String {
    let html = Html::parse_fragment(html);
    let selector = Selector::parse("article").expect("a selector");
    let mut text = String::new();
    words(
        html.select(&selector).next().expect("an article"),
        &mut text,
    );
    text
}

/// The words of the article's page.
fn words_of_page(article: &Article) -> String {
    let bytes = fs::read(format!("{CONTENT}/portal.json")).expect("a file");
    let portal = Rc::new(article::read_portal(&bytes).expect("a portal").0);
    let site = Rc::new(Site::of(&portal, "/"));
    let route = Route::Article(article.id.clone());
    let document = Document::Article(Rc::new(article.clone()));
    let state = page::state(portal, site, route, Some(document), 0.0);
    words_of(&page::document(&state))
}

#[test]
fn the_words_are_those_of_the_page_in_their_order() {
    let paths = files::json_below(Path::new(&format!("{CONTENT}/articles"))).files;
    assert!(paths.len() >= 30, "{} articles", paths.len());
    for path in paths {
        let (article, _) = article::read(&fs::read(&path).expect("a file")).expect("an article");
        let html = inside("https://news.example/", "a.json", &article, 2);
        assert_eq!(
            words_of(&html),
            words_of_page(&article),
            "{}",
            path.display()
        );
    }
}
