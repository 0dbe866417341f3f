//! Videos and audio.

use super::files::{MAX_SOURCES, is_placeholder};
use super::media::{Medium, alt};
use super::size::side;
use super::tree::Id;
use super::walk::Walk;
use crate::import::language;
use crate::model::{Media, MediaKind, Source, Track};

impl Walk<'_> {
    /// A video or audio element with its files; the first is the default.
    pub(super) fn video(&mut self, id: Id, kind: MediaKind) -> Option<Medium> {
        let tree = self.tree;
        let mut files = Vec::new();
        let elements =
            std::iter::once(id).chain(tree.elements(id).filter(|id| tree.name(*id) == "source"));
        for element in elements.take(MAX_SOURCES) {
            let Some(src) = tree
                .first_attribute(element, &["src", "data-src"])
                .and_then(|src| self.place.file(src))
            else {
                continue;
            };
            let mime = tree
                .attribute(element, "type")
                .map(|mime| mime.split(';').next().unwrap_or(mime).trim());
            let mime = mime
                .filter(|mime| mime.contains('/') && mime.len() <= 60)
                .map(str::to_owned);
            if files.iter().all(|known: &Source| known.src != src) {
                files.push(Source {
                    src,
                    width: None,
                    height: None,
                    mime,
                });
            }
        }
        if files.is_empty() {
            self.left_out.insert("videos or audio files without a URL");
            return None;
        }
        let first = files.remove(0);
        let mut media = Media::image(first.src);
        media.kind = kind;
        media.mime = first.mime;
        media.sources = files;
        if kind == MediaKind::Video {
            let sides = tree
                .attribute(id, "width")
                .and_then(side)
                .zip(tree.attribute(id, "height").and_then(side));
            (media.width, media.height) = sides.unzip();
            let poster = tree
                .first_attribute(id, &["poster", "data-poster"])
                .filter(|poster| !is_placeholder(poster));
            media.poster = poster.and_then(|poster| self.place.file(poster));
        }
        media.alt = tree.attribute(id, "aria-label").and_then(alt);
        let tracks = tree
            .elements(id)
            .filter(|id| tree.name(*id) == "track")
            .take(MAX_SOURCES);
        media.tracks = tracks
            .filter_map(|track| {
                let kind = tree
                    .attribute(track, "kind")
                    .map(|kind| kind.trim().to_ascii_lowercase());
                let kind = kind.filter(|kind| {
                    matches!(
                        kind.as_str(),
                        "subtitles" | "captions" | "descriptions" | "chapters"
                    )
                });
                Some(Track {
                    src: self.place.file(tree.attribute(track, "src")?)?,
                    kind,
                    lang: tree.attribute(track, "srclang").and_then(language::tag),
                    label: tree.attribute(track, "label").and_then(alt),
                })
            })
            .collect();
        Some(Medium::Media(Box::new(media)))
    }
}
