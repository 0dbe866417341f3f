//! A shard's bytes.
//!
//! For each word, in the order of their bytes: the number of bytes that it shares with the word before, the number of its
//! other bytes, these bytes, the number of bytes of its postings, and the postings. A posting is the number of stories
//! between this story and the one of the posting before, times four, plus its [`crate::Place`]. All numbers are of variable
//! length ([`crate::varint`]).

use crate::varint;

/// Hands each word that begins with `prefix` and its postings to `word`. Damaged bytes end the list.
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

/// Hands each story's number in its segment, and the place, to `story`. Damaged bytes end the list.
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

/// Takes as many bytes as the number before them says.
fn take<'s>(bytes: &mut &'s [u8]) -> Option<&'s [u8]> {
    let len = varint::take(bytes)? as usize;
    let (taken, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    Some(taken)
}
