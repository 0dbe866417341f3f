//! Ogg with sound: packets, spread over pages with checksums (RFC 3533 §6). One packet of a stream has its comments, among
//! them pictures; it is replaced by one without any.

use super::bytes::take;
use std::sync::LazyLock;

/// Flags of a page.
const CONTINUES_A_PACKET: u8 = 1;
const IS_FIRST: u8 = 2;

/// Where a page's head has its sequence number and its checksum.
const SEQUENCE_AT: usize = 18;
const CHECKSUM_AT: usize = 22;

/// How a codec's streams begin: after the page with their first packet, there is a packet of comments.
struct Codec {
    first: &'static [u8],
    comments: &'static [u8],
    /// The bytes after `comments` of a packet without comments and without the name of the program that made it.
    none: &'static [u8],
    /// The beginning of another packet, before those of sound.
    setup: Option<&'static [u8]>,
}

const CODECS: [Codec; 2] = [
    // Vorbis I, §4.2.1 and §5.2.1.
    Codec {
        first: b"\x01vorbis",
        comments: b"\x03vorbis",
        none: &[0, 0, 0, 0, 0, 0, 0, 0, 1],
        setup: Some(b"\x05vorbis"),
    },
    // Opus, RFC 7845 §5.
    Codec {
        first: b"OpusHead",
        comments: b"OpusTags",
        none: &[0, 0, 0, 0, 0, 0, 0, 0],
        setup: None,
    },
];

struct Page<'b> {
    bytes: &'b [u8],
    flags: u8,
    /// Identifies the stream.
    serial: &'b [u8],
    sequence: u32,
    /// The lengths of the packets' segments. A packet ends with the first that is below 255.
    lacing: &'b [u8],
    content: &'b [u8],
}

/// Whether a file begins as this format does.
pub fn is_ogg(bytes: &[u8]) -> bool {
    bytes.starts_with(b"OggS")
}

/// The file without comments. It may have several streams after each other, but not at the same time. None if it cannot be
/// parsed.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut pages = Vec::new();
    while !rest.is_empty() {
        pages.push(page(&mut rest)?);
    }
    let mut out = Vec::with_capacity(bytes.len());
    for stream in pages.chunk_by(|_, next| next.flags & IS_FIRST == 0) {
        without_comments(stream, &mut out)?;
    }
    Some(out)
}

/// The next page. None if it is damaged: a new checksum would hide that from players.
fn page<'b>(rest: &mut &'b [u8]) -> Option<Page<'b>> {
    let start = *rest;
    let head = take(rest, 27)?;
    let lacing = take(rest, usize::from(*head.get(26)?))?;
    let content = take(rest, lacing.iter().copied().map(usize::from).sum())?;
    let bytes = start.get(..start.len() - rest.len())?;
    let sequence = u32::from_le_bytes(*head.get(SEQUENCE_AT..)?.first_chunk()?);
    let is_whole = is_ogg(head) && head.get(4) == Some(&0);
    (is_whole && numbered(bytes, sequence)? == bytes).then_some(Page {
        bytes,
        flags: *head.get(5)?,
        serial: head.get(14..SEQUENCE_AT)?,
        sequence,
        lacing,
        content,
    })
}

