//! What stands below an article: corrections, who wrote it, tags, related stories, rights.

use super::Setting;
use super::article_view::time;
use super::card::card;
use super::inline::{inline, inline_in, line};
use super::picture::thumbnail;
use super::writer::{Writer, el};
use article::Article;
use article::model::Author;

/// The article's foot.
pub fn foot(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    let words = setting.words();
    el!(w, "footer", [key = "foot", "class" = "article__foot"], {
        if !article.corrections.is_empty() {
            part(
                w,
                "corrections",
                "corrections-heading",
                words.corrections,
                &|w| {
                    corrections(w, setting, article);
                },
            );
        }
        for author in &article.authors {
            // Where the newsroom says more than a name.
            if author.bio.is_some() || (article.authors.len() > 1 && author.role.is_some()) {
                el!(w, "div", ["class" = "author"], about(w, setting, author));
            }
        }
        if !article.tags.is_empty() {
            part(w, "tags", "tags-heading", words.tags, &|w| {
                tags(w, setting, article)
            });
        }
        if !article.related.is_empty() {
            part(w, "related", "related-heading", words.related, &|w| {
                el!(w, "div", ["class" = "related__cards"], {
                    for it in &article.related {
                        card(w, setting, it);
                    }
                });
            });
        }
        line(w, "article__rights", article.rights.as_deref());
    });
}

/// A section with its heading.
fn part(
    w: &mut Writer,
    class: &'static str,
    heading_id: &'static str,
    heading: &'static str,
    content: &dyn Fn(&mut Writer),
) {
    el!(
        w,
        "section",
        ["class" = class, "aria-labelledby" = heading_id],
        {
            el!(w, "h2", ["id" = heading_id], w.words(heading));
            content(w);
        }
    );
}

fn corrections(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    for correction in &article.corrections {
        el!(w, "p", [], {
            if let Some(date) = correction.date {
                time(w, setting, date);
                w.words(" ");
            }
            inline(w, setting, &correction.text);
        });
    }
}

fn tags(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    el!(w, "ul", [], {
        for tag in &article.tags {
            el!(
                w,
                "li",
                [],
                match &tag.url {
                    Some(url) => el!(w, "a", ["href" = setting.address(url)], w.text(&tag.name)),
                    None => el!(w, "span", [], w.text(&tag.name)),
                }
            );
        }
    });
}

fn about(w: &mut Writer, setting: &Setting<'_>, author: &Author) {
    thumbnail(w, setting, "author__image", ("64", "64"), &author.image);
    el!(w, "div", [], {
        el!(
            w,
            "p",
            ["class" = "author__name"],
            match &author.url {
                Some(url) => el!(
                    w,
                    "a",
                    ["href" = setting.address(url)],
                    w.text(&author.name)
                ),
                None => w.text(&author.name),
            }
        );
        line(w, "author__role", author.role.as_deref());
        inline_in(w, setting, "p", "author__bio", &author.bio);
    });
}
