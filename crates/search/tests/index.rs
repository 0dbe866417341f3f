//! Builds indexes and searches them.

// These lints of the workspace are not meant for tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use search::{
    Directory, Hit, Native, Place, Query, SEGMENT_STORIES, Searcher, Segment, SegmentBuilder,
    ShardId, WordList, Words,
};

/// A story's headline and text.
type Story = (String, String);

/// The segments of stories, the oldest first.
fn segments(stories: &[Story]) -> Vec<Segment> {
    let mut list = WordList::default();
    let segments = stories.chunks(SEGMENT_STORIES as usize);
    segments
        .map(|stories| {
            let mut segment = SegmentBuilder::default();
            for (headline, text) in stories {
                list.add(headline, Place::Headline);
                list.add(text, Place::Text);
                segment.add(&list.take());
            }
            segment.finish()
        })
        .collect()
}

/// An index without shards, and its shards.
struct Index {
    directory: Directory,
    segments: Vec<Segment>,
}

impl Index {
    fn of(stories: &[Story]) -> Self {
        let segments = segments(stories);
        let first_words: Vec<_> = segments.iter().map(|it| it.first_words.clone()).collect();
        let directory = Directory::of_json(&serde_json::json!(first_words)).unwrap();
        Self {
            directory,
            segments,
        }
    }

    /// The hits of a query, and the shards that had to be fetched.
    fn hits(&self, typed: &str) -> (Vec<Hit>, Vec<ShardId>) {
        let query = Query::new(typed, &mut Words::new(Native));
        let mut searcher = Searcher::new(self.directory.clone());
        let missing = searcher.missing(&query);
        for id in &missing {
            searcher.insert(*id, self.segments[id.segment].shards[id.shard].clone());
        }
        assert_eq!(searcher.missing(&query), []);
        (searcher.hits(&query), missing)
    }

    fn stories(&self, typed: &str) -> Vec<u32> {
        self.hits(typed).0.iter().map(|hit| hit.story).collect()
    }
}

fn story(headline: &str, text: &str) -> Story {
    (headline.to_owned(), text.to_owned())
}

#[test]
fn queries_are_answered_in_the_order_of_places_and_dates() {
    let index = Index::of(&[
        story("Snow in Calgary", "It fell on the river."),
        story("River ice", "Snow and more snow; l'hiver à Montréal."),
        story("Council votes", "On snowploughs. محمد في المدرسة"),
        story("東京都の雪", "Café société, snow"),
    ]);
    let check =
        |typed: &str, expected: &[u32]| assert_eq!(index.stories(typed), expected, "{typed}");
    check("", &[]);
    check("...", &[]);
    // The headline counts more; then the newest.
    check("snow ", &[0, 3, 1]);
    // The last word may be unfinished.
    check("snow", &[0, 3, 2, 1]);
    check("SNO", &[0, 3, 2, 1]);
    check("sno ", &[]);
    check("sno river", &[]);
    check("river sno", &[1, 0]);
    // One letter is a word.
    check("s", &[]);
    check("l", &[1]);
    check("river snow", &[1, 0]);
    check("snow council", &[]);
    check("cafe SOCIETE", &[3]);
    check("Montreal", &[1]);
    check("hiver", &[1]);
    check("مُحَمَّد", &[2]);
    check("مدرسه", &[]);
    check("المدرسه", &[2]);
    check("東京", &[3]);
    check("東京都", &[3]);
    check("京", &[3]);
    check("都の雪", &[3]);
    check("京東", &[]);
    check("雪 cafe", &[3]);
}

#[test]
fn several_segments_are_searched_and_one_shard_of_each_is_enough() {
    let count = SEGMENT_STORIES * 2 + 100;
    let stories: Vec<Story> = (0..count)
        .map(|n| {
            story(
                &format!("Story {n}"),
                &format!("word{} and {}", n % 5000, n % 7),
            )
        })
        .collect();
    let index = Index::of(&stories);
    assert_eq!(index.segments.len(), 3);
    let (hits, fetched) = index.hits("word77 ");
    let found: Vec<u32> = hits.iter().map(|hit| hit.story).collect();
    assert_eq!(found, [15077, 10077, 5077, 77]);
    assert_eq!(
        fetched.iter().map(|id| id.segment).collect::<Vec<_>>(),
        [2, 1, 0]
    );
    // All stories of all segments, the newest first.
    assert_eq!(
        index.stories("and story "),
        (0..count).rev().collect::<Vec<u32>>()
    );
    for segment in &index.segments {
        let lens = segment.shards.iter().map(Vec::len);
        assert!(lens.max().unwrap() <= 3 * search::SHARD_BYTES);
    }
}

