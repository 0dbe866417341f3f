//! Fronts in browsers: blocks fit at any width, and the client-rendered app shows what the published page shows.

use crate::sample::{DEMO_TIME, STORY, wait_for_script};
use e2e::{Browser, Journey, Reader, Site, journeys};
use serde_json::Value;

journeys! {
    nothing_overlaps_or_leaves_the_screen;
    the_lead_and_the_stories_beside_it_are_equally_high;
    the_app_shows_the_same_stories_in_the_same_order;
}

const HOME_FRONTS: [&str; 3] = ["/", "/fr/", "/ar/"];

/// Returns what is wrong with the boxes of a front: texts and pictures that leave the screen or lie over each other.
const LOOK: &str = "
    const parts = '.front__heading, .story__picture, .story__label, .story__headline, .story__deck, .story__time, .front__links li, .pager';
    const boxes = [...document.querySelectorAll(parts)]
      .filter((it) => it.checkVisibility?.() ?? it.getClientRects().length > 0)
      .map((it) => ({ name: `${it.className} ${it.textContent.trim().slice(0, 40)}`, box: it.getBoundingClientRect() }));
    const wrong = [];
    boxes.forEach(({ name, box }, n) => {
      if (box.left < -0.5 || box.right > innerWidth + 0.5) wrong.push(`${name} leaves the screen`);
      for (const other of boxes.slice(n + 1)) {
        const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const y = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (x > 1 && y > 1) wrong.push(`${name} lies over ${other.name}`);
      }
    });
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways');
    return { wrong, boxes: boxes.length };
";

fn nothing_overlaps_or_leaves_the_screen(browser: &Browser) -> Journey {
    let site = Site::dist()?.clock_at(DEMO_TIME);
    let mut wrong = Vec::new();
    for width_px in [320, 360, 600, 768, 1024, 1280, 1920] {
        let reader = Reader::default().with_screen(width_px, 900);
        let page = browser.page_for(&reader)?;
        for path in HOME_FRONTS
            .into_iter()
            .chain(["/canada/", "/region/calgary/"])
        {
            page.open(&site, path)?;
            wait_for_script(&page)?;
            let told = page.run(LOOK, &[])?;
            assert!(told["boxes"].as_u64() > Some(4), "{path}: {told}");
            for line in told["wrong"].as_array().into_iter().flatten() {
                wrong.push(format!("{path} at {width_px} px: {line}"));
            }
        }
        page.take_errors()?;
        browser.close(page)?;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// The distance between the ends of the large story and of the stories beside it, for each lead, in pixels.
const DIFFERENCES: &str = "[...document.querySelectorAll('.front__beside')].map((beside) => {
    const end = (it) => it.getBoundingClientRect().bottom;
    return Math.abs(end(beside.previousElementSibling.lastElementChild) - end(beside.lastElementChild));
  })";

fn the_lead_and_the_stories_beside_it_are_equally_high(browser: &Browser) -> Journey {
    let site = Site::dist()?.clock_at(DEMO_TIME);
    let reader = Reader::default().with_screen(1280, 900);
    let page = browser.page_for(&reader)?;
    for path in HOME_FRONTS {
        page.open(&site, path)?;
        wait_for_script(&page)?;
        let differences = page.eval(DIFFERENCES)?;
        let differences: Vec<f64> = differences
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        assert!(!differences.is_empty(), "{path} has no lead");
        let are_equal = differences.iter().all(|px| *px < 2.0);
        assert!(are_equal, "{path}: {differences:?}");
    }
    page.take_errors()?;
    Ok(())
}

/// Each block: its classes, its heading, and the paths of its stories and links.
const BLOCKS: &str = "[...document.querySelectorAll('.front__block')].map((block) => [
    block.className,
    block.querySelector('.front__heading')?.textContent,
    ...[...block.querySelectorAll('.story__headline a, .front__links a')].map((it) => new URL(it.href).pathname),
  ])";

fn the_app_shows_the_same_stories_in_the_same_order(browser: &Browser) -> Journey {
    let Some(app) = Site::app()? else {
        return Ok(());
    };
    let published = Site::dist()?.clock_at(DEMO_TIME);
    let app = app.clock_at(DEMO_TIME);
    let page = browser.page()?;
    for path in HOME_FRONTS.into_iter().chain(["/world/", "/canada/"]) {
        page.open(&published, path)?;
        wait_for_script(&page)?;
        let expected = page.eval(BLOCKS)?;
        page.open(&app, path)?;
        wait_for_script(&page)?;
        page.wait_for(".story__headline a")?;
        let shown = page.eval(BLOCKS)?;
        assert_eq!(shown, expected, "{path}");
        if path == "/" {
            assert_eq!(expected[0][2], STORY, "the World story leads: {expected}");
            // Every section has a block.
            for section in [
                "World", "Canada", "Business", "Science", "Culture", "Sports",
            ] {
                let mut blocks = expected.as_array().into_iter().flatten();
                assert!(blocks.any(|block| block[1] == section), "{section}");
            }
        }
    }
    page.take_errors()?;
    Ok(())
}
