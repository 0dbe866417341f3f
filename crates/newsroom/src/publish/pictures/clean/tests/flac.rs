use super::super::{file, trouble};
use super::damage;
use super::sound::id3;

/// The code that a frame begins with, and more.
const FRAMES: &[u8] = b"\xff\xf8\xc9\x18\0\xc2 the sound";

/// The types of metadata blocks (RFC 9639 §8.1).
const STREAM_INFO: u8 = 0;
const PADDING: u8 = 1;
const APPLICATION: u8 = 2;
const SEEK_TABLE: u8 = 3;
const COMMENTS: u8 = 4;
const CUE_SHEET: u8 = 5;
const PICTURE: u8 = 6;

/// A file of these blocks and frames.
fn flac(blocks: &[(u8, &[u8])]) -> Vec<u8> {
    let mut out = b"fLaC".to_vec();
    for (at, (kind, content)) in blocks.iter().enumerate() {
        let is_last = at + 1 == blocks.len();
        out.push(kind | if is_last { 0x80 } else { 0 });
        out.extend(&(content.len() as u32).to_be_bytes()[1..]);
        out.extend(*content);
    }
    [out.as_slice(), FRAMES].concat()
}

#[test]
fn only_blocks_that_players_need_are_kept() {
    let info = (STREAM_INFO, &[7; 34][..]);
    let seek = (SEEK_TABLE, &[8; 36][..]);
    let comments = (
        COMMENTS,
        &b"\x06\0\0\0SECRET\x01\0\0\0\x08\0\0\0a=SECRET"[..],
    );
    let picture = (PICTURE, &[&[0; 70000][..], b"SECRET"].concat()[..]);
    let others = [
        (PADDING, &b"\0\0SECRET"[..]),
        (APPLICATION, b"riffSECRET"),
        (CUE_SHEET, b"SECRET"),
        // Not in use yet.
        (100, b"SECRET"),
    ];
    let all = [&[info, comments, seek, picture][..], &others].concat();
    for (blocks, kept) in [
        (&[info, comments][..], &[info][..]),
        (&[info, seek, comments], &[info, seek]),
        (&[info, comments, seek], &[info, seek]),
        (&all, &[info, seek]),
        (&[info], &[info]),
    ] {
        assert!(file(&flac(blocks)).unwrap() == flac(kept), "{blocks:?}");
    }
    let tag = id3(b"TIT2", b"\0SECRET");
    let mut old = b"TAGSECRET".to_vec();
    old.resize(128, 0);
    let original = [&tag[..], &flac(&[info, comments]), &old].concat();
    assert_eq!(file(&original), Some(flac(&[info])), "tags around it");
}

#[test]
fn damaged_flac_does_not_panic_and_is_named() {
    let info = (STREAM_INFO, &[7; 34][..]);
    let comments = (COMMENTS, &b"SECRET"[..]);
    damage(
        &flac(&[info, comments, (SEEK_TABLE, &[8; 18])]),
        |cleaned| cleaned.starts_with(b"fLaC"),
    );
    let of_length = |length: u8| {
        let mut wrong = flac(&[info, comments]);
        let length_at = 4 + 4 + 34 + 3;
        assert_eq!(wrong[length_at], 6);
        wrong[length_at] = length;
        wrong
    };
    for (what, wrong) in [
        ("no information first", flac(&[comments, info])),
        ("none at all", flac(&[comments])),
        ("two of them", flac(&[info, info])),
        ("no frames", b"fLaC\x80\0\0\x01a".to_vec()),
        ("a length that is too small", of_length(3)),
        ("a length that is too large", of_length(100)),
    ] {
        assert_eq!(file(&wrong), None, "{what}");
        assert!(trouble(&wrong).is_some(), "{what}");
    }
}
