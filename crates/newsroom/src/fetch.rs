//! Asking a server, patiently and not for ever.

use std::io::Read;
use std::thread::sleep;
use std::time::Duration;

/// How long to wait for what.
pub struct Patience {
    /// For the connection, and for the first byte of an answer.
    pub first_byte: Duration,
    /// For a whole answer.
    pub whole: Duration,
    /// Between tries; one try more than there are pauses.
    pub pauses: Vec<Duration>,
    /// The longest pause that a server may ask for.
    pub longest_pause: Duration,
}

impl Patience {
    /// What a job that runs every few minutes can afford.
    pub fn usual() -> Self {
        Self {
            first_byte: Duration::from_secs(5),
            whole: Duration::from_secs(10),
            pauses: vec![Duration::from_secs(1), Duration::from_secs(3)],
            longest_pause: Duration::from_secs(30),
        }
    }

    /// What somebody who waits for a demonstration to start can afford: one try.
    pub fn brief() -> Self {
        Self {
            first_byte: Duration::from_secs(2),
            whole: Duration::from_secs(3),
            pauses: Vec::new(),
            longest_pause: Duration::ZERO,
        }
    }
}

/// Longer answers are no documents that are read here.
const MAX_BYTES: u64 = article::limits::MAX_BYTES as u64;

/// Why a try failed.
struct Refusal {
    why: String,
    again: Again,
}

/// Whether another try may help.
enum Again {
    /// The answer would be the same.
    Never,
    /// After the usual pause.
    Soon,
    /// After what the server asks for.
    After(Duration),
}

/// The body of a good answer. What may pass is tried again: a broken line, a server that is busy or ill.
///
/// # Errors
/// Why the last try failed, in words.
pub fn fetch(url: &str, patience: &Patience) -> Result<Vec<u8>, String> {
    let agent = agent(patience);
    let mut pauses = patience.pauses.iter();
    loop {
        let refusal = match once(&agent, url) {
            Ok(body) => return Ok(body),
            Err(refusal) => refusal,
        };
        let Some(usual) = pauses.next() else {
            return Err(refusal.why);
        };
        match refusal.again {
            Again::Never => return Err(refusal.why),
            Again::Soon => sleep(*usual),
            Again::After(pause) if pause <= patience.longest_pause => sleep(pause),
            // To come back sooner than asked would only make it worse.
            Again::After(pause) => {
                return Err(format!(
                    "{}, and asks to wait {} s",
                    refusal.why,
                    pause.as_secs()
                ));
            }
        }
    }
}

fn agent(patience: &Patience) -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_connect(Some(patience.first_byte))
        .timeout_recv_response(Some(patience.first_byte))
        .timeout_global(Some(patience.whole))
        .max_redirects(3)
        // The body of an error says why.
        .http_status_as_error(false)
        .user_agent(concat!("action-news-newsroom/", env!("CARGO_PKG_VERSION")))
        .accept("application/geo+json, application/json")
        .build()
        .into()
}

fn once(agent: &ureq::Agent, url: &str) -> Result<Vec<u8>, Refusal> {
    let broken = |why: &dyn std::fmt::Display| Refusal {
        why: why.to_string(),
        again: Again::Soon,
    };
    let response = agent.get(url).call().map_err(|why| match why {
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Refusal {
            why: why.to_string(),
            again: Again::Never,
        },
        why => broken(&why),
    })?;
    let status = response.status().as_u16();
    let wait = response
        .headers()
        .get("retry-after")
        .and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let mut body = Vec::new();
    let read = response
        .into_body()
        .into_reader()
        .take(MAX_BYTES + 1)
        .read_to_end(&mut body);
    if !(200..300).contains(&status) {
        let again = match (status, wait) {
            (408 | 425 | 429 | 500.., Some(seconds)) => Again::After(Duration::from_secs(seconds)),
            (408 | 425 | 429 | 500.., None) => Again::Soon,
            _ => Again::Never,
        };
        let reason = reason(&body)
            .map(|reason| format!(": {reason}"))
            .unwrap_or_default();
        return Err(Refusal {
            why: format!("the server answers {status}{reason}"),
            again,
        });
    }
    read.map_err(|why| broken(&why))?;
    if body.len() as u64 > MAX_BYTES {
        return Err(Refusal {
            why: "the answer is too large".to_owned(),
            again: Again::Never,
        });
    }
    Ok(body)
}

/// What an error's body says: `reason` at Open-Meteo, `description` at GeoMet (OGC API, §7.5.1), `message` at WordPress.
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
