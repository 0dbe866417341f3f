//! Originals that no variants are made of.

use super::*;

#[test]
fn a_picture_that_claims_more_pixels_than_memory_holds_is_refused() {
    let folder = Folder::new();
    let header = [
        &50_000_u32.to_be_bytes()[..],
        &50_000_u32.to_be_bytes(),
        &[8, 6, 0, 0, 0],
    ]
    .concat();
    let png = [
        &b"\x89PNG\r\n\x1a\n"[..],
        &samples::chunk(b"IHDR", &header),
        &samples::chunk(b"IDAT", &[0x78, 0x9c, 3, 0, 0, 0, 0, 1]),
        &samples::chunk(b"IEND", b""),
    ]
    .concat();
    folder.save("images/bomb.png", &png, 1);
    let mut jpeg = photograph(&gradient(40, 24), 1);
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    folder.save("images/bomb.jpg", &jpeg, 1);
    let pictures = open(&folder);
    for name in ["bomb.png", "bomb.jpg"] {
        let known = &pictures.known[name];
        assert!(
            known
                .trouble
                .as_ref()
                .is_some_and(|why| why.contains("120 million")),
            "{known:?}"
        );
        assert_eq!(known.copied, Copied::Not);
    }
    assert!(written(&pictures).is_empty());
}

/// <https://github.com/etemesi254/zune-image/issues/419>
#[test]
fn a_jpeg_that_would_become_green_is_reported_and_copied() {
    let folder = Folder::new();
    let pixels = gradient(64, 64);
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 80);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder
        .encode(&pixels.bytes, 64, 64, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    folder.save("images/scans.jpg", &bytes, 1);
    let pictures = open(&folder);
    assert!(pictures.known["scans.jpg"].trouble.is_some());
    assert!(written(&pictures).keys().eq(["images/scans.jpg"]));
    assert_eq!(pictures.digest("/images/scans.jpg"), 0);
}
