//! The front pages' feeds: RSS 2.0 (<https://www.rssboard.org/rss-specification>), newest first.

use article::date::Timestamp;
use article::index::{Index, Item};
use article::portal::Portal;

/// What readers' programs ask for at most.
const MAX_ITEMS: usize = 30;

/// The feed of a language's front page. `prefix` is the language's path below the site: empty or `fr/`.
pub fn feed(portal: &Portal, lang: &str, prefix: &str, index: &Index) -> String {
    let site = portal.url.as_str();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n",
    );
    element(&mut xml, "title", &portal.name);
    element(&mut xml, "link", &format!("{site}{prefix}"));
    element(&mut xml, "description", &portal.name);
    element(&mut xml, "language", lang);
    let own = escaped(&format!("{site}{prefix}feed.xml"));
    xml.push_str(&format!(
        "<atom:link href=\"{own}\" rel=\"self\" type=\"application/rss+xml\"/>\n"
    ));
    for item in index.items.iter().take(MAX_ITEMS) {
        push_item(&mut xml, site, item);
    }
    xml.push_str("</channel>\n</rss>\n");
    xml
}

fn push_item(xml: &mut String, site: &str, item: &Item) {
    let page = format!("{site}{}/", item.id);
    xml.push_str("<item>\n");
    element(xml, "title", &item.headline.plain());
    element(xml, "link", &page);
    element(xml, "guid", &page);
    if let Some(deck) = &item.deck {
        element(xml, "description", &deck.plain());
    }
    if let Some(section) = &item.section {
        element(xml, "category", &section.name);
    }
    if let Some(date) = item.published.and_then(rfc822) {
        element(xml, "pubDate", &date);
    }
    xml.push_str("</item>\n");
}

fn element(xml: &mut String, name: &str, text: &str) {
    xml.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}

/// What XML 1.0 can hold: markup escaped, control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// `Mon, 17 Jun 2013 20:05:00 -0400` (RFC 822 with four digits for the year); a day alone is midnight in UTC.
fn rfc822(at: Timestamp) -> Option<String> {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let day = DAYS.get(usize::from(at.date.weekday()))?;
    let month = MONTHS.get(usize::from(at.date.month).checked_sub(1)?)?;
    let (hour, minute, second) = at
        .known_time()
        .map_or((0, 0, 0), |t| (t.hour, t.minute, t.second.min(59)));
    let offset = at.known_time().and_then(|t| t.offset_minutes).unwrap_or(0);
    let sign = if offset < 0 { '-' } else { '+' };
    let offset = offset.unsigned_abs();
    Some(format!(
        "{day}, {:02} {month} {:04} {hour:02}:{minute:02}:{second:02} {sign}{:02}{:02}",
        at.date.day,
        at.date.year,
        offset / 60,
        offset % 60
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_feeds_want_them() {
        let check = |given: &str, expected: &str| {
            let at = Timestamp::parse(given).expect("a timestamp");
            assert_eq!(rfc822(at).as_deref(), Some(expected));
        };
        check(
            "2013-06-17T20:05:00-04:00",
            "Mon, 17 Jun 2013 20:05:00 -0400",
        );
        check("2013-06-17T20:05:00Z", "Mon, 17 Jun 2013 20:05:00 +0000");
        check("2013-06-17", "Mon, 17 Jun 2013 00:00:00 +0000");
    }

    #[test]
    fn a_feed_holds_the_stories_and_no_markup_of_theirs() {
        let portal =
            br#"{"schema": "action-news/portal/1", "name": "A & B", "url": "https://n.example/"}"#;
        let portal = article::read_portal(portal).expect("a portal").0;
        let index = br#"{"schema": "action-news/index/1", "items": [
            {"id": "world/a", "headline": "1 < 2", "deck": "<b>\u0001Deck", "published": "2013-06-17T20:05:00-04:00"}]}"#;
        let index = article::read_index(index).expect("an index").0;
        let xml = feed(&portal, "en", "", &index);
        for part in [
            "<title>A &amp; B</title>",
            "<title>1 &lt; 2</title>",
            "<link>https://n.example/world/a/</link>",
            "<description>&lt;b&gt;Deck</description>",
            "<pubDate>Mon, 17 Jun 2013 20:05:00 -0400</pubDate>",
        ] {
            assert!(xml.contains(part), "{part} is not in {xml}");
        }
    }
}
