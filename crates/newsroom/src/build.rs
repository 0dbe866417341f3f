//! The build engine: makes the files of a folder, and only those whose inputs have changed since the last run.
//!
//! An *artefact* is one or more files that are made together from the same inputs. It has a name, a key (a digest of its
//! inputs), a kind, and a way to make it. Its maker may leave a note for the next run.
//!
//! If an artefact has the same key as in the last run and its files are in place, nothing happens ([`Build::unchanged`]).
//! Otherwise it is made, and its files and their compressed copies are written, each of them whole ([`Build::write`]). Its
//! record is kept ([`Ledger::keep`]). At the end, files of artefacts that were not made are deleted ([`Ledger::finish`]).
//!
//! If a run is interrupted at any moment, every file in the folder is whole, and the next run finishes the work. Files that
//! other programs have put into the folder are never touched, unless an artefact has their path.
//!
//! A dry run ([`Mode::DryRun`]) does all that except changing files.
//!
//! This module does not depend on articles.

mod begin;
mod boot;
mod builder;
pub mod digest;
mod entry;
mod folder;
mod index;
mod journal;
mod ledger;
mod lock;
mod made;
mod mode;
mod record;
mod site_path;
mod store;

pub use begin::{Places, begin, begin_alone};
pub use builder::Build;
pub use folder::{Change, Compress, NewFile};
pub use ledger::Ledger;
pub use made::Made;
pub use mode::{Changes, Mode, Plan};
pub use record::{Encoding, File, Kind, Record};
pub use site_path::{SitePath, site_path};
pub use store::Snapshot;

#[cfg(test)]
mod tests;
