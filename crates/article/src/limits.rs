//! The limits of a document. A document over a limit is refused with a typed error.

/// Maximal size of a document, in bytes (8 MiB).
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Maximal number of blocks in a document, all levels counted.
pub const MAX_BLOCKS: usize = 50_000;

/// Maximal nesting of blocks.
pub const MAX_NESTING: usize = 32;

/// Maximal length of a URL, in bytes (4 KiB).
pub const MAX_URL_BYTES: usize = 4 * 1024;

/// Maximal columns or rows that a table cell spans. Browsers clamp `colspan` at 1,000.
pub const MAX_SPAN: u16 = 1000;

/// Maximal width or height of a picture, in CSS pixels. Anything larger is a typing error.
pub const MAX_PIXELS: u32 = 100_000;
