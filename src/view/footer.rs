//! The footer: languages, contact and other links, feeds, rights.

use super::Setting;
use crate::route::{Front, FrontRoute, Route};
use crate::text::Language;
use article::Article;
use yew::prelude::*;

/// The footer. `article` and `route` decide where a change of language leads.
pub fn footer(setting: Setting<'_>, route: Option<&Route>, article: Option<&Article>) -> Html {
    let Some(portal) = setting.portal else {
        return Html::default();
    };
    let words = setting.words();
    let code = setting.language.code();
    let feed = format!(
        "{}feed.xml",
        Route::front(Front::Home, setting.language).path(setting.site)
    );
    html! {
        <footer class="footer">
            <nav class="footer__languages" aria-label={words.languages}>
                <ul>
                    { for setting.site.languages.iter().map(|language| html! {
                        <li>
                            <a
                                lang={language.code()}
                                dir={language.dir().as_str()}
                                hreflang={language.code()}
                                href={in_language(setting, *language, route, article)}
                                aria-current={(*language == setting.language).then_some("true")}
                            >
                                { language.autonym() }
                            </a>
                        </li>
                    }) }
                </ul>
            </nav>
            <nav class="footer__links" aria-label={words.footer_navigation}>
                <ul>
                    { for portal.footer.iter().map(|link| html! {
                        <li><a href={setting.site.address(&link.href, "")}>
                            { link.name.as_ref().and_then(|name| name.get(code)).map(str::to_owned) }
                        </a></li>
                    }) }
                    <li><a href={feed} data-document="">{ words.feed }</a></li>
                </ul>
            </nav>
            if let Some(rights) = portal.rights.as_ref().and_then(|rights| rights.get(code)) {
                <p class="footer__rights">{ rights.to_owned() }</p>
            }
        </footer>
    }
}

/// The same page in another language: the article's translation, the same front, else the front page.
fn in_language(
    setting: Setting<'_>,
    language: Language,
    route: Option<&Route>,
    article: Option<&Article>,
) -> String {
    if language == setting.language
        && let Some(route) = route
    {
        return route.path(setting.site);
    }
    let translation = article.and_then(|article| {
        article
            .translations
            .iter()
            .find(|t| Language::of(t.lang.as_str()) == Some(language))
    });
    if let Some(translation) = translation {
        return Route::Article(translation.id.clone()).path(setting.site);
    }
    let front = match route {
        // Tags are words of one language.
        Some(Route::Front(FrontRoute { front, .. })) if !matches!(front, Front::Tag(_)) => {
            front.clone()
        }
        _ => Front::Home,
    };
    Route::front(front, language).path(setting.site)
}
