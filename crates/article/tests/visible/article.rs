//! What our page shows of an article.

use super::Words;
use serde_json::Value;

/// The words that an article's page shows, from its JSON.
pub fn of_article(article: &Value) -> Words {
    let mut words = Words::default();
    for part in ["kicker", "headline", "deck", "byline"] {
        words.head.push_str(&text(&article[part]).to_lowercase());
        words.head.push('\n');
    }
    blocks(&Value::Array(vec![article["lead"].clone()]), &mut words);
    blocks(&article["body"], &mut words);
    for update in article["updates"].as_array().into_iter().flatten() {
        words.line(&text(&update["headline"]));
        words.line(&text(&update["byline"]));
        blocks(&update["body"], &mut words);
    }
    words
}

fn text(value: &Value) -> String {
    match value {
        Value::String(words) => words.clone(),
        Value::Array(runs) => runs
            .iter()
            .map(|run| run["t"].as_str().unwrap_or_default())
            .collect(),
        _ => String::new(),
    }
}

fn blocks(list: &Value, words: &mut Words) {
    for block in list.as_array().into_iter().flatten() {
        match block["type"].as_str().unwrap_or_default() {
            "figure" => figure(block, words),
            "gallery" => {
                for one in block["figures"].as_array().into_iter().flatten() {
                    figure(one, words);
                }
                words.caption(&text(&block["caption"]));
            }
            "list" => {
                for item in block["items"].as_array().into_iter().flatten() {
                    words.line(&text(&item["text"]));
                    blocks(&item["blocks"], words);
                }
            }
            "table" => {
                words.caption(&text(&block["caption"]));
                for part in ["head", "rows"] {
                    for cell in block[part]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .flat_map(|row| row.as_array().into_iter().flatten())
                    {
                        words.line(&text(&cell["text"]));
                    }
                }
            }
            "embed" => {
                words.line(&text(&block["title"]));
                words.line(&text(&block["text"]));
                words.caption(&text(&block["caption"]));
            }
            "card" => {
                words.line(&text(&block["headline"]));
                words.line(&text(&block["text"]));
            }
            _ => {
                words.line(&text(&block["title"]));
                words.line(&text(&block["text"]));
                blocks(&block["blocks"], words);
                words.line(&text(&block["cite"]));
            }
        }
    }
}

fn figure(figure: &Value, words: &mut Words) {
    for part in ["title", "caption", "credit"] {
        words.caption(&text(&figure[part]));
    }
}
