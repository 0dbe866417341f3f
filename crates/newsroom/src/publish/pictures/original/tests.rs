use super::super::clean::clean;
use super::super::samples::{drawing, gradient};
use super::*;
use image::{GrayAlphaImage, ImageFormat, Luma, LumaA, Rgb};

fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.into().write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

fn first(bytes: &[u8], kind: Kind) -> (Channels, Vec<u8>) {
    let pixels = decode(kind, bytes).unwrap().pixels;
    let step = pixels.bytes.len() / (pixels.width * pixels.height) as usize;
    (pixels.channels, pixels.bytes[..step].to_vec())
}

#[test]
fn pixels_of_any_kind_become_eight_bits_of_red_green_and_blue() {
    let grey = image::GrayImage::from_pixel(3, 2, Luma([77]));
    assert_eq!(
        first(&png(grey), Kind::Png),
        (Channels::Rgb, vec![77, 77, 77])
    );
    let veiled = GrayAlphaImage::from_pixel(3, 2, LumaA([77, 9]));
    assert_eq!(
        first(&png(veiled), Kind::Png),
        (Channels::Rgba, vec![77, 77, 77, 9])
    );
    let opaque = GrayAlphaImage::from_pixel(3, 2, LumaA([77, 255]));
    assert_eq!(
        first(&png(opaque), Kind::Png),
        (Channels::Rgb, vec![77, 77, 77])
    );
    let deep = image::ImageBuffer::from_pixel(3, 2, Rgb([0xffff_u16, 0x8000, 0]));
    assert_eq!(
        first(&png(deep), Kind::Png),
        (Channels::Rgb, vec![255, 128, 0])
    );
}

/// Printers' colours: browsers show the JPEG, and its variants look the same.
#[test]
fn the_colours_of_printers_become_red_green_and_blue() {
    for kind in [
        jpeg_encoder::ColorType::Cmyk,
        jpeg_encoder::ColorType::CmykAsYcck,
    ] {
        // No cyan, all magenta and yellow, no black.
        let pixels = [0, 255, 255, 0].repeat(16 * 16);
        let mut bytes = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut bytes, 100);
        encoder.encode(&pixels, 16, 16, kind).unwrap();
        let (channels, pixel) = first(&bytes, Kind::Jpeg);
        assert_eq!(channels, Channels::Rgb);
        assert!(
            pixel[0] > 200 && pixel[1] < 60 && pixel[2] < 60,
            "{pixel:?}"
        );
    }
}

/// A picture in Display P3 looks the same in sRGB, with other numbers; the original's copy keeps its profile.
#[test]
fn colours_are_converted_to_srgb() {
    let pixels = [120, 200, 120].repeat(16 * 16);
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 100);
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    encoder.add_icc_profile(&profile).unwrap();
    encoder
        .encode(&pixels, 16, 16, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    let (_, colour) = first(&bytes, Kind::Jpeg);
    // By the matrices of Display P3 and sRGB (CSS Color 4 §10): 89, 203, 110.
    for (part, expected) in colour.iter().zip([89, 203, 110]) {
        assert!(part.abs_diff(expected) <= 3, "{colour:?}");
    }
    let copy = clean(Kind::Jpeg, &bytes).unwrap();
    assert_eq!(first(&copy, Kind::Jpeg).1, colour);

    // An invalid profile is ignored.
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 100);
    encoder.add_icc_profile(b"no profile").unwrap();
    encoder
        .encode(&pixels, 16, 16, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    let (_, colour) = first(&bytes, Kind::Jpeg);
    assert!(
        colour
            .iter()
            .zip([120, 200, 120])
            .all(|(part, given)| part.abs_diff(given) <= 2)
    );
}

#[test]
fn a_grey_profile_is_for_grey_pictures() {
    let grey = png(image::GrayImage::from_pixel(3, 2, Luma([100])));
    let profile = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let mut content = b"p\0\0".to_vec();
    let mut packed = flate2::write::ZlibEncoder::new(&mut content, flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &profile).unwrap();
    packed.finish().unwrap();
    let mut with_profile = grey.clone();
    with_profile.splice(33..33, super::super::samples::chunk(b"iCCP", &content));
    let (_, colour) = first(&with_profile, Kind::Png);
    // Linear light of 100/255 in the curve of sRGB.
    assert!(
        colour.iter().all(|part| part.abs_diff(168) <= 2),
        "{colour:?}"
    );
}

#[test]
fn damaged_files_are_errors_and_do_not_panic() {
    let good = drawing(&gradient(20, 20), 6);
    for end in 0..good.len() {
        let _ = decode(Kind::Png, &good[..end]);
    }
    for kind in [Kind::Jpeg, Kind::Png, Kind::WebP] {
        assert!(decode(kind, b"").is_err());
        assert!(decode(kind, &[0xff; 400]).is_err());
    }
}
