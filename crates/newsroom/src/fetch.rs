//! HTTP GET with a timeout for each step and bounded retries.

use std::io::Read;
use std::thread::sleep;
use std::time::Duration;
use ureq::ResponseExt;
use ureq::tls::{RootCerts, TlsConfig};

/// Timeouts and retries of a request.
pub struct Policy {
    /// Timeout of each step: name lookup, connection, response headers, and each read of the body.
    pub step: Duration,
    /// Timeout of the whole body.
    pub body: Duration,
    /// Pauses between attempts; there is one attempt more than pauses.
    pub pauses: Vec<Duration>,
    /// The longest pause that a server may ask for with `Retry-After`.
    pub longest_pause: Duration,
    /// The size limit of a decoded body.
    pub max_bytes: u64,
}

/// The size limit of a document.
const MAX_BYTES: u64 = article::limits::MAX_BYTES as u64;

impl Policy {
    /// For imports and for a job that runs every few minutes.
    pub fn usual() -> Self {
        Self {
            step: Duration::from_secs(10),
            body: Duration::from_secs(60),
            pauses: vec![Duration::from_secs(1), Duration::from_secs(3)],
            longest_pause: Duration::from_secs(30),
            max_bytes: MAX_BYTES,
        }
    }

    /// For the start of a demonstration, which somebody waits for: one attempt.
    pub fn brief() -> Self {
        Self {
            step: Duration::from_secs(2),
            body: Duration::from_secs(2),
            pauses: Vec::new(),
            longest_pause: Duration::ZERO,
            max_bytes: MAX_BYTES,
        }
    }
}

/// A successful response.
pub struct Fetched {
    /// The URL after redirects.
    pub url: String,
    /// The decoded body.
    pub body: Vec<u8>,
    /// WordPress's number of pages (`X-WP-TotalPages`).
    pub total_pages: Option<u64>,
}

/// Why an attempt failed.
struct Failed {
    reason: String,
    retry: Retry,
}

/// Whether another attempt may help.
enum Retry {
    /// The response would be the same.
    Never,
    /// After the policy's pause.
    Soon,
    /// After the pause that the server asks for.
    After(Duration),
}

/// Fetches a document. Broken connections and the statuses 408, 425, 429 and 5xx are retried.
///
/// # Errors
/// Why the last attempt failed, for users.
pub fn fetch(url: &str, policy: &Policy) -> Result<Fetched, String> {
    let agent = agent(policy);
    let mut pauses = policy.pauses.iter();
    loop {
        let failed = match attempt(&agent, url, policy.max_bytes) {
            Ok(fetched) => return Ok(fetched),
            Err(failed) => failed,
        };
        let Some(usual) = pauses.next() else {
            return Err(failed.reason);
        };
        match failed.retry {
            Retry::Never => return Err(failed.reason),
            Retry::Soon => sleep(*usual),
            Retry::After(pause) if pause <= policy.longest_pause => sleep(pause),
            Retry::After(pause) => {
                return Err(format!(
                    "{}; it asks to wait {} s",
                    failed.reason,
                    pause.as_secs()
                ));
            }
        }
    }
}

/// A client that uses the proxy of the environment (the first of `ALL_PROXY`, `HTTPS_PROXY` and `HTTP_PROXY`, in capital
/// or small letters, except for the hosts in `NO_PROXY`) and, where publishing is compiled in, the system's certificates.
fn agent(policy: &Policy) -> ureq::Agent {
    let root_certs = match cfg!(feature = "publish") {
        true => RootCerts::PlatformVerifier,
        false => RootCerts::WebPki,
    };
    ureq::Agent::config_builder()
        .timeout_resolve(Some(policy.step))
        .timeout_connect(Some(policy.step))
        .timeout_recv_response(Some(policy.step))
        .timeout_per_read(Some(policy.step))
        .timeout_recv_body(Some(policy.body))
        .tls_config(TlsConfig::builder().root_certs(root_certs).build())
        .max_redirects(3)
        // The body of an error has the reason.
        .http_status_as_error(false)
        .user_agent(concat!("action-news-newsroom/", env!("CARGO_PKG_VERSION")))
        .accept(concat!(
            "application/geo+json, application/json, application/atom+xml;q=0.9, application/rss+xml;q=0.9, ",
            "text/html;q=0.8, */*;q=0.1"
        ))
        .build()
        .into()
}

fn attempt(agent: &ureq::Agent, url: &str, max_bytes: u64) -> Result<Fetched, Failed> {
    let failed = |reason: String, retry| Failed { reason, retry };
    let response = agent.get(url).call().map_err(|why| match why {
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => failed(why.to_string(), Retry::Never),
        // Another attempt would fail as well.
        ureq::Error::Io(why) if why.to_string().contains("certificate") => failed(
            format!(
                "{why}; if you trust the server, add its authority to the system's certificates, or name a file with it in \
                 SSL_CERT_FILE"
            ),
            Retry::Never,
        ),
        why => failed(why.to_string(), Retry::Soon),
    })?;
    let status = response.status().as_u16();
    let number = |header: &str| -> Option<u64> {
        let value = response.headers().get(header)?;
        value.to_str().ok()?.trim().parse().ok()
    };
    let wait = number("retry-after");
    let total_pages = number("x-wp-totalpages");
    let url = response.get_uri().to_string();
    let mut body = Vec::new();
    let read = response
        .into_body()
        .into_reader()
        .take(max_bytes + 1)
        .read_to_end(&mut body);
    if !(200..300).contains(&status) {
        let retry = match (status, wait) {
            (408 | 425 | 429 | 500.., Some(seconds)) => Retry::After(Duration::from_secs(seconds)),
            (408 | 425 | 429 | 500.., None) => Retry::Soon,
            _ => Retry::Never,
        };
        let reason = reason(&body)
            .map(|reason| format!(": {reason}"))
            .unwrap_or_default();
        return Err(failed(
            format!("the server answered {status}{reason}"),
            retry,
        ));
    }
    read.map_err(|why| failed(why.to_string(), Retry::Soon))?;
    if body.len() as u64 > max_bytes {
        let reason = format!("the response is larger than {} MiB", max_bytes >> 20);
        return Err(failed(reason, Retry::Never));
    }
    Ok(Fetched {
        url,
        body,
        total_pages,
    })
}

/// The reason in an error's body: `reason` at Open-Meteo, `description` at GeoMet (OGC API, §7.5.1), `message` at WordPress.
fn reason(body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let words = ["reason", "description", "message"]
        .into_iter()
        .find_map(|key| body.get(key)?.as_str())?;
    Some(
        words
            .chars()
            .filter(|c| !c.is_control())
            .take(200)
            .collect(),
    )
}
