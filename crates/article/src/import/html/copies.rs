//! Copies of a picture within one figure.

use super::super::same_picture::{key, stated_width};
use super::media::Medium;
use super::tree::{Id, Tree};
use crate::model::MediaKind;

/// Parts of the class names of blurred copies.
const BLURRED: &[&str] = &["blur", "placeholder", "lqip"];

/// Whether a picture is a blurred copy that is displayed while the real one loads.
pub(super) fn is_blurred(tree: &Tree, id: Id) -> bool {
    let mut classes = tree.classes(id);
    classes.any(|class| BLURRED.iter().any(|name| class.contains(name)))
}

/// Removes consecutive copies of a picture, such as blurred ones. Keeps the widest copy, or the first if no width is known.
/// Returns the removed elements.
pub(super) fn remove(media: &mut Vec<(Id, Medium)>) -> Vec<Id> {
    let picture = |medium: &Medium| match medium {
        Medium::Media(media) if media.kind == MediaKind::Image => {
            let widths = media.sources.iter().map(|source| source.width);
            let width = widths.max().flatten().or(media.width);
            let width = width.or_else(|| stated_width(&media.src));
            Some((key(&media.src), width))
        }
        _ => None,
    };
    let mut removed = Vec::new();
    let mut kept: Vec<(Id, Medium)> = Vec::new();
    let mut last = None;
    for here in media.drain(..) {
        let own = picture(&here.1);
        let is_copy = matches!((&last, &own), (Some((a, _)), Some((b, _))) if a == b);
        match kept.last_mut().filter(|_| is_copy) {
            Some(before)
                if own.as_ref().map(|(_, width)| *width)
                    > last.as_ref().map(|(_, width)| *width) =>
            {
                removed.push(std::mem::replace(before, here).0);
                last = own;
            }
            Some(_) => removed.push(here.0),
            None => {
                kept.push(here);
                last = own;
            }
        }
    }
    *media = kept;
    removed
}
