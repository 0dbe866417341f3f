//! `newsroom completions` and `newsroom man`: what a shell and `man` need to know of the command line.

use crate::failure::Failure;
use crate::report;
use clap::Command;
use clap_complete::Shell;
use std::path::PathBuf;
use std::process::ExitCode;

/// The name of the program.
const PROGRAM: &str = "newsroom";

/// Arguments of `newsroom completions`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Arguments of `newsroom man`.
#[derive(clap::Args)]
pub struct ManArguments {
    /// The folder to write newsroom.1, newsroom-check.1 … to; it is created if it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Prints the completions of a shell. `program`: the whole command line.
///
/// # Errors
/// If they cannot be written.
pub fn run(arguments: &Arguments, mut program: Command) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, PROGRAM, &mut script);
    report::print(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a manual page for the program and for each command.
///
/// # Errors
/// If one cannot be written.
pub fn write_manual(arguments: &ManArguments, program: Command) -> Result<ExitCode, Failure> {
    let folder = &arguments.folder;
    std::fs::create_dir_all(folder).map_err(|why| Failure::file("make", folder, &why))?;
    clap_mangen::generate_to(program.name(PROGRAM), folder)
        .map_err(|why| Failure::file("write to", folder, &why))?;
    Ok(ExitCode::SUCCESS)
}
