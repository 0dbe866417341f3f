//! `bench pages`: the published page against its twins, in turn, in one run, on a slow line and processor.

mod budget;
mod click;
mod make;
mod reader;
mod sample;
mod table;
pub mod trace;
mod twin;

use crate::chromium::Chromium;
use crate::content::DOCUMENTS;
use crate::machine::Machine;
use crate::place::Place;
use crate::progress::Progress;
use crate::trouble::{Tried, Trouble};
use click::Approach;
use e2e::Site;
use sample::Sample;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use twin::Twin;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    rounds: usize,
    twins: Vec<Twin>,
    site: Option<PathBuf>,
    app: PathBuf,
    again: bool,
}

/// All samples of a document: twin by twin, round by round.
pub type Visits = BTreeMap<Twin, Vec<Sample>>;
/// Milliseconds of clicks, by what the table calls them.
pub type Clicks = BTreeMap<&'static str, Vec<f64>>;

/// Everything that was measured.
pub struct Measured {
    /// By the number of blocks.
    pub documents: Vec<(usize, Visits)>,
    /// Inside the app, and as a full page load.
    pub clicks: Clicks,
    /// How often.
    pub rounds: usize,
}

pub const AT_ONCE: &str = "inside the app, first visit";
pub const WARM: &str = "inside the app, warm";
pub const FULL: &str = "a full page load, by hand";

/// Measures, prints the table, and says whether all budgets are kept.
///
/// # Errors
/// Where the twins cannot be made, or a page is never done.
pub fn run(place: &Place, words: &[String]) -> Tried<bool> {
    let wish = Wish::parse(place, words)?;
    let made = make::twins(place, &wish)?;
    let mut chromium = Chromium::start(&place.bench().join("profile"))?;
    let machine = Machine::look(&chromium.version()?);
    let sites = wish
        .twins
        .iter()
        .map(|twin| Ok((*twin, twin.serve(&made)?)))
        .collect::<Tried<Vec<_>>>()?;
    let measured = measure(&mut chromium, &wish, &sites)?;
    let text = table::write(&machine, &measured);
    println!("{text}");
    fs::write(place.bench().join("table.md"), &text)?;
    fs::write(
        place.bench().join("samples.json"),
        raw(&measured).to_string(),
    )?;
    let broken = budget::broken(place, &measured)?;
    for line in &broken {
        println!("{line}");
    }
    Ok(broken.is_empty())
}

/// Makes the page and its twins, as [`run`] does before it measures; where they are then.
///
/// # Errors
/// As [`run`].
pub fn make(place: &Place, words: &[String]) -> Tried<PathBuf> {
    make::twins(place, &Wish::parse(place, words)?)
}

fn measure(chromium: &mut Chromium, wish: &Wish, sites: &[(Twin, Site)]) -> Tried<Measured> {
    let clicking = [
        (AT_ONCE, Twin::Published, Approach::AtOnce),
        (WARM, Twin::Published, Approach::Hovering),
        (FULL, Twin::Handwritten, Approach::AtOnce),
    ];
    let clicking: Vec<_> = clicking
        .into_iter()
        .filter_map(|(name, twin, how)| {
            let site = sites.iter().find(|(other, _)| *other == twin);
            site.map(|(_, site)| (name, twin, how, site))
        })
        .collect();
    let mut documents: Vec<(usize, Visits)> = Vec::new();
    let mut clicks = Clicks::new();
    let steps = wish.rounds * (DOCUMENTS.len() * sites.len() + clicking.len());
    let mut progress = Progress::new("visits", steps);
    for (_, blocks) in DOCUMENTS {
        documents.push((blocks, Visits::new()));
    }
    // Once without counting: what the browser does only once (fonts, its own code) is nobody's.
    for (twin, site) in sites {
        let [(id, _), ..] = DOCUMENTS;
        sample::visit(&mut chromium.protocol, site, *twin, id)?;
    }
    for _ in 0..wish.rounds {
        for ((id, _), (_, visits)) in DOCUMENTS.into_iter().zip(&mut documents) {
            for (twin, site) in sites {
                let sample = sample::visit(&mut chromium.protocol, site, *twin, id)?;
                visits.entry(*twin).or_default().push(sample);
                progress.step();
            }
        }
        for (name, twin, how, site) in &clicking {
            let ms = click::click(&mut chromium.protocol, site, *twin, *how)?;
            clicks.entry(*name).or_default().push(ms);
            progress.step();
        }
    }
    Ok(Measured {
        documents,
        clicks,
        rounds: wish.rounds,
    })
}

/// Every single value, for whoever wants to look closer.
fn raw(measured: &Measured) -> Value {
    let documents: Vec<Value> = measured
        .documents
        .iter()
        .map(|(blocks, visits)| {
            let twins: serde_json::Map<String, Value> = visits
                .iter()
                .map(|(twin, samples)| {
                    let samples = samples.iter().map(|sample| sample.0.clone()).collect();
                    (twin.name().to_owned(), Value::Array(samples))
                })
                .collect();
            json!({"blocks": blocks, "twins": twins})
        })
        .collect();
    json!({"documents": documents, "clicks": measured.clicks})
}

impl Wish {
    fn parse(place: &Place, words: &[String]) -> Tried<Self> {
        let mut wish = Self {
            rounds: 9,
            twins: Twin::ALL.to_vec(),
            site: None,
            app: place.app(),
            again: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--quick" => wish.rounds = 3,
                "--rounds" => {
                    let number = words.next().and_then(|number| number.parse().ok());
                    wish.rounds = number
                        .filter(|rounds| *rounds > 0)
                        .ok_or_else(|| Trouble::new("--rounds takes a number above 0"))?;
                }
                "--twins" => {
                    let names = words.next().map(String::as_str).unwrap_or_default();
                    wish.twins = twins(names)?;
                }
                "--again" => wish.again = true,
                "--site" => wish.site = Some(folder(words.next(), word)?),
                "--app" => wish.app = folder(words.next(), word)?,
                other => {
                    return Err(Trouble::new(format!(
                        "pages takes --rounds N, --quick, --twins LIST, --site DIR, --app DIR and --again, not `{other}`"
                    )));
                }
            }
        }
        Ok(wish)
    }
}

/// In full: what is made of it runs in other folders.
fn folder(word: Option<&String>, option: &str) -> Tried<PathBuf> {
    let folder = word.ok_or_else(|| Trouble::new(format!("{option} takes a folder")))?;
    fs::canonicalize(folder).map_err(|error| Trouble::new(format!("{folder}: {error}")))
}

fn twins(names: &str) -> Tried<Vec<Twin>> {
    let twin = |name: &str| {
        let found = Twin::ALL.into_iter().find(|twin| twin.name() == name);
        found.ok_or_else(|| {
            let all: Vec<&str> = Twin::ALL.iter().map(|twin| twin.name()).collect();
            Trouble::new(format!("the twins are {}, not `{name}`", all.join(", ")))
        })
    };
    names.split(',').map(twin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Tried<Wish> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Wish::parse(&Place::new(), &words)
    }

    #[test]
    fn words_become_wishes() {
        assert_eq!(parse("").unwrap().rounds, 9);
        assert_eq!(parse("--quick").unwrap().rounds, 3);
        assert_eq!(
            parse("--rounds 5 --twins react,client").unwrap(),
            Wish {
                rounds: 5,
                twins: vec![Twin::React, Twin::Client],
                site: None,
                app: Place::new().app(),
                again: false,
            }
        );
        for line in [
            "--rounds",
            "--rounds 0",
            "--twins vue",
            "--site",
            "--app nowhere",
            "--fast",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
