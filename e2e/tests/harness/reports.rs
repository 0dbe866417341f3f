//! Screenshots, collected errors, accessibility violations, reports of failures.

use e2e::{Browser, Fault, Journey, journeys};

use crate::tiny::tiny;

journeys! {
    screenshots_are_written;
    axe_finds_violations;
    errors_are_collected_across_pages;
    an_unexpected_error_fails_the_journey;
    a_report_has_the_line_and_the_page;
}

fn screenshots_are_written(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/second/")?;
    page.resize(640, 480)?;
    let screen = size(&std::fs::read(page.screenshot("harness-screen")?)?);
    assert_eq!(screen, (640, 480));
    let (width, height) = size(&std::fs::read(page.screenshot_whole("harness-whole")?)?);
    assert!(width == 640 && height > 3000, "{width} by {height}");
    assert_eq!(
        page.eval("innerHeight")?,
        480,
        "the page's size is restored"
    );
    Ok(())
}

/// Width and height, from the first chunk of a PNG (PNG 1.2 §11.2.2).
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n"));
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (side(16), side(20))
}

fn axe_finds_violations(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    assert_eq!(page.axe()?, [] as [&str; 0]);
    page.run("document.querySelector('main').append(new Image())", &[])?;
    let outside = "document.body.appendChild(document.createElement('p')).textContent = 'outside'";
    page.run(outside, &[])?;
    let found = page.axe()?;
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("image-alt (critical)")),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("region (moderate)")),
        "best practice: {found:?}"
    );
    assert_eq!(page.axe_within("main", &["image-alt"])?, [] as [&str; 0]);
    Ok(())
}

const FAULTY: &str =
    "<!doctype html><title>Faulty</title><link rel=icon href='data:,'><img src='/gone.png'>
<script>
  setTimeout(() => { throw new Error('thrown'); });
  Promise.reject(new TypeError('rejected'));
  console.error('written', {to: 'the console'});
</script>";

fn errors_are_collected_across_pages(browser: &Browser) -> Journey {
    let (_folder, site) = tiny()?;
    let page = browser.page()?;
    site.fail("/gone.png", Fault::Status(404));
    site.put("/faulty/", "text/html", FAULTY);
    page.open(&site, "/faulty/")?;
    page.wait_until("window.__errors().length === 4")?;
    page.open(&site, "/second/")?;
    let mut errors = page.take_errors()?;
    errors.sort();
    let starts = [
        "console.error: written {\"to\":\"the console\"}",
        "error: ",
        "resource: img ",
        "unhandledrejection: TypeError: rejected",
    ];
    for (error, start) in errors.iter().zip(starts) {
        assert!(error.starts_with(start), "{errors:?}");
    }
    assert!(errors[1].contains("thrown"), "{errors:?}");
    assert_eq!(page.errors()?, [] as [&str; 0], "they were taken");
    Ok(())
}

fn an_unexpected_error_fails_the_journey(browser: &Browser) -> Journey {
    let inner = e2e::run(browser.engine(), "harness-inner", |browser| {
        let (_folder, site) = tiny()?;
        let page = browser.page()?;
        page.open(&site, "/")?;
        page.run("console.error('nobody expected this')", &[])?;
        Ok(())
    });
    let report = format!("{:?}", inner.unwrap_err());
    assert!(
        report.contains("console.error: nobody expected this"),
        "{report}"
    );
    Ok(())
}

fn a_report_has_the_line_and_the_page(browser: &Browser) -> Journey {
    let inner = e2e::run(browser.engine(), "harness-inner", |browser| {
        let (_folder, site) = tiny()?;
        let page = browser.page()?;
        page.open(&site, "/second/")?;
        page.text("#nobody")?;
        Ok(())
    });
    let report = format!("{:?}", inner.unwrap_err());
    let parts = [
        "harness-inner",
        "nothing matches `#nobody`",
        "reports.rs:",
        "at: /second/",
        "GET /second/",
        "failed-harness-inner.png",
    ];
    for part in parts {
        assert!(report.contains(part), "no {part:?} in {report}");
    }
    Ok(())
}