/// Readers see results before all shards have been fetched; damaged shards are ignored.
#[test]
fn missing_and_damaged_shards_only_reduce_the_hits() {
    let stories: Vec<Story> = (0..2000)
        .map(|n| story("A b", &format!("x{n} y{n}")))
        .collect();
    let index = Index::of(&stories);
    let query = Query::new("x1", &mut Words::new(Native));
    let mut searcher = Searcher::new(index.directory.clone());
    assert_eq!(searcher.hits(&query), []);
    let ids = searcher.missing(&query);
    for id in ids {
        let bytes = &index.segments[id.segment].shards[id.shard];
        for cut in (0..bytes.len()).step_by(7) {
            let mut damaged = bytes[..cut].to_vec();
            damaged.extend([0xff; 9]);
            searcher.insert(id, damaged);
            searcher.hits(&query);
        }
        searcher.insert(id, bytes.clone());
    }
    assert_eq!(searcher.hits(&query).len(), 1 + 10 + 100 + 1000);
}

#[test]
fn a_directory_must_be_lists_of_words() {
    for wrong in ["{}", "[1]", "[[1]]", "null", "[{}]"] {
        let wrong = serde_json::from_str(wrong).unwrap();
        assert_eq!(Directory::of_json(&wrong), None);
    }
}

/// The letters of generated words, so few that stories share words, with their folded forms.
const LETTERS: [(&str, &str); 8] = [
    ("a", "a"),
    ("É", "e"),
    ("e", "e"),
    ("ß", "ss"),
    ("o", "o"),
    ("Ж", "ж"),
    ("7", "7"),
    ("S", "s"),
];

fn word() -> impl Strategy<Value = (String, String)> {
    prop::collection::vec(prop::sample::select(&LETTERS[..]), 1..4)
        .prop_map(|letters| letters.into_iter().unzip())
}

fn text() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec(word(), 0..12)
}

fn written(words: &[(String, String)], between: &str) -> String {
    let words: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
    words.join(between)
}

proptest! {
    /// Compares with a search through all texts, by the folded form of each letter.
    #[test]
    fn an_index_answers_as_a_search_over_all_texts(
        stories in prop::collection::vec((text(), text()), 0..20),
        query in prop::collection::vec(word(), 1..4),
        between in prop::sample::select(&[" ", ", ", "-", "’", "\u{3000}"][..]),
        end in prop::sample::select(&["", " "][..]),
    ) {
        let written_stories: Vec<Story> = stories.iter()
            .map(|(headline, text)| (written(headline, between), written(text, between)))
            .collect();
        let index = Index::of(&written_stories);
        let weight_in = |number: usize| {
            let (headline, text) = &stories[number];
            let mut sum = 0;
            let mut seen: Vec<&str> = Vec::new();
            for (at, (_, word)) in query.iter().enumerate() {
                let is_last = at + 1 == query.len() && end.is_empty();
                // A repeated word counts once.
                if seen.contains(&word.as_str()) { continue; }
                seen.push(word);
                let is_prefix = is_last && word.chars().count() >= 2;
                let has = |words: &[(String, String)]| words.iter()
                    .any(|(_, other)| other == word || is_prefix && other.starts_with(word.as_str()));
                sum += match (has(headline), has(text)) {
                    (true, _) => 4,
                    (false, true) => 1,
                    (false, false) => return 0,
                };
            }
            sum
        };
        let weights = (0..stories.len()).map(|number| (weight_in(number), number));
        let mut expected: Vec<(u32, u32)> = weights.filter(|(weight, _)| *weight > 0)
            .map(|(weight, number)| (weight, u32::try_from(number).unwrap()))
            .collect();
        expected.sort_unstable_by(|a, b| b.cmp(a));
        let (hits, _) = index.hits(&(written(&query, " ") + end));
        let hits: Vec<(u32, u32)> = hits.iter().map(|hit| (hit.weight, hit.story)).collect();
        prop_assert_eq!(hits, expected);
    }

    #[test]
    fn a_text_is_found_by_its_own_words(text in "\\PC{0,40}") {
        let index = Index::of(&[story("Other", "words"), story("A", &text), story("More", "words")]);
        if !Query::new(&text, &mut Words::new(Native)).is_empty() {
            prop_assert!(index.stories(&text).contains(&1), "{}", text);
        }
    }
}
