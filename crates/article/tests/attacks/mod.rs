//! Payloads that attack pages or confuse parsers.

use serde_json::Value;
use std::fs;

/// Our own payloads, each with the text of it that may be displayed in a body.
pub const OWN: &[(&str, &str)] = &[
    ("<script>EVIL()</script>", ""),
    ("<scr<script>ipt>EVIL()</script>", "ipt>EVIL()"),
    ("</title></textarea></script><script>EVIL()</script>", ""),
    ("<style>p{background:url(EVIL)}</style>", ""),
    ("<svg><script>EVIL()</script></svg>", ""),
    ("<svg><animate onbegin=EVIL() attributeName=x></svg>", ""),
    ("<math><mtext><style><img src=x onerror=EVIL()></style>", ""),
    ("<template><img src=x onerror=EVIL()></template>", ""),
    (
        "<noscript><p title=\"</noscript><img src=x onerror=EVIL()>\">",
        "",
    ),
    (
        "<object data=\"data:text/html,EVIL\"></object><embed src=javascript:EVIL()>",
        "",
    ),
    (
        "<form action=javascript:EVIL()><input name=EVIL></form>",
        "",
    ),
    (
        "<b onmouseover=EVIL() style=\"x:expression(EVIL)\">a</b>",
        "a",
    ),
    ("<!--><img src=x onerror=EVIL()>-->", "-->"),
    (
        "<base href=\"javascript:EVIL//\"><meta http-equiv=refresh content=\"0;url=data:EVIL\">",
        "",
    ),
    (
        "\u{0}\u{8}\u{7f}\u{202e}\u{feff}a",
        "\u{8}\u{7f}\u{202e}\u{feff}a",
    ),
    ("javascript:EVIL()", "javascript:EVIL()"),
    (" \u{1}java\tscript\n:EVIL()", "\u{1}java script :EVIL()"),
    (
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:text/html;base64,PHNjcmlwdD4=",
    ),
    (
        "//evil.example\\@a.example/x",
        "//evil.example\\@a.example/x",
    ),
    ("&#106;avascript&colon;EVIL()", "javascript:EVIL()"),
    ("\" onerror=\"EVIL()\" x=\"", "\" onerror=\"EVIL()\" x=\""),
    (
        "{{EVIL}} ${EVIL} <%= EVIL %>",
        "{{EVIL}} ${EVIL} <%= EVIL %>",
    ),
    ("]]></content><x>", "]]>"),
    ("[caption]<script>EVIL()</script>[/caption]", ""),
];

/// Collections from other projects.
pub struct Collected {
    /// Payloads that bypass filters.
    pub attacks: Vec<String>,
    /// Input that parsers interpret differently.
    pub ambiguous: Vec<String>,
}

/// The collections; if they are missing, none, with a message.
pub fn collected() -> Collected {
    let mut collected = Collected {
        attacks: Vec::new(),
        ambiguous: Vec::new(),
    };
    let Some(folder) = crate::samples::folder("html") else {
        return collected;
    };
    for path in crate::samples::json_below(&folder) {
        let bytes = fs::read(&path).expect("a file");
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        let cases = value.get("tests").unwrap_or(&value);
        for case in cases.as_array().expect("a list of cases") {
            if let Some(attack) = case["payload"].as_str() {
                collected.attacks.push(attack.to_owned());
            } else {
                let payload = case["data"].as_str().or_else(|| case["input"].as_str());
                collected
                    .ambiguous
                    .push(payload.expect("a payload").to_owned());
            }
        }
    }
    assert!(collected.attacks.len() > 100 && collected.ambiguous.len() > 5_000);
    collected
}

/// The document with its places filled; `fill` gets the kind of place.
pub fn filled(document: &Value, fill: &mut dyn FnMut(char) -> String) -> Value {
    match document {
        Value::String(text) => {
            let mut parts = text.split('§');
            let mut whole = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let mut rest = part.chars();
                let kind = rest.next().expect("a kind of place");
                whole += &fill(kind);
                whole += rest.as_str();
            }
            Value::String(whole)
        }
        Value::Array(items) => items.iter().map(|item| filled(item, fill)).collect(),
        Value::Object(object) => {
            let each = object.iter().map(|(key, value)| {
                let value = filled(value, fill);
                let value = match key.as_str() {
                    "lexical" => Value::String(value.to_string()),
                    _ => value,
                };
                (key.clone(), value)
            });
            Value::Object(each.collect())
        }
        other => other.clone(),
    }
}
