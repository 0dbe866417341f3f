//! The engines that are asked for: those that are here, and those that cannot be had.

use crate::engine::Engine;
use crate::house::House;
use crate::setup;

/// Each engine, with the reason why it cannot be had.
#[derive(Default)]
pub struct Browsers(Vec<(Engine, Option<String>)>);

impl Browsers {
    /// Looks for each engine and its driver, and installs what is missing.
    pub fn set_up(house: &House, engines: &[Engine]) -> Self {
        let found = engines.iter().map(|engine| {
            let missing = setup::engine(house, *engine).err();
            (*engine, missing.map(|trouble| trouble.to_string()))
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
