//! `action-news/portal/1`.

use super::article::segment;
#[cfg(feature = "fronts")]
use super::fronts::fronts;
use super::link::{by_language, link};
use super::origin::{ancestor, origin};
use super::theme::theme;
use super::walk::{Object, Reading};
use crate::embed::PROVIDER_NAMES;
use crate::lang::LangTag;
use crate::portal::{
    ByLanguage, Notice, NoticeKind, PORTAL_SCHEMA, Portal, PortalSection, RESERVED_SEGMENTS,
    Region, TemperatureUnit, WeatherProvider,
};
use crate::problem::ProblemKind;
use crate::url::SafeUrl;
use serde_json::Value;

const KEYS: &[&str] = &[
    "$schema",
    "schema",
    "name",
    "logo",
    "url",
    "lang",
    "languages",
    "languageNames",
    "links",
    "sections",
    "regions",
    "defaultRegion",
    "weather",
    "notices",
    "fronts",
    "sources",
    "imageOrigins",
    "embedProviders",
    "frameAncestors",
    "theme",
    "footer",
    "rights",
];

pub(super) fn portal(r: &mut Reading, value: &Value) -> Option<Portal> {
    let Value::Object(object) = value else {
        r.note(ProblemKind::WrongSchema {
            expected: PORTAL_SCHEMA,
            found: None,
        });
        return None;
    };
    r.schema(object, PORTAL_SCHEMA)?;
    r.object(value, KEYS)?;
    let name = r.field(object, "name", Reading::string);
    let name = r.require("name", name);
    let url = r.field(object, "url", site_url);
    let url = r.require("url", url);
    let lang = r.field(object, "lang", Reading::lang).unwrap_or_default();
    let mut languages = r.each(object, "languages", Reading::lang);
    if !languages.contains(&lang) {
        languages.insert(0, lang.clone());
    }
    let sections = r.each_once(
        object,
        "sections",
        &mut |r, v| section(r, v, &languages),
        |section| &section.id,
    );
    let regions = r.each_once(object, "regions", &mut region, |region| &region.id);
    let notices = r.each_once(object, "notices", &mut notice, |notice| &notice.id);
    let default_region = r.field_with(object, "defaultRegion", &mut |r, v| {
        let id = r.string(v)?;
        if regions.iter().all(|region| region.id != id) {
            r.invalid("the id of one of the regions", &id);
            return None;
        }
        Some(id)
    });
    // These placeholders are never used: missing keys were reported as fatal.
    Some(Portal {
        name: name.unwrap_or_default(),
        logo: r.field(object, "logo", Reading::url),
        url: url.unwrap_or_else(SafeUrl::missing),
        lang,
        languages,
        language_names: r.field(object, "languageNames", by_language),
        links: r.each(object, "links", link),
        default_region: default_region.or_else(|| regions.first().map(|r| r.id.clone())),
        sections,
        regions,
        weather: r.field(object, "weather", weather).unwrap_or_default(),
        notices,
        #[cfg(feature = "fronts")]
        fronts: r.field(object, "fronts", fronts).unwrap_or_default(),
        sources: for_publishing(r, object, "sources", origin),
        image_origins: for_publishing(r, object, "imageOrigins", origin),
        embed_providers: r.each(object, "embedProviders", |r, v| {
            r.word(v, PROVIDER_NAMES, PROVIDER_NAMES).map(str::to_owned)
        }),
        frame_ancestors: for_publishing(r, object, "frameAncestors", ancestor),
        theme: r.field(object, "theme", theme).unwrap_or_default(),
        footer: r.each(object, "footer", link),
        rights: r.field(object, "rights", by_language),
    })
}

/// The entries of a list that the app does not need: its program is smaller without this code.
fn for_publishing<T>(
    r: &mut Reading,
    object: &Object,
    key: &'static str,
    read: fn(&mut Reading, &Value) -> Option<T>,
) -> Vec<T> {
    match cfg!(feature = "explain") {
        true => r.each(object, key, read),
        false => Vec::new(),
    }
}

