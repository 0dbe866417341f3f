//! One connection of a site: reads requests and sends answers, or simulates a fault.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::answer::{Answer, head, send};
use crate::fault::{ActiveFaults, Fault};
use crate::harness_error::{HarnessError, HarnessResult};
use crate::inject::Injection;
use crate::locked::locked;
use crate::request::Request;
use crate::throttle::{Bandwidth, Sending, Throttle};
use crate::traffic::{Traffic, UnderWay};

/// How often a waiting answer checks whether it can continue.
const POLL_INTERVAL: Duration = Duration::from_millis(10);
/// A connection without a request (browsers open some in advance) is closed after this time.
const IDLE: Duration = Duration::from_secs(30);

/// State that the connections and the journey share.
pub(crate) struct Shared {
    pub(crate) folder: PathBuf,
    pub(crate) settings: Mutex<Settings>,
    pub(crate) bandwidth: Bandwidth,
    pub(crate) traffic: Mutex<Traffic>,
}

/// Settings that journeys change.
pub(crate) struct Settings {
    pub(crate) base: String,
    pub(crate) missing: Missing,
    /// The folder of the client-rendered app, if each page is the app's.
    pub(crate) app: Option<PathBuf>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) injection: Injection,
    /// Whether to send the compressed copies beside files to browsers that accept them.
    pub(crate) compressed: bool,
    /// Whether only pages get the headers that `_headers` has for all files.
    pub(crate) headers_once: bool,
    /// `None`: not slowed down.
    pub(crate) throttle: Option<Throttle>,
    pub(crate) overrides: BTreeMap<String, (String, Vec<u8>)>,
    pub(crate) faults: ActiveFaults,
    pub(crate) log: Vec<Request>,
    /// Whether the site is offline: it accepts no connections, and waiting answers end.
    pub(crate) closed: bool,
}

/// The response for paths that do not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// `index.html` with status 200, as `trunk serve` and many single-page hosts do.
    Index,
    /// Status 404 with the folder's `404.html`, as plain static hosts do.
    NotFound,
}

/// What to do with a connection after an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Close,
    Keep,
}

impl Shared {
    /// Answers the requests of a connection.
    pub(crate) fn serve(&self, connection: &TcpStream) -> HarnessResult<()> {
        connection.set_read_timeout(Some(IDLE))?;
        connection.set_nodelay(true)?;
        while self.answer(connection)? == Next::Keep {}
        Ok(())
    }

    /// Reads one request and answers it.
    fn answer(&self, mut connection: &TcpStream) -> HarnessResult<Next> {
        let mut request = Request::read_line(&mut connection)?;
        let arrived = Instant::now();
        // The browser may have opened the connection before the site went offline.
        if locked(&self.settings).closed {
            return Ok(Next::Close);
        }
        let _under_way = UnderWay::since(arrived, &self.traffic);
        let within = self.strip_base(&mut request);
        let fault = locked(&self.settings).faults.next_for(&request.path);
        if !matches!(fault, Some((Fault::Reset, _))) {
            request.read_headers(&mut connection)?;
        }
        locked(&self.settings).log.push(request.clone());
        let answer = || {
            if within {
                self.proper(&request)
            } else {
                self.not_found(&request)
            }
        };
        let throttle = locked(&self.settings).throttle;
        let sending = Sending::new(
            connection,
            &self.bandwidth,
            &self.traffic,
            throttle,
            arrived,
        );
        let Some((fault, fault_number)) = fault else {
            let mut answer = answer();
            // Throttled sites are for measuring and keep connections, as hosts do. Others close them, so that each request can be
            // refused.
            let next = match throttle {
                Some(_) if request.may_be_followed() => Next::Keep,
                _ => Next::Close,
            };
            if next == Next::Keep {
                let kept = ("Connection".to_owned(), "keep-alive".to_owned());
                answer.headers.push(kept);
            }
            send(sending, &answer, request.method != "HEAD")?;
            return Ok(next);
        };
        self.fail(sending, &request, answer, fault, fault_number)?;
        Ok(Next::Close)
    }

