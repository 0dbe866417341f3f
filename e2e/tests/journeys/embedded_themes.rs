//! Themes, density and reserved space of elements.

use crate::embedded::{Host, ONE};
use e2e::{Browser, Engine, Fault, HarnessResult, Journey, Page, Scheme, Site, journeys};
use serde_json::{Value, json};

journeys! {
    themes_apply_at_once;
    nothing_shifts_if_space_is_reserved;
}

/// Opens a host's page, and waits for the article.
pub fn shown(
    browser: &Browser,
    news: &Site,
    body: &str,
) -> HarnessResult<(Host, std::rc::Rc<Page>)> {
    let host = Host::of(news, body)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    Ok((host, page))
}

fn themes_apply_at_once(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let (_host, page) = shown(browser, &news, ONE)?;
    let paper = "getComputedStyle(document.querySelector('action-news-article').shadowRoot.querySelector('.page')).backgroundColor";
    let (light, dark) = (json!("rgb(255, 253, 248)"), json!("rgb(19, 22, 20)"));
    let set = |script: &str| {
        page.run(
            &format!("const it = document.querySelector('action-news-article'); {script}"),
            &[],
        )
    };
    // The host's own scheme, by default light.
    let is = |expected: &Value| -> HarnessResult<()> {
        page.wait_until(&format!("{paper} === {expected}"))
    };
    is(&light)?;
    set("document.documentElement.style.colorScheme = 'dark'")?;
    is(&dark)?;
    set("it.theme = 'light'")?;
    is(&light)?;
    set("it.theme = 'dark'; document.documentElement.style.colorScheme = ''")?;
    is(&dark)?;
    set("it.theme = 'host'")?;
    is(&light)?;
    if page.engine() != Engine::WebKit {
        set("it.theme = 'auto'")?;
        page.set_scheme(Scheme::Dark)?;
        is(&dark)?;
        page.set_scheme(Scheme::Light)?;
        is(&light)?;
    }
    // Compact, and back.
    let size = "getComputedStyle(document.querySelector('action-news-article').shadowRoot.querySelector('.article__headline')).fontSize";
    let roomy = page.eval(size)?;
    set("it.density = 'compact'")?;
    page.wait_until(&format!("parseFloat({size}) < parseFloat({roomy})"))?;
    for (width, theme) in [(320, "dark"), (768, "light"), (1280, "dark")] {
        set(&format!(
            "it.theme = '{theme}'; it.density = 'comfortable'; it.lang = 'ar'"
        ))?;
        page.resize(width, 900)?;
        page.wait_until("document.querySelector('action-news-article').shadowRoot.querySelector('.root').dir === 'rtl'")?;
        page.screenshot_whole(&format!("embedded-{width}-{theme}-ar"))?;
    }
    Ok(())
}

/// Compares the position of the content below and, in Chromium, the layout shifts.
fn nothing_shifts_if_space_is_reserved(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    news.fail("/world/", Fault::HangBeforeHeaders);
    let style = "<style>action-news-article { min-height: 6000px; display: block }</style>";
    let host = Host::of(&news, &[style, ONE, "<p id=\"below\">Below</p>"].concat())?;
    let page = browser.page()?;
    page.open_unfinished(&host.site, "/")?;
    page.wait_until("!!customElements.get('action-news-article')")?;
    let below = "document.querySelector('#below').getBoundingClientRect().top + scrollY";
    let before = page.eval(below)?;
    news.heal("/world/");
    page.wait_for("action-news-article >>> .article")?;
    page.wait_until("[...document.querySelector('action-news-article').shadowRoot.querySelectorAll('[loading=eager]')].every((it) => it.complete)")?;
    assert_eq!(page.eval(below)?, before);
    if page.engine() == Engine::Chromium {
        let shifts = page.eval(
            "new Promise((go) => { let sum = 0; new PerformanceObserver((list) => { for (const it of list.getEntries()) sum += it.value; })
                .observe({type: 'layout-shift', buffered: true}); setTimeout(() => go(sum), 300) })",
        )?;
        assert_eq!(shifts.as_f64(), Some(0.0));
    }
    page.take_errors()?;
    Ok(())
}
