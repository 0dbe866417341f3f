//! WebDriver commands that fantoccini does not have: a browser's own, or newer ones.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use url::{ParseError, Url};

/// A command, by its path below the session's.
#[derive(Debug)]
pub(crate) struct BrowserCommand {
    /// `GET` or `POST`.
    pub(crate) method: &'static str,
    /// For example `moz/context`.
    pub(crate) path: String,
    pub(crate) body: Option<Value>,
}

impl WebDriverCompatibleCommand for BrowserCommand {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        let session = session_id.unwrap_or_default();
        base_url.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        let method = if self.method == "GET" {
            Method::GET
        } else {
            Method::POST
        };
        (method, self.body.as_ref().map(Value::to_string))
    }
}
