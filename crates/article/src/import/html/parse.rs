//! HTML to a tree, with the parser of the HTML standard.

use super::facts;
use super::open_element_limit::Guard;
use super::sink::Sink;
use super::tree::Tree;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{QualName, local_name, ns};

/// Parses HTML as the content of a page's body; `None` if it has too many nodes.
pub(super) fn parsed(html: &str) -> Option<Tree> {
    let sink = Sink::default();
    let name = QualName::new(None, ns!(html), local_name!("body"));
    let body = sink.create_element(name, Vec::new(), ElementFlags::default());
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let builder = TreeBuilder::new_for_fragment(sink, body, None, options);
    let tokenizer = Tokenizer::new(Guard::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // The tokenizer returns after each script element; scripts are not run.
    while !input.is_empty() && !tokenizer.sink.builder().sink.is_full() {
        let _ = tokenizer.feed(&input);
    }
    if tokenizer.sink.builder().sink.is_full() {
        return None;
    }
    tokenizer.end();
    let nodes = tokenizer.sink.builder().sink.nodes.take();
    let mut tree = Tree {
        nodes,
        facts: Vec::new(),
    };
    tree.facts = facts::of(&tree);
    Some(tree)
}
