//! The article: section label, kicker, headline, deck, byline, times, lead, text, corrections, tags, related.

use super::inline::{inline, inline_some};
use super::picture::Urgency;
use super::{HEADING_ID, Setting, block, card, embed, figure, updates};
use crate::route::{Front, Route};
use crate::text::fill;
use article::Article;
use article::date::Timestamp;
use article::embed::label;
use article::model::{Access, Lead, Live, Section};
use yew::prelude::*;

/// The article.
pub fn article_view(setting: Setting<'_>, article: &Article) -> Html {
    let lead = article.lead.as_ref().map(|lead| match lead {
        Lead::Figure(it) => figure::figure(setting, it, Urgency::Lead),
        Lead::Embed(it) => embed::embed(setting, it),
    });
    html! {
        <article
            key={article.id.as_str().to_owned()}
            class="article"
            lang={article.lang.as_str().to_owned()}
            dir={article.direction().as_str()}
        >
            <header class="article__head">
                { labels(setting, article) }
                <h1 class="article__headline" id={HEADING_ID} tabindex="-1">{ inline(setting, &article.headline) }</h1>
                if let Some(deck) = inline_some(setting, article.deck.as_ref()) {
                    <p class="article__deck">{ deck }</p>
                }
                { meta(setting, article) }
            </header>
            if let Some(lead) = lead {
                <div class="article__lead">{ lead }</div>
            }
            <div class="article__body">{ block::body(setting, &article.body) }</div>
            { partial(setting, article) }
            { updates::updates(setting, article.live, &article.updates) }
            { foot(setting, article) }
        </article>
    }
}

fn labels(setting: Setting<'_>, article: &Article) -> Html {
    html! {
        <>
            if article.section.is_some() || article.live == Some(Live::Live) {
                <p class="article__section">
                    if article.live == Some(Live::Live) {
                        <span class="label label--live">{ setting.words().live }</span>{ " " }
                    }
                    if let Some(section) = &article.section {
                        { section_label(setting, section) }
                    }
                </p>
            }
            if let Some(kicker) = &article.kicker {
                <p class="article__kicker">{ kicker }</p>
            }
        </>
    }
}

/// The section's name, a link where the portal has such a front.
pub fn section_label(setting: Setting<'_>, section: &Section) -> Html {
    let name = section.name.clone();
    if !setting.site.sections.contains(&section.id) {
        return html! { <span>{ name }</span> };
    }
    let front = Route::front(Front::Section(section.id.clone()), setting.language);
    html! { <a href={front.path(setting.site)}>{ name }</a> }
}

fn meta(setting: Setting<'_>, article: &Article) -> Html {
    let words = setting.words();
    let time = |label: &'static str, at: Timestamp| {
        html! {
            <p class="article__time">
                { label }{ " " }<time datetime={at.to_string()}>{ setting.language.timestamp(at) }</time>
            </p>
        }
    };
    let updated = article.updated.filter(|at| Some(*at) != article.published);
    html! {
        <div class="article__meta">
            { byline(setting, article) }
            if let Some(dateline) = &article.dateline {
                <p class="article__dateline">{ dateline }</p>
            }
            if let Some(at) = article.published {
                { time(words.published, at) }
            }
            if let Some(at) = updated {
                { time(words.updated, at) }
            }
        </div>
    }
}

/// The newsroom's own line, else one made of the authors, else the publisher's name.
fn byline(setting: Setting<'_>, article: &Article) -> Html {
    let words = setting.words();
    if let Some(byline) = inline_some(setting, article.byline.as_ref()) {
        return html! {
            <>
                <p class="article__byline">{ byline }</p>
                { roles(article) }
            </>
        };
    }
    let names: Vec<&str> = article
        .authors
        .iter()
        .map(|author| author.name.as_str())
        .collect();
    if names.is_empty() {
        let publisher = article
            .publisher
            .as_ref()
            .map(|publisher| publisher.name.clone());
        return publisher.map_or_else(
            Html::default,
            |name| html! { <p class="article__byline">{ name }</p> },
        );
    }
    let line = match (article.authors.as_slice(), words.by.split_once("{}")) {
        // One author's name can lead to their page; one text node a link, so that it is read as one.
        ([only], Some((before, after))) if only.url.is_some() => {
            let href = only.url.as_ref().map(|url| setting.address(url));
            html! { <>{ before }<a {href}>{ &only.name }</a>{ after }</> }
        }
        _ => fill(words.by, &setting.language.join_names(&names)).into(),
    };
    html! {
        <>
            <p class="article__byline">{ line }</p>
            { roles(article) }
        </>
    }
}

