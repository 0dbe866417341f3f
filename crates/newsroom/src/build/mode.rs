//! Whether a run writes.

use super::site_path::SitePath;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Whether a run writes, or only finds out what it would write.
#[derive(Clone, Default)]
pub enum Mode {
    /// It writes.
    #[default]
    Write,
    /// It changes no file, and adds to the plan what it would change.
    DryRun(Arc<Plan>),
}

/// What a dry run would change.
#[derive(Default)]
pub struct Plan(Mutex<Changes>);

/// Paths below the site's folder; files beside it begin with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Changes {
    /// Files that would be written, without their compressed copies.
    pub write: Vec<String>,
    /// Files that would be deleted.
    pub delete: Vec<String>,
}

impl Mode {
    /// Whether this is a dry run.
    pub fn is_dry_run(&self) -> bool {
        matches!(self, Self::DryRun(_))
    }

    /// In a dry run, plans to write a file and returns true.
    pub fn plans_to_write(&self, path: &str) -> bool {
        if let Self::DryRun(plan) = self {
            plan.lock().write.push(path.to_owned());
        }
        self.is_dry_run()
    }

    /// The same for deleting one.
    pub(super) fn plans_to_delete(&self, path: &SitePath, extension: &str) -> bool {
        if let Self::DryRun(plan) = self {
            plan.lock().delete.push(format!("{path}{extension}"));
        }
        self.is_dry_run()
    }
}

impl Plan {
    /// What it has so far, in the order of the paths.
    pub fn changes(&self) -> Changes {
        let mut changes = self.lock().clone();
        for list in [&mut changes.write, &mut changes.delete] {
            list.sort_unstable();
            list.dedup();
        }
        changes
    }

    fn lock(&self) -> MutexGuard<'_, Changes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
