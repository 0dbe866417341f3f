//! What fronts need of an article.

use article::import::slug;
use article::index::Item;
use article::model::{Article, BlockKind, Figure, Lead, Media, MediaKind, Tag};

/// An article's item, and the fronts it stands on.
pub struct Story {
    /// What fronts show.
    pub item: Item,
    /// Seconds since 1970: what fronts are sorted by.
    pub published: i64,
    /// Ids of its regions.
    pub regions: Vec<String>,
    /// Slugs and names of its tags.
    pub tags: Vec<(String, String)>,
}

impl Story {
    /// What fronts need of an article. One without a date stands on no front: a page such as "About us".
    pub fn of(article: &Article) -> Option<Self> {
        let published = article.published?.epoch_seconds();
        let image = image(article).cloned().map(as_picture);
        let tags = article
            .tags
            .iter()
            .map(|tag| (tag_slug(tag), tag.name.clone()))
            .collect();
        Some(Self {
            published,
            tags,
            regions: article.regions.clone(),
            item: Item {
                image,
                id: article.id.clone(),
                lang: article.lang.clone(),
                section: article.section.clone(),
                kicker: article.kicker.clone(),
                headline: article.headline.clone(),
                deck: article.deck.clone(),
                published: article.published,
                updated: article.updated,
                live: article.live,
                access: article.access,
            },
        })
    }
}

/// `snow` of a tag that leads to `/tag/snow/` or `/fr/tag/snow/`, else made from its name.
pub fn tag_slug(tag: &Tag) -> String {
    let own = tag
        .url
        .as_ref()
        .filter(|url| url.is_relative())
        .and_then(|url| {
            let path = url.as_str().split(['?', '#']).next()?;
            let segments: Vec<&str> = path
                .split('/')
                .filter(|segment| !segment.is_empty())
                .collect();
            match segments.as_slice() {
                ["tag", own] | [_, "tag", own] => Some((*own).to_owned()),
                _ => None,
            }
        });
    own.filter(|own| article::model::ArticleId::parse(own).is_some())
        .unwrap_or_else(|| slug(&tag.name))
}

/// The lead picture, a lead film's still, else the first picture of the body.
fn image(article: &Article) -> Option<&Media> {
    let lead = match &article.lead {
        Some(Lead::Figure(figure)) => Some(&**figure),
        _ => None,
    };
    lead.into_iter()
        .chain(article.body.iter().flat_map(figures))
        .map(|figure| &figure.media)
        .find(|media| {
            media.kind == MediaKind::Image
                || (media.kind == MediaKind::Video && media.poster.is_some())
        })
}

fn figures(block: &article::model::Block) -> &[Figure] {
    match &block.kind {
        BlockKind::Figure(figure) => std::slice::from_ref(figure),
        BlockKind::Gallery(gallery) => &gallery.figures,
        _ => &[],
    }
}

/// A front shows a film's still.
fn as_picture(media: Media) -> Media {
    match (media.kind, media.poster) {
        (MediaKind::Video, Some(poster)) => Media {
            width: media.width,
            height: media.height,
            alt: media.alt,
            decorative: media.decorative,
            focus: media.focus,
            ..Media::image(poster)
        },
        (_, poster) => Media { poster, ..media },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::url::SafeUrl;

    #[test]
    fn tags_are_named_by_their_url_or_by_their_words() {
        let check = |name: &str, url: &str, expected: &str| {
            let tag = Tag {
                name: name.to_owned(),
                url: SafeUrl::parse(url).ok(),
            };
            assert_eq!(tag_slug(&tag), expected, "{name} {url}");
        };
        check("Snow", "/tag/winter/", "winter");
        check("Neige", "/fr/tag/neige", "neige");
        check("Snow", "../../tag/winter/", "snow");
        check("Snow", "", "snow");
        check("Snow & ice", "https://elsewhere.example/tag/x/", "snow-ice");
        check("Snow", "/tag/Winter/", "snow");
        check("Snow", "/world/snow/", "snow");
    }
}
