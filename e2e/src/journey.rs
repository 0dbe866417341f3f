//! Runs a journey in an engine, and reports failures.

use std::fmt;
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::harness_error::HarnessError;
use crate::kept::KeepGuard;

/// What a journey returns. `?` on a result of this crate records the line of the call.
pub type Journey = Result<(), Failed>;

/// An error, and the line of the journey where it occurred.
#[derive(Debug)]
pub struct Failed {
    what: String,
    at: &'static Location<'static>,
}

impl From<HarnessError> for Failed {
    #[track_caller]
    fn from(error: HarnessError) -> Self {
        Self {
            what: error.to_string(),
            at: Location::caller(),
        }
    }
}

impl From<std::io::Error> for Failed {
    #[track_caller]
    fn from(error: std::io::Error) -> Self {
        Self {
            what: error.to_string(),
            at: Location::caller(),
        }
    }
}

/// Why a journey failed, and the state of its pages at that time.
pub struct Report(String);

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Runs a journey in an engine. [`journeys!`](crate::journeys) generates a call for each journey.
///
/// A journey passes if it returns `Ok` and its pages have no errors other than those that it has taken.
///
/// # Errors
/// The report. A screenshot of each page is in `screenshots/{engine}/failed-{name}.png`.
pub fn run(
    engine: Engine,
    name: &str,
    journey: impl FnOnce(&Browser) -> Journey,
) -> Result<(), Report> {
    let _guard = KeepGuard::new();
    let browser = Browser::new(engine);
    match catch_unwind(AssertUnwindSafe(|| journey(&browser))) {
        Ok(Ok(())) => finish(&browser).map_err(|error| report(&browser, name, &error.to_string())),
        Ok(Err(Failed { what, at })) => Err(report(
            &browser,
            name,
            &format!("{what}\n  line: {}:{}", at.file(), at.line()),
        )),
        Err(panic) => {
            // The panic itself has been printed.
            eprintln!("{:?}", report(&browser, name, "an assertion failed"));
            resume_unwind(panic)
        }
    }
}

fn report(browser: &Browser, name: &str, why: &str) -> Report {
    let mut lines = vec![format!("{name} in {}: {why}", browser.engine())];
    for page in browser.pages() {
        lines.extend(page.described(&format!("failed-{name}")));
    }
    Report(lines.join("\n  "))
}

/// Checks for errors that the journey did not expect, and returns the sessions to the pool.
fn finish(browser: &Browser) -> Result<(), HarnessError> {
    browser
        .pages()
        .into_iter()
        .try_for_each(|page| browser.close(page))
}

/// Makes one test of each journey for each engine: `chromium::name`, `firefox::name`,
/// `webkit::name`.
///
/// ```ignore
/// journeys! {
///     opens_an_article;
///     nothing_shifts, not in WebKit: "it has no layout-shift entries",
///                     not in Firefox: "it has no layout-shift entries";
/// }
/// ```
///
/// Engines listed after `not in` are reported as ignored, with the reason.
#[macro_export]
macro_rules! journeys {
    ($($name:ident $(, not in $engine:ident: $reason:literal)* $(,)?;)+) => {
        mod chromium { $($crate::journey_test!($name Chromium $($engine $reason)*);)+ }
        mod firefox { $($crate::journey_test!($name Firefox $($engine $reason)*);)+ }
        mod webkit { $($crate::journey_test!($name WebKit $($engine $reason)*);)+ }
    };
}

/// One test in one engine, ignored if the journey excludes this engine.
#[doc(hidden)]
#[macro_export]
macro_rules! journey_test {
    ($name:ident Chromium Chromium $reason:literal $($rest:tt)*) => { $crate::journey_test!(@ $name Chromium, ignore = $reason); };
    ($name:ident Firefox Firefox $reason:literal $($rest:tt)*) => { $crate::journey_test!(@ $name Firefox, ignore = $reason); };
    ($name:ident WebKit WebKit $reason:literal $($rest:tt)*) => { $crate::journey_test!(@ $name WebKit, ignore = $reason); };
    ($name:ident $engine:ident $other:ident $reason:literal $($rest:tt)*) => { $crate::journey_test!($name $engine $($rest)*); };
    ($name:ident $engine:ident) => { $crate::journey_test!(@ $name $engine, cfg(test)); };
    (@ $name:ident $engine:ident, $($attribute:tt)+) => {
        #[test]
        #[$($attribute)+]
        fn $name() -> Result<(), $crate::Report> {
            $crate::run($crate::Engine::$engine, stringify!($name), super::$name)
        }
    };
}
