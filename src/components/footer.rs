//! The footer: languages, contact and other links, feeds, rights.

use super::Setting;
use super::inline::{line, link};
use super::writer::{Writer, el};
use crate::route::{Front, FrontRoute, Route};
use crate::text::Language;
use article::Article;

/// The footer. `article` and `route` decide where a change of language leads.
pub fn footer(
    w: &mut Writer,
    setting: &Setting<'_>,
    route: Option<&Route>,
    article: Option<&Article>,
) {
    let Some(portal) = setting.portal else {
        return;
    };
    let words = setting.words();
    el!(w, "footer", ["class" = "footer"], {
        el!(
            w,
            "nav",
            [
                "class" = "footer__languages",
                "aria-label" = words.languages
            ],
            {
                el!(w, "ul", [], {
                    for language in &setting.site.languages {
                        let href = in_language(setting, *language, route, article);
                        language_item(w, setting, *language, href);
                    }
                });
            }
        );
        el!(
            w,
            "nav",
            [
                "class" = "footer__links",
                "aria-label" = words.footer_navigation
            ],
            {
                el!(w, "ul", [], {
                    for it in &portal.footer {
                        let href = setting.site.address(&it.href, "");
                        let name = it.name.as_ref().map(|name| setting.say(name));
                        el!(w, "li", [], link(w, href, None, name.unwrap_or_default()));
                    }
                    let home = setting.front(Front::Home);
                    // Published pages name the file: `fr/index.html`.
                    let folder = home.strip_suffix(setting.site.page_file);
                    let feed = [folder.unwrap_or(&home), "feed.xml"].concat();
                    el!(w, "li", [], {
                        el!(
                            w,
                            "a",
                            ["href" = feed, "data-document" = ""],
                            w.words(words.feed)
                        );
                    });
                });
            }
        );
        line(
            w,
            "footer__rights",
            portal.rights.as_ref().map(|rights| setting.say(rights)),
        );
    });
}

fn language_item(w: &mut Writer, setting: &Setting<'_>, language: Language, href: String) {
    let code = language.code();
    let current = (language == setting.language).then_some("true");
    el!(w, "li", [key = code], {
        el!(
            w,
            "a",
            [
                "lang" = code,
                "dir" = language.dir().as_str(),
                "hreflang" = code,
                "href" = href,
                "aria-current" = current,
            ],
            w.words(language.autonym())
        );
    });
}

/// The same page in another language: the article's translation, the same front, else the front page.
fn in_language(
    setting: &Setting<'_>,
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
