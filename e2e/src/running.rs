//! A running host: its port, its listener, and the handles that keep it running.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::connection::{Settings, Shared};
use crate::harness_error::HarnessResult;
use crate::locked::locked;
use crate::throttle::Bandwidth;
use crate::traffic::Traffic;

/// The ports that this process has used. None is used twice, so that a site does not have the origin, and with it the
/// stored data, of another journey's site.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A running host, stopped on drop.
pub(crate) struct Running {
    pub(crate) shared: Arc<Shared>,
    pub(crate) port: u16,
    listening: Mutex<Option<JoinHandle<()>>>,
}

/// A page's handle of the site that it was opened from. Keeps the site running.
#[derive(Clone)]
pub(crate) struct SiteHandle(Arc<Running>);

impl SiteHandle {
    /// A handle of a site.
    pub(crate) fn of(site: &Arc<Running>) -> Self {
        Self(Arc::clone(site))
    }

    /// Advances the clock of documents that are loaded from now on.
    pub(crate) fn advance(&self, by: Duration) {
        if let Some(clock) = &mut locked(&self.0.shared.settings).injection.clock {
            clock.advance(by);
        }
    }

    /// The latest requests, for reports.
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
    /// Listens on a free port of this machine.
    pub(crate) fn start(folder: PathBuf) -> HarnessResult<Arc<Self>> {
        let listener = loop {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            if locked(&PORTS).insert(listener.local_addr()?.port()) {
                break listener;
            }
        };
        let running = Self {
            port: listener.local_addr()?.port(),
            shared: Arc::new(Shared {
                folder,
                settings: Mutex::new(Settings::new()),
                bandwidth: Bandwidth::default(),
                traffic: Mutex::new(Traffic::none()),
            }),
            listening: Mutex::new(None),
        };
        running.listen(listener);
        Ok(Arc::new(running))
    }

    /// Listens on the same port again.
    pub(crate) fn restart(&self) -> HarnessResult<()> {
        self.listen(TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?);
        Ok(())
    }

    pub(crate) fn stop(&self) {
        locked(&self.shared.settings).closed = true;
        // The listener checks `closed` at its next connection.
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
                    // Errors of a connection are ignored: the browser may close it at any time.
                    std::thread::spawn(move || shared.serve(&connection).ok());
                }
            }
        });
        *locked(&self.listening) = Some(listening);
    }
}
