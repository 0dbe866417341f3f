//! One connection of a site: the fault that meets its request, if there is one.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::answer::{Answer, head, send};
use crate::fault::{Fault, Orders};
use crate::inject::Injection;
use crate::line::{Line, Sending, Wire};
use crate::locked::locked;
use crate::request::Request;
use crate::traffic::{Traffic, UnderWay};
use crate::trouble::{Tried, Trouble};

/// How often a waiting answer looks whether it may go on.
const LOOK: Duration = Duration::from_millis(10);
/// A connection that sends no request (browsers open some in advance) is let go after this.
const IDLE: Duration = Duration::from_secs(30);

/// What the connections and the journey both see.
pub(crate) struct Shared {
    pub(crate) folder: PathBuf,
    pub(crate) settings: Mutex<Settings>,
    pub(crate) wire: Wire,
    pub(crate) traffic: Mutex<Traffic>,
}

/// What journeys change.
pub(crate) struct Settings {
    pub(crate) base: String,
    pub(crate) missing: Missing,
    /// The client-rendered app, which every page is then.
    pub(crate) app: Option<PathBuf>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) injection: Injection,
    /// Copies compressed beside are sent to those who take them.
    pub(crate) compressed: bool,
    /// Only pages get what `_headers` say of every file.
    pub(crate) headers_once: bool,
    /// `None`: as fast as the machine.
    pub(crate) line: Option<Line>,
    pub(crate) overrides: BTreeMap<String, (String, Vec<u8>)>,
    pub(crate) orders: Orders,
    pub(crate) log: Vec<Request>,
    /// No connection is accepted, and those that wait end.
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

/// What becomes of a connection after an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Close,
    Keep,
}

impl Shared {
    /// Answers what a connection asks for.
    pub(crate) fn serve(&self, connection: &TcpStream) -> Tried<()> {
        connection.set_read_timeout(Some(IDLE))?;
        connection.set_nodelay(true)?;
        while self.answer(connection)? == Then::Keep {}
        Ok(())
    }

    /// Reads one request and answers it.
    fn answer(&self, mut connection: &TcpStream) -> Tried<Then> {
        let mut request = Request::read_line(&mut connection)?;
        let arrived = Instant::now();
        // Browsers open connections in advance; one from before the site went away is no way in.
        if locked(&self.settings).closed {
            return Ok(Then::Close);
        }
        let _under_way = UnderWay::since(arrived, &self.traffic);
        let within = self.strip_base(&mut request);
        let fault = locked(&self.settings).orders.use_for(&request.path);
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
        let line = locked(&self.settings).line;
        let sending = Sending::new(connection, &self.wire, &self.traffic, line, arrived);
        let Some((fault, order)) = fault else {
            let mut answer = answer();
            // A line is for measuring, and there hosts keep connections; in journeys each request can be refused.
            let then = match line {
                Some(_) if request.may_be_followed() => Then::Keep,
                _ => Then::Close,
            };
            if then == Then::Keep {
                let kept = ("Connection".to_owned(), "keep-alive".to_owned());
                answer.headers.push(kept);
            }
            send(sending, &answer, request.method != "HEAD")?;
            return Ok(then);
        };
        self.fail(sending, &request, answer, fault, order)?;
        Ok(Then::Close)
    }

    /// Answers as a fault would have it. `answer` makes the proper one.
    fn fail(
        &self,
        mut sending: Sending<'_>,
        request: &Request,
        answer: impl Fn() -> Answer,
        fault: Fault,
        order: u64,
    ) -> Tried<()> {
        let body_wanted = request.method != "HEAD";
        match fault {
            // The headers of the request are still unread: that makes the system reset.
            Fault::Reset => Ok(()),
            Fault::Status(status) => send(
                sending,
                &self.said(status, "This went wrong.", &request.path),
                body_wanted,
            ),
            Fault::TooMany { retry_after_s } => {
                let mut answer = self.said(429, "Later, please.", &request.path);
                answer
                    .headers
                    .push(("Retry-After".to_owned(), retry_after_s.to_string()));
                send(sending, &answer, body_wanted)
            }
            Fault::HangBeforeHeaders => {
                self.wait_while(order, sending.connection())?;
                send(sending, &answer(), body_wanted)
            }
            Fault::HangMidBody => {
                let answer = answer();
                self.pause(&mut sending, &answer, answer.body.len() / 2, order)
            }
            Fault::HangAfter(text) => {
                let answer = answer();
                let mut windows = answer.body.windows(text.len());
                let Some(start) = windows.position(|window| window == text.as_bytes()) else {
                    let path = &request.path;
                    return Err(Trouble::new(format!("{path} has no {text:?}")));
                };
                self.pause(&mut sending, &answer, start + text.len(), order)
            }
            Fault::Slow { bytes_per_second } => {
                let answer = answer();
                sending.write_all(&head(&answer))?;
                self.trickle(&mut sending, &answer.body, bytes_per_second, order)
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
                let mut answer = self.said(200, Fault::HTML, &request.path);
                "text/html; charset=utf-8".clone_into(&mut answer.media_type);
                send(sending, &answer, body_wanted)
            }
        }
    }

    /// Sends so many bytes of the body, and the others once the fault is healed.
    fn pause(
        &self,
        sending: &mut Sending<'_>,
        answer: &Answer,
        bytes: usize,
        order: u64,
    ) -> Tried<()> {
        let (first, second) = answer.body.split_at(bytes);
        sending.write_all(&head(answer))?;
        sending.write_all(first)?;
        self.wait_while(order, sending.connection())?;
        Ok(sending.write_all(second)?)
    }

    /// Waits for the fault to be healed; fails once the site goes away or the browser gives up.
    fn wait_while(&self, order: u64, connection: &TcpStream) -> Tried<()> {
        connection.set_nonblocking(true)?;
        loop {
            let settings = locked(&self.settings);
            if settings.closed {
                return Err(Trouble::new("the site went away"));
            }
            if !settings.orders.holds(order) {
                break;
            }
            drop(settings);
            if matches!(connection.peek(&mut [0]), Ok(0)) {
                return Err(Trouble::new("the browser gave up"));
            }
            std::thread::sleep(LOOK);
        }
        Ok(connection.set_nonblocking(false)?)
    }

    /// Sends a byte at a time while the fault holds, then the rest at once.
    fn trickle(
        &self,
        to: &mut impl Write,
        body: &[u8],
        bytes_per_second: u32,
        order: u64,
    ) -> Tried<()> {
        let pause = Duration::from_secs(1) / bytes_per_second.max(1);
        for (sent, byte) in body.iter().enumerate() {
            to.write_all(&[*byte])?;
            let until = Instant::now() + pause;
            while Instant::now() < until {
                let settings = locked(&self.settings);
                if settings.closed {
                    return Ok(());
                }
                if !settings.orders.holds(order) {
                    return Ok(to.write_all(body.get(sent + 1..).unwrap_or_default())?);
                }
                drop(settings);
                std::thread::sleep(LOOK.min(pause));
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
            line: None,
            overrides: BTreeMap::new(),
            orders: Orders::default(),
            log: Vec::new(),
            closed: true,
        }
    }
}
