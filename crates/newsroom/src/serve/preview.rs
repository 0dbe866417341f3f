//! A newsroom being written: the portal and the app as they were last readable, and what is collected of all articles.

use super::changes::Changes;
use super::faults::Faults;
use crate::clock;
use crate::content::Content;
use crate::failure::Failure;
use crate::files;
use crate::own_languages;
use crate::publish::collect::{Reading, collect};
use crate::publish::pages::Surroundings;
use crate::publish::{App, AppFiles, Carrier, Follow};
use crate::report;
use crate::saves::Saves;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// The newsroom. Used by several threads.
pub struct Preview {
    /// The content folder.
    pub content: Content,
    /// The collected files.
    pub site: PathBuf,
    /// The progress of the first collection.
    pub reading: Reading,
    /// What open pages are told.
    pub changes: Changes,
    app: AppFiles,
    state: Mutex<State>,
    /// Removed at the end.
    folder: Mutex<Option<TempDir>>,
}

/// What the last reading of portal, app and articles has found.
#[derive(Clone, Default)]
pub struct State {
    /// As the portal was last readable; none if it never was.
    pub surroundings: Option<Arc<Surroundings>>,
    /// The errors of the portal's file, one per line; or why the app cannot be used.
    pub portal_errors: String,
    /// Whether all articles have been read.
    pub is_collected: bool,
    /// The errors that `newsroom check` finds in the files.
    pub faults: Arc<Faults>,
    /// Why the last collection failed; empty if it did not.
    pub failure: String,
    /// The portal's bytes.
    pub portal: Vec<u8>,
}

impl Preview {
    /// Reads the portal, and begins to read articles and to watch the folders in the background.
    ///
    /// # Errors
    /// If there is no portal, the app has not been built, or the folders cannot be watched.
    pub fn start(content: &Path, app: AppFiles) -> Result<Arc<Self>, Failure> {
        let content = Content::open(content)?;
        let folder = tempfile::Builder::new()
            .prefix("newsroom-serve-")
            .tempdir()
            .map_err(|why| Failure::new(format!("cannot make a temporary folder: {why}")))?;
        let preview = Arc::new(Self {
            site: folder.path().join("site"),
            content,
            app,
            reading: Reading::default(),
            changes: Changes::new(),
            state: Mutex::default(),
            folder: Mutex::new(Some(folder)),
        });
        preview.read_portal()?;
        let app = preview.app.folder();
        let folders: Vec<PathBuf> = std::iter::once(preview.content.folder())
            .chain(app)
            .map(Path::to_owned)
            .collect();
        let saves = Saves::watch(&folders)?;
        let (wake, woken) = channel();
        let watching = Arc::clone(&preview);
        thread::spawn(move || watching.watch(&saves, &wake));
        let (collected, check) = channel();
        let collecting = Arc::clone(&preview);
        thread::spawn(move || collecting.collect(&woken, &collected));
        let checking = Arc::clone(&preview);
        thread::spawn(move || checking.check(&check));
        Ok(preview)
    }

    /// The current state.
    pub fn state(&self) -> State {
        locked(&self.state).clone()
    }

    /// Ends the collection and removes its files.
    pub fn end(&self) {
        self.reading.is_stopped.store(true, Ordering::Relaxed);
        drop(locked(&self.folder).take());
    }

    /// Tells open pages of each save.
    fn watch(&self, saves: &Saves, wake: &Sender<()>) {
        loop {
            match saves.next(None) {
                Ok(saved) if saved.is_empty() => continue,
                Ok(saved) => self.saved(&saved),
                Err(failure) => {
                    eprintln!("newsroom: {failure}; saved files no longer show");
                    return;
                }
            }
            if wake.send(()).is_err() {
                return;
            }
        }
    }

