//! `newsroom words`: prints the strings of a language, as a template for a newsroom's own language.

use crate::data::built_in_words;
use crate::failure::Failure;
use crate::report;
use std::process::ExitCode;

/// Arguments of `newsroom words`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The code of a language that the interface has, such as en
    #[arg(value_name = "CODE")]
    code: String,
}

/// Prints a language's strings.
///
/// # Errors
/// If the interface does not have the language.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let code = &arguments.code;
    let words = built_in_words(code);
    let words = words.ok_or_else(|| Failure::new(format!("the interface has no {code:?}")))?;
    report::print(words.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
