use super::*;

fn copies(path: &str, bytes: &[u8]) -> Vec<(Encoding, Vec<u8>)> {
    super::copies(&SitePath::new(path).unwrap(), bytes)
}

use std::io::Read;

const WORDS: &str =
    "<p>The leaders met for two days and differed on most of what they had come to settle.</p>\n";

fn page() -> Vec<u8> {
    WORDS.repeat(40).into_bytes()
}

#[test]
fn copies_are_smaller_and_decompress_to_the_file() {
    for path in [
        "index.html",
        "world/story.json",
        "feed.xml",
        "assets/action-news-0a.wasm",
    ] {
        let copies = copies(path, &page());
        let endings: Vec<&str> = copies
            .iter()
            .map(|(encoding, _)| encoding.extension())
            .collect();
        assert_eq!(endings, [".br", ".gz"], "{path}");
        for (encoding, copy) in copies {
            let ending = encoding.extension();
            assert!(copy.len() < page().len());
            let mut back = Vec::new();
            match encoding {
                Encoding::Brotli => brotli::Decompressor::new(&*copy, 4096).read_to_end(&mut back),
                Encoding::Gzip => flate2::read::GzDecoder::new(&*copy).read_to_end(&mut back),
            }
            .unwrap();
            assert_eq!(back, page(), "{path}{ending}");
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_copies() {
    assert_eq!(copies("index.html", &page()), copies("index.html", &page()));
}

#[test]
fn files_that_would_not_become_smaller_have_no_copies() {
    let random: Vec<u8> = (0..4000_u64)
        .map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8)
        .scan(0_u8, |last, byte| {
            *last = last.wrapping_mul(31).wrapping_add(byte) ^ (byte >> 3);
            Some(*last)
        })
        .collect();
    let cases: [(&str, &[u8]); 6] = [
        ("images/river-0a-960.avif", &page()),
        ("images/river.webp", &page()),
        ("_headers", &page()),
        (".nojekyll", &page()),
        ("world.d/html", &page()),
        ("about.json", b"{}"),
    ];
    for (path, bytes) in cases {
        assert_eq!(copies(path, bytes), [], "{path}");
    }
    for (_, copy) in copies("index.json", &random) {
        assert!(copy.len() < random.len());
    }
}
