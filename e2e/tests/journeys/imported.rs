//! Documents of real newsrooms: imported, checked, published, opened.

use crate::newsroom::Newsroom;
use article::import::{Options, import};
use e2e::{Browser, HarnessResult, Journey, Site, journeys};
use std::path::PathBuf;

journeys! {
    real_documents_are_shown_completely;
    a_document_without_a_body_links_to_its_source;
}

/// A sample document, if the samples are beside the repository.
fn sample(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/samples/formats/jsonld")
        .join(name);
    let bytes = std::fs::read(path).ok();
    if bytes.is_none() {
        println!("skipped: {name} is not here");
    }
    bytes
}

fn imported(bytes: &[u8]) -> article::Article {
    let mut all = import(bytes, &Options::default()).unwrap();
    let one = all.remove(0);
    let written = serde_json::to_vec(&one.article).unwrap();
    let (again, problems) = article::read(&written).unwrap();
    assert!(
        problems
            .iter()
            .all(|p| p.severity == article::Severity::Advice),
        "{problems:?}"
    );
    again
}

fn published(article: &article::Article) -> HarnessResult<(Newsroom, Site)> {
    let newsroom = Newsroom::new()?.article(&serde_json::to_value(article).unwrap())?;
    let site = newsroom.publish()?;
    Ok((newsroom, site))
}

fn real_documents_are_shown_completely(browser: &Browser) -> Journey {
    for name in ["ms-los-angeles-times.json", "ms-financial-times.json"] {
        let Some(bytes) = sample(name) else { continue };
        let source: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let article = imported(&bytes);
        let (_newsroom, site) = published(&article)?;
        let page = browser.page()?;
        page.open(&site, &format!("/{}/", article.id))?;
        page.wait_for(".article__body p")?;
        for part in [
            "h1",
            ".article__byline",
            ".article__time time",
            ".article__lead .picture",
        ] {
            assert!(page.count(part)? > 0, "{name}: {part}");
        }
        let shown = page.eval("[...document.querySelectorAll('.article__body p')].map((p) => p.textContent).join(' ')")?;
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let expected = words(source["articleBody"].as_str().unwrap());
        assert_eq!(words(shown.as_str().unwrap()), expected, "{name}");
        page.take_errors()?;
        browser.close(page)?;
    }
    Ok(())
}

fn a_document_without_a_body_links_to_its_source(browser: &Browser) -> Journey {
    let Some(bytes) = sample("rd-telegraph.json") else {
        return Ok(());
    };
    let article = imported(&bytes);
    let (_newsroom, site) = published(&article)?;
    let page = browser.page()?;
    page.open(&site, &format!("/{}/", article.id))?;
    page.wait_for_text("h1", "Zimbabwe")?;
    page.wait_for_text(".article__partial", "only part of the story")?;
    let href = page
        .attribute(".article__partial a", "href")?
        .unwrap_or_default();
    assert!(href.contains("telegraph.co.uk/news/2017/11/16/"), "{href}");
    page.take_errors()?;
    Ok(())
}
