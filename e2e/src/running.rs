//! A host that runs: its port, its listener, and those who keep it alive.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::connection::{Settings, Shared, locked};
use crate::line::Wire;
use crate::traffic::Traffic;
use crate::trouble::Tried;

/// One that is free.
pub(crate) const ANY_PORT: u16 = 0;

/// Ports of this process's sites. Never used twice: what a page stored under an origin must not
/// be found by another journey's site.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// The host itself.
pub(crate) struct Running {
    pub(crate) shared: Arc<Shared>,
    pub(crate) port: u16,
    listening: Mutex<Option<JoinHandle<()>>>,
}

/// What a page keeps of the site that it was opened from.
#[derive(Clone)]
pub(crate) struct SiteHandle(Arc<Running>);

impl SiteHandle {
    /// Keeps the site.
    pub(crate) fn of(site: &Arc<Running>) -> Self {
        Self(Arc::clone(site))
    }

    /// Lets time pass for the documents to come.
    pub(crate) fn advance(&self, by: Duration) {
        if let Some(clock) = &mut locked(&self.0.shared.settings).injection.clock {
            clock.advance(by);
        }
    }

    /// The latest requests, one a line, for reports.
    pub(crate) fn latest(&self, count: usize) -> Vec<String> {
        let settings = locked(&self.0.shared.settings);
        let start = settings.log.len().saturating_sub(count);
        let latest = settings.log.iter().skip(start);
        latest
            .map(|request| format!("{} {}", request.method, request.path))
            .collect()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Running {
    /// Listens on a port of this machine.
    pub(crate) fn start(folder: PathBuf, port: u16) -> Tried<Arc<Self>> {
        let listener = loop {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
            if locked(&PORTS).insert(listener.local_addr()?.port()) || port != ANY_PORT {
                break listener;
            }
        };
        let running = Self {
            port: listener.local_addr()?.port(),
            shared: Arc::new(Shared {
                folder,
                settings: Mutex::new(Settings::new()),
                wire: Wire::default(),
                traffic: Mutex::new(Traffic::none()),
            }),
            listening: Mutex::new(None),
        };
        running.listen(listener);
        Ok(Arc::new(running))
    }

    /// Listens on the same port again.
    pub(crate) fn restart(&self) -> Tried<()> {
        self.listen(TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?);
        Ok(())
    }

    pub(crate) fn stop(&self) {
        locked(&self.shared.settings).closed = true;
        // The listener looks up when somebody knocks.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(listening) = locked(&self.listening).take() {
            let _ = listening.join();
        }
    }

    fn listen(&self, listener: TcpListener) {
        locked(&self.shared.settings).closed = false;
        let shared = Arc::clone(&self.shared);
        let listening = std::thread::spawn(move || {
            for connection in listener.incoming() {
                if locked(&shared.settings).closed {
                    return;
                }
                let shared = Arc::clone(&shared);
                if let Ok(connection) = connection {
                    // A connection that fails has nobody left to tell.
                    std::thread::spawn(move || shared.serve(&connection).ok());
                }
            }
        });
        *locked(&self.listening) = Some(listening);
    }
}
