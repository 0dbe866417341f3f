//! The format of a shard.
//!
//! Words are sorted by their bytes. For each word: the number of bytes that it shares with the previous word, the number of
//! its other bytes, these bytes, the number of bytes of its postings, and the postings. A posting is the number of stories
//! between this story and that of the previous posting, times four, plus the [`crate::Place`]. All numbers are of variable
//! length ([`crate::varint`]).

use crate::varint;

/// Calls `word` with each word that begins with `prefix` and its postings. Stops at damaged bytes.
pub fn each_with_prefix<'s>(
    mut shard: &'s [u8],
    prefix: &[u8],
    mut word: impl FnMut(&[u8], &'s [u8]),
) {
    let mut own = Vec::new();
    while let Some(postings) = next(&mut shard, &mut own) {
        match own.starts_with(prefix) {
            true => word(&own, postings),
            false if own.as_slice() > prefix => return,
            false => {}
        }
    }
}

/// Calls `story` with the number of each story in its segment, and the place. Stops at damaged bytes.
pub fn each_posting(mut postings: &[u8], mut story: impl FnMut(u32, u8)) {
    let mut next = 0_u32;
    while let Some(posting) = varint::take(&mut postings) {
        let Some(number) = next.checked_add(posting >> 2) else {
            return;
        };
        story(number, (posting & 3) as u8);
        next = number.saturating_add(1);
    }
}

fn next<'s>(shard: &mut &'s [u8], word: &mut Vec<u8>) -> Option<&'s [u8]> {
    let shared = varint::take(shard)? as usize;
    let own = take(shard)?;
    word.truncate(shared);
    word.extend_from_slice(own);
    take(shard)
}

/// Takes bytes that are preceded by their number.
fn take<'s>(bytes: &mut &'s [u8]) -> Option<&'s [u8]> {
    let len = varint::take(bytes)? as usize;
    let (taken, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    Some(taken)
}
