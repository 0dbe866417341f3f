//! Simulates a slow network: latency, and a bandwidth that all connections of a site share.
//!
//! Chromium can throttle itself, but then the page's main thread handles an event for each packet, which would be measured
//! as work of the page, and requests of workers are not throttled. So the server throttles.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::locked::locked;
use crate::traffic::Traffic;

/// The payload of one packet: an Ethernet frame without the headers of IP and TCP.
const PACKET_BYTES: usize = 1460;
/// A packet that is later than this was not ready earlier. One that is less late was delayed by the system, and is sent as
/// if it were on time.
const LATE: Duration = Duration::from_millis(100);

/// The speed of answers. Requests are not slowed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttle {
    /// Time from the arrival of a request to the first byte of its answer.
    pub latency: Duration,
    /// Bandwidth of all connections of the site together; at least 1.
    pub bytes_per_second: u32,
}

/// The bandwidth that a site's connections share, as the time until which it is reserved.
#[derive(Default)]
pub(crate) struct Bandwidth(Mutex<Option<Instant>>);

impl Bandwidth {
    /// Reserves the bandwidth for a packet that is ready at `ready`. Returns when its last byte arrives.
    ///
    /// Times are computed from each other and not from the clock, so that sleeping too long does not add up.
    fn take(&self, throttle: Throttle, ready: Instant, bytes: usize) -> Instant {
        let mut free = locked(&self.0);
        let start = free.map_or(ready, |free| free.max(ready));
        let takes = bytes as f64 / f64::from(throttle.bytes_per_second.max(1));
        let end = start + Duration::from_secs_f64(takes);
        *free = Some(end);
        end
    }
}

/// Writes an answer: counts its bytes and, with a throttle, sends it in packets.
pub(crate) struct Sending<'a> {
    connection: &'a TcpStream,
    bandwidth: &'a Bandwidth,
    traffic: &'a Mutex<Traffic>,
    throttle: Option<Throttle>,
    /// The earliest time at which the next packet can be sent.
    ready: Instant,
}

impl<'a> Sending<'a> {
    /// For the answer to a request that arrived at `arrived`.
    pub(crate) fn new(
        connection: &'a TcpStream,
        bandwidth: &'a Bandwidth,
        traffic: &'a Mutex<Traffic>,
        throttle: Option<Throttle>,
        arrived: Instant,
    ) -> Self {
        let ready = throttle.map_or(arrived, |throttle| arrived + throttle.latency);
        Self {
            connection,
            bandwidth,
            traffic,
            throttle,
            ready,
        }
    }

    /// The connection, to see whether the browser has closed it.
    pub(crate) fn connection(&self) -> &'a TcpStream {
        self.connection
    }
}

impl Write for Sending<'_> {
    /// Writes one packet, or all bytes if there is no throttle.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let packet = match self.throttle {
            Some(throttle) => {
                let packet = bytes.get(..PACKET_BYTES).unwrap_or(bytes);
                let now = Instant::now();
                let ready = self.ready.max(now.checked_sub(LATE).unwrap_or(now));
                // Reserve only when the packet is ready: until then other answers may use the bandwidth.
                thread::sleep(ready.saturating_duration_since(now));
                self.ready = self.bandwidth.take(throttle, ready, packet.len());
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

    const THROTTLE: Throttle = Throttle {
        latency: Duration::from_millis(100),
        bytes_per_second: 100_000,
    };
    /// Takes 200 ms, without the headers.
    const FILE_BYTES: usize = 20_000;

    fn site(throttle: Throttle) -> (Folder, Site) {
        let folder = Folder::new("throttle").unwrap();
        folder.write("file.txt", &"x".repeat(FILE_BYTES)).unwrap();
        folder.write("small.txt", "small").unwrap();
        let site = Site::serve(folder.path()).unwrap().throttle(throttle);
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

    /// The number of bytes received, and when the first and the last of them arrived.
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
    fn packets_arrive_at_the_bandwidth() {
        let bandwidth = Bandwidth::default();
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let check =
            |ready, bytes, end| assert_eq!(bandwidth.take(THROTTLE, at(ready), bytes), at(end));
        check(0, 1_000, 10);
        // Another connection's packet waits for the first one.
        check(2, 1_000, 20);
        // Unused bandwidth is not saved up.
        check(50, 100, 51);
    }

    #[test]
    fn an_answer_takes_the_latency_and_its_transfer_time() {
        let (_folder, site) = site(THROTTLE);
        let mut connection = connect(&site);
        // Twice, since the connection is kept open: the second request has the same latency.
        for _ in 0..2 {
            let start = Instant::now();
            ask(&mut connection, "/file.txt");
            let (bytes, first, last) = answer(&mut connection, FILE_BYTES);
            let (first, last) = (first - start, last - start);
            assert!(first >= THROTTLE.latency, "{first:?}");
            assert!(first < THROTTLE.latency * 2, "{first:?}");
            let least = THROTTLE.latency + Duration::from_secs_f64(bytes as f64 / 100_000.0);
            assert!(last >= least - Duration::from_millis(1), "{last:?}");
            assert!(last < least + Duration::from_millis(150), "{last:?}");
        }
    }

    /// Bandwidth was once reserved during another answer's latency, so that nothing was sent.
    #[test]
    fn an_answer_that_is_not_ready_reserves_no_bandwidth() {
        let (_folder, site) = site(THROTTLE);
        let [mut running, mut late] = [connect(&site), connect(&site)];
        let start = Instant::now();
        ask(&mut running, "/file.txt");
        let asks_late = thread::spawn(move || {
            thread::sleep(THROTTLE.latency + Duration::from_millis(20));
            ask(&mut late, "/small.txt");
            answer(&mut late, 5)
        });
        let (bytes, _, end) = answer(&mut running, FILE_BYTES);
        let alone = THROTTLE.latency + Duration::from_secs_f64(bytes as f64 / 100_000.0);
        let end = end - start;
        asks_late.join().unwrap();
        assert!(end < alone + Duration::from_millis(60), "{end:?}");
    }

    #[test]
    fn two_connections_share_the_bandwidth() {
        let (_folder, site) = site(THROTTLE);
        let mut both = [connect(&site), connect(&site)];
        let start = Instant::now();
        for connection in &mut both {
            ask(connection, "/file.txt");
        }
        let reading = both.map(|mut connection| {
            thread::spawn(move || answer(&mut connection, FILE_BYTES).2 - start)
        });
        let ends = reading.map(|reading| reading.join().unwrap());
        // Each takes as long as both together, because their packets alternate.
        let both = THROTTLE.latency + Duration::from_millis(400);
        for end in ends {
            assert!(end > both - Duration::from_millis(60), "{ends:?}");
            assert!(end < both + Duration::from_millis(150), "{ends:?}");
        }
    }

    #[test]
    fn traffic_is_counted() {
        let (_folder, site) = site(THROTTLE);
        let before = site.traffic();
        assert_eq!((before.requests, before.under_way, before.bytes), (0, 0, 0));
        // A connection that is opened in advance is no request.
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
    fn an_answer_to_a_closed_connection_ends() {
        let (_folder, site) = site(Throttle {
            bytes_per_second: 10_000,
            ..THROTTLE
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
