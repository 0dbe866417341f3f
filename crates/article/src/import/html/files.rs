//! The files of a picture: the picture itself (from `src` or an attribute for lazy loading; placeholders are skipped), and
//! the same picture in other widths. Files for other conditions (dark mode, print, another crop) are left out.

use super::super::renditions::is_same_shape;
use super::super::same_picture::key;
use super::size::side;
use super::srcset;
use super::tree::Id;
use super::walk::Walk;
use crate::model::Source;
use crate::url::SafeUrl;
use lazy::{COPIES, LAZY, SETS, is_address};
use screens::{Screens, screens};
use stated::{stated_sides, stated_width};

mod lazy;
mod screens;
mod stated;

pub(super) use lazy::is_placeholder;

/// Maximal number of files kept for a picture.
pub(super) const MAX_SOURCES: usize = 24;
/// Maximal width of the default file, in pixels; wider files are for large screens.
const MAX_WIDTH: u32 = 1600;
/// Maximal width of a preview, in pixels.
const MAX_PREVIEW_WIDTH: u32 = 100;

/// A picture's files.
#[derive(Default)]
pub(super) struct Files {
    pub(super) src: Option<SafeUrl>,
    pub(super) sources: Vec<Source>,
}

/// A file in a `srcset`.
struct File {
    src: SafeUrl,
    width: Option<u32>,
    density: f32,
    mime: Option<String>,
}

impl Walk<'_> {
    /// The files of an `img`, or of a `picture` with its `img`.
    pub(super) fn files(&self, id: Id, img: Option<Id>) -> Files {
        let tree = self.tree;
        let mut files: Vec<File> = Vec::new();
        let mut light = None;
        let mut partial: Vec<(Id, u32, Vec<File>)> = Vec::new();
        for source in tree.elements(id).filter(|id| tree.name(*id) == "source") {
            let media = tree.attribute(source, "media").unwrap_or_default();
            match screens(media) {
                Screens::Others => {}
                Screens::Widths(from) => partial.push((source, from, self.set(source))),
                Screens::All => files.extend(self.set(source)),
                Screens::Light => {
                    let set = self.set(source);
                    light = light.or(set.first().map(|file| file.src.clone()));
                    files.extend(set);
                }
            }
        }
        let shown = img.and_then(|img| tree.attribute(img, "width").and_then(side));
        let mut own = light.clone();
        if let Some(img) = img.filter(|_| light.is_none()) {
            own = self.address(img);
            files.extend(self.set(img));
        }
        for file in &mut files {
            let by_density = shown.map(|width| f64::from(width) * f64::from(file.density));
            let by_density = by_density.filter(|_| file.density > 0.0);
            file.width = file
                .width
                .or_else(|| stated_width(file.src.as_str()))
                .or(by_density.map(|width| width.round() as u32));
        }
        let widest = files.iter().filter_map(|file| file.width).max();
        if own.as_ref().is_some_and(|own| is_preview(own, widest)) {
            own = None;
        }
        let has_densities = files.iter().any(|file| file.density > 0.0);
        if let Some(own) = own.clone().filter(|_| has_densities) {
            let width = stated_width(own.as_str()).or(shown);
            files.insert(
                0,
                File {
                    src: own,
                    width,
                    density: 1.0,
                    mime: None,
                },
            );
        }
        self.add_partial(partial, img, own.as_ref(), &mut files);
        let src = own
            .or_else(|| chosen(&files))
            .map(|src| sharpest(src, &files));
        // Sets may also contain square thumbnails.
        let sides = src.as_ref().and_then(|src| stated_sides(src.as_str()));
        let shape = sides.or_else(|| self.sides(img?));
        files.retain(|file| {
            let sides = stated_sides(file.src.as_str());
            sides.is_none() || shape.is_none() || is_same_shape(sides, shape)
        });
        Files {
            src,
            sources: sources(files),
        }
    }

    /// Adds those of the files for certain screen widths (`partial`) that show the same crop of the picture. If there is no
    /// other file, adds those for the widest screens.
    fn add_partial(
        &self,
        partial: Vec<(Id, u32, Vec<File>)>,
        img: Option<Id>,
        own: Option<&SafeUrl>,
        files: &mut Vec<File>,
    ) {
        let first = own.or(files.first().map(|file| &file.src)).cloned();
        let (Some(first), Some(img)) = (first, img) else {
            let widest = partial.into_iter().rev().max_by_key(|(_, from, _)| *from);
            return files.extend(widest.into_iter().flat_map(|(_, _, set)| set));
        };
        let has_set = files.iter().any(|file| file.width.is_some());
        let shown = self.tree.attribute(img, "width").and_then(side);
        let width = own.and_then(|own| stated_width(own.as_str()).or(shown));
        let mut fitting: Vec<File> = Vec::new();
        for (source, _, set) in partial {
            let same = |file: &File| self.is_same_crop(source, file, img, &first);
            fitting.extend(set.into_iter().filter(same));
        }
        for file in &mut fitting {
            file.width = file.width.or_else(|| stated_width(file.src.as_str()));
        }
        fitting.retain(|file| file.width.is_some());
        if fitting.is_empty() || (!has_set && own.is_some() && width.is_none()) {
            return;
        }
        // A browser chooses from the set only, so the set must contain the picture itself.
        if let Some(src) = own.filter(|_| !has_set) {
            files.push(File {
                src: src.clone(),
                width,
                density: 0.0,
                mime: None,
            });
        }
        files.extend(fitting);
    }

    /// The `width` and `height` attributes of an element, if it has both.
    pub(super) fn sides(&self, id: Id) -> Option<(u32, u32)> {
        let of = |name| self.tree.attribute(id, name).and_then(side);
        of("width").zip(of("height"))
    }

    /// Whether a file for certain screens shows the same picture in the same shape.
    fn is_same_crop(&self, source: Id, file: &File, img: Id, own: &SafeUrl) -> bool {
        let (here, there) = (self.sides(source), self.sides(img));
        if here.is_some() && there.is_some() {
            return is_same_shape(here, there);
        }
        let (a, b) = (file.src.as_str(), own.as_str());
        key(&file.src) == key(own) && is_same_shape(stated_sides(a), stated_sides(b))
    }

    /// The files in the `srcset` of an element, or in its equivalents for lazy loading.
    fn set(&self, id: Id) -> Vec<File> {
        let tree = self.tree;
        let mime = tree
            .attribute(id, "type")
            .filter(|mime| mime.starts_with("image/") && mime.len() <= 40);
        let sets = SETS.iter().filter_map(|name| tree.attribute(id, name));
        let candidates = sets.flat_map(srcset::candidates);
        let candidates = candidates.filter(|candidate| !is_placeholder(candidate.address));
        let files = candidates.filter_map(|candidate| {
            Some(File {
                src: self.place.file(candidate.address)?,
                width: candidate.width,
                density: candidate.density,
                mime: mime.map(str::to_owned),
            })
        });
        files.collect()
    }

    /// The URL of an `img` outside its `srcset`.
    fn address(&self, img: Id) -> Option<SafeUrl> {
        let tree = self.tree;
        let first = |names: &[&str]| {
            let mut values = names.iter().filter_map(|name| tree.attribute(img, name));
            values.find_map(|value| self.place.file(value).filter(|_| is_address(value)))
        };
        let own = tree
            .attribute(img, "src")
            .filter(|src| !is_placeholder(src))
            .and_then(|src| self.place.file(src));
        first(LAZY).or(own).or_else(|| first(COPIES))
    }
}

