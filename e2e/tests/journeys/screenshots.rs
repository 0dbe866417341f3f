//! Screenshots of the main pages for people to look at, in `screenshots/{engine}/`.

use crate::sample::{ARABIC_STORY, DEMO_TIME, EVERY_BLOCK, LIVE, STORY};
use e2e::{Browser, Journey, Reader, Site, journeys};

journeys! {
    pictures_are_taken;
}

fn pictures_are_taken(browser: &Browser) -> Journey {
    let pages = [
        ("home", "/"),
        ("story", STORY),
        ("every-block", EVERY_BLOCK),
        ("live", LIVE),
        ("story-ar", ARABIC_STORY),
        ("home-ar", "/ar/"),
        ("home-fr", "/fr/"),
        ("region", "/region/calgary/"),
        ("not-found", "/no/such/page/"),
    ];
    for dark in [false, true] {
        for width_px in [320, 768, 1280] {
            let reader = Reader::default().with_screen(width_px, 900);
            let reader = if dark {
                reader.with_dark_scheme()
            } else {
                reader
            };
            let site = Site::dist()?.clock_at(DEMO_TIME);
            let read = crate::import_pages::listed()?;
            read.put_json(
                "/from/wordpress.json",
                &crate::import_pages::recorded("wordpress/wp-json/wp/v2/posts.json")?,
            );
            let page = browser.page_for(&reader)?;
            for (name, path) in pages {
                page.open(&site, path)?;
                page.wait_for("h1")?;
                page.wait_for_text(".bar__clock", "2024")?;
                // Load lazy pictures too.
                page.run("for (const i of document.images) i.loading = 'eager'", &[])?;
                page.wait_until("[...document.images].every((i) => i.complete)")?;
                let tone = if dark { "dark" } else { "light" };
                page.screenshot_whole(&format!("{name}-{width_px}-{tone}"))?;
                page.take_errors()?;
            }
            let tone = if dark { "dark" } else { "light" };
            for (name, page_path) in [("read", "/read/"), ("read-ar", "/ar/read/")] {
                page.open(
                    &read,
                    &format!("{page_path}?src={}/from/wordpress.json", read.origin()),
                )?;
                page.wait_for(".article h1")?;
                page.screenshot_whole(&format!("{name}-{width_px}-{tone}"))?;
                page.take_errors()?;
            }
            browser.close(page)?;
        }
    }
    Ok(())
}