fn without_comments(stream: &[Page<'_>], out: &mut Vec<u8>) -> Option<()> {
    let (first, pages) = stream.split_first()?;
    let is_of_one_stream = pages.iter().all(|page| page.serial == first.serial);
    if first.flags & IS_FIRST == 0 || !is_of_one_stream {
        return None;
    }
    let mut codecs = CODECS.iter();
    let codec = codecs.find(|codec| first.content.starts_with(codec.first))?;
    let count = 1 + usize::from(codec.setup.is_some());
    let (mut packets, page_count) = packets(pages, count, first.sequence)?;
    let mut heads = std::iter::once(codec.comments).chain(codec.setup);
    if !packets
        .iter()
        .all(|packet| heads.next().is_some_and(|head| packet.starts_with(head)))
    {
        return None;
    }
    *packets.first_mut()? = [codec.comments, codec.none].concat();
    out.extend(first.bytes);
    let mut sequence = first.sequence;
    for page in paged(&packets, first.serial)? {
        sequence = sequence.wrapping_add(1);
        out.extend(numbered(&page, sequence)?);
    }
    // A gap between numbers stays one: players then know that something is missing.
    let before = first.sequence.wrapping_add(u32::try_from(page_count).ok()?);
    let fewer_pages = before.wrapping_sub(sequence);
    for page in pages.get(page_count..)? {
        out.extend(numbered(
            page.bytes,
            page.sequence.wrapping_sub(fewer_pages),
        )?);
    }
    Some(())
}

/// The first packets of pages, and how many pages have them. None unless they end with a page, as both codecs require.
/// `before`: the number of the page before.
fn packets(pages: &[Page<'_>], count: usize, before: u32) -> Option<(Vec<Vec<u8>>, usize)> {
    let mut packets = Vec::new();
    let mut packet = Vec::new();
    for (page, index) in pages.iter().zip(1_u32..) {
        let continues = page.flags & CONTINUES_A_PACKET != 0;
        if page.sequence != before.wrapping_add(index) || continues == packet.is_empty() {
            return None;
        }
        let mut content = page.content;
        for length in page.lacing {
            packet.extend(take(&mut content, usize::from(*length))?);
            if *length < 255 {
                packets.push(std::mem::take(&mut packet));
            }
        }
        if packets.len() >= count {
            let is_end = packets.len() == count && page.lacing.last() != Some(&255);
            return is_end.then_some((packets, usize::try_from(index).ok()?));
        }
    }
    None
}

/// Pages with these packets, without sequence numbers and checksums.
fn paged(packets: &[Vec<u8>], serial: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut lacing = Vec::new();
    for packet in packets {
        lacing.extend(std::iter::repeat_n(255, packet.len() / 255));
        lacing.push(u8::try_from(packet.len() % 255).ok()?);
    }
    let content = packets.concat();
    let mut rest = content.as_slice();
    let mut pages = Vec::new();
    let mut flags = 0;
    for lacing in lacing.chunks(255) {
        // How much sound there is before: none, or −1 if no packet ends on the page.
        let position = match lacing.iter().any(|length| *length < 255) {
            true => [0; 8],
            false => [0xff; 8],
        };
        let mut page = [&b"OggS\0"[..], &[flags], &position, serial, &[0; 8]].concat();
        page.push(u8::try_from(lacing.len()).ok()?);
        page.extend(lacing);
        page.extend(take(
            &mut rest,
            lacing.iter().copied().map(usize::from).sum(),
        )?);
        pages.push(page);
        flags = match lacing.last() {
            Some(255) => CONTINUES_A_PACKET,
            _ => 0,
        };
    }
    Some(pages)
}

/// A page with this sequence number and the right checksum.
fn numbered(page: &[u8], sequence: u32) -> Option<Vec<u8>> {
    let mut page = page.to_vec();
    let numbers = page.get_mut(SEQUENCE_AT..CHECKSUM_AT + 4)?;
    let without_checksum = [sequence.to_le_bytes(), [0; 4]].concat();
    numbers.copy_from_slice(&without_checksum);
    let sum = checksum(&page).to_le_bytes();
    page.get_mut(CHECKSUM_AT..CHECKSUM_AT + 4)?
        .copy_from_slice(&sum);
    Some(page)
}

/// A cyclic redundancy check with the polynomial 0x04c11db7, the highest bit first, from 0 and without a final inversion:
/// not the one of PNG and gzip.
pub fn checksum(bytes: &[u8]) -> u32 {
    /// What each value of the highest byte adds.
    static TABLE: LazyLock<[u32; 256]> = LazyLock::new(|| {
        let step = |sum: u32| sum << 1 ^ if sum >> 31 == 1 { 0x04c1_1db7 } else { 0 };
        std::array::from_fn(|byte| (0..8).fold((byte as u32) << 24, |sum, _| step(sum)))
    });
    bytes.iter().fold(0, |sum: u32, byte| {
        let index = (sum >> 24) as u8 ^ byte;
        let added = TABLE.get(usize::from(index)).copied();
        sum << 8 ^ added.unwrap_or_default()
    })
}
