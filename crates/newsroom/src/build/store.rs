//! The store: the records of all artefacts, and a note for each, from run to run.

use super::record::Record;
use crate::failure::Failure;
use redb::backends::InMemoryBackend;
use redb::{
    Builder, Database, ReadOnlyTable, ReadableDatabase as _, ReadableTable as _, TableDefinition,
    WriteTransaction,
};
use std::fs;
use std::path::{Path, PathBuf};

/// Records by the names of artefacts.
const RECORDS: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("records");
/// Notes by the names of artefacts.
const NOTES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("notes");
/// Memory that the store uses, in bytes.
const CACHE_BYTES: usize = 8 << 20;

/// The store's file.
pub struct Store {
    database: Database,
    path: PathBuf,
}

/// What a store held at one moment. Read from several threads.
pub struct Snapshot {
    records: ReadOnlyTable<&'static str, &'static [u8]>,
    notes: ReadOnlyTable<&'static str, &'static [u8]>,
    path: PathBuf,
}

/// Changes of a store: all of them happen, or none.
pub struct Changes {
    transaction: WriteTransaction,
    path: PathBuf,
}

fn failed(path: &Path, why: impl std::fmt::Display) -> Failure {
    Failure::new(format!("cannot use {}: {why}", path.display()))
}

impl Store {
    /// Opens the store in a file. A file that is damaged, or that another version has written, is replaced by an empty
    /// store: that costs time and nothing else. Also returns whether there was a store.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn open(path: &Path) -> Result<(Self, bool), Failure> {
        let open = |path: &Path| {
            let mut builder = Builder::new();
            builder
                .set_cache_size(CACHE_BYTES)
                .set_check_integrity_on_open(true);
            builder.create(path)
        };
        let existed = path.exists();
        let opened = std::panic::catch_unwind(|| open(path));
        let (database, existed) = match opened {
            Ok(Ok(database)) => (database, existed),
            _ => {
                fs::remove_file(path).map_err(|why| Failure::file("delete", path, &why))?;
                (open(path).map_err(|why| failed(path, why))?, false)
            }
        };
        let store = Self {
            database,
            path: path.to_owned(),
        };
        // Creates the tables.
        store.changes()?.commit()?;
        Ok((store, existed))
    }

    /// An empty store that is forgotten when it is dropped.
    ///
    /// # Errors
    /// If memory does not suffice.
    pub fn in_memory() -> Result<Self, Failure> {
        let path = PathBuf::from("memory");
        let backend = InMemoryBackend::new();
        let opened = Builder::new().create_with_backend(backend);
        let database = opened.map_err(|why| failed(&path, why))?;
        let store = Self { database, path };
        store.changes()?.commit()?;
        Ok(store)
    }

    /// What the store holds now.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot, Failure> {
        let transaction = self
            .database
            .begin_read()
            .map_err(|why| failed(&self.path, why))?;
        let table = |definition| {
            transaction
                .open_table(definition)
                .map_err(|why| failed(&self.path, why))
        };
        Ok(Snapshot {
            records: table(RECORDS)?,
            notes: table(NOTES)?,
            path: self.path.clone(),
        })
    }

    /// Begins to change the store.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn changes(&self) -> Result<Changes, Failure> {
        let transaction = self
            .database
            .begin_write()
            .map_err(|why| failed(&self.path, why))?;
        Ok(Changes {
            transaction,
            path: self.path.clone(),
        })
    }
}

impl Snapshot {
    /// The record of an artefact.
    pub fn record(&self, name: &str) -> Option<Record> {
        let found = self.records.get(name).ok()??;
        Record::decode(found.value())
    }

    /// Hands an artefact's note to `read`.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn note<T>(&self, name: &str, read: impl FnOnce(&[u8]) -> T) -> Result<Option<T>, Failure> {
        let found = self
            .notes
            .get(name)
            .map_err(|why| failed(&self.path, why))?;
        Ok(found.map(|found| read(found.value())))
    }

    /// The names of all artefacts, and their records where they are whole.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn records(
        &self,
    ) -> Result<impl Iterator<Item = Result<(String, Option<Record>), Failure>>, Failure> {
        let path = self.path.clone();
        let all = self.records.iter().map_err(|why| failed(&path, why))?;
        Ok(all.map(move |entry| {
            let (name, record) = entry.map_err(|why| failed(&path, why))?;
            Ok((name.value().to_owned(), Record::decode(record.value())))
        }))
    }
}

impl Changes {
    /// Sets the record and the note of an artefact.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn put(&self, name: &str, record: &Record, note: &[u8]) -> Result<(), Failure> {
        let set = |table, value: &[u8]| -> Result<(), redb::Error> {
            self.transaction.open_table(table)?.insert(name, value)?;
            Ok(())
        };
        set(RECORDS, &record.encode())
            .and_then(|()| set(NOTES, note))
            .map_err(|why| failed(&self.path, why))
    }

    /// Removes an artefact.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn remove(&self, name: &str) -> Result<(), Failure> {
        let remove = |table| -> Result<(), redb::Error> {
            self.transaction.open_table(table)?.remove(name)?;
            Ok(())
        };
        remove(RECORDS)
            .and_then(|()| remove(NOTES))
            .map_err(|why| failed(&self.path, why))
    }

    /// Makes the changes last.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn commit(self) -> Result<(), Failure> {
        for table in [RECORDS, NOTES] {
            self.transaction
                .open_table(table)
                .map_err(|why| failed(&self.path, why))?;
        }
        self.transaction
            .commit()
            .map_err(|why| failed(&self.path, why))
    }
}
