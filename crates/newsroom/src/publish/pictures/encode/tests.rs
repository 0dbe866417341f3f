use super::super::original::{self, Kind};
use super::super::samples::{fading, gradient};
use super::*;

const ALL: [Format; 4] = [Format::Avif, Format::WebP, Format::Jpeg, Format::Png];

#[test]
fn the_same_pixels_give_the_same_bytes() {
    for format in ALL {
        for nature in [Nature::Photograph, Nature::Drawing] {
            let once = encode(&gradient(97, 33), format, nature).unwrap();
            let here =
                std::thread::spawn(move || encode(&gradient(97, 33), format, nature).unwrap());
            assert!(
                once.is_some_and(|once| Some(once) == here.join().unwrap()),
                "{format:?}"
            );
        }
    }
}

#[test]
fn transparency_is_kept() {
    let pixels = fading(64, 48);
    for nature in [Nature::Photograph, Nature::Drawing] {
        for (format, kind) in [(Format::WebP, Kind::WebP), (Format::Png, Kind::Png)] {
            let file = encode(&pixels, format, nature).unwrap().unwrap();
            let back = original::decode(kind, &file).unwrap().pixels;
            assert_eq!(back.channels, Channels::Rgba);
            for (before, after) in pixels.bytes.chunks(4).zip(back.bytes.chunks(4)) {
                assert!(
                    before[3].abs_diff(after[3]) < 8,
                    "{format:?}: {before:?} {after:?}"
                );
            }
        }
        // There is no decoder for AVIF here; its alpha item has this name (MIAF, ISO/IEC 23000-22).
        let alpha = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
        let has = |file: Vec<u8>| {
            file.windows(alpha.len())
                .any(|window| window == alpha.as_bytes())
        };
        assert!(has(encode(&pixels, Format::Avif, nature).unwrap().unwrap()));
        assert!(!has(encode(&gradient(64, 48), Format::Avif, nature)
            .unwrap()
            .unwrap()));
    }
}

#[test]
fn pictures_of_any_size_are_encoded() {
    for (width, height) in [(1, 1), (1, 40), (33, 1), (7, 9), (16, 15)] {
        for format in ALL {
            for pixels in [gradient(width, height), fading(width.max(2), height)] {
                let encoded = encode(&pixels, format, Nature::Photograph);
                assert!(
                    encoded.as_ref().is_ok_and(Option::is_some),
                    "{format:?} {width} {height}: {encoded:?}"
                );
            }
        }
    }
    let tall = gradient(1, 20_000);
    assert_eq!(encode(&tall, Format::WebP, Nature::Photograph), Ok(None));
    assert!(
        encode(&tall, Format::Jpeg, Nature::Photograph)
            .unwrap()
            .is_some()
    );
}

/// Another version of an encoder may write other bytes, so names must change with it.
#[test]
fn the_settings_name_the_encoders_in_use() {
    let lock = include_str!("../../../../../../Cargo.lock");
    let encoders = [
        "rav1e",
        "avif-serialize",
        "webp",
        "libwebp-sys",
        "jpeg-encoder",
        "png",
        "fast_image_resize",
        "moxcms",
        "zune-jpeg",
        "image-webp",
    ];
    for name in encoders {
        let start = format!("name = \"{name}\"\nversion = \"");
        let found = lock
            .split(&start)
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        let used: Vec<String> = found.map(|version| format!("{name} {version}")).collect();
        assert!(
            used.iter().any(|used| SETTINGS.contains(used)),
            "SETTINGS do not name {used:?}"
        );
    }
}
