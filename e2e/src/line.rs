//! A line between a site and its readers: slow, shared by all connections, and the same for whoever asks.
//!
//! Browsers can slow themselves down, but the one that does tells its page's main thread of every packet, and leaves
//! workers out. Here nobody in the browser knows of it: what is measured there is the page's own.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::locked::locked;
use crate::traffic::Traffic;

/// What one packet carries: an Ethernet frame without the headers of IP and TCP.
const PACKET_BYTES: usize = 1460;
/// A connection that is later than this had nothing to send; one that is less late was woken late by the system, and
/// makes up for it.
const LATE: Duration = Duration::from_millis(100);

/// How slow answers are. What is sent to the site is not slowed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// From the arrival of a request until the first byte of its answer.
    pub latency: Duration,
    /// For all connections of the site together; at least 1.
    pub bytes_per_second: u32,
}

/// The one wire that a site's connections share: until when it is taken.
#[derive(Default)]
pub(crate) struct Wire(Mutex<Option<Instant>>);

impl Wire {
    /// Takes the next free time for a packet that is ready at a moment; when its last byte arrives.
    ///
    /// Times follow from each other, not from the clock, so that no sleep that lasts too long adds up.
    fn take(&self, line: Line, ready: Instant, bytes: usize) -> Instant {
        let mut free = locked(&self.0);
        let start = free.map_or(ready, |free| free.max(ready));
        let takes = bytes as f64 / f64::from(line.bytes_per_second.max(1));
        let end = start + Duration::from_secs_f64(takes);
        *free = Some(end);
        end
    }
}

/// An answer on its way: counted, and in packets where there is a line.
pub(crate) struct Sending<'a> {
    connection: &'a TcpStream,
    wire: &'a Wire,
    traffic: &'a Mutex<Traffic>,
    line: Option<Line>,
    /// When the next packet may begin.
    ready: Instant,
}

impl<'a> Sending<'a> {
    /// The answer to a request that arrived at a moment.
    pub(crate) fn new(
        connection: &'a TcpStream,
        wire: &'a Wire,
        traffic: &'a Mutex<Traffic>,
        line: Option<Line>,
        arrived: Instant,
    ) -> Self {
        let ready = line.map_or(arrived, |line| arrived + line.latency);
        Self {
            connection,
            wire,
            traffic,
            line,
            ready,
        }
    }

    /// The connection itself, for those who look at what the browser does with it.
    pub(crate) fn connection(&self) -> &'a TcpStream {
        self.connection
    }
}

