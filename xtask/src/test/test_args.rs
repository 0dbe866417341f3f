//! The arguments of `cargo xtask test`.

use crate::engine::Engine;
use crate::error::{Error, Result};

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Formatting.
    Fmt,
    /// Lints, native and wasm.
    Clippy,
    /// Tests without a browser.
    Native,
    /// Fuzzing, for a minute.
    Fuzz,
    /// The app's own tests, inside each engine.
    Wasm,
    /// The npm package of the elements, made from the built site.
    Package,
    /// Journeys on the built site.
    Journeys,
}

const PARTS: [(&str, Part); 7] = [
    ("fmt", Part::Fmt),
    ("clippy", Part::Clippy),
    ("native", Part::Native),
    ("fuzz", Part::Fuzz),
    ("wasm", Part::Wasm),
    ("package", Part::Package),
    ("journeys", Part::Journeys),
];

/// What to run, in this order.
#[derive(Debug, PartialEq, Eq)]
pub struct TestArgs {
    /// The parts.
    pub parts: Vec<Part>,
    /// The engines for those that need one.
    pub engines: Vec<Engine>,
}

impl TestArgs {
    /// Parses the command line; no arguments select everything.
    ///
    /// # Errors
    /// Names the argument that is not known.
    pub fn parse(words: &[String]) -> Result<Self> {
        let mut parts = Vec::new();
        let mut engines = Vec::new();
        let mut words = words.iter().flat_map(|word| word.split('='));
        while let Some(word) = words.next() {
            let names = words.next().unwrap_or_default().split(',');
            match word {
                "--only" => parts.extend(names.map(part).collect::<Result<Vec<Part>>>()?),
                "--engine" => engines.extend(names.map(engine).collect::<Result<Vec<Engine>>>()?),
                other => {
                    return Err(Error::new(format!(
                        "test takes --only LIST and --engine NAME, not `{other}`"
                    )));
                }
            }
        }
        let all = PARTS.map(|(_, part)| part);
        Ok(Self {
            parts: in_order(&all, &parts),
            engines: in_order(&Engine::ALL, &engines),
        })
    }
}

/// The chosen ones in the order of `all`; all of them where none is chosen.
fn in_order<T: Copy + PartialEq>(all: &[T], chosen: &[T]) -> Vec<T> {
    let wanted = |one: &&T| chosen.is_empty() || chosen.contains(one);
    all.iter().filter(wanted).copied().collect()
}

fn part(name: &str) -> Result<Part> {
    let found = PARTS.iter().find(|(known, _)| *known == name);
    found.map(|(_, part)| *part).ok_or_else(|| {
        let known: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        Error::new(format!("--only takes {}, not `{name}`", known.join(", ")))
    })
}

fn engine(name: &str) -> Result<Engine> {
    Engine::named(name).ok_or_else(|| {
        let known = Engine::ALL.map(Engine::name).join(", ");
        Error::new(format!("--engine takes {known}, not `{name}`"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<TestArgs> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        TestArgs::parse(&words)
    }

    #[test]
    fn lists_narrow_and_keep_the_order() {
        let args = parse("--only wasm,fmt --engine=webkit --engine chromium").unwrap();
        assert_eq!(args.parts, [Part::Fmt, Part::Wasm]);
        assert_eq!(args.engines, [Engine::Chromium, Engine::WebKit]);
        let all = parse("").unwrap();
        assert_eq!((all.parts.len(), all.engines.len()), (7, 3));
        for line in ["--only", "--only unit", "--engine opera", "chromium"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
