//! Restricted parts of a post's HTML: the part below the paywall, and blocks for members.
//!
//! Source: Ghost's serializer of the Content API (`post-gating.js`), which removes the parts that the requester may not
//! read. The export and the Admin API contain all of them.

/// The comment that marks a paywall: if a post is not public, only members may read the rest.
pub(super) const PAYWALL: &str = "<!--members-only-->";

/// The report's description of a block for members.
pub(super) const FOR_MEMBERS: &str = "a part that only members may read";

/// The HTML before the paywall; `None` if there is no paywall.
pub(super) fn before_paywall(html: &str) -> Option<&str> {
    comments(html).find_map(|(at, _, words)| {
        let is_paywall = words.trim().eq_ignore_ascii_case("members-only");
        is_paywall.then(|| html.get(..at)).flatten()
    })
}

/// The HTML without the blocks for members only:
/// `<!--kg-gated-block:begin nonMember:false memberSegment:"status:free"-->…<!--kg-gated-block:end-->`. `None` if there
/// are none. As in Ghost, a block without an end is shown.
pub(super) fn without_blocks_for_members(html: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = html;
    let mut is_changed = false;
    while let Some((begin, inside, words)) =
        comments(rest).find(|(_, _, words)| begins_block(words))
    {
        let inner = rest.get(inside..)?;
        let ends = |words: &str| words.trim() == "kg-gated-block:end";
        let Some((end, after, _)) = comments(inner).find(|(_, _, words)| ends(words)) else {
            break;
        };
        out.push_str(rest.get(..begin)?);
        if is_for_visitors(words) {
            out.push_str(inner.get(..end)?);
        } else {
            is_changed = true;
        }
        rest = inner.get(after..)?;
    }
    out.push_str(rest);
    is_changed.then_some(out)
}

/// The comments in HTML: for each, its first byte, the byte after it, and its content.
fn comments(html: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let begin = from + html.get(from..)?.find("<!--")?;
        let words = begin + "<!--".len();
        let end = words + html.get(words..)?.find("-->")?;
        from = end + "-->".len();
        Some((begin, from, html.get(words..end)?))
    })
}

fn begins_block(words: &str) -> bool {
    words.trim_start().starts_with("kg-gated-block:begin")
}

/// Whether a block is also for visitors without membership: `nonMember:true`. Without `nonMember` it is not.
fn is_for_visitors(words: &str) -> bool {
    let values = words
        .split_whitespace()
        .filter_map(|word| word.split_once(':'));
    values
        .into_iter()
        .any(|(key, value)| key == "nonMember" && value.trim_matches(['"', '\'']) == "true")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blocks_for_members_are_left_out() {
        let gate =
            |keys: &str| format!("a<!--kg-gated-block:begin {keys}-->b<!--kg-gated-block:end-->c");
        let check = |html: &str, expected: Option<&str>| {
            assert_eq!(
                without_blocks_for_members(html).as_deref(),
                expected,
                "{html}"
            );
        };
        check(
            &gate("nonMember:false memberSegment:\"status:free\" "),
            Some("ac"),
        );
        check(&gate("memberSegment:\"status:-free\""), Some("ac"));
        check(&gate("nonMember:\"false\""), Some("ac"));
        check(&gate("nonMember:true memberSegment:\"\""), None);
        check(&gate("nonMember:'true'"), None);
        check("a<!--kg-gated-block:begin nonMember:false-->b", None);
        check("a<!-- another -->b", None);
        check(
            &format!("{}{}", gate("nonMember:true"), gate("nonMember:false")),
            Some("abcac"),
        );
        assert_eq!(before_paywall("a<!--members-only-->b"), Some("a"));
        assert_eq!(
            before_paywall("a<!-- more --><!-- members-only -->b"),
            Some("a<!-- more -->")
        );
        assert_eq!(before_paywall("<p>members-only</p>"), None);
    }

    proptest! {
        #[test]
        fn never_panics(parts in proptest::collection::vec("<!--|-->|kg-gated-block:(begin|end)|members-only|nonMember:true|é| ", 0..12)) {
            let html = parts.concat();
            let _ = before_paywall(&html);
            let _ = without_blocks_for_members(&html);
        }
    }
}
