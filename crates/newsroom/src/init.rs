//! `newsroom init`: a small newsroom to start from.

use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The files, by their paths below the newsroom's folder.
const FILES: &[(&str, &str)] = &[
    ("README.md", include_str!("init/README.md")),
    (".gitignore", include_str!("init/gitignore")),
    ("content/portal.json", include_str!("init/portal.json")),
    (
        "content/articles/local/swing-bridge-reopens.json",
        include_str!("init/local/swing-bridge-reopens.json"),
    ),
    (
        "content/articles/local/extra-ferry-stays.json",
        include_str!("init/local/extra-ferry-stays.json"),
    ),
    (
        "content/articles/culture/toll-house-museum.json",
        include_str!("init/culture/toll-house-museum.json"),
    ),
    (
        "content/images/swing-bridge.svg",
        include_str!("init/swing-bridge.svg"),
    ),
    // Editors complete and check what is typed by these.
    (
        "schema/article-1.json",
        include_str!("../../../docs/schema/article-1.json"),
    ),
    (
        "schema/portal-1.json",
        include_str!("../../../docs/schema/portal-1.json"),
    ),
];

/// Arguments of `newsroom init`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the newsroom; it is created if it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes the newsroom, and says what to do next.
///
/// # Errors
/// If the folder is not empty, or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let folder = &arguments.folder;
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => Some(entries),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => None,
        Err(why) => return Err(Failure::file("list", folder, &why)),
    };
    if entries
        .as_mut()
        .is_some_and(|entries| entries.next().is_some())
    {
        return Err(Failure::new(format!(
            "{} is not empty; choose another folder",
            folder.display()
        )));
    }
    for (path, text) in FILES {
        write(&folder.join(path), text)?;
    }
    println!(
        "A newsroom is in {0}. Its folder is where you work:\n\n  cd {0}\n\n\
         To see the site while you write, to begin an article, and to write the site to dist/:\n\n  \
         {1} serve\n  {1} new local/a-story\n  {1} publish",
        folder.display(),
        program()
    );
    Ok(ExitCode::SUCCESS)
}

/// This program as a command that also works in another folder: its name, or its path if it was called by a path.
fn program() -> String {
    let called = std::env::args_os().next().unwrap_or_default();
    let by_path = Path::new(&called).components().count() > 1;
    let path = std::env::current_exe().ok().filter(|_| by_path);
    path.map_or_else(|| "newsroom".to_owned(), |path| path.display().to_string())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|why| Failure::file("make", folder, &why))?;
    }
    fs::write(path, text).map_err(|why| Failure::file("write", path, &why))
}
