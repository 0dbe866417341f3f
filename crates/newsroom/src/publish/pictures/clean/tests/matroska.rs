use super::super::{file, trouble};
use super::{damage, has_word};

const HEADER: &[u8] = b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm";

/// An element. Its length takes one byte, or, if it has to, eight.
fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
    let length = match content.len() as u64 {
        short @ 0..127 => vec![0x80 | short as u8],
        long => (1 << 56 | long).to_be_bytes().to_vec(),
    };
    [id, &length, content].concat()
}

/// What is in the place of an element without its metadata.
fn void(whole: &[u8]) -> Vec<u8> {
    let content = match whole.len() {
        length @ 0..129 => length - 2,
        length => length - 9,
    };
    let void = element(b"\xec", &vec![0; content]);
    assert_eq!(void.len(), whole.len());
    void
}

const INFO: &[u8] = b"\x15\x49\xa9\x66";
const SEEK_HEAD: &[u8] = b"\x11\x4d\x9b\x74";
const CLUSTER: &[u8] = b"\x1f\x43\xb6\x75";
const TAGS: &[u8] = b"\x12\x54\xc3\x67";
const ATTACHMENTS: &[u8] = b"\x19\x41\xa4\x69";

fn tracks() -> Vec<u8> {
    element(b"\x16\x54\xae\x6b", b"\xae\x83\xd7\x81\x01")
}

fn cluster() -> Vec<u8> {
    element(CLUSTER, &frames())
}

/// The time and a frame.
fn frames() -> Vec<u8> {
    [
        element(b"\xe7", b"\0"),
        element(b"\xa3", b"\x81\0\0\x80the picture"),
    ]
    .concat()
}

fn tags(length: usize) -> Vec<u8> {
    element(TAGS, &[&b"SECRET"[..], &vec![b'a'; length]].concat())
}

/// A file whose lengths are all known, or missing as far as they can be.
fn film(parts: &[Vec<u8>], is_live: bool) -> Vec<u8> {
    let parts = parts.concat();
    let segment = match is_live {
        true => [
            &b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"[..],
            &parts,
        ]
        .concat(),
        false => element(b"\x18\x53\x80\x67", &parts),
    };
    [HEADER, &segment].concat()
}

#[test]
fn metadata_is_overwritten_in_its_place() {
    let open_cluster = [CLUSTER, b"\xff", &frames()].concat();
    let checksum = element(b"\xbf", b"1234");
    let keeps = [
        element(b"\x2a\xd7\xb1", b"\x0f\x42\x40"),
        element(b"\x4d\x80", b"the muxer"),
        element(b"\x57\x41", b"the writer"),
    ]
    .concat();
    let told = [
        element(b"\x7b\xa9", b"SECRET title"),
        element(b"\x44\x61", b"SECRET t"),
        element(b"\x73\x84", b"SECRET.mkv"),
        element(b"\x3c\x83\xab", b"SECRET before"),
        element(b"\x3e\x83\xbb", b"SECRET after"),
        element(b"\xec", b"SECRET left over"),
    ];
    let info = |told: &[Vec<u8>], checksum: &[u8]| {
        let content = [checksum, &keeps, &told.concat()].concat();
        element(INFO, &content)
    };
    let seek = |id: &[u8]| {
        let parts = [element(b"\x53\xab", id), element(b"\x53\xac", b"\x40")];
        element(b"\x4d\xbb", &parts.concat())
    };
    let seek_head = |tags: &[u8]| element(SEEK_HEAD, &[&seek(INFO), tags].concat());
    let attached = element(ATTACHMENTS, b"SECRET.jpg");
    let silent = told.iter().map(|part| void(part)).collect::<Vec<_>>();
    for (name, before, after) in [
        ("short tags", tags(0), void(&tags(0))),
        ("as long as one byte can say", tags(116), void(&tags(116))),
        ("longer", tags(117), void(&tags(117))),
        (
            "longer than two bytes can say",
            tags(20000),
            void(&tags(20000)),
        ),
        ("no tags", element(TAGS, b""), void(&element(TAGS, b""))),
        ("an attached file", attached.clone(), void(&attached)),
        (
            "the title and the time",
            info(&told, &checksum),
            info(&silent, &void(&checksum)),
        ),
        ("nothing to remove", info(&[], &[]), info(&[], &[])),
        (
            "what is left of tags",
            element(b"\xec", b"SECRET"),
            void(&element(b"\xec", b"SECRET")),
        ),
        (
            "their position",
            seek_head(&seek(TAGS)),
            seek_head(&void(&seek(TAGS))),
        ),
        (
            "that of cues",
            seek_head(&seek(b"\x1c\x53\xbb\x6b")),
            seek_head(&seek(b"\x1c\x53\xbb\x6b")),
        ),
    ] {
        for is_live in [false, true] {
            let with = |part: &Vec<u8>| {
                let cluster = if is_live {
                    open_cluster.clone()
                } else {
                    cluster()
                };
                // Programs write tags before the film or after it.
                let parts = [
                    part.clone(),
                    tracks(),
                    cluster.clone(),
                    cluster,
                    part.clone(),
                ];
                film(&parts, is_live)
            };
            let (original, expected) = (with(&before), with(&after));
            assert!(file(&original).unwrap() == expected, "{name} {is_live}");
            assert!(!has_word(&expected, b"SECRET"), "{name}");
            assert!(
                file(&expected).unwrap() == expected,
                "{name}: clean already"
            );
        }
    }
}

#[test]
fn damaged_films_do_not_panic_and_are_named() {
    let parts = [
        element(INFO, &element(b"\x7b\xa9", b"SECRET")),
        tracks(),
        cluster(),
        tags(0),
    ];
    let original = film(&parts, false);
    damage(&original, |cleaned| cleaned.len() == original.len());
    for end in 4..original.len() {
        assert_eq!(file(&original[..end]), None, "{end}");
    }
    let live = film(&parts, true);
    damage(&live, |cleaned| cleaned.len() == live.len());
    for (what, wrong) in [
        (
            "tags without a length",
            film(&[[TAGS, b"\xffSECRET"].concat()], false),
        ),
        (
            "an unknown part",
            film(&[element(b"\x1a\x2b\x3c\x4d", b"SECRET")], false),
        ),
        ("a second film", [live.clone(), live].concat()),
        ("more after the film", [&original[..], b"SECRET"].concat()),
        (
            "an identifier of five bytes",
            film(&[element(b"\x08\0\0\0\0", b"SECRET")], false),
        ),
    ] {
        assert_eq!(file(&wrong), None, "{what}");
        assert!(trouble(&wrong).is_some(), "{what}");
    }
}
