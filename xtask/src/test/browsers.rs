//! The engines that are asked for: those that are here, and those that cannot be had.

use crate::engine::Engine;
use crate::setup;
use crate::workspace::Workspace;

/// Each engine, with the reason why it cannot be had.
#[derive(Default)]
pub struct Browsers(Vec<(Engine, Option<String>)>);

impl Browsers {
    /// Looks for each engine and its driver, and installs what is missing.
    pub fn set_up(workspace: &Workspace, engines: &[Engine]) -> Self {
        let found = engines.iter().map(|engine| {
            let missing = setup::engine(workspace, *engine).err();
            (*engine, missing.map(|error| error.to_string()))
        });
        Self(found.collect())
    }

    /// Each engine; with a reason: it has to be skipped.
    pub fn each(&self) -> impl Iterator<Item = (Engine, Option<&str>)> {
        self.0
            .iter()
            .map(|(engine, missing)| (*engine, missing.as_deref()))
    }
}
