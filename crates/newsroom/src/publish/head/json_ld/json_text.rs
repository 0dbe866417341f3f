//! Text in structured data.

/// Escapes `&` where it looks like the beginning of an HTML character reference: nearly all programs decode these in
/// structured data, because many systems write them.
pub(super) fn json_text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (n, part) in words.split('&').enumerate() {
        if n > 0 {
            out.push('&');
            let name = part.split(';').next().unwrap_or_default();
            let is_like_one = name.len() < part.len()
                && name.len() < 32
                && !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
            out.push_str(if is_like_one { "amp;" } else { "" });
        }
        out.push_str(part);
    }
    out
}
