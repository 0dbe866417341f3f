//! When days without a time begin and end, for feeds and for release dates: at midnight in the time zone of the
//! portal's default region, or in UTC if the portal has no regions.

use article::date::{Time, Timestamp};
use article::portal::Portal;

/// The zone of a portal's default region.
#[derive(Clone)]
pub struct Zone(#[cfg(feature = "publish")] jiff::tz::TimeZone);

impl Zone {
    /// The zone of a portal's default region. UTC if the portal has no regions, or if the zone does not exist, which
    /// `newsroom check` reports.
    #[cfg(feature = "publish")]
    pub fn of(portal: &Portal) -> Self {
        let id = portal.default_region.as_ref();
        let region = portal.regions.iter().find(|region| Some(&region.id) == id);
        let zone = region.and_then(|region| jiff::tz::TimeZone::get(&region.time_zone).ok());
        Self(zone.unwrap_or(jiff::tz::TimeZone::UTC))
    }

    /// UTC: without the publisher, the database of time zones is not compiled in.
    #[cfg(not(feature = "publish"))]
    pub fn of(_: &Portal) -> Self {
        Self()
    }

    /// UTC.
    pub fn utc() -> Self {
        Self(
            #[cfg(feature = "publish")]
            jiff::tz::TimeZone::UTC,
        )
    }

    /// The timestamp with its time and offset; the beginning of its day if one of them is unknown.
    pub fn moment(&self, at: Timestamp) -> Timestamp {
        match at.known_time() {
            Some(_) => at,
            None => Timestamp {
                time: Some(self.midnight(at).unwrap_or(MIDNIGHT)),
                ..at
            },
        }
    }

    /// [`Self::moment`] in seconds since 1970.
    pub fn seconds(&self, at: Timestamp) -> i64 {
        self.moment(at).epoch_seconds()
    }

    /// The end of a day without a time, else the moment itself, in seconds since 1970.
    pub fn end(&self, at: Timestamp) -> i64 {
        if at.known_time().is_some() {
            return at.epoch_seconds();
        }
        let noon = Timestamp {
            time: Some(Time {
                hour: 12,
                ..MIDNIGHT
            }),
            ..at
        };
        let next = Timestamp::from_epoch_seconds(noon.epoch_seconds() + DAY_SECONDS);
        match next {
            Some(next) => self.seconds(Timestamp { time: None, ..next }),
            // The last day of the year 9999.
            None => self.seconds(at) + DAY_SECONDS,
        }
    }

    /// The first time of a day: one o'clock if clocks are set forward at midnight.
    #[cfg(feature = "publish")]
    fn midnight(&self, at: Timestamp) -> Option<Time> {
        let year = i16::try_from(at.date.year).ok()?;
        let (month, day) = (
            i8::try_from(at.date.month).ok()?,
            i8::try_from(at.date.day).ok()?,
        );
        let date = jiff::civil::Date::new(year, month, day).ok()?;
        let first = date.to_zoned(self.0.clone()).ok()?;
        // A zone may have skipped the whole day: Samoa has no 30 December 2011.
        let is_same_day = first.date() == date;
        is_same_day.then_some(Time {
            hour: u8::try_from(first.hour()).ok()?,
            minute: u8::try_from(first.minute()).ok()?,
            second: u8::try_from(first.second()).ok()?,
            offset_minutes: i16::try_from(first.offset().seconds() / 60).ok(),
        })
    }

    #[cfg(not(feature = "publish"))]
    fn midnight(&self, _: Timestamp) -> Option<Time> {
        None
    }
}

const DAY_SECONDS: i64 = 86_400;

const MIDNIGHT: Time = Time {
    hour: 0,
    minute: 0,
    second: 0,
    offset_minutes: Some(0),
};

#[cfg(all(test, feature = "publish"))]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_in_the_default_region() {
        let check = |zone: &str, day: &str, expected: &str| {
            let regions = format!(
                r#"[{{"id": "far", "name": "Far", "timeZone": "Asia/Tokyo", "latitude": 0, "longitude": 0}},
                    {{"id": "home", "name": "Home", "timeZone": "{zone}", "latitude": 0, "longitude": 0}}]"#
            );
            let portal = format!(
                r#"{{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en",
                    "regions": {regions}, "defaultRegion": "home"}}"#
            );
            let portal = article::read_portal(portal.as_bytes()).unwrap().0;
            let day = Timestamp::parse(day).unwrap();
            assert_eq!(Zone::of(&portal).moment(day).to_string(), expected);
        };
        check(
            "America/Edmonton",
            "2024-11-23",
            "2024-11-23T00:00:00-07:00",
        );
        check(
            "America/Edmonton",
            "2024-07-01",
            "2024-07-01T00:00:00-06:00",
        );
        check(
            "Pacific/Auckland",
            "2024-11-23",
            "2024-11-23T00:00:00+13:00",
        );
        check("Asia/Kathmandu", "2024-11-23", "2024-11-23T00:00:00+05:45");
        // The offset of a time is not known.
        check(
            "America/Edmonton",
            "2024-11-23T08:00:00",
            "2024-11-23T00:00:00-07:00",
        );
        check(
            "America/Edmonton",
            "2024-11-23T08:00:00+01:00",
            "2024-11-23T08:00:00+01:00",
        );
        // Clocks are set forward at midnight.
        check("Africa/Cairo", "2024-04-26", "2024-04-26T01:00:00+03:00");
        check("Pacific/Apia", "2011-12-30", "2011-12-30T00:00:00Z");
        check("Mars/Olympus", "2024-11-23", "2024-11-23T00:00:00Z");
        check("America/Edmonton", "9999-12-31", "9999-12-31T00:00:00Z");
    }

    #[test]
    fn days_end_when_the_next_begins() {
        let check = |zone: &str, day: &str, next: &str| {
            let zone = Zone(jiff::tz::TimeZone::get(zone).unwrap());
            let [day, next] = [day, next].map(|at| Timestamp::parse(at).unwrap());
            assert_eq!(zone.end(day), next.epoch_seconds(), "{day}");
        };
        check(
            "America/Edmonton",
            "2024-12-31",
            "2025-01-01T00:00:00-07:00",
        );
        // A day of 23 hours, and one of 25.
        check(
            "America/Edmonton",
            "2024-03-10",
            "2024-03-11T00:00:00-06:00",
        );
        check(
            "America/Edmonton",
            "2024-11-03",
            "2024-11-04T00:00:00-07:00",
        );
        check(
            "Pacific/Kiritimati",
            "2024-02-28",
            "2024-02-29T00:00:00+14:00",
        );
        check("Africa/Cairo", "2024-04-25", "2024-04-26T01:00:00+03:00");
        let moment = "2024-11-23T08:00:00+01:00";
        check("America/Edmonton", moment, moment);
        let last = Timestamp::parse("9999-12-31").unwrap();
        assert!(Zone::utc().end(last) > Zone::utc().seconds(last));
    }

    #[test]
    fn without_regions_days_begin_in_utc() {
        let portal = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en"}"#;
        let portal = article::read_portal(portal).unwrap().0;
        let day = Timestamp::parse("2024-11-23").unwrap();
        assert_eq!(Zone::of(&portal).seconds(day), 1_732_320_000);
    }
}
