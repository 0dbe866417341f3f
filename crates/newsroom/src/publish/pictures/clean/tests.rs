use super::super::original::decode;
use super::super::samples::{drawing, extended_webp, gradient, has_secret, photograph};
use super::*;

mod flac;
mod matroska;
mod ogg;
mod sound;
mod svg;

fn originals(turned: u8) -> [(Kind, Vec<u8>); 3] {
    let pixels = gradient(40, 24);
    [
        (Kind::Jpeg, photograph(&pixels, turned)),
        (Kind::Png, drawing(&pixels, turned)),
        (Kind::WebP, extended_webp(&pixels, turned)),
    ]
}

#[test]
fn metadata_is_removed_and_pixels_are_unchanged() {
    for turned in [1, 6] {
        for (kind, original) in originals(turned) {
            assert!(has_secret(&original), "{kind:?}");
            let cleaned = clean(kind, &original).unwrap();
            assert!(!has_secret(&cleaned), "{kind:?} {turned}");
            let (before, after) = (
                decode(kind, &original).unwrap(),
                decode(kind, &cleaned).unwrap(),
            );
            assert_eq!(before.orientation.to_exif(), turned, "{kind:?}");
            assert_eq!(after.orientation, before.orientation, "{kind:?}");
            assert!(
                before.pixels.bytes == after.pixels.bytes,
                "{kind:?} {turned}"
            );
            assert_eq!(
                clean(kind, &cleaned).as_ref(),
                Some(&cleaned),
                "{kind:?}: clean already"
            );
        }
    }
}

#[test]
fn damaged_files_do_not_panic() {
    for (kind, original) in originals(6) {
        for end in 0..original.len() {
            if let Some(cleaned) = clean(kind, &original[..end]) {
                assert!(!has_secret(&cleaned), "{kind:?} {end}");
            }
            let mut wrong = original.clone();
            wrong[end] ^= 0xff;
            let _ = clean(kind, &wrong);
        }
    }
}

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u32 + 8).to_be_bytes();
    [&length[..], kind, content].concat()
}

/// An AVIF file with an Exif and an XMP item beside its picture. `version`: that of the box `iloc`.
fn avif(version: u8) -> Vec<u8> {
    let item = |id: u16, kind: &[u8; 4]| {
        let content = [&[2, 0, 0, 0][..], &id.to_be_bytes(), &[0, 0], kind, b"\0"].concat();
        boxed(b"infe", &content)
    };
    let items = [item(1, b"av01"), item(2, b"Exif"), item(3, b"mime")];
    let infos = boxed(
        b"iinf",
        &[&[0, 0, 0, 0, 0, 3][..], &items.concat()].concat(),
    );
    let (picture, exif, xmp) = (b"the picture", b"SECRET of Exif", b"SECRET of XMP");
    let file = |start: u32| {
        let mut at = start;
        let mut locations = vec![version, 0, 0, 0, 0x44, 0];
        locations.extend(3_u16.to_be_bytes());
        for (id, length) in [(1_u16, picture.len()), (2, exif.len()), (3, xmp.len())] {
            locations.extend(id.to_be_bytes());
            if version == 1 {
                locations.extend([0, 0]);
            }
            locations.extend([0, 0, 0, 1]);
            locations.extend(at.to_be_bytes());
            locations.extend((length as u32).to_be_bytes());
            at += length as u32;
        }
        let meta = [&[0; 4][..], &infos, &boxed(b"iloc", &locations)].concat();
        let data = [&picture[..], exif, xmp].concat();
        let head = [
            boxed(b"ftyp", b"avif\0\0\0\0avifmif1"),
            boxed(b"meta", &meta),
        ]
        .concat();
        (
            head.len() as u32 + 8,
            [head, boxed(b"mdat", &data)].concat(),
        )
    };
    let (start, _) = file(0);
    file(start).1
}

#[test]
fn metadata_of_avif_is_overwritten_in_its_place() {
    for version in [0, 1] {
        let original = avif(version);
        assert!(has_word(&original, b"SECRET"));
        let cleaned = file(&original).unwrap();
        assert_eq!(cleaned.len(), original.len());
        assert!(!has_word(&cleaned, b"SECRET") && has_word(&cleaned, b"the picture"));
        assert_eq!(file(&cleaned).as_ref(), Some(&cleaned));
    }
    // As our own encoder writes it: nothing to remove.
    let plain = [
        boxed(b"ftyp", b"avif\0\0\0\0avifmif1"),
        boxed(b"mdat", b"picture"),
    ]
    .concat();
    assert_eq!(file(&plain).as_ref(), Some(&plain));
}

#[test]
fn damaged_boxes_and_blocks_do_not_panic_or_keep_metadata() {
    let gif = [
        &b"GIF89a\x01\0\x01\0\0\0\0"[..],
        b"\x21\xfe\x06SECRET\0\x3b",
    ]
    .concat();
    for original in [avif(0), avif(1), gif] {
        for end in 0..original.len() {
            let _ = file(&original[..end]);
            let mut wrong = original.clone();
            wrong[end] ^= 0xff;
            let _ = file(&wrong);
        }
    }
}

#[test]
fn films_do_not_tell_when_they_were_made() {
    // Version 0 has two numbers of four bytes, version 1 of eight; then the time scale.
    let head = |kind: &[u8; 4], version: u8| {
        let times = vec![7; if version == 1 { 16 } else { 8 }];
        boxed(kind, &[&[version, 0, 0, 0][..], &times, &[9; 8]].concat())
    };
    let track = boxed(
        b"trak",
        &[head(b"tkhd", 1), boxed(b"mdia", &head(b"mdhd", 0))].concat(),
    );
    let film = [
        boxed(b"ftyp", b"isom\0\0\0\0mp42"),
        boxed(b"moov", &[head(b"mvhd", 0), track].concat()),
    ]
    .concat();
    let expected: Vec<u8> = film
        .iter()
        .map(|byte| if *byte == 7 { 0 } else { *byte })
        .collect();
    assert_eq!(file(&film), Some(expected));
    // A header that is cut off ends with its box.
    let cut = [
        boxed(b"moov", &boxed(b"mvhd", &[0; 5])),
        boxed(b"mdat", &[7; 9]),
    ]
    .concat();
    assert_eq!(file(&cut).as_ref(), Some(&cut));
}

fn has_word(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

/// Cuts a file off everywhere, and changes each byte: nothing panics, and a file that is cut off is unchanged and named
/// unless all of its metadata is removed. `has_sound`: whether a cleaned file is still what it was.
fn damage(original: &[u8], has_sound: impl Fn(&[u8]) -> bool) {
    for end in 4..original.len() {
        let cut = &original[..end];
        match file(cut) {
            Some(cleaned) => assert!(!has_word(&cleaned, b"SECRET"), "{end}"),
            None => assert!(trouble(cut).is_some(), "{end}"),
        }
        for bit in [0x01, 0x80, 0xff] {
            let mut wrong = original.to_vec();
            wrong[end] ^= bit;
            if let Some(cleaned) = file(&wrong) {
                assert!(has_sound(&cleaned), "{end} {bit}");
            }
        }
    }
}
