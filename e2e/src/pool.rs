//! A pool of browser sessions, which limits how many run at once.
//!
//! Starting a browser takes one to three seconds, so the session of a journey that passed is reused for every [`Reader`] whose
//! settings it can be given. Each site has an origin of its own, so a journey does not see what another one has stored. Between
//! journeys the session shows an empty page. Idle sessions end with the process (`process_group`).

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::engine::Engine;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::reader::Reader;
use crate::viewport;
use crate::webdriver::Session;

/// The maximum number of sessions of all engines together, unless `E2E_SESSIONS` is set.
const MOST_SESSIONS: usize = 2;

/// Timeout for navigating to the empty page.
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

/// A session in use. It ends on drop, unless [`Lease::give_back`] returns it to the pool.
pub(crate) struct Lease {
    session: Option<Session>,
    engine: Engine,
    reader: Reader,
}

/// Waits until fewer than the maximum number of sessions run, then takes an idle session or starts one.
///
/// # Errors
/// If the browser does not start.
pub(crate) fn lease(engine: Engine, reader: &Reader) -> HarnessResult<Lease> {
    let kept = wait_for_room(engine, reader);
    // From here on, dropping `lease` frees its place in the pool, also if starting fails.
    let mut lease = Lease {
        session: None,
        engine,
        reader: reader.clone(),
    };
    if let Some(session) = kept {
        if viewport::prepare(&session, reader).is_ok() {
            lease.session = Some(session);
            return Ok(lease);
        }
        session.quit();
    }
    let session = lease.session.insert(Session::start(engine, reader)?);
    viewport::prepare(session, reader)?;
    Ok(lease)
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
        .position(|(kept, session)| session.engine == engine && engine.can_change(kept, reader));
    if let Some(at) = same {
        return Some(pool.idle.remove(at).1);
    }
    // No idle session fits: end one, so that a new one can start.
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

impl Lease {
    /// The session itself.
    pub(crate) fn session(&self) -> HarnessResult<&Session> {
        self.session
            .as_ref()
            .ok_or_else(|| HarnessError::new("the session has ended"))
    }

    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the session to the pool, with an empty page.
    pub(crate) fn give_back(mut self) {
        let Some(session) = self.session.take() else {
            return;
        };
        match clean(&session) {
            Ok(()) => {
                let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
                pool.idle.push((self.reader.clone(), session));
            }
            Err(_) => session.quit(),
        }
    }
}

fn clean(session: &Session) -> HarnessResult<()> {
    session.forget_cookies()?;
    session.go("about:blank")?;
    // The next journey must not see this one's page, or be interrupted by a navigation that has not ended.
    let start = Instant::now();
    while session.run_briefly("return document.URL", &[]).ok() != Some(json!("about:blank")) {
        if start.elapsed() > LEAVING {
            return Err(HarnessError::new("the page cannot be left"));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

impl Drop for Lease {
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