fn roles(article: &Article) -> Html {
    match article.authors.as_slice() {
        [only] => only.role.as_ref().map_or_else(
            Html::default,
            |role| html! { <p class="article__role">{ role }</p> },
        ),
        _ => Html::default(),
    }
}

/// Where a story is not whole, the page says so and leads to the rest.
fn partial(setting: Setting<'_>, article: &Article) -> Html {
    if article.access == Access::Free {
        return Html::default();
    }
    let words = setting.words();
    let source = article.url.as_ref().and_then(|url| {
        let name = article
            .publisher
            .as_ref()
            .map(|p| p.name.as_str())
            .or_else(|| label(url))?;
        Some((setting.address(url), fill(words.continue_at, name)))
    });
    html! {
        <p class="article__partial">
            { words.partial }
            if let Some((href, name)) = source {
                { " " }<a {href}>{ name }</a>
            }
        </p>
    }
}

fn foot(setting: Setting<'_>, article: &Article) -> Html {
    let words = setting.words();
    html! {
        <footer class="article__foot">
            if !article.corrections.is_empty() {
                <section class="corrections" aria-labelledby="corrections-heading">
                    <h2 id="corrections-heading">{ words.corrections }</h2>
                    { for article.corrections.iter().map(|correction| html! {
                        <p>
                            if let Some(date) = correction.date {
                                <time datetime={date.to_string()}>{ setting.language.timestamp(date) }</time>{ " " }
                            }
                            { inline(setting, &correction.text) }
                        </p>
                    }) }
                </section>
            }
            { authors(setting, article) }
            if !article.tags.is_empty() {
                <section class="tags" aria-labelledby="tags-heading">
                    <h2 id="tags-heading">{ words.tags }</h2>
                    <ul>
                        { for article.tags.iter().map(|tag| match &tag.url {
                            Some(url) => html! { <li><a href={setting.address(url)}>{ &tag.name }</a></li> },
                            None => html! { <li><span>{ &tag.name }</span></li> },
                        }) }
                    </ul>
                </section>
            }
            if !article.related.is_empty() {
                <section class="related" aria-labelledby="related-heading">
                    <h2 id="related-heading">{ words.related }</h2>
                    <div class="related__cards">
                        { for article.related.iter().map(|it| card::card(setting, it)) }
                    </div>
                </section>
            }
            if let Some(rights) = &article.rights {
                <p class="article__rights">{ rights }</p>
            }
        </footer>
    }
}

/// Who they are, where the newsroom says more than a name.
fn authors(setting: Setting<'_>, article: &Article) -> Html {
    let told = article
        .authors
        .iter()
        .filter(|a| a.bio.is_some() || (article.authors.len() > 1 && a.role.is_some()));
    told.map(|author| html! {
        <div class="author">
            if let Some(image) = &author.image {
                <img class="author__image" loading="lazy" decoding="async" width="64" height="64" alt="" src={setting.address(image)} />
            }
            <div>
                <p class="author__name">
                    if let Some(url) = &author.url {
                        <a href={setting.address(url)}>{ &author.name }</a>
                    } else {
                        { &author.name }
                    }
                </p>
                if let Some(role) = &author.role {
                    <p class="author__role">{ role }</p>
                }
                if let Some(bio) = inline_some(setting, author.bio.as_ref()) {
                    <p class="author__bio">{ bio }</p>
                }
            </div>
        </div>
    })
    .collect()
}
