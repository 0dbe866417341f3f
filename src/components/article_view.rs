//! The article: section label, kicker, headline, deck, byline, times, lead, text, and what stands below it.

use super::article_foot::foot;
use super::inline::{inline, inline_in, line, present};
use super::picture::Urgency;
use super::writer::{Writer, el};
use super::{HEADING_ID, Setting, block, embed, figure, updates};
use crate::route::Front;
use crate::text::{around, fill};
use article::Article;
use article::date::Timestamp;
use article::embed::label;
use article::model::{Access, Author, Lead, Live, Section};

/// The article. Its parts have keys: one that a newer version of it adds does not move the others.
pub fn article_view(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    let lang = article.lang.as_str().to_owned();
    let dir = article.direction().as_str();
    el!(
        w,
        "article",
        [
            key = article.id.as_str(),
            "class" = "article",
            "lang" = lang,
            "dir" = dir
        ],
        {
            el!(
                w,
                "header",
                [key = "head", "class" = "article__head"],
                head(w, setting, article)
            );
            if let Some(lead) = &article.lead {
                el!(
                    w,
                    "div",
                    [key = "lead", "class" = "article__lead"],
                    match lead {
                        Lead::Figure(it) => figure::figure(w, setting, it, Urgency::Lead),
                        Lead::Embed(it) => embed::embed(w, setting, it),
                    }
                );
            }
            el!(
                w,
                "div",
                [key = "body", "class" = "article__body"],
                block::body(w, setting, &article.body)
            );
            partial(w, setting, article);
            updates::updates(w, setting, article.live, &article.updates);
            foot(w, setting, article);
        }
    );
}

fn head(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    let is_live = article.live == Some(Live::Live);
    if article.section.is_some() || is_live {
        el!(w, "p", [key = "section", "class" = "article__section"], {
            if is_live {
                live_label(w, setting);
            }
            if let Some(section) = &article.section {
                section_label(w, setting, section);
            }
        });
    }
    if let Some(kicker) = &article.kicker {
        el!(
            w,
            "p",
            [key = "kicker", "class" = "article__kicker"],
            w.text(kicker)
        );
    }
    el!(
        w,
        "h1",
        [
            key = "headline",
            "class" = "article__headline",
            "id" = HEADING_ID,
            "tabindex" = "-1"
        ],
        inline(w, setting, &article.headline)
    );
    if let Some(deck) = present(&article.deck) {
        el!(
            w,
            "p",
            [key = "deck", "class" = "article__deck"],
            inline(w, setting, deck)
        );
    }
    el!(
        w,
        "div",
        [key = "meta", "class" = "article__meta"],
        meta(w, setting, article)
    );
}

/// The word for what is going on now.
pub fn live_label(w: &mut Writer, setting: &Setting<'_>) {
    el!(
        w,
        "span",
        ["class" = "label label--live"],
        w.words(setting.words().live)
    );
    w.words(" ");
}

/// The section's name, a link where the portal has such a front.
pub fn section_label(w: &mut Writer, setting: &Setting<'_>, section: &Section) {
    if setting.site.sections.contains(&section.id) {
        let front = setting.front(Front::Section(section.id.clone()));
        el!(w, "a", ["href" = front], w.text(&section.name));
    } else {
        el!(w, "span", [], w.text(&section.name));
    }
}

/// A moment, in words and for machines.
pub fn time(w: &mut Writer, setting: &Setting<'_>, at: Timestamp) {
    el!(
        w,
        "time",
        ["datetime" = at.to_string()],
        w.owned(setting.language.timestamp(at))
    );
}

fn meta(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    let words = setting.words();
    byline(w, setting, article);
    line(w, "article__dateline", article.dateline.as_deref());
    let updated = article.updated.filter(|at| Some(*at) != article.published);
    for (label, at) in [
        (words.published, article.published),
        (words.updated, updated),
    ] {
        if let Some(at) = at {
            el!(w, "p", ["class" = "article__time"], {
                w.words(label);
                w.words(" ");
                time(w, setting, at);
            });
        }
    }
}

/// The newsroom's own line, else one made of the authors, else the publisher's name.
fn byline(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    const CLASS: &str = "article__byline";
    let by = setting.words().by;
    match article.authors.as_slice() {
        _ if present(&article.byline).is_some() => {
            inline_in(w, setting, "p", CLASS, &article.byline);
        }
        [] => line(
            w,
            CLASS,
            article
                .publisher
                .as_ref()
                .map(|publisher| publisher.name.as_str()),
        ),
        // One author's name can lead to their page; one text node a link, so that it is read as one.
        [
            Author {
                name,
                url: Some(url),
                ..
            },
        ] => el!(w, "p", ["class" = CLASS], {
            let (before, after) = around(by);
            w.words(before);
            el!(w, "a", ["href" = setting.address(url)], w.text(name));
            w.words(after);
        }),
        authors => {
            let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
            line(
                w,
                CLASS,
                Some(&fill(by, &setting.language.join_names(&names))),
            );
        }
    }
    if let [only] = article.authors.as_slice() {
        line(w, "article__role", only.role.as_deref());
    }
}

/// Where a story is not whole, the page says so and leads to the rest.
fn partial(w: &mut Writer, setting: &Setting<'_>, article: &Article) {
    if article.access == Access::Free {
        return;
    }
    let words = setting.words();
    el!(w, "p", [key = "partial", "class" = "article__partial"], {
        w.words(words.partial);
        let Some(url) = &article.url else { return };
        let publisher = article.publisher.as_ref().map(|p| p.name.as_str());
        if let Some(name) = publisher.or_else(|| label(url)) {
            w.words(" ");
            el!(
                w,
                "a",
                ["href" = setting.address(url)],
                w.owned(fill(words.continue_at, name))
            );
        }
    });
}
