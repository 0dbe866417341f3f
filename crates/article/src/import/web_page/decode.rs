//! Decodes a page (HTML standard, "Determining the character encoding").

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Decodes by the byte order mark, else as UTF-8 if valid, else by `<meta>`, else as windows-1252.
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // ISO-2022-JP is ASCII with escape sequences, so it is valid UTF-8.
        if !text.contains('\u{1b}') {
            return text.to_owned();
        }
    }
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8);
    let encoding = declared.unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// `<meta charset=gb2312>` or `<meta http-equiv=… content="text/html; charset=gb2312">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const SEARCHED_BYTES: usize = 4096;
    let head = bytes.get(..SEARCHED_BYTES).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    head.match_indices("charset").find_map(|(at, word)| {
        let rest = head
            .get(at + word.len()..)?
            .trim_start()
            .strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '>' | ';' | '/'));
        Encoding::for_label(rest.get(..end?)?.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn pages_are_decoded_by_their_declared_encoding() {
        let check = |bytes: &[u8], expected: &str| {
            let text = text(bytes);
            assert!(text.ends_with(expected), "{text}");
        };
        check("<p>caf\u{e9}".as_bytes(), "café");
        check(b"<meta charset=\"iso-8859-2\"><p>\xb1", "ą");
        check(
            b"<meta http-equiv=x content='text/html; charset=gb2312'><p>\xc4\xe3",
            "你",
        );
        check(b"<p>caf\xe9", "café");
        check(b"\xff\xfe<\x00p\x00>\x00\xe9\x00", "<p>é");
        check(b"<meta charset=utf-8><p>caf\xe9", "café");
    }
}
