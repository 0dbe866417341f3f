//! The picture of an article, as the file that most programs can show.

use super::address::Addresses;
use super::plain::{plain, plain_line};
use article::Article;
use article::caption::CaptionParts;
use article::model::{ArticleId, BlockKind, Figure, Lead, Media, MediaKind};
use article::url::SafeUrl;

/// Widest file that a preview needs, in pixels.
const MAX_WIDTH: u32 = 2400;

/// A picture with its texts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Picture {
    /// Its absolute URL.
    pub src: String,
    /// Its media type, if that is known.
    pub mime: Option<String>,
    /// Its width, in pixels.
    pub width: Option<u32>,
    /// Its height, in pixels.
    pub height: Option<u32>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<String>,
    /// Its caption, without the credit.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

impl Picture {
    /// The picture of an article: the lead picture, a lead film's still, else the first picture of the text, as on fronts.
    pub fn of(addresses: &Addresses, article: &Article) -> Option<Self> {
        let lead = match &article.lead {
            Some(Lead::Figure(figure)) => Some(&**figure),
            _ => None,
        };
        let figures = article.body.iter().flat_map(|block| match &block.kind {
            BlockKind::Figure(figure) => std::slice::from_ref(&**figure),
            BlockKind::Gallery(gallery) => &gallery.figures,
            _ => &[],
        });
        let mut all = lead.into_iter().chain(figures);
        all.find_map(|figure| Self::of_figure(addresses, article, figure))
    }

    /// A figure's picture or still, with its caption and credit. Sounds have none.
    pub fn of_figure(addresses: &Addresses, article: &Article, figure: &Figure) -> Option<Self> {
        let picture = Self::of_media(addresses, &article.id, &figure.media)?;
        let parts = CaptionParts::of(figure);
        let text = |text: &Option<_>| text.as_ref().map(plain).filter(|text| !text.is_empty());
        Some(Self {
            caption: text(&parts.caption),
            credit: text(&parts.credit),
            ..picture
        })
    }

    /// A picture or a film's still, without a caption. `id`: that of its article.
    pub fn of_media(addresses: &Addresses, id: &ArticleId, media: &Media) -> Option<Self> {
        let file = best(media).filter(|file| !is_unshowable(file.mime))?;
        let src = addresses.absolute(file.src, id);
        // Other schemes, such as `tel:`, have no pictures.
        let is_web = src.starts_with("https://") || src.starts_with("http://");
        let alt = media.alt.as_deref().filter(|_| !media.decorative);
        is_web.then(|| Self {
            mime: file.mime.map(str::to_owned),
            width: file.size.map(|(width, _)| width),
            height: file.size.map(|(_, height)| height),
            alt: alt.map(plain_line).filter(|alt| !alt.is_empty()),
            caption: None,
            credit: None,
            src,
        })
    }

    /// Whether programs other than browsers can show it; true if its type is unknown.
    #[cfg(feature = "publish")]
    pub fn is_for_previews(&self) -> bool {
        matches!(
            self.mime.as_deref(),
            None | Some("image/jpeg" | "image/png" | "image/webp" | "image/gif")
        )
    }

    /// Its alternative text, else its caption.
    #[cfg(feature = "publish")]
    pub fn described(&self) -> Option<&str> {
        self.alt.as_deref().or(self.caption.as_deref())
    }
}

/// One file of a picture.
struct File<'a> {
    src: &'a SafeUrl,
    mime: Option<&'a str>,
    size: Option<(u32, u32)>,
}

/// The file that most programs can show: a JPEG before a PNG before anything else, and of these the widest up to
/// [`MAX_WIDTH`]. The first of equals.
fn best(media: &Media) -> Option<File<'_>> {
    let files: Vec<File> = match media.kind {
        MediaKind::Image => {
            // Files without a type are like the picture's own (as in `<picture>`).
            let own = media.mime.as_deref();
            let others = media.sources.iter().map(|source| File {
                mime: source
                    .mime
                    .as_deref()
                    .or_else(|| mime_of(&source.src))
                    .or(own),
                size: source.width.zip(source.height),
                src: &source.src,
            });
            let first = File {
                mime: own.or_else(|| mime_of(&media.src)),
                size: media.width.zip(media.height),
                src: &media.src,
            };
            std::iter::once(first).chain(others).collect()
        }
        MediaKind::Video => {
            let src = media.poster.as_ref()?;
            vec![File {
                mime: mime_of(src),
                size: media.width.zip(media.height),
                src,
            }]
        }
        MediaKind::Audio => Vec::new(),
    };
    let rank = |file: &File| {
        let width = file.size.map_or(0, |(width, _)| width);
        let useful = if width <= MAX_WIDTH { width } else { 0 };
        (compatibility(file.mime), useful)
    };
    files.into_iter().rev().max_by_key(rank)
}

/// Whether most browsers cannot show a type.
fn is_unshowable(mime: Option<&str>) -> bool {
    const TYPES: [&str; 6] = [
        "image/heic",
        "image/heif",
        "image/jp2",
        "image/jxl",
        "image/tiff",
        "image/vnd.adobe.photoshop",
    ];
    mime.is_some_and(|mime| TYPES.contains(&mime))
}

fn compatibility(mime: Option<&str>) -> u8 {
    match mime {
        Some("image/jpeg") => 4,
        Some("image/png") => 3,
        Some("image/webp" | "image/gif") | None => 2,
        Some("image/svg+xml") => 1,
        Some(_) => 0,
    }
}

/// A media type by an address's ending.
pub fn mime_of(src: &SafeUrl) -> Option<&'static str> {
    let path = src.as_str().split(['?', '#']).next()?;
    let ending = path.rsplit('/').next()?.rsplit_once('.')?.1;
    Some(match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "avif" => "image/avif",
        "bmp" => "image/bmp",
        "heic" | "heif" | "hif" => "image/heic",
        "ico" => "image/x-icon",
        "jp2" | "j2k" => "image/jp2",
        "jxl" => "image/jxl",
        "psd" | "psb" => "image/vnd.adobe.photoshop",
        "tif" | "tiff" => "image/tiff",
        _ => return None,
    })
}
