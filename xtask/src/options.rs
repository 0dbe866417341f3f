//! What `cargo xtask test` was asked to run.

use crate::engine::Engine;
use crate::failure::{Failure, Outcome};

/// A group of steps, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The layout of the source.
    Fmt,
    /// Lints, native and for wasm.
    Clippy,
    /// Tests on this machine, documentation's examples among them.
    Native,
    /// Tests of the browser code, in each engine.
    Wasm,
    /// Journeys through the release site, in each engine.
    Journeys,
}

impl Step {
    const ALL: [(&'static str, Self); 5] = [
        ("fmt", Self::Fmt),
        ("clippy", Self::Clippy),
        ("native", Self::Native),
        ("wasm", Self::Wasm),
        ("journeys", Self::Journeys),
    ];
}

/// Steps and engines, all of them unless some were named.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The steps to run.
    pub steps: Vec<Step>,
    /// The engines to run them in.
    pub engines: Vec<Engine>,
}

impl Options {
    /// Reads `--only a,b` and `--engine a,b`.
    ///
    /// # Errors
    /// Names the word that is not known and those that are.
    pub fn read(words: &[String]) -> Outcome<Self> {
        let engines: Vec<(&str, Engine)> =
            Engine::ALL.iter().map(|one| (one.name(), *one)).collect();
        let mut options = Self {
            steps: Step::ALL.iter().map(|(_, step)| *step).collect(),
            engines: Engine::ALL.to_vec(),
        };
        let mut words = words.iter().flat_map(|word| word.split('='));
        while let Some(word) = words.next() {
            match word {
                "--only" => options.steps = chosen(words.next(), &Step::ALL)?,
                "--engine" => options.engines = chosen(words.next(), &engines)?,
                other => {
                    return Err(Failure::new(format!(
                        "test knows --only and --engine, not {other}"
                    )));
                }
            }
        }
        Ok(options)
    }
}

fn chosen<T: Copy + PartialEq>(words: Option<&str>, known: &[(&str, T)]) -> Outcome<Vec<T>> {
    let wanted: Vec<&str> = words.unwrap_or("").split(',').collect();
    if let Some(unknown) = wanted
        .iter()
        .find(|word| !known.iter().any(|(name, _)| name == *word))
    {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        return Err(Failure::new(format!(
            "{unknown:?} is none of {}",
            names.join(", ")
        )));
    }
    Ok(known
        .iter()
        .filter(|(name, _)| wanted.contains(name))
        .map(|(_, one)| *one)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Outcome<Options> {
        Options::read(
            &words
                .iter()
                .map(|&word| word.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn narrows() {
        let all = read(&[]).unwrap();
        assert_eq!((all.steps.len(), all.engines.len()), (5, 3));
        let some = read(&["--only", "wasm,fmt", "--engine=webkit"]).unwrap();
        assert_eq!(
            some,
            Options {
                steps: vec![Step::Fmt, Step::Wasm],
                engines: vec![Engine::WebKit]
            }
        );
    }

    #[test]
    fn names_what_it_does_not_know() {
        assert!(
            read(&["--only", "fmt,lint"])
                .unwrap_err()
                .0
                .contains("\"lint\" is none of fmt")
        );
        assert!(read(&["--engine"]).is_err());
        assert!(read(&["--fast"]).is_err());
    }
}
