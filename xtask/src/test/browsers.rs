//! The selected engines, and which of them cannot be installed.

use crate::engine::Engine;
use crate::setup;
use crate::workspace::Workspace;

/// Each engine; with a reason if it cannot be installed.
#[derive(Default)]
pub struct Browsers(Vec<(Engine, Option<String>)>);

impl Browsers {
    /// Installs the engines and drivers that are missing.
    pub fn set_up(workspace: &Workspace, engines: &[Engine]) -> Self {
        let found = engines.iter().map(|engine| {
            let missing = setup::engine(workspace, *engine).err();
            (*engine, missing.map(|error| error.to_string()))
        });
        Self(found.collect())
    }

    /// Each engine; one with a reason has to be skipped.
    pub fn each(&self) -> impl Iterator<Item = (Engine, Option<&str>)> {
        self.0
            .iter()
            .map(|(engine, missing)| (*engine, missing.as_deref()))
    }
}
