use super::super::original::decode;
use super::super::samples::{drawing, extended_webp, fading, gradient, has_secret, photograph};
use super::*;

fn made(kind: Kind, bytes: &[u8]) -> Vec<Variant> {
    let original = decode(kind, bytes).unwrap();
    let (one, several) = [Threads::One, Threads::Several]
        .map(|threads| variants(kind, bytes, &original, threads).unwrap())
        .into();
    assert!(
        one.iter()
            .map(|one| &one.bytes)
            .eq(several.iter().map(|one| &one.bytes))
    );
    one
}

#[test]
fn no_picture_is_enlarged() {
    let check = |own: u32, expected: &[u32]| assert_eq!(widths(own, &WIDTHS), expected, "{own}");
    check(6000, &[480, 800, 1200, 1600]);
    check(1600, &[480, 800, 1200, 1600]);
    check(1300, &[480, 800, 1300]);
    check(1000, &[480, 800, 1000]);
    check(500, &[500]);
    check(1, &[1]);
    assert_eq!(widths(6000, &OWN_WIDTHS), [800, 1600]);
    assert_eq!(widths(820, &OWN_WIDTHS), [820]);
}

#[test]
fn a_photograph_is_upright_and_without_metadata_in_all_formats() {
    let made = made(Kind::Jpeg, &photograph(&gradient(60, 1000), 6));
    let files: Vec<(Format, u32, u32)> = made
        .iter()
        .map(|one| (one.format, one.width, one.height))
        .collect();
    // Turned by a quarter: as wide as it was high, and blue grows downwards.
    for format in [Format::Avif, Format::WebP, Format::Jpeg] {
        assert!(files.contains(&(format, 1000, 60)), "{files:?}");
    }
    assert_eq!(
        files.iter().map(|file| file.0).collect::<Vec<_>>().last(),
        Some(&Format::Jpeg)
    );
    assert!(made.iter().all(|one| !has_secret(&one.bytes)));
    let largest = made.last().unwrap();
    let upright = decode(Kind::Jpeg, &largest.bytes).unwrap();
    assert_eq!(upright.orientation, Orientation::NoTransforms);
    let blue = |x: usize, y: usize| upright.pixels.bytes[(y * 1000 + x) * 3 + 2];
    assert!(
        blue(500, 50) > 180 && blue(500, 5) < 60,
        "{} {}",
        blue(500, 50),
        blue(500, 5)
    );
}

#[test]
fn a_small_original_is_not_encoded_again() {
    let bytes = super::super::encode::encode(&gradient(900, 20), Format::Jpeg, Nature::Photograph);
    let bytes = bytes.unwrap().unwrap();
    let made = made(Kind::Jpeg, &bytes);
    let largest = made.last().unwrap();
    assert_eq!((largest.format, largest.width), (Format::Jpeg, 900));
    assert!(largest.bytes == clean::clean(Kind::Jpeg, &bytes).unwrap());
}

#[test]
fn drawings_stay_transparent_and_get_no_file_that_is_larger_than_the_next() {
    for (kind, bytes) in [
        (Kind::Png, drawing(&fading(600, 30), 1)),
        (Kind::Png, drawing(&gradient(600, 30), 1)),
        (Kind::WebP, extended_webp(&gradient(600, 30), 1)),
    ] {
        let made = made(kind, &bytes);
        let own = own_format(kind);
        assert_eq!(
            made.last().map(|one| (one.format, one.width)),
            Some((own, 600))
        );
        for (one, two) in made.iter().zip(made.iter().skip(1)) {
            if one.format == two.format {
                assert!(one.width < two.width && one.bytes.len() < two.bytes.len());
            }
        }
        let sum = |format: Format| -> usize {
            let wide = made
                .iter()
                .filter(|one| one.format == format && one.width == 600);
            wide.map(|one| one.bytes.len()).sum()
        };
        for format in [Format::Avif, Format::WebP] {
            assert!(
                format == own || sum(format) <= sum(own),
                "{kind:?} {format:?}"
            );
        }
    }
}

#[test]
fn a_format_that_is_no_smaller_than_the_next_is_left_out() {
    let one = |format, width, length| Variant {
        format,
        width,
        height: 1,
        bytes: vec![0; length],
    };
    let check = |given: Vec<Variant>, expected: &[(Format, u32)]| {
        let mut made = without_redundant(given);
        leave_out_larger(&mut made, Format::Avif, Format::WebP);
        let left: Vec<(Format, u32)> = made.iter().map(|one| (one.format, one.width)).collect();
        assert_eq!(left, expected);
    };
    use Format::{Avif, WebP};
    check(
        vec![one(Avif, 480, 9), one(WebP, 480, 10)],
        &[(Avif, 480), (WebP, 480)],
    );
    check(vec![one(Avif, 480, 10), one(WebP, 480, 10)], &[(WebP, 480)]);
    check(
        vec![
            one(Avif, 480, 12),
            one(Avif, 800, 20),
            one(WebP, 480, 10),
            one(WebP, 800, 30),
        ],
        &[(Avif, 480), (Avif, 800), (WebP, 480), (WebP, 800)],
    );
    check(vec![one(WebP, 480, 30), one(WebP, 800, 30)], &[(WebP, 800)]);
    check(vec![one(Avif, 480, 99)], &[(Avif, 480)]);
}