/// The site's URL: absolute, ending in `/`.
fn site_url(r: &mut Reading, value: &Value) -> Option<SafeUrl> {
    let url = r.url(value)?;
    if url.host().is_none() || !url.as_str().ends_with('/') || url.as_str().contains(['?', '#']) {
        r.invalid(
            "the site's address, ending in /, such as https://news.example/",
            url.as_str(),
        );
        return None;
    }
    Some(url)
}

fn needed_name(r: &mut Reading, object: &Object, key: &'static str) -> Option<ByLanguage> {
    let name = r.field(object, key, by_language);
    r.need(key, name)
}

fn section(r: &mut Reading, value: &Value, languages: &[LangTag]) -> Option<PortalSection> {
    let object = r.object(value, &["id", "name"])?;
    let id = r.field_with(object, "id", &mut |r, v| {
        let id = segment(r, v)?;
        let is_language = languages.iter().any(|lang| lang.primary() == id);
        if is_language || RESERVED_SEGMENTS.contains(&id.as_str()) {
            r.invalid(
                "an id that is not reserved (region, tag, search, read, a language …)",
                &id,
            );
            return None;
        }
        Some(id)
    });
    let id = r.need("id", id);
    Some(PortalSection {
        name: needed_name(r, object, "name")?,
        id: id?,
    })
}

fn region(r: &mut Reading, value: &Value) -> Option<Region> {
    let object = r.object(
        value,
        &["id", "name", "timeZone", "latitude", "longitude", "unit"],
    )?;
    let id = r.field(object, "id", segment);
    let id = r.need("id", id);
    let zone = r.field(object, "timeZone", |r, v| {
        let zone = r.string(v)?;
        let ok = zone
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b));
        if !ok {
            r.invalid("an IANA time zone such as America/Edmonton", &zone);
        }
        ok.then_some(zone)
    });
    let zone = r.need("timeZone", zone);
    let latitude = r.field(object, "latitude", |r, v| {
        r.number(v, -90.0, 90.0, "degrees north such as 51.05")
    });
    let longitude = r.field(object, "longitude", |r, v| {
        r.number(v, -180.0, 180.0, "degrees east such as -114.07")
    });
    Some(Region {
        name: needed_name(r, object, "name")?,
        latitude: r.need("latitude", latitude)?,
        longitude: r.need("longitude", longitude)?,
        unit: r
            .field(object, "unit", |r, v| {
                r.word(
                    v,
                    &["C", "F"],
                    &[TemperatureUnit::Celsius, TemperatureUnit::Fahrenheit],
                )
            })
            .unwrap_or_default(),
        id: id?,
        time_zone: zone?,
    })
}

fn weather(r: &mut Reading, value: &Value) -> Option<WeatherProvider> {
    let object = r.object(value, &["provider"])?;
    let provider = r.field(object, "provider", |r, v| {
        r.word(
            v,
            &["files", "open-meteo", "none"],
            &[
                WeatherProvider::Files,
                WeatherProvider::OpenMeteo,
                WeatherProvider::None,
            ],
        )
    });
    r.need("provider", provider)
}

fn notice(r: &mut Reading, value: &Value) -> Option<Notice> {
    let object = r.object(
        value,
        &["id", "kind", "text", "from", "until", "unavailable"],
    )?;
    let id = r.field(object, "id", segment);
    let id = r.need("id", id);
    Some(Notice {
        kind: r
            .field(object, "kind", |r, v| {
                r.word(
                    v,
                    &["maintenance", "alert", "info"],
                    &[NoticeKind::Maintenance, NoticeKind::Alert, NoticeKind::Info],
                )
            })
            .unwrap_or_default(),
        text: needed_name(r, object, "text")?,
        from: r.field(object, "from", Reading::moment),
        until: r.field(object, "until", Reading::moment),
        unavailable: r.each(object, "unavailable", Reading::string),
        id: id?,
    })
}
