//! Numbers of variable length (LEB128): seven bits per byte, the lowest first; the highest bit is set in all bytes but the last.

/// Adds a number.
#[cfg(feature = "build")]
pub fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the beginning of `bytes`. `None` if it is incomplete or longer than five bytes.
pub fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back() {
        for number in [0, 1, 127, 128, 300, 1 << 21, u32::MAX] {
            let mut bytes = Vec::new();
            push(&mut bytes, number);
            let mut rest = bytes.as_slice();
            assert_eq!((take(&mut rest), rest), (Some(number), &[] as &[u8]));
            let mut cut = bytes.get(..bytes.len() - 1).unwrap();
            assert_eq!(take(&mut cut), None);
        }
    }
}
