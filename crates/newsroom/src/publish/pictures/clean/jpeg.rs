//! JPEG: a sequence of segments, each with a marker (ITU-T T.81, annex B).

use super::bytes::{Exif, take};

const START_OF_IMAGE: u8 = 0xd8;
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;
const JFIF: u8 = 0xe0;
const EXIF: &[u8] = b"Exif\0\0";

/// See [`super::clean`].
pub fn clean(bytes: &[u8], exif: Option<&Exif>) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut out = Vec::with_capacity(bytes.len());
    if take(&mut rest, 2)? != [0xff, START_OF_IMAGE] {
        return None;
    }
    out.extend([0xff, START_OF_IMAGE]);
    if let Some(exif) = exif {
        out.extend([0xff, 0xe1]);
        out.extend(
            u16::try_from(2 + EXIF.len() + exif.len())
                .ok()?
                .to_be_bytes(),
        );
        out.extend([EXIF, exif].concat());
    }
    loop {
        let marker = marker(&mut rest)?;
        match marker {
            END_OF_IMAGE => {
                // Previews and other pictures may follow (CIPA DC-007).
                out.extend([0xff, END_OF_IMAGE]);
                return Some(out);
            }
            // Markers without a segment.
            0x01 | 0xd0..=0xd7 => {
                out.extend([0xff, marker]);
                continue;
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
        let segment = take(&mut rest, length)?;
        let content = segment.get(2..)?;
        // JFIF and Exif both have to be the first segment: with Exif, JFIF is left out.
        let is_second = exif.is_some() && marker == JFIF;
        if marker == JFIF && is_kept(marker, content) && !is_second {
            out.extend(without_thumbnail(content)?);
        } else if is_kept(marker, content) && !is_second {
            out.extend([0xff, marker]);
            out.extend(segment);
        }
        if marker == START_OF_SCAN {
            let scan = scan_length(rest);
            out.extend(take(&mut rest, scan)?);
            if rest.is_empty() {
                // The file is cut off: browsers show the part that is there.
                return Some(out);
            }
        }
    }
}

/// The segment JFIF without its small copy of the picture, which may show what was cut off (JFIF 1.02).
fn without_thumbnail(content: &[u8]) -> Option<Vec<u8>> {
    Some([&[0xff, JFIF, 0, 16], content.get(..12)?, &[0, 0]].concat())
}

/// The next marker. Any number of fill bytes may precede it (T.81 §B.1.1.2).
fn marker(rest: &mut &[u8]) -> Option<u8> {
    if take(rest, 1)? != [0xff] {
        return None;
    }
    loop {
        match take(rest, 1)? {
            [0xff] => {}
            [marker] => return Some(*marker),
            _ => return None,
        }
    }
}

/// The number of bytes up to the next marker that is neither a stuffed byte nor a restart.
fn scan_length(rest: &[u8]) -> usize {
    let ends =
        |pair: &[u8]| matches!(pair, [0xff, next] if *next != 0 && !(0xd0..=0xd7).contains(next));
    rest.windows(2).position(ends).unwrap_or(rest.len())
}

/// Tables, frames and scans; of the application segments, those that affect colours.
fn is_kept(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xc0..=0xcf | 0xda..=0xdf => true,
        JFIF => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        _ => false,
    }
}
