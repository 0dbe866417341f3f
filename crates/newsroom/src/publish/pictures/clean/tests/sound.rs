use super::super::{file, trouble};
use super::has_word;

/// Three silent frames of an MP3: 128 kbit/s, 44.1 kHz.
fn frames() -> Vec<u8> {
    let frame = [&[0xff, 0xfb, 0x90, 0x64][..], &[0; 413]].concat();
    frame.repeat(3)
}

/// ID3v2.3 with a frame.
pub fn id3(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = content.len() as u32;
    let whole = length + 10;
    [
        &b"ID3\x03\0\0"[..],
        &[0, 0, (whole >> 7) as u8 & 127, whole as u8 & 127],
        kind,
        &length.to_be_bytes(),
        &[0, 0],
        content,
    ]
    .concat()
}

#[test]
fn tags_of_mp3_are_removed() {
    let mut old = b"TAGSECRET".to_vec();
    old.resize(128, 0);
    let ape_head = |flags: u32| {
        let parts = [2000_u32, 32 + 16, 1, flags, 0, 0];
        [&b"APETAGEX"[..], &parts.map(u32::to_le_bytes).concat()].concat()
    };
    let item = [&6_u32.to_le_bytes()[..], &[0; 4], b"a\0SECRET"].concat();
    let ape = [item.as_slice(), &ape_head(0)].concat();
    let with_header = [
        ape_head(0xa000_0000).as_slice(),
        &item,
        &ape_head(0x8000_0000),
    ]
    .concat();
    let enhanced = [&b"TAG+SECRET"[..], &[0; 217]].concat();
    let new = id3(b"TIT2", b"\0SECRET");
    let picture = id3(b"APIC", b"\0image/jpeg\0\x03\0SECRET");
    for (head, tail) in [
        (&new[..], &[][..]),
        (&picture, &old),
        (&[], &old),
        (&new, &ape[..]),
        (&[], &[with_header.as_slice(), &old].concat()),
        (
            &[&new[..], &picture].concat(),
            &[&enhanced[..], &old].concat(),
        ),
        (&[], &[]),
    ] {
        let original = [head, &frames(), tail].concat();
        let cleaned = file(&original).unwrap();
        assert!(cleaned == frames(), "{} bytes", cleaned.len());
    }
}

#[test]
fn tags_of_wav_are_removed() {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let length = (content.len() as u32).to_le_bytes();
        [&kind[..], &length, content].concat()
    };
    let format = [1, 0, 1, 0, 0x44, 0xac, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0];
    let parts = |list: &[u8]| {
        let parts = [
            &b"WAVE"[..],
            &chunk(b"fmt ", &format),
            list,
            &chunk(b"data", b"sound!!!"),
        ];
        chunk(b"RIFF", &parts.concat())
    };
    let info = [&b"INFO"[..], &chunk(b"INAM", b"SECRET")].concat();
    for extra in [chunk(b"LIST", &info), chunk(b"bext", b"SECRET odd")] {
        let cleaned = file(&parts(&extra)).unwrap();
        assert!(cleaned == parts(&[]), "{cleaned:?}");
        assert_eq!(file(&cleaned), Some(cleaned));
    }
    // A recorder that was switched off has not written the length.
    let open = parts(&chunk(b"LIST", &info));
    let at = open.windows(4).position(|four| four == b"data").unwrap();
    let open = [&open[..at + 4], &[0; 4], &open[at + 8..]].concat();
    assert_eq!(file(&open), None);
}

#[test]
fn damaged_sound_does_not_panic_and_is_named() {
    let original = [id3(b"TIT2", b"\0SECRET"), frames()].concat();
    for end in 0..40 {
        let _ = file(&original[..end]);
        let mut wrong = original.clone();
        wrong[end] ^= 0xff;
        if let Some(cleaned) = file(&wrong) {
            assert!(
                has_word(&cleaned, &frames()[..417]),
                "{end}: the sound stays"
            );
        }
    }
    assert!(trouble(&original[..12]).is_some());
    assert_eq!(trouble(&original), None);
}
