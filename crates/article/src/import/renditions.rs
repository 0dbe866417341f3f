//! The files of one picture in several sizes: chooses one, and others with the same content.

use crate::model::{Media, Source as File};

/// Wider files are for printing or for very large screens.
pub(super) const MAX_WIDTH: u32 = 2000;

/// Width and height in pixels, if both are known.
pub(super) type Sides = Option<(u32, u32)>;

/// Whether two files have the same aspect ratio, so that neither was cropped from the other. Small files' sides are
/// rounded to whole pixels: 100 × 67 is 3:2.
pub(super) fn is_same_shape(a: Sides, b: Sides) -> bool {
    const TOLERANCE: f64 = 0.02;
    let ratio = |(width, height): (u32, u32)| f64::from(width) / f64::from(height.max(1));
    match (a.map(ratio), b.map(ratio)) {
        (Some(a), Some(b)) => (a / b - 1.0).abs() < TOLERANCE,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The widest file suitable for a page, else the narrowest.
pub(super) fn widest(files: &[File]) -> Option<&File> {
    let fitting = files.iter().filter(|file| file.width <= Some(MAX_WIDTH));
    let widest = fitting.max_by_key(|file| file.width);
    widest.or_else(|| files.iter().min_by_key(|file| file.width))
}

/// Adds the other widths of `media`, from the narrowest.
pub(super) fn add_sizes(media: &mut Media, mut files: Vec<File>) {
    let sides = media.width.zip(media.height);
    files.retain(|file| {
        is_same_shape(file.width.zip(file.height), sides)
            && file.src != media.src
            && file.width != media.width
            && file.width <= media.width.max(Some(MAX_WIDTH))
    });
    files.sort_by_key(|file| file.width);
    files.dedup_by(|a, b| a.src == b.src || a.width == b.width);
    media.sources = files;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::SafeUrl;

    fn file((width, height): (u32, u32)) -> File {
        File {
            src: SafeUrl::parse(&format!("/{width}x{height}.jpg")).expect("a safe URL"),
            width: Some(width),
            height: Some(height),
            mime: None,
        }
    }

    #[test]
    fn sizes_have_the_same_aspect_ratio() {
        let sides = [
            (5000, 3333),
            (1500, 1000),
            (300, 300),
            (1499, 999),
            (100, 67),
            (1500, 1000),
        ];
        let files: Vec<File> = sides.into_iter().map(file).collect();
        let shown = widest(&files).expect("a file").clone();
        assert_eq!(shown, file((1500, 1000)));
        let mut media = Media::image(shown.src);
        (media.width, media.height) = (shown.width, shown.height);
        add_sizes(&mut media, files);
        assert_eq!(media.sources, [(100, 67), (1499, 999)].map(file));
        let for_print = [(5000, 3333), (4000, 2667)].map(file);
        assert_eq!(widest(&for_print), Some(&for_print[1]));
    }

    #[test]
    fn aspect_ratios_may_differ_by_two_percent() {
        assert!(is_same_shape(Some((1200, 800)), Some((100, 67))));
        assert!(is_same_shape(Some((1200, 800)), Some((1216, 800))));
        assert!(!is_same_shape(Some((1200, 800)), Some((1230, 800))));
        assert!(!is_same_shape(Some((1200, 800)), Some((1200, 675))));
        assert!(!is_same_shape(Some((1200, 800)), None));
    }
}
