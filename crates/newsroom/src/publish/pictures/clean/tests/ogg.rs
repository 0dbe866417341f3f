use super::super::ogg::checksum;
use super::super::{file, trouble};
use super::damage;

/// Flags of a page.
const CONTINUES: u8 = 1;
const FIRST: u8 = 2;
const LAST: u8 = 4;

/// A page with these packets. The last goes on on the next page if its length is a multiple of 255.
fn page(flags: u8, position: i64, sequence: u32, packets: &[&[u8]]) -> Vec<u8> {
    let mut lacing = Vec::new();
    for (at, packet) in packets.iter().enumerate() {
        lacing.resize(lacing.len() + packet.len() / 255, 255);
        let goes_on = at + 1 == packets.len() && packet.len() % 255 == 0 && !packet.is_empty();
        if !goes_on {
            lacing.push((packet.len() % 255) as u8);
        }
    }
    let mut page = [
        &b"OggS\0"[..],
        &[flags],
        &position.to_le_bytes(),
        b"\x2a\0\0\x01",
        &sequence.to_le_bytes(),
        &[0; 4],
        &[lacing.len() as u8],
        &lacing,
        &packets.concat(),
    ]
    .concat();
    let sum = checksum(&page).to_le_bytes();
    page[22..26].copy_from_slice(&sum);
    page
}

/// A packet of comments as `vorbiscomment` or `opusenc` writes it.
fn comments(head: &[u8], length: usize, tail: &[u8]) -> Vec<u8> {
    let comment = [&b"TITLE=SECRET"[..], &vec![b'a'; length]].concat();
    [
        head,
        b"\x06\0\0\0SECRET\x01\0\0\0",
        &(comment.len() as u32).to_le_bytes(),
        &comment,
        tail,
    ]
    .concat()
}

const OPUS_HEAD: &[u8] = b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0";
const NO_OPUS_TAGS: &[u8] = b"OpusTags\0\0\0\0\0\0\0\0";
const VORBIS_HEAD: &[u8] = b"\x01vorbis\0\0\0\0\x01\x44\xac\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xb8\x01";
const NO_VORBIS_COMMENTS: &[u8] = b"\x03vorbis\0\0\0\0\0\0\0\0\x01";

fn opus() -> Vec<u8> {
    let tags = comments(b"OpusTags", 20, b"");
    [
        page(FIRST, 0, 0, &[OPUS_HEAD]),
        page(0, 0, 1, &[&tags]),
        page(0, 960, 2, &[b"the sound", b"of a packet"]),
        page(LAST, 1920, 3, &[b"more sound"]),
    ]
    .concat()
}

#[test]
fn the_checksum_is_that_of_ogg() {
    // The catalogue of CRC algorithms: the polynomial and start of CRC-32/CKSUM, whose check value is inverted.
    assert_eq!(checksum(b"123456789"), !0x765e_7680);
    assert_eq!(checksum(b""), 0);
}

#[test]
fn comments_of_opus_are_removed() {
    let sound = |sequence: u32| {
        [
            page(0, 960, sequence, &[b"the sound", b"of a packet"]),
            page(LAST, 1920, sequence + 1, &[b"more sound"]),
        ]
        .concat()
    };
    let first = page(FIRST, 0, 0, &[OPUS_HEAD]);
    let plain = [first.clone(), page(0, 0, 1, &[NO_OPUS_TAGS]), sound(2)].concat();
    assert!(file(&opus()).unwrap() == plain);
    assert!(file(&plain).unwrap() == plain, "clean already");

    // A picture among the comments takes several pages.
    let tags = comments(b"OpusTags", 3 * 255 * 255, b"");
    let (one, rest) = tags.split_at(255 * 255);
    let (two, three) = rest.split_at(2 * 255);
    let long = [
        first.clone(),
        page(0, -1, 1, &[one]),
        page(CONTINUES, -1, 2, &[two]),
        page(CONTINUES, -1, 3, &[&three[..255 * 255]]),
        page(CONTINUES, 0, 4, &[&three[255 * 255..]]),
        sound(5),
    ];
    assert!(file(&long.concat()).unwrap() == plain);

    // A page is missing between those with sound.
    let gap = [first, page(0, 0, 1, &[NO_OPUS_TAGS]), sound(9)].concat();
    let [head, one, two, three, four, _] = long;
    let long_with_gap = [head, one, two, three, four, sound(12)].concat();
    assert!(file(&long_with_gap).unwrap() == gap);
}

