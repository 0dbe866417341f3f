//! `LiveBlogPosting`: posts with times, and whether the coverage has ended.

use super::super::date::lenient;
use super::super::ids::Taken;
use super::super::live::has_ended;
use super::super::words::{line, paragraphs};
use super::reading::Reading;
use super::{people, picture};
use crate::date::Timestamp;
use crate::model::{Author, Block, BlockKind, Live, Update};
use crate::read::is_block_id;
use crate::text::Text;

/// The posts in the source's order. Without posts, it is live only if it has a start time.
pub(super) fn updates(
    reading: &mut Reading,
    modified: Option<Timestamp>,
    authors: &[Author],
    now: Option<i64>,
) -> (Option<Live>, Vec<Update>) {
    let mut taken = Taken::default();
    let mut updates = Vec::new();
    for node in reading.graph.nodes(&reading.node, "liveBlogUpdate") {
        let mut post = Reading::of(reading.graph, node, reading.source.base.as_ref());
        let (words, text) = post.body(&["articleBody", "text", "description"]);
        let mut body: Vec<Block> = picture::figures(&post, "image")
            .into_iter()
            .take(1)
            .map(|figure| BlockKind::Figure(Box::new(figure)).into())
            .collect();
        body.extend(words);
        let headline = post.words("headline").or_else(|| post.words("name"));
        // Some systems use the beginning of the post as its headline.
        let headline = headline.filter(|headline| {
            text.as_deref()
                .and_then(|text| paragraphs(text).next())
                .is_none_or(|first| first != *headline)
        });
        if headline.is_none() && body.is_empty() {
            post.source.left_out("", "a post without text");
        } else {
            let published = post.timestamp("datePublished");
            let id = unique_id(&post, &mut taken, updates.len() + 1);
            let headline = headline.map(Text::of);
            updates.push(Update {
                id,
                published,
                headline,
                byline: byline(&mut post, authors),
                key: false,
                pinned: false,
                body,
            });
        }
        reading.source.take_problems(post.source);
    }
    let ends = reading
        .words("coverageEndTime")
        .as_deref()
        .and_then(lenient);
    let last = updates
        .iter()
        .filter_map(|update| update.published)
        .chain(modified)
        .map(Timestamp::epoch_seconds)
        .max();
    let has_ended = ends.is_some_and(|end| has_ended(end, last, now));
    let is_awaited =
        reading.node.is("LiveBlogPosting") && reading.words("coverageStartTime").is_some();
    let live = (!updates.is_empty() || is_awaited).then_some(if has_ended {
        Live::Ended
    } else {
        Live::Live
    });
    (live, updates)
}

/// The author of a post. Many systems repeat the article's authors in each post, which pages do not show.
fn byline(post: &mut Reading, authors: &[Author]) -> Option<Text> {
    let own = people::authors(post);
    let names = |authors: &[Author]| -> Vec<String> {
        let names = authors.iter().map(|author| author.name.clone());
        names.collect()
    };
    let byline = match own.as_slice() {
        [] => post.words("creditText")?,
        own if names(own) == names(authors) => return None,
        own => names(own).join(", "),
    };
    Some(Text::of(byline))
}

/// The post's identifier if its URL's fragment ends with it, else the fragment, else its number.
fn unique_id(post: &Reading, taken: &mut Taken, number: usize) -> String {
    let addresses = post
        .node
        .id()
        .map(str::to_owned)
        .into_iter()
        .chain(post.graph.words(&post.node, "url"));
    let own = post.graph.words(&post.node, "identifier");
    let fragments = addresses.filter_map(|address| {
        let (_, fragment) = address.split_once('#')?;
        let own = own
            .iter()
            .find(|own| !own.is_empty() && fragment.ends_with(own.as_str()));
        Some(own.cloned().unwrap_or_else(|| fragment.to_owned()))
    });
    let mut plain = fragments.filter_map(|fragment| line(&fragment));
    let plain = plain.find(|fragment| is_block_id(fragment));
    taken.post_id(plain.as_deref(), number)
}