    /// Simulates a fault. `answer` makes the normal answer.
    fn fail(
        &self,
        mut sending: Sending<'_>,
        request: &Request,
        answer: impl Fn() -> Answer,
        fault: Fault,
        fault_number: u64,
    ) -> HarnessResult<()> {
        let body_wanted = request.method != "HEAD";
        match fault {
            // Closing a connection with unread bytes resets it.
            Fault::Reset => Ok(()),
            Fault::Status(status) => send(
                sending,
                &self.text_answer(status, "This went wrong.", &request.path),
                body_wanted,
            ),
            Fault::TooMany { retry_after_s } => {
                let mut answer = self.text_answer(429, "Later, please.", &request.path);
                answer
                    .headers
                    .push(("Retry-After".to_owned(), retry_after_s.to_string()));
                send(sending, &answer, body_wanted)
            }
            Fault::HangBeforeHeaders => {
                self.wait_while(fault_number, sending.connection())?;
                send(sending, &answer(), body_wanted)
            }
            Fault::HangMidBody => {
                let answer = answer();
                self.pause(&mut sending, &answer, answer.body.len() / 2, fault_number)
            }
            Fault::HangAfter(text) => {
                let answer = answer();
                let mut windows = answer.body.windows(text.len());
                let Some(start) = windows.position(|window| window == text.as_bytes()) else {
                    let path = &request.path;
                    return Err(HarnessError::new(format!("{path} has no {text:?}")));
                };
                self.pause(&mut sending, &answer, start + text.len(), fault_number)
            }
            Fault::Slow { bytes_per_second } => {
                let answer = answer();
                sending.write_all(&head(&answer))?;
                self.trickle(&mut sending, &answer.body, bytes_per_second, fault_number)
            }
            Fault::Truncated => {
                let answer = answer();
                sending.write_all(&head(&answer))?;
                Ok(sending.write_all(answer.body.split_at(answer.body.len() / 2).0)?)
            }
            Fault::WrongType(media_type) => send(
                sending,
                &Answer {
                    media_type: media_type.to_owned(),
                    ..answer()
                },
                body_wanted,
            ),
            Fault::Garbage => send(
                sending,
                &Answer {
                    status: 200,
                    body: Fault::GARBAGE.to_vec(),
                    ..answer()
                },
                body_wanted,
            ),
            Fault::Empty => send(
                sending,
                &Answer {
                    status: 200,
                    body: Vec::new(),
                    ..answer()
                },
                body_wanted,
            ),
            Fault::Html => {
                let mut answer = self.text_answer(200, Fault::HTML, &request.path);
                "text/html; charset=utf-8".clone_into(&mut answer.media_type);
                send(sending, &answer, body_wanted)
            }
        }
    }

    /// Sends so many bytes of the body, and the rest once the fault is healed.
    fn pause(
        &self,
        sending: &mut Sending<'_>,
        answer: &Answer,
        bytes: usize,
        fault_number: u64,
    ) -> HarnessResult<()> {
        let (first, second) = answer.body.split_at(bytes);
        sending.write_all(&head(answer))?;
        sending.write_all(first)?;
        self.wait_while(fault_number, sending.connection())?;
        Ok(sending.write_all(second)?)
    }

    /// Waits until the fault is healed. Fails if the site goes offline or the browser closes the connection.
    fn wait_while(&self, fault_number: u64, connection: &TcpStream) -> HarnessResult<()> {
        connection.set_nonblocking(true)?;
        loop {
            let settings = locked(&self.settings);
            if settings.closed {
                return Err(HarnessError::new("the site went offline"));
            }
            if !settings.faults.is_active(fault_number) {
                break;
            }
            drop(settings);
            if matches!(connection.peek(&mut [0]), Ok(0)) {
                return Err(HarnessError::new("the browser closed the connection"));
            }
            std::thread::sleep(POLL_INTERVAL);
        }
        Ok(connection.set_nonblocking(false)?)
    }

    /// Sends one byte at a time while the fault is active, then the rest at once.
    fn trickle(
        &self,
        to: &mut impl Write,
        body: &[u8],
        bytes_per_second: u32,
        fault_number: u64,
    ) -> HarnessResult<()> {
        let pause = Duration::from_secs(1) / bytes_per_second.max(1);
        for (sent, byte) in body.iter().enumerate() {
            to.write_all(&[*byte])?;
            let until = Instant::now() + pause;
            while Instant::now() < until {
                let settings = locked(&self.settings);
                if settings.closed {
                    return Ok(());
                }
                if !settings.faults.is_active(fault_number) {
                    return Ok(to.write_all(body.get(sent + 1..).unwrap_or_default())?);
                }
                drop(settings);
                std::thread::sleep(POLL_INTERVAL.min(pause));
            }
        }
        Ok(())
    }
}

impl Settings {
    pub(crate) fn new() -> Self {
        Self {
            base: "/".to_owned(),
            missing: Missing::Index,
            app: None,
            headers: Vec::new(),
            injection: Injection::default(),
            compressed: false,
            headers_once: false,
            throttle: None,
            overrides: BTreeMap::new(),
            faults: ActiveFaults::default(),
            log: Vec::new(),
            closed: true,
        }
    }
}
