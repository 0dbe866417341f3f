use super::super::original::decode;
use super::super::samples::{drawing, extended_webp, gradient, has_secret, photograph};
use super::*;

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
