//! Files that browsers cannot show: said with what to do, and not published.

use super::clean::{self, NOT_CLEANED};
use super::original::Kind;
use crate::data::Change;
use std::fs;
use std::io::Read as _;
use std::path::Path;

/// How many of a file's first bytes decide.
pub const HEAD_BYTES: usize = 64;

/// Formats that most browsers cannot show, and the endings of their names.
const FOREIGN: &[(&str, &[&str])] = &[
    ("HEIC", &["heic", "heif", "heics", "hif"]),
    ("TIFF", &["tif", "tiff"]),
    ("Photoshop", &["psd", "psb"]),
    ("JPEG XL", &["jxl"]),
    ("JPEG 2000", &["jp2", "j2k", "jpx", "jpf"]),
    (
        "camera raw",
        &[
            "dng", "cr2", "cr3", "nef", "arw", "raf", "orf", "rw2", "pef", "srw",
        ],
    ),
    ("PostScript", &["eps", "ai"]),
];

/// Why a file cannot be a picture of the site, and what to do, as a clause. None for files that are no pictures. `head`: its
/// first bytes, [`HEAD_BYTES`] of them if it has as many.
pub fn trouble(path: &Path, head: &[u8]) -> Option<String> {
    if head.is_empty() {
        return Some("it is empty; save it again".to_owned());
    }
    if Kind::of(head).is_some() {
        return None;
    }
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    let shown = shown(head);
    let by_name = FOREIGN
        .iter()
        .find(|(_, endings)| endings.contains(&&*ending));
    if let Some(name) = foreign(head).or(by_name.map(|(name, _)| *name).filter(|_| shown.is_none()))
    {
        return Some(format!(
            "it is a {name} picture, which most browsers cannot show; export it as JPEG"
        ));
    }
    if !["jpg", "jpeg", "jpe", "jfif", "png", "webp"].contains(&&*ending) {
        return None;
    }
    Some(match shown {
        Some(name) => {
            let right = name.to_ascii_lowercase();
            format!("it is a {name}, although its name says otherwise; rename it to .{right}")
        }
        None => {
            "it is not a JPEG, PNG or WebP, although its name says so; export it again".to_owned()
        }
    })
}

/// What is wrong with a file as a picture of the site, as a clause, for `newsroom check`.
pub fn trouble_of_file(path: &Path) -> Option<String> {
    let mut head = Vec::new();
    let read =
        fs::File::open(path).and_then(|file| file.take(HEAD_BYTES as u64).read_to_end(&mut head));
    match read {
        Ok(_) => trouble(path, &head),
        Err(why) => Some(format!("it cannot be read: {why}")),
    }
}

/// What is published of an original without variants.
pub fn original_alone() -> Change {
    Change {
        version: clean::VERSION,
        apply: |path, bytes| {
            let head = bytes.get(..HEAD_BYTES).unwrap_or(&bytes);
            if let Some(why) = trouble(path, head) {
                return Err(why);
            }
            match clean::file(&bytes) {
                Some(cleaned) => Ok(cleaned),
                None if clean::must_be_cleaned(&bytes) => Err(NOT_CLEANED.to_owned()),
                None => Ok(bytes),
            }
        },
    }
}

/// The format by the first bytes, if it is one that most browsers cannot show.
fn foreign(head: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    // ISO/IEC 14496-12: the size of the first box, `ftyp`, the brand.
    if head.get(4..8) == Some(b"ftyp") {
        return match head.get(8..12)? {
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => Some("HEIC"),
            // Brands of any HEIF: the compatible ones decide.
            b"mif1" | b"msf1"
                if !head
                    .windows(4)
                    .any(|four| four == b"avif" || four == b"avis") =>
            {
                Some("HEIC")
            }
            b"crx " => Some("camera raw"),
            _ => None,
        };
    }
    let is_raw = [&b"FUJIFILM"[..], b"IIRO", b"IIRS", b"MMOR", b"IIU\0"];
    match () {
        () if is_raw.iter().any(|magic| starts(magic)) => Some("camera raw"),
        () if starts(b"II*\0") || starts(b"MM\0*") || starts(b"II+\0") || starts(b"MM\0+") => {
            Some("TIFF")
        }
        () if starts(b"8BPS") => Some("Photoshop"),
        () if starts(b"\xff\x0a") || starts(b"\0\0\0\x0cJXL ") => Some("JPEG XL"),
        () if starts(b"\0\0\0\x0cjP  ") || starts(b"\xff\x4f\xff\x51") => Some("JPEG 2000"),
        () if starts(b"%!PS") || starts(b"\xc5\xd0\xd3\xc6") => Some("PostScript"),
        () => None,
    }
}

/// The format by the first bytes, if browsers can show it and no variants are made of it.
fn shown(head: &[u8]) -> Option<&'static str> {
    let is_text = |text: &[u8]| head.windows(text.len()).any(|part| part == text);
    match () {
        () if head.starts_with(b"GIF8") => Some("GIF"),
        () if head.get(4..8) == Some(b"ftyp") && (is_text(b"avif") || is_text(b"avis")) => {
            Some("AVIF")
        }
        () if head.starts_with(b"BM") => Some("BMP"),
        () if head.starts_with(b"\0\0\x01\0") => Some("ICO"),
        () if is_text(b"<svg") => Some("SVG"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_cannot_show_is_named_by_bytes_and_by_name() {
        let check = |name: &str, head: &[u8], expected: &str| {
            let trouble = trouble(Path::new(name), head).unwrap_or_default();
            match expected {
                "" => assert_eq!(trouble, "", "{name}"),
                part => assert!(trouble.contains(part), "{name}: {trouble}"),
            }
        };
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        check("a.heic", heic, "HEIC picture");
        check("a.jpg", heic, "HEIC picture");
        check("a", heic, "HEIC picture");
        check(
            "a.HIF",
            b"\0\0\0\x18ftypmif1\0\0\0\0mif1heix",
            "HEIC picture",
        );
        check("scan.TIF", b"II*\0\x08\0\0\0", "TIFF picture");
        check("scan.tiff", b"nothing", "TIFF picture");
        check("a.psd", b"8BPS\0\x01", "Photoshop picture");
        check("a.jxl", b"\xff\x0a\0", "JPEG XL picture");
        check("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript picture");
        check("a.CR3", b"\0\0\0\x18ftypcrx ", "camera raw picture");
        check("a.jpg", b"", "it is empty");
        check("a.svg", b"", "it is empty");
        check(
            "a.jpg",
            b"<html>not found</html>",
            "not a JPEG, PNG or WebP",
        );
        check("a.png", b"GIF89a....", "rename it to .gif");
        // A phone's file that was converted on the way and kept its name.
        check("a.heic", b"\xff\xd8\xff\xe1", "");
        check("a.jpg", b"\x89PNG\r\n\x1a\n", "");
        check("a.avif", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "");
        check("a.bmp", b"BM....", "");
        check("plan.pdf", b"%PDF-1.7", "");
        check("film.mov", b"\0\0\0\x14ftypqt  ", "");
    }
}
