//! Which pictures open in the lightbox, and where their links lead.

use super::picture::is_own_type;
use article::model::{Figure, Media, MediaKind, Source};
use article::url::SafeUrl;

/// Whether a figure is a picture that a click enlarges: not where the newsroom has the click lead elsewhere.
pub fn opens_in_lightbox(figure: &Figure) -> bool {
    figure.media.kind == MediaKind::Image && figure.href.is_none()
}

/// The id of the figure with this number, which is also the fragment that opens the lightbox there.
pub fn picture_id(number: u32) -> String {
    ["img-", &number.to_string()].concat()
}

/// The widest file of the picture's own type, with its width and height.
pub fn largest_file(media: &Media) -> (&SafeUrl, [Option<u32>; 2]) {
    let sources = media.sources.iter();
    let widest = sources
        .filter(|source| is_own_type(media, source) && source.width > media.width)
        .max_by_key(|source| source.width);
    match widest {
        // Where the picture's own size is unknown, it is as likely to be the original.
        Some(source) if media.width.is_some() => (&source.src, size(source, media)),
        _ => (&media.src, [media.width, media.height]),
    }
}

/// A file's size; its height follows from the picture's ratio where it is not given.
fn size(source: &Source, media: &Media) -> [Option<u32>; 2] {
    let scaled = || {
        let (width, own_width) = (u64::from(source.width?), u64::from(media.width?));
        let height = u64::from(media.height?) * width / own_width.max(1);
        u32::try_from(height).ok()
    };
    [source.width, source.height.or_else(scaled)]
}
