//! GIF: a header, then blocks, of which comments and the data of other programs are left out
//! (<https://www.w3.org/Graphics/GIF/spec-gif89a.txt>).

use super::bytes::take;

/// Data of programs that are kept: how often an animation repeats, and the colour profile.
const KEPT: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// See [`super::clean`]. Of a damaged file, the blocks before the damage are kept: browsers show these.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let head = take(&mut rest, 13)?;
    let mut out = head.to_vec();
    out.extend(colours(&mut rest, *head.get(10)?)?);
    while let Some((block, kept)) = block(&mut rest) {
        if kept {
            out.extend(block);
        }
        if block == [0x3b] {
            break;
        }
    }
    Some(out)
}

/// The next block, and whether it is kept.
fn block<'b>(rest: &mut &'b [u8]) -> Option<(&'b [u8], bool)> {
    let start = *rest;
    let kept = match take(rest, 1)? {
        [0x21] => {
            let label = *take(rest, 1)?.first()?;
            let name = rest.get(1..12).unwrap_or_default();
            sub_blocks(rest);
            match label {
                0xf9 | 0x01 => true,
                0xff => KEPT.contains(&name),
                _ => false,
            }
        }
        [0x2c] => {
            let flags = *take(rest, 9)?.last()?;
            colours(rest, flags)?;
            take(rest, 1)?;
            sub_blocks(rest);
            true
        }
        [0x3b] => true,
        _ => return None,
    };
    let length = start.len() - rest.len();
    Some((start.get(..length)?, kept))
}

/// A table of colours, if the flags say that there is one.
fn colours<'b>(rest: &mut &'b [u8], flags: u8) -> Option<&'b [u8]> {
    let count = match flags & 0x80 {
        0 => 0,
        _ => 2 << (flags & 7),
    };
    take(rest, 3 * count)
}

/// Sub-blocks up to the empty one, or to the end of a file that is cut off.
fn sub_blocks(rest: &mut &[u8]) {
    while let Some([length]) = take(rest, 1) {
        if *length == 0 || take(rest, usize::from(*length)).is_none() {
            break;
        }
    }
}