    fn saved(&self, saved: &BTreeSet<PathBuf>) {
        let folder = self.content.folder();
        let folders = [std::path::absolute(folder), folder.canonicalize()];
        let inside = |path: &PathBuf| {
            let mut folders = folders.iter().flatten();
            folders.find_map(|folder| path.strip_prefix(folder).ok().map(Path::to_owned))
        };
        let is_app = saved.iter().any(|path| inside(path).is_none());
        let is_changed = || {
            let now = files::read(&self.content.portal_file()).unwrap_or_default();
            now != locked(&self.state).portal
        };
        if (is_app || is_changed())
            && let Err(failure) = self.read_portal()
        {
            locked(&self.state).portal_errors = format!("{failure}\n");
        }
        let pictures = saved.iter().filter_map(inside);
        let pictures = pictures.filter(|path| path.starts_with("images"));
        let pictures = pictures.map(|path| path.to_string_lossy().replace('\\', "/"));
        self.changes.announce(pictures.collect());
    }

    /// Reads portal, app and the newsroom's own languages. If the portal is broken, pages stay as they were, and show
    /// its errors.
    fn read_portal(&self) -> Result<(), Failure> {
        own_languages::add(&self.content.words())?;
        let path = self.content.portal_file();
        let bytes = files::read(&path)?;
        let (portal, problems) = match article::read_portal(&bytes) {
            Ok((portal, problems)) => (Some(portal), problems),
            Err(problems) => (None, problems),
        };
        report::print_errors(&path, &bytes, &problems);
        let lines = report::error_lines(&bytes, &problems);
        let errors = lines.lines().map(|line| format!("portal.json{line}\n"));
        let surroundings = match portal {
            None => None,
            Some(portal) => {
                let app = App::open(&self.app, &portal, Follow::No, Carrier::Header)?;
                let now = clock::now()?;
                let all = Surroundings::of_content(&self.content, portal, app, now);
                Some(Arc::new(all))
            }
        };
        let mut state = locked(&self.state);
        state.portal_errors = errors.collect();
        state.surroundings = surroundings.or(state.surroundings.take());
        state.portal = bytes;
        Ok(())
    }

    /// Reads all articles, and again after each save and when an article is released or expires. Sends to `collected`
    /// each time.
    fn collect(&self, woken: &Receiver<()>, collected: &Sender<()>) {
        loop {
            let due = self.collect_once();
            self.changes.announce(Vec::new());
            if collected.send(()).is_err() {
                return;
            }
            let waited = match due.zip(clock::now().ok()) {
                Some((due, now)) => {
                    let seconds = u64::try_from(due.saturating_sub(now)).unwrap_or(0);
                    woken.recv_timeout(Duration::from_secs(seconds.max(1)))
                }
                None => woken.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            if waited == Err(RecvTimeoutError::Disconnected) {
                return;
            }
            // Saves during the last collection are in the next one.
            while woken.try_recv().is_ok() {}
        }
    }

    /// Checks all files each time they have been collected.
    fn check(&self, collected: &Receiver<()>) {
        while collected.recv().is_ok() {
            while collected.try_recv().is_ok() {}
            match Faults::of(self.content.folder()) {
                Ok(faults) if faults != *self.state().faults => {
                    locked(&self.state).faults = Arc::new(faults);
                    self.changes.announce(Vec::new());
                }
                Ok(_) => {}
                Err(failure) => eprintln!("newsroom: the content cannot be checked: {failure}"),
            }
        }
    }

    /// Reads all articles. Returns when the next one is due, in seconds since 1970.
    fn collect_once(&self) -> Option<i64> {
        let surroundings = self.state().surroundings?;
        let folder = locked(&self.folder);
        let folder = folder.as_ref()?.path();
        let content = self.content.folder();
        let collected = clock::now()
            .and_then(|now| collect(content, &surroundings, folder, &self.reading, now));
        let mut state = locked(&self.state);
        match collected {
            Ok(tally) => {
                state.is_collected = true;
                state.failure.clear();
                tally.next_due
            }
            Err(failure) => {
                if !self.reading.is_stopped.load(Ordering::Relaxed) {
                    eprintln!("newsroom: {failure}; waiting for the next save");
                }
                state.failure = failure.to_string();
                None
            }
        }
    }
}

/// Locks also after a panic: the values are replaced as a whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