#[test]
fn comments_of_vorbis_are_removed_and_its_setup_stays() {
    let setup = |length: usize| [&b"\x05vorbis"[..], &vec![9; length]].concat();
    let with_comments = comments(b"\x03vorbis", 300, b"\x01");
    let first = page(FIRST, 0, 0, &[VORBIS_HEAD]);
    let sound = |sequence: u32| page(LAST, 960, sequence, &[b"the sound"]);
    let small = setup(3000);
    for (what, header) in [
        (
            "on one page",
            vec![page(0, 0, 1, &[&with_comments, &small])],
        ),
        (
            "on a page each",
            vec![page(0, 0, 1, &[&with_comments]), page(0, 0, 2, &[&small])],
        ),
        (
            "the setup begins with the comments and ends on the next page",
            vec![
                page(0, 0, 1, &[&with_comments, &small[..510]]),
                page(CONTINUES, 0, 2, &[&small[510..]]),
            ],
        ),
        (
            "the comments end with the setup",
            vec![
                page(0, -1, 1, &[&with_comments[..255]]),
                page(CONTINUES, 0, 2, &[&with_comments[255..], &small]),
            ],
        ),
    ] {
        let count = header.len() as u32;
        let original = [first.clone(), header.concat(), sound(1 + count)].concat();
        let header = page(0, 0, 1, &[NO_VORBIS_COMMENTS, &small]);
        let plain = [first.clone(), header, sound(2)].concat();
        assert!(file(&original).unwrap() == plain, "{what}");
        assert!(file(&plain).unwrap() == plain, "{what}: clean already");
    }
    // A setup that takes more than a page: 255 segments, of which one has the comments.
    let large = setup(254 * 255 + 40);
    let original = [
        first.clone(),
        page(0, 0, 1, &[&with_comments]),
        page(0, -1, 2, &[&large[..255 * 200]]),
        page(CONTINUES, 0, 3, &[&large[255 * 200..]]),
        sound(4),
    ];
    let plain = [
        first,
        page(0, 0, 1, &[NO_VORBIS_COMMENTS, &large[..254 * 255]]),
        page(CONTINUES, 0, 2, &[&large[254 * 255..]]),
        sound(3),
    ]
    .concat();
    assert!(file(&original.concat()).unwrap() == plain);
}

/// As radio stations send them, each with the title of a song.
#[test]
fn streams_after_each_other_all_lose_their_comments() {
    let cleaned = file(&[opus(), opus()].concat()).unwrap();
    assert!(cleaned == file(&opus()).unwrap().repeat(2));
}

#[test]
fn damaged_ogg_and_other_codecs_are_named() {
    let original = opus();
    damage(&original, |_| false);
    let first = page(FIRST, 0, 0, &[OPUS_HEAD]);
    let tags = comments(b"OpusTags", 20, b"");
    let mut two_streams = opus();
    let at = original.len() - page(LAST, 1920, 3, &[b"more sound"]).len();
    two_streams[at + 14] = 7;
    let sum = checksum(&[&two_streams[at..at + 22], &[0; 4], &two_streams[at + 26..]].concat());
    two_streams[at + 22..at + 26].copy_from_slice(&sum.to_le_bytes());
    for (what, wrong) in [
        ("streams at the same time", two_streams),
        (
            "another codec",
            page(FIRST, 0, 0, &[b"\x80theora\x03\x02\x01"]),
        ),
        ("no comments", first.clone()),
        (
            "a number is missing",
            [first.clone(), page(0, 0, 2, &[&tags])].concat(),
        ),
        (
            "sound on the page of the comments",
            [first.clone(), page(0, 0, 1, &[&tags, b"sound"])].concat(),
        ),
        (
            "comments that are none",
            [first.clone(), page(0, 0, 1, &[b"OpusTagz"])].concat(),
        ),
        (
            "comments that do not end",
            [first, page(0, -1, 1, &[&[b'a'; 255]])].concat(),
        ),
        ("bytes after it", [opus(), b"TAGSECRET".to_vec()].concat()),
    ] {
        assert_eq!(file(&wrong), None, "{what}");
        let named = trouble(&wrong).unwrap();
        assert!(named.contains("Vorbis or Opus"), "{what}: {named}");
    }
}