impl Write for Sending<'_> {
    /// One packet, where there is a line.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let packet = match self.line {
            Some(line) => {
                let packet = bytes.get(..PACKET_BYTES).unwrap_or(bytes);
                let now = Instant::now();
                let ready = self.ready.max(now.checked_sub(LATE).unwrap_or(now));
                // It takes the wire when it is ready, not before: until then the wire is for others.
                thread::sleep(ready.saturating_duration_since(now));
                self.ready = self.wire.take(line, ready, packet.len());
                thread::sleep(self.ready.saturating_duration_since(Instant::now()));
                packet
            }
            None => bytes,
        };
        self.connection.write_all(packet)?;
        locked(self.traffic).bytes += packet.len() as u64;
        Ok(packet.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.connection.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folder, Site};
    use std::io::Read;

    const LINE: Line = Line {
        latency: Duration::from_millis(100),
        bytes_per_second: 100_000,
    };
    /// 200 ms on the line, without the headers.
    const FILE_BYTES: usize = 20_000;

    fn site(line: Line) -> (Folder, Site) {
        let folder = Folder::new("line").unwrap();
        folder.write("file.txt", &"x".repeat(FILE_BYTES)).unwrap();
        folder.write("small.txt", "small").unwrap();
        let site = Site::serve(folder.path()).unwrap().line(line);
        (folder, site)
    }

    fn connect(site: &Site) -> TcpStream {
        let address = site.origin().replace("http://", "");
        TcpStream::connect(address).unwrap()
    }

    fn ask(connection: &mut TcpStream, path: &str) {
        let request = format!("GET {path} HTTP/1.1\r\nHost: h\r\n\r\n");
        connection.write_all(request.as_bytes()).unwrap();
    }

    /// How many bytes came, and when the first and the last of them did.
    fn answer(connection: &mut TcpStream, body_bytes: usize) -> (usize, Instant, Instant) {
        let (mut bytes, mut first) = (Vec::new(), None);
        let mut part = [0; 4096];
        loop {
            let read = connection.read(&mut part).unwrap();
            first = first.or(Some(Instant::now()));
            bytes.extend_from_slice(&part[..read]);
            let head = bytes.windows(4).position(|four| four == b"\r\n\r\n");
            if head.is_some_and(|head| bytes.len() == head + 4 + body_bytes) {
                return (bytes.len(), first.unwrap(), Instant::now());
            }
            assert!(read > 0, "{bytes:?}");
        }
    }

    #[test]
    fn packets_follow_each_other_at_the_lines_speed() {
        let wire = Wire::default();
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let check = |ready, bytes, end| assert_eq!(wire.take(LINE, at(ready), bytes), at(end));
        check(0, 1_000, 10);
        // Of another connection: behind the first, however early it was ready.
        check(2, 1_000, 20);
        // After a pause: nothing was saved up.
        check(50, 100, 51);
    }

    #[test]
    fn the_first_byte_comes_after_the_latency_and_the_rest_at_the_lines_speed() {
        let (_folder, site) = site(LINE);
        let mut connection = connect(&site);
        // Twice: the connection is kept, and its second request waits as long.
        for _ in 0..2 {
            let start = Instant::now();
            ask(&mut connection, "/file.txt");
            let (bytes, first, last) = answer(&mut connection, FILE_BYTES);
            let (first, last) = (first - start, last - start);
            assert!(first >= LINE.latency, "{first:?}");
            assert!(first < LINE.latency * 2, "{first:?}");
            let least = LINE.latency + Duration::from_secs_f64(bytes as f64 / 100_000.0);
            assert!(last >= least - Duration::from_millis(1), "{last:?}");
            assert!(last < least + Duration::from_millis(150), "{last:?}");
        }
    }

    /// The packets of a running answer stood still while another answer's latency went by.
    #[test]
    fn an_answer_that_is_not_ready_holds_nobody_up() {
        let (_folder, site) = site(LINE);
        let [mut running, mut late] = [connect(&site), connect(&site)];
        let start = Instant::now();
        ask(&mut running, "/file.txt");
        let asks_late = thread::spawn(move || {
            thread::sleep(LINE.latency + Duration::from_millis(20));
            ask(&mut late, "/small.txt");
            answer(&mut late, 5)
        });
        let (bytes, _, end) = answer(&mut running, FILE_BYTES);
        let alone = LINE.latency + Duration::from_secs_f64(bytes as f64 / 100_000.0);
        let end = end - start;
        asks_late.join().unwrap();
        assert!(end < alone + Duration::from_millis(60), "{end:?}");
    }

    #[test]
    fn two_connections_share_the_line() {
        let (_folder, site) = site(LINE);
        let mut both = [connect(&site), connect(&site)];
        let start = Instant::now();
        for connection in &mut both {
            ask(connection, "/file.txt");
        }
        let reading = both.map(|mut connection| {
            thread::spawn(move || answer(&mut connection, FILE_BYTES).2 - start)
        });
        let ends = reading.map(|reading| reading.join().unwrap());
        // Either needs as long as both together: their packets take turns.
        let both = LINE.latency + Duration::from_millis(400);
        for end in ends {
            assert!(end > both - Duration::from_millis(60), "{ends:?}");
            assert!(end < both + Duration::from_millis(150), "{ends:?}");
        }
    }

    #[test]
    fn what_goes_over_the_line_is_counted() {
        let (_folder, site) = site(LINE);
        let before = site.traffic();
        assert_eq!((before.requests, before.under_way, before.bytes), (0, 0, 0));
        // One that is opened in advance asks for nothing.
        let _unused = connect(&site);
        let mut connection = connect(&site);
        ask(&mut connection, "/small.txt");
        while site.traffic().requests == 0 {
            thread::yield_now();
        }
        assert_eq!(site.traffic().under_way, 1, "it waits for the latency");
        let (small, ..) = answer(&mut connection, 5);
        ask(&mut connection, "/file.txt");
        let (file, ..) = answer(&mut connection, FILE_BYTES);
        while site.traffic().under_way > 0 {
            thread::yield_now();
        }
        let after = site.traffic();
        assert_eq!(after.requests, 2);
        assert_eq!(after.bytes, (small + file) as u64);
        assert!(after.changed > before.changed);
    }

    #[test]
    fn a_reader_who_leaves_is_not_under_way_for_long() {
        let (_folder, site) = site(Line {
            bytes_per_second: 10_000,
            ..LINE
        });
        let mut connection = connect(&site);
        ask(&mut connection, "/file.txt");
        while site.traffic().bytes == 0 {
            thread::yield_now();
        }
        drop(connection);
        // The whole file would take two seconds.
        let until = Instant::now() + Duration::from_millis(1_200);
        while site.traffic().under_way > 0 {
            assert!(Instant::now() < until);
            thread::yield_now();
        }
        assert!(site.traffic().bytes < FILE_BYTES as u64);
    }
}
