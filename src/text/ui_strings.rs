//! The strings of the interface in one language.

use crate::failure::Failure;

/// Plural forms for one, two, few (3 to 10) and many: those of Arabic. The other languages need only two.
pub type Forms = [&'static str; 4];

/// The strings of the interface in one language. `{}` is a placeholder ([`fill`](super::fill)); patterns of dates have named
/// placeholders such as `{weekday}` ([`Language::clock`](super::Language::clock)).
#[allow(missing_docs, reason = "each field is named after its text")]
#[derive(Debug)]
pub struct UiStrings {
    pub home: &'static str,
    pub webmail: &'static str,
    pub regions: &'static str,
    pub advertise: &'static str,
    pub login: &'static str,
    pub skip_to_content: &'static str,
    pub portal_navigation: &'static str,
    pub sections_navigation: &'static str,
    pub temperature_in: &'static str,
    pub notices: &'static str,
    pub dismiss: &'static str,
    pub unavailable: &'static str,
    pub unavailable_link: &'static str,
    pub by: &'static str,
    pub list_comma: &'static str,
    pub list_and: &'static str,
    pub published: &'static str,
    pub updated: &'static str,
    pub corrections: &'static str,
    pub tags: &'static str,
    pub related: &'static str,
    pub live: &'static str,
    pub live_ended: &'static str,
    pub live_updates: &'static str,
    pub key_point: &'static str,
    pub pinned: &'static str,
    pub older_stories: &'static str,
    pub more_pages: &'static str,
    pub latest_stories: &'static str,
    pub no_stories: &'static str,
    pub news_from: &'static str,
    pub partial: &'static str,
    pub continue_at: &'static str,
    pub load_embed: &'static str,
    pub embed_privacy: &'static str,
    pub open_at: &'static str,
    pub embed_frame: &'static str,
    pub unknown_block: &'static str,
    pub table: &'static str,
    pub code: &'static str,
    pub gallery: &'static str,
    pub lightbox: &'static str,
    pub open_picture: &'static str,
    pub close: &'static str,
    pub previous_picture: &'static str,
    pub next_picture: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    /// Two placeholders: the picture's number and the number of pictures.
    pub picture_of: &'static str,
    pub picture_failed: &'static str,
    pub island_failed: &'static str,
    pub loading: &'static str,
    pub share: &'static str,
    pub link_copied: &'static str,
    pub refresh_failed: &'static str,
    pub retry: &'static str,
    pub to_front_page: &'static str,
    pub failed_network: (&'static str, &'static str),
    pub failed_timeout: (&'static str, &'static str),
    pub failed_server: (&'static str, &'static str),
    pub failed_not_found: (&'static str, &'static str),
    pub failed_unreadable: (&'static str, &'static str),
    pub failed_in_maintenance: &'static str,
    pub languages: &'static str,
    pub footer_navigation: &'static str,
    pub feed: &'static str,
    pub hours_ago: Forms,
    /// The pattern of date and time.
    pub clock: &'static str,
    /// The pattern of a date.
    pub day: &'static str,
    /// The pattern of a date on fronts.
    pub short_date: &'static str,
    /// The first day of the month, if it is not written as `1`.
    pub first_of_month: Option<&'static str>,
    /// AM and PM. Not used where the pattern has a 24-hour clock.
    pub halves: [&'static str; 2],
    /// The patterns of a temperature in °C and in °F.
    pub temperature: [&'static str; 2],
    /// The decimal sign.
    pub decimal: &'static str,
    pub months: [&'static str; 12],
    /// From Sunday.
    pub weekdays: [&'static str; 7],
}

impl UiStrings {
    /// Title and explanation of a failure.
    pub fn failure(&self, failure: Failure) -> (&'static str, &'static str) {
        match failure {
            Failure::Network => self.failed_network,
            Failure::Timeout => self.failed_timeout,
            Failure::Status(_) => self.failed_server,
            Failure::NotFound => self.failed_not_found,
            Failure::Unreadable => self.failed_unreadable,
        }
    }
}
