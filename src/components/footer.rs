//! The footer: languages, links, feed, rights.

use super::inline::text;
use super::link_items::link_items;
use super::{PageContext, Shared, SharedPageContext};
use crate::route::{Front, FrontRoute, Route};
use crate::text::Language;
use article::Article;
use article::portal::Portal;
use yew::prelude::*;

/// Props of [`Footer`].
#[derive(Properties, PartialEq)]
pub struct FooterProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The portal's configuration: links and rights.
    pub portal: Shared<Portal>,
    /// The open route: links to other languages lead to the same front.
    pub route: Option<Route>,
    /// The article of the page: links to other languages lead to its translations.
    pub article: Option<Shared<Article>>,
}

/// The footer: [`footer()`] as a component.
#[component]
pub fn Footer(props: &FooterProps) -> Html {
    let page = &props.page.borrowed();
    footer(
        page,
        &props.portal,
        props.route.as_ref(),
        props.article.as_deref(),
    )
}

/// The footer. `route` and `article`: what links to other languages lead to.
pub fn footer(
    page: &PageContext<'_>,
    portal: &Portal,
    route: Option<&Route>,
    article: Option<&Article>,
) -> Html {
    let words = page.words();
    html! {
        <footer class="footer">
            <nav class="footer__languages" aria-label={words.languages}>
                <ul>
                    for language in page.site.languages.iter().copied() {
                        <li key={language.code()}>{ language_link(page, language, in_language(page, route, article, language)) }</li>
                    }
                </ul>
            </nav>
            <nav class="footer__links" aria-label={words.footer_navigation}>
                <ul>
                    { link_items(page, &portal.footer) }
                    <li><a href={feed_path(page)} data-document="">{ text(words.feed) }</a></li>
                </ul>
            </nav>
            if let Some(rights) = &portal.rights {
                <p class="footer__rights">{ text(page.localized(rights)) }</p>
            }
        </footer>
    }
}

fn feed_path(page: &PageContext<'_>) -> String {
    [&page.front(Front::Home), "feed.xml"].concat()
}

fn language_link(page: &PageContext<'_>, language: Language, href: String) -> Html {
    let code = language.code();
    let is_current = language == page.language;
    html! {
        <a
            lang={code}
            dir={language.dir().as_str()}
            hreflang={code}
            href={href}
            aria-current={is_current.then_some("true")}
        >
            { text(language.autonym()) }
        </a>
    }
}

/// The same page in another language: the article's translation, the same front, else the front page.
fn in_language(
    page: &PageContext<'_>,
    route: Option<&Route>,
    article: Option<&Article>,
    language: Language,
) -> String {
    if language == page.language
        && let Some(route) = route
    {
        return route.path(page.site);
    }
    let mut translations = article.into_iter().flat_map(|it| &it.translations);
    let translation = translations.find(|it| it.lang.primary() == language.code());
    if let Some(translation) = translation {
        return Route::Article(translation.id.clone()).path(page.site);
    }
    let front = match route {
        // Tags are words of one language, and authors write in one.
        Some(Route::Front(FrontRoute { front, .. }))
            if !matches!(front, Front::Tag(_) | Front::Author(_)) =>
        {
            front.clone()
        }
        _ => Front::Home,
    };
    Route::front(front, language).path(page.site)
}
