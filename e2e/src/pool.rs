//! Browser sessions that one journey leaves to the next, and how many run at once.
//!
//! Starting a browser takes a second or three, so a session is kept after a journey that went well
//! and used again for an equal [`Reader`]. Every site has an origin of its own, so nothing stored
//! by one journey meets another; the session is put on an empty page in between.
//! What is kept at the end of the process ends with it (see `guard`).

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::engine::Engine;
use crate::reader::Reader;
use crate::trouble::{Tried, Trouble};
use crate::viewport;
use crate::webdriver::Session;

/// Sessions at once, of all engines together; `E2E_SESSIONS` says otherwise.
const MOST_SESSIONS: usize = 2;

/// Going to an empty page.
const LEAVING: Duration = Duration::from_secs(10);

static POOL: Mutex<Pool> = Mutex::new(Pool {
    running: Vec::new(),
    idle: Vec::new(),
});
static CHANGED: Condvar = Condvar::new();

struct Pool {
    running: Vec<Engine>,
    idle: Vec<(Reader, Session)>,
}

/// A session in use. On drop it ends; [`Lent::give_back`] keeps it instead.
pub(crate) struct Lent {
    session: Option<Session>,
    engine: Engine,
    reader: Reader,
}

/// Takes a kept session or starts one, once there is room for it.
///
/// # Errors
/// Where the browser does not start.
pub(crate) fn lend(engine: Engine, reader: &Reader) -> Tried<Lent> {
    let kept = wait_for_room(engine, reader);
    // From here on the drop of `lent` gives the room back, also where starting fails.
    let mut lent = Lent {
        session: None,
        engine,
        reader: reader.clone(),
    };
    let session = match kept {
        Some(session) => session,
        None => {
            let session = Session::start(engine, reader)?;
            viewport::prepare(&session, reader)?;
            session
        }
    };
    lent.session = Some(session);
    Ok(lent)
}

fn wait_for_room(engine: Engine, reader: &Reader) -> Option<Session> {
    let most = std::env::var("E2E_SESSIONS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(MOST_SESSIONS);
    let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    pool = CHANGED
        .wait_while(pool, |pool| {
            let same = pool.running.iter().filter(|one| **one == engine).count();
            same >= engine.most_sessions() || pool.running.len() >= most
        })
        .unwrap_or_else(PoisonError::into_inner);
    pool.running.push(engine);
    let same = pool
        .idle
        .iter()
        .position(|(kept, session)| session.engine == engine && kept == reader);
    if let Some(at) = same {
        return Some(pool.idle.remove(at).1);
    }
    // None fits: one that nobody uses makes room for the new one.
    let spare = if pool.running.len() + pool.idle.len() > most {
        pool.idle.pop()
    } else {
        None
    };
    drop(pool);
    if let Some((_, session)) = spare {
        session.quit();
    }
    None
}

impl Lent {
    /// The session itself.
    pub(crate) fn session(&self) -> Tried<&Session> {
        self.session
            .as_ref()
            .ok_or_else(|| Trouble::new("the session has ended"))
    }

    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// Leaves the session to the next journey, on an empty page of its first size.
    pub(crate) fn give_back(mut self) {
        let Some(session) = self.session.take() else {
            return;
        };
        match clean(&session, &self.reader) {
            Ok(()) => {
                let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
                pool.idle.push((self.reader.clone(), session));
            }
            Err(_) => session.quit(),
        }
    }
}

fn clean(session: &Session, reader: &Reader) -> Tried<()> {
    session.forget_cookies()?;
    session.go("about:blank")?;
    // The next journey must not meet this one's page, nor a journey to the empty one still going on.
    let start = Instant::now();
    while session.glance("return document.URL", &[]).ok() != Some(json!("about:blank")) {
        if start.elapsed() > LEAVING {
            return Err(Trouble::new("the page does not go away"));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    viewport::prepare(session, reader)
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            session.quit();
        }
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = pool.running.iter().position(|one| *one == self.engine) {
            pool.running.remove(at);
        }
        drop(pool);
        CHANGED.notify_all();
    }
}
