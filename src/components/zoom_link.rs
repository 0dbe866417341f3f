//! Which pictures open in the lightbox, and the ids and files that their links need.

use super::picture::is_own_type;
use article::model::{Figure, Media, MediaKind, Source};
use article::url::SafeUrl;

/// Whether a figure opens in the lightbox: it is a picture without a link of its own.
pub fn opens_in_lightbox(figure: &Figure) -> bool {
    figure.media.kind == MediaKind::Image && figure.href.is_none()
}

/// The id of the figure with this number, and the fragment that opens the lightbox at it: `img-3`.
pub fn picture_id(number: u32) -> String {
    ["img-", &number.to_string()].concat()
}

/// The widest file of the picture's main media type, with its width and height.
pub fn largest_file(media: &Media) -> (&SafeUrl, [Option<u32>; 2]) {
    let sources = media.sources.iter();
    let widest = sources
        .filter(|source| is_own_type(media, source) && source.width > media.width)
        .max_by_key(|source| source.width);
    match widest {
        // A file of unknown size is probably the original.
        Some(source) if media.width.is_some() => (&source.src, size(source, media)),
        _ => (&media.src, [media.width, media.height]),
    }
}

/// The width and height of a source. A missing height is computed from the picture's aspect ratio.
fn size(source: &Source, media: &Media) -> [Option<u32>; 2] {
    let scaled = || {
        let (width, own_width) = (u64::from(source.width?), u64::from(media.width?));
        let height = u64::from(media.height?) * width / own_width.max(1);
        u32::try_from(height).ok()
    };
    [source.width, source.height.or_else(scaled)]
}
