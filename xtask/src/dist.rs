//! `cargo xtask dist`: one archive with everything a newsroom needs, in `target/dist`.
//!
//! The archive has one folder: the `newsroom` program with the app inside, the guides, manual pages, shell completions, the
//! licenses of everything that is compiled in, and an SBOM. Beside the archive is its checksum, in the format of
//! `sha256sum --check`.

mod archive;
mod dependencies;
mod licenses;
mod sbom;

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use crate::{build, process};
use dependencies::Dependencies;
use fs_err as fs;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The package in the archive, and its features there.
const PACKAGE: &str = "newsroom";
const FEATURES: &str = "embedded-app";
/// Copied from the repository: the source, and the name in the archive.
const DOCUMENTS: [(&str, &str); 3] = [
    ("docs/archive.md", "README.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];
/// The guides, and the folders with what they refer to: copied under the same names.
const GUIDES: [&str; 7] = [
    "docs/newsroom.md",
    "docs/languages.md",
    "docs/publishing.md",
    "docs/embedding.md",
    "docs/formats",
    "docs/schema",
    "docs/decisions",
];
const SHELLS: [&str; 3] = ["bash", "fish", "zsh"];

/// Makes the archive, and prints where it is.
///
/// # Errors
/// If the build fails, or a file cannot be read or written.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    build::app(workspace)?;
    let archive = make(workspace)?;
    let bytes = fs::metadata(&archive)?.len();
    println!("{} ({:.1} MB)", archive.display(), bytes as f64 / 1e6);
    Ok(ExitCode::SUCCESS)
}

/// Builds the program, with the built app inside; makes the archive and its checksum. Returns the archive's path.
///
/// # Errors
/// As [`run`].
pub fn make(workspace: &Workspace) -> Result<PathBuf> {
    process::run(compile(workspace))?;
    let target = host(workspace)?;
    let name = format!("{PACKAGE}-{}-{target}", env!("CARGO_PKG_VERSION"));
    let folder = workspace.root().join("target/dist").join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    fill(workspace, &folder, &target)?;
    let archive = archive::write(&folder)?;
    write_checksum(&archive)?;
    Ok(archive)
}

fn compile(workspace: &Workspace) -> std::process::Command {
    let mut command = workspace.line("cargo build --profile native --package");
    command.args([PACKAGE, "--features", FEATURES]);
    command
}

/// Writes the archive's files into its folder.
fn fill(workspace: &Workspace, folder: &Path, target: &str) -> Result<()> {
    let program = format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX);
    let built = workspace.root().join("target/native").join(&program);
    fs::copy(&built, folder.join(&program))?;
    for (source, name) in DOCUMENTS {
        fs::copy(workspace.root().join(source), folder.join(name))?;
    }
    copy_guides(workspace.root(), folder)?;
    let dependencies = Dependencies::of(workspace, PACKAGE, FEATURES, target)?;
    fs::write(
        folder.join("LICENSES-THIRD-PARTY.txt"),
        licenses::text(&dependencies)?,
    )?;
    fs::write(
        folder.join("sbom.cdx.json"),
        format!("{:#}\n", sbom::of(&dependencies)),
    )?;
    let run = |arguments: &[&str]| {
        let mut command = workspace.command(&folder.join(&program).to_string_lossy());
        command.args(arguments);
        process::answer(command)
            .ok_or_else(|| Error::new(format!("{PACKAGE} {} failed", arguments.join(" "))))
    };
    fs::create_dir_all(folder.join("completions"))?;
    for shell in SHELLS {
        let script = run(&["completions", shell])?;
        let path = folder
            .join("completions")
            .join(format!("{PACKAGE}.{shell}"));
        fs::write(path, format!("{script}\n"))?;
    }
    run(&["man", &folder.join("man").to_string_lossy()])?;
    Ok(())
}

/// Copies the guides from the repository into the archive's folder.
fn copy_guides(repository: &Path, folder: &Path) -> Result<()> {
    for name in GUIDES {
        let source = repository.join(name);
        if source.is_file() {
            fs::create_dir_all(folder.join("docs"))?;
            fs::copy(source, folder.join(name))?;
            continue;
        }
        fs::create_dir_all(folder.join(name))?;
        for entry in fs::read_dir(source)? {
            let entry = entry?;
            fs::copy(entry.path(), folder.join(name).join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn write_checksum(archive: &Path) -> Result<()> {
    let digest = Sha256::digest(fs::read(archive)?);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let name = archive.file_name().unwrap_or_default().to_string_lossy();
    let path = archive.with_file_name(format!("{name}.sha256"));
    Ok(fs::write(path, format!("{hex}  {name}\n"))?)
}

/// The target that this machine compiles for by default, such as `x86_64-unknown-linux-gnu`.
fn host(workspace: &Workspace) -> Result<String> {
    let version = process::answer(workspace.line("rustc --version --verbose"));
    let version = version.ok_or_else(|| Error::new("rustc --version failed"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(ToOwned::to_owned)
        .ok_or_else(|| Error::new("rustc --version names no host"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_the_guides_lead_to_files_of_the_archive() {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = tempfile::tempdir().expect("a folder");
        copy_guides(&repository, folder.path()).expect("guides");
        let mut links = 0;
        for guide in GUIDES.iter().filter(|name| name.ends_with(".md")) {
            let guide = folder.path().join(guide);
            let text = fs::read_to_string(&guide).expect("a guide");
            for target in text.split("](").skip(1) {
                let target = target.split([')', '#']).next().unwrap_or_default();
                if !target.is_empty() && !target.starts_with('/') && !target.contains("://") {
                    let path = guide.with_file_name(target);
                    assert!(path.exists(), "{}: {target}", guide.display());
                    links += 1;
                }
            }
        }
        assert!(links > 10, "{links}");
    }
}
