//! Cycles in a graph of imports.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Each file, and the files that it imports from.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// The shortest cycle through each file, without duplicates: `a → b → a`.
pub fn find(graph: &Graph) -> Vec<String> {
    let mut found: BTreeMap<BTreeSet<&str>, String> = BTreeMap::new();
    for start in graph.keys() {
        if let Some(cycle) = shortest(graph, start) {
            let text = format!("{} → {start}", cycle.join(" → "));
            found.entry(cycle.into_iter().collect()).or_insert(text);
        }
    }
    found.into_values().collect()
}

/// Breadth-first search from a file back to itself.
fn shortest<'a>(graph: &'a Graph, start: &'a str) -> Option<Vec<&'a str>> {
    let mut reached_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for next in graph.get(file).into_iter().flatten() {
            if next == start {
                let mut cycle = vec![file];
                while cycle[cycle.len() - 1] != start {
                    cycle.push(reached_from[cycle[cycle.len() - 1]]);
                }
                cycle.reverse();
                return Some(cycle);
            }
            if !reached_from.contains_key(next.as_str()) {
                reached_from.insert(next, file);
                queue.push_back(next);
            }
        }
    }
    None
}

#[test]
fn cycles_are_found_once_and_whole() {
    for (edges, expected) in [
        ("a>b b>c a>c", &[][..]),
        ("a>b b>a c>a", &["a → b → a"]),
        ("a>b b>c c>a", &["a → b → c → a"]),
        ("a>b b>a b>c c>b", &["a → b → a", "c → b → c"]),
    ] {
        let mut graph = Graph::new();
        for (from, to) in edges.split(' ').filter_map(|edge| edge.split_once('>')) {
            graph
                .entry(from.to_owned())
                .or_default()
                .insert(to.to_owned());
        }
        assert_eq!(find(&graph), expected, "{edges}");
    }
}
