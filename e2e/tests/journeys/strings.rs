//! The interface's strings: programs in the browser contain the English ones, and fetch those of the page's language.

use crate::embedded::Host;
use crate::sample::wait_for_script;
use e2e::{Browser, Fault, HarnessResult, Journey, Page, Site, journeys};
use std::rc::Rc;

journeys! {
    the_app_is_in_the_language_of_the_page;
    the_lightbox_is_in_the_language_of_the_page;
    elements_are_in_the_language_of_the_article;
}

const FRENCH: &str = "/fr/world/les-dirigeants-divises-sur-la-syrie/";
const STRINGS: &str = "/words.fr.json";

/// Faults of the request for the strings, and the interface's language then.
const ANSWERS: [(Option<Fault>, &str); 3] = [
    (None, "fr"),
    (Some(Fault::Status(404)), "en"),
    (Some(Fault::Truncated), "en"),
];

fn answering(site: Site, fault: Option<Fault>) -> Site {
    if let Some(fault) = fault {
        site.fail(STRINGS, fault);
    }
    site
}

fn the_app_is_in_the_language_of_the_page(browser: &Browser) -> Journey {
    for (fault, language) in ANSWERS {
        let Some(site) = Site::app()? else {
            return Ok(());
        };
        let site = answering(site, fault);
        for path in ["/fr/", FRENCH] {
            let page = browser.page()?;
            page.open(&site, path)?;
            page.wait_for("h1")?;
            let skip = ["Aller au contenu", "Skip to content"];
            page.wait_for_text(".skip-link", skip[usize::from(language == "en")])?;
            page.wait_until("document.documentElement.lang === 'fr'")?;
            page.take_errors()?;
            browser.close(page)?;
        }
    }
    Ok(())
}

fn opened(browser: &Browser, site: &Site) -> HarnessResult<Rc<Page>> {
    let page = browser.page()?;
    page.open(site, FRENCH)?;
    wait_for_script(&page)?;
    page.scroll_into_view(".figure__zoom")?;
    page.click(".figure__zoom")?;
    page.wait_for("dialog.lightbox[open] .lightbox__image")?;
    Ok(page)
}

fn the_lightbox_is_in_the_language_of_the_page(browser: &Browser) -> Journey {
    for (fault, language) in ANSWERS {
        let site = answering(Site::dist()?, fault);
        let page = opened(browser, &site)?;
        let close = ["Fermer", "Close"][usize::from(language == "en")];
        page.wait_until(&format!(
            "[...document.querySelectorAll('dialog button')].some((it) => it.ariaLabel === '{close}' || it.textContent.trim() === '{close}')"
        ))?;
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn elements_are_in_the_language_of_the_article(browser: &Browser) -> Journey {
    for (fault, language) in ANSWERS {
        let news = answering(Site::dist()?, fault);
        let body = format!(
            "<script type=\"module\" src=\"{{news}}/embed.js\"></script>\
             <action-news-article src=\"{{news}}{}.json\">Fallback</action-news-article>",
            FRENCH.trim_end_matches('/')
        );
        let host = Host::of(&news, &body)?;
        let page = browser.page()?;
        page.open(&host.site, "/")?;
        page.wait_for_text("action-news-article >>> .article__headline", "Syrie")?;
        let share = ["Partager", "Share"][usize::from(language == "en")];
        page.wait_for_text("action-news-article >>> [data-action=share]", share)?;
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}