/// The widest file up to [`MAX_WIDTH`], else the narrowest. Prefers files without a media type, which all browsers support.
fn chosen(files: &[File]) -> Option<SafeUrl> {
    let fitting = files
        .iter()
        .filter(|file| file.width.is_none_or(|width| width <= MAX_WIDTH));
    let widest = fitting.max_by_key(|file| (file.mime.is_none(), file.width));
    let narrowest = || files.iter().min_by_key(|file| file.width);
    widest.or_else(narrowest).map(|file| file.src.clone())
}

/// The densest file up to 3x if no file has a width, else `src`.
fn sharpest(src: SafeUrl, files: &[File]) -> SafeUrl {
    if files.iter().any(|file| file.width.is_some()) {
        return src;
    }
    let dense = files
        .iter()
        .filter(|file| file.mime.is_none() && file.density > 1.0 && file.density <= 3.0);
    let densest = dense.max_by(|a, b| a.density.total_cmp(&b.density));
    densest.map_or(src, |file| file.src.clone())
}

fn sources(files: Vec<File>) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for file in files.into_iter().filter(|file| file.width.is_some()) {
        if sources.len() < MAX_SOURCES && sources.iter().all(|known| known.src != file.src) {
            sources.push(Source {
                src: file.src,
                width: file.width,
                height: None,
                mime: file.mime,
            });
        }
    }
    sources
}

/// Whether a file is a preview: it is small, and another file is more than twice as wide.
fn is_preview(own: &SafeUrl, widest: Option<u32>) -> bool {
    let width = stated_width(own.as_str());
    width.is_some_and(|width| {
        width <= MAX_PREVIEW_WIDTH && widest.is_some_and(|widest| widest > 2 * width)
    })
}
