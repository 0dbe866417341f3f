//! The paths in Rust code. Reads tokens, so that code in macros counts too.

use crate::source::code;
use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Ident, ItemUse, Token, UseTree, Visibility};

/// A path in the code.
pub struct Path {
    /// The byte offset of its start.
    pub at: usize,
    pub parts: Vec<String>,
    /// Set if it is a leaf of a `use` tree.
    pub import: Option<Import>,
}

pub struct Import {
    /// `pub use`, `pub(crate) use`.
    pub is_public: bool,
    /// The imported name; `*` for a glob.
    pub name: String,
}

/// All paths in a file outside its tests, keywords included; each leaf of a `use` tree is one.
pub fn paths(text: &str) -> Vec<Path> {
    let mut found = Vec::new();
    let parser = |input: ParseStream| read(input, &mut found);
    parser.parse2(code(text)).unwrap();
    found
}

fn read(input: ParseStream, found: &mut Vec<Path>) -> syn::Result<()> {
    while !input.is_empty() {
        if let Some(import) = import(input) {
            let is_public = !matches!(import.vis, Visibility::Inherited);
            leaves(&import.tree, &[], is_public, found);
        } else if input.parse::<Option<Token![mod]>>()?.is_some() {
            // The declaration of a module is not a use of it.
            input.call(Ident::parse_any)?;
        } else if input.peek(Ident::peek_any) {
            found.push(straight(input)?);
        } else if let TokenTree::Group(group) = input.parse()? {
            let parser = |input: ParseStream| read(input, found);
            parser.parse2(group.stream())?;
        }
    }
    Ok(())
}

/// Parses a `use` item, if one starts here. `impl Trait + use<'_>` is none.
fn import(input: ParseStream) -> Option<ItemUse> {
    if !input.peek(Token![use]) && !input.peek(Token![pub]) {
        return None;
    }
    let ahead = input.fork();
    let import = ahead.parse().ok()?;
    input.advance_to(&ahead);
    Some(import)
}

/// Parses `a::b::c` and a trailing `::`.
fn straight(input: ParseStream) -> syn::Result<Path> {
    let at = start(input.span());
    let mut parts = vec![input.call(Ident::parse_any)?.to_string()];
    while input.parse::<Option<Token![::]>>()?.is_some() && input.peek(Ident::peek_any) {
        parts.push(input.call(Ident::parse_any)?.to_string());
    }
    Ok(Path {
        at,
        parts,
        import: None,
    })
}

fn leaves(tree: &UseTree, above: &[String], is_public: bool, found: &mut Vec<Path>) {
    let (last, name) = match tree {
        UseTree::Path(path) => {
            let above = [above, &[path.ident.to_string()]].concat();
            return leaves(&path.tree, &above, is_public, found);
        }
        UseTree::Group(group) => {
            let trees = group.items.iter();
            return trees.for_each(|tree| leaves(tree, above, is_public, found));
        }
        UseTree::Glob(_) => (None, "*".to_owned()),
        UseTree::Name(leaf) if leaf.ident == "self" => (None, above.last().unwrap().clone()),
        UseTree::Name(leaf) => (Some(&leaf.ident), leaf.ident.to_string()),
        UseTree::Rename(leaf) if leaf.ident == "self" => (None, leaf.rename.to_string()),
        UseTree::Rename(leaf) => (Some(&leaf.ident), leaf.rename.to_string()),
    };
    let last = last.map(Ident::to_string);
    found.push(Path {
        at: start(tree.span()),
        parts: above.iter().cloned().chain(last).collect(),
        import: Some(Import { is_public, name }),
    });
}

fn start(span: Span) -> usize {
    span.byte_range().start
}

#[test]
fn use_trees_are_expanded() {
    let found = |code| {
        paths(code)
            .into_iter()
            .map(|path| path.parts.join("::"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found("use a::{self, b, c::{d as e, f}, *}; g::h::<i>(j)"),
        ["a", "a::b", "a::c::d", "a::c::f", "a", "g::h", "i", "j"]
    );
    assert_eq!(
        found("-> impl I + use<'_> { html! { <a::B /> } }"),
        ["impl", "I", "use", "_", "html", "a::B"]
    );
    assert_eq!(found("pub use super::x::Y;"), ["super::x::Y"]);
    assert_eq!(found("mod read; pub use read::read;"), ["read::read"]);
    let imports: Vec<(bool, String)> = paths("use a::{b as c, *}; pub use d; pub(crate) use e::f;")
        .into_iter()
        .filter_map(|path| path.import)
        .map(|import| (import.is_public, import.name))
        .collect();
    let expected = [(false, "c"), (false, "*"), (true, "d"), (true, "f")];
    assert_eq!(
        imports,
        expected.map(|(public, name)| (public, name.to_owned()))
    );
}
