//! How large a document may be. Past a limit it is refused with a typed error, never with a crash.

/// A document's size, in bytes (8 MiB).
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Blocks in a document, all levels counted together.
pub const MAX_BLOCKS: usize = 50_000;

/// How deep blocks may stand in blocks.
pub const MAX_NESTING: usize = 32;

/// A URL's length, in bytes (4 KiB).
pub const MAX_URL_BYTES: usize = 4 * 1024;

/// Cells that one table cell may span. Browsers clamp `colspan` at 1,000.
pub const MAX_SPAN: u16 = 1000;

/// A picture's width or height, in CSS pixels. Anything larger is a typing error.
pub const MAX_PIXELS: u32 = 100_000;
