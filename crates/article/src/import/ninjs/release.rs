//! Whether an item may be published.
//!
//! Source: `pubStatus` of the ninjs schemas (`usable`, `withheld`, `canceled`), and the values that agencies add to it.

use super::super::date::lenient;
use super::facts::EMBARGO;
use serde_json::Value;

/// The status of an item that may not be published; `None` for `usable`.
pub(super) fn withheld(item: &Value) -> Option<String> {
    let word = |key: &str| item.get(key).and_then(Value::as_str);
    let status = word("pubstatus").or_else(|| word("pubStatus"));
    let status = status.map(|status| status.trim().trim_start_matches("stat:").to_lowercase());
    if let Some(status) = status.filter(|status| !matches!(status.as_str(), "" | "usable")) {
        return Some(status.chars().take(40).collect());
    }
    // Superdesk's state of an item.
    const WITHHELD_STATES: [&str; 7] = [
        "draft",
        "scheduled",
        "spiked",
        "killed",
        "recalled",
        "unpublished",
        "withheld",
    ];
    let state = word("state").filter(|state| WITHHELD_STATES.contains(state));
    state.map(str::to_owned)
}

/// The status of an associated item that may not be published, or `under embargo`. Articles have no embargoes of parts, so
/// an item counts as under embargo unless the embargo had ended when the article was written.
pub(super) fn withheld_member(item: &Value, article: &Value) -> Option<String> {
    let own = EMBARGO.iter().find_map(|pointer| item.pointer(pointer));
    let written = ["versioncreated", "versionCreated"];
    let written = written.iter().find_map(|key| article.get(*key)?.as_str());
    let moment = |text: &str| Some(lenient(text)?.epoch_seconds());
    let is_over = || Some(moment(own?.as_str()?)? <= moment(written?)?);
    let is_embargoed = own.is_some_and(|own| !own.is_null()) && is_over() != Some(true);
    withheld(item).or_else(|| is_embargoed.then(|| "under embargo".to_owned()))
}
