//! The command line of `bench pages`.

use super::twin::Twin;
use crate::error::{Error, Result};
use crate::workspace::Workspace;
use std::fs;
use std::path::PathBuf;

/// What to measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// Visits to each twin.
    pub rounds: usize,
    /// In the order of their turns.
    pub twins: Vec<Twin>,
    /// A published site of the measured articles, in place of one that is made now.
    pub site: Option<PathBuf>,
    /// The app as Trunk built it.
    pub app: PathBuf,
    /// Whether the twins of the last run are measured again.
    pub again: bool,
}

impl Options {
    /// Reads the arguments behind `pages`.
    ///
    /// # Errors
    /// If one is unknown or its value is not valid.
    pub fn parse(workspace: &Workspace, args: &[String]) -> Result<Self> {
        let mut options = Self {
            rounds: 9,
            twins: Twin::ALL.to_vec(),
            site: None,
            app: workspace.app(),
            again: false,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--quick" => options.rounds = 3,
                "--rounds" => {
                    let number = args.next().and_then(|number| number.parse().ok());
                    options.rounds = number
                        .filter(|rounds| *rounds > 0)
                        .ok_or_else(|| Error::new("--rounds takes a number above 0"))?;
                }
                "--twins" => {
                    let names = args.next().map(String::as_str).unwrap_or_default();
                    options.twins = twins(names)?;
                }
                "--again" => options.again = true,
                "--site" => options.site = Some(folder(args.next(), arg)?),
                "--app" => options.app = folder(args.next(), arg)?,
                other => {
                    return Err(Error::new(format!(
                        "pages takes --rounds N, --quick, --twins LIST, --site DIR, --app DIR and --again, not `{other}`"
                    )));
                }
            }
        }
        Ok(options)
    }
}

/// As an absolute path: the twins are made from another working directory.
fn folder(value: Option<&String>, option: &str) -> Result<PathBuf> {
    let folder = value.ok_or_else(|| Error::new(format!("{option} takes a folder")))?;
    fs::canonicalize(folder).map_err(|error| Error::new(format!("{folder}: {error}")))
}

fn twins(names: &str) -> Result<Vec<Twin>> {
    names.split(',').map(Twin::named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&Workspace::new(), &args)
    }

    #[test]
    fn arguments_become_options() {
        assert_eq!(parse("").unwrap().rounds, 9);
        assert_eq!(parse("--quick").unwrap().rounds, 3);
        assert!(parse("--again").unwrap().again);
        assert_eq!(
            parse("--rounds 5 --twins react,client").unwrap(),
            Options {
                rounds: 5,
                twins: vec![Twin::React, Twin::Client],
                site: None,
                app: Workspace::new().app(),
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
