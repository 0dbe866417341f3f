//! The foot of an article: corrections, authors, tags, related stories, rights.

use super::PageContext;
use super::byline::name;
use super::card::card;
use super::inline::{inline, line, non_blank, text};
use super::picture::thumbnail;
use super::time::time;
use article::Article;
use article::model::{Author, Card, Correction, Tag};
use yew::prelude::*;

/// The foot of an article.
pub fn article_foot(page: &PageContext<'_>, article: &Article) -> Html {
    // Authors with more than a name. A single author's role is in the byline.
    let is_one_of_many = article.authors.len() > 1;
    let described = |it: &&Author| it.bio.is_some() || (is_one_of_many && it.role.is_some());
    html! {
        <footer class="article__foot">
            { corrections(page, &article.corrections) }
            for (n, it) in article.authors.iter().filter(described).enumerate() {
                <div key={n} class="author">{ author(page, it) }</div>
            }
            { tags(page, &article.tags) }
            { related(page, &article.related) }
            { line("article__rights", article.rights.as_deref()) }
        </footer>
    }
}

fn corrections(page: &PageContext<'_>, corrections: &[Correction]) -> Html {
    if corrections.is_empty() {
        return Html::default();
    }
    html! {
        <section class="corrections" aria-labelledby="corrections-heading">
            <h2 id="corrections-heading">{ text(page.words().corrections) }</h2>
            for (n, correction) in corrections.iter().enumerate() {
                <p key={n}>
                    if let Some(date) = correction.date {
                        { time(page, date) }
                        { " " }
                    }
                    { inline(page, &correction.text) }
                </p>
            }
        </section>
    }
}

fn author(page: &PageContext<'_>, author: &Author) -> Html {
    html! {
        <>
            { thumbnail(page, "author__image", ("64", "64"), &author.image) }
            <div>
                <p class="author__name">
                    { name(page, author) }
                </p>
                { line("author__role", author.role.as_deref()) }
                if let Some(bio) = non_blank(&author.bio) {
                    <p class="author__bio">{ inline(page, bio) }</p>
                }
            </div>
        </>
    }
}

fn tags(page: &PageContext<'_>, tags: &[Tag]) -> Html {
    if tags.is_empty() {
        return Html::default();
    }
    html! {
        <section class="tags" aria-labelledby="tags-heading">
            <h2 id="tags-heading">{ text(page.words().tags) }</h2>
            <ul>
                for (n, tag) in tags.iter().enumerate() {
                    <li key={n}>
                        if let Some(url) = &tag.url {
                            <a href={page.address(url)}>{ text(&tag.name) }</a>
                        } else {
                            <span>{ text(&tag.name) }</span>
                        }
                    </li>
                }
            </ul>
        </section>
    }
}

fn related(page: &PageContext<'_>, related: &[Card]) -> Html {
    if related.is_empty() {
        return Html::default();
    }
    html! {
        <section class="related" aria-labelledby="related-heading">
            <h2 id="related-heading">{ text(page.words().related) }</h2>
            <div class="related__cards">
                for it in related {
                    { card(page, it) }
                }
            </div>
        </section>
    }
}
