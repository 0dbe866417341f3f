//! Resolves JSON pointers, and reads numbers.

use serde_json::Value;

/// `Value::pointer` (RFC 6901) without allocating two strings for each step: deep documents are read by many pointers.
pub(super) fn find<'v>(mut value: &'v Value, pointer: &str) -> Option<&'v Value> {
    let mut steps = pointer.split('/');
    if steps.next() != Some("") {
        return None;
    }
    for step in steps {
        value = match value {
            Value::Object(object) if step.contains('~') => {
                object.get(&step.replace("~1", "/").replace("~0", "~"))?
            }
            Value::Object(object) => object.get(step)?,
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// A key as a pointer's step. `None` for a long key, which would be copied into every pointer; no system has such keys.
pub(in crate::import) fn step(key: &str) -> Option<String> {
    const MAX_BYTES: usize = 100;
    (key.len() <= MAX_BYTES).then(|| key.replace('~', "~0").replace('/', "~1"))
}

/// A number from 1 to 100,000, also as a string.
pub(in crate::import) fn number(value: &Value) -> Option<u32> {
    let number = match value {
        Value::Number(number) => number
            .as_u64()
            .or_else(|| number.as_f64().map(|number| number.max(0.0) as u64))?,
        Value::String(digits) => digits.trim().parse().ok()?,
        _ => return None,
    };
    u32::try_from(number)
        .ok()
        .filter(|number| (1..=100_000).contains(number))
}
