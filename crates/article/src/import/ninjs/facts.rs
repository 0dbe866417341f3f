//! An item's metadata: dates, people, places, subjects, rights.

use super::super::date::lenient;
use super::super::slug::slug;
use super::super::source::Source;
use super::super::tags::Tags;
use super::super::words::line;
use super::forms::Form;
use crate::model::{Article, Author, Block, BlockKind, Publisher, Section, Status, Tag};
use serde_json::Value;

pub(super) const EMBARGO: &[&str] = &["/embargoed", "/embargoedUntil"];

/// `package`: the package that contains the item, if any. Its embargo applies to all its members.
pub(super) fn dates(source: &mut Source<'_>, package: Option<&Value>, article: &mut Article) {
    let has_embargo = |item: &Value| {
        EMBARGO
            .iter()
            .any(|at| item.pointer(at).is_some_and(|it| !it.is_null()))
    };
    let is_own = has_embargo(source.value);
    let of_package = package.filter(|package| has_embargo(package) && !is_own);
    let mut date = |pointers: &[&'static str]| {
        pointers
            .iter()
            .find_map(|pointer| source.timestamp(pointer))
    };
    let first = date(&[
        "/firstpublished",
        "/firstPublished",
        "/firstcreated",
        "/firstCreated",
    ]);
    let version = date(&["/versioncreated", "/versionCreated", "/datetime"]);
    let content = date(&["/contentcreated", "/contentCreated"]);
    let embargo = match of_package {
        Some(package) => EMBARGO
            .iter()
            .find_map(|at| lenient(package.pointer(at)?.as_str()?)),
        None => date(EMBARGO),
    };
    article.published = first.or(version).or(content);
    article.updated = version;
    article.expires = source.expires("/expires");
    article.embargo = embargo.filter(|embargo| embargo.known_time().is_some());
    let is_embargoed = is_own || of_package.is_some();
    if is_embargoed && article.embargo.is_none() {
        source.left_out(
            "",
            "the embargo, because its end is unknown; this is a draft",
        );
        article.status = Status::Draft;
    }
}

/// The byline, and the people it names if the item lists them. A photographer is credited with the picture.
pub(super) fn people(source: &Source<'_>, article: &mut Article) {
    let byline = source.first(&["/byline", "/by"]);
    article.byline = byline.and_then(|byline| Form::of("", byline).line(source.place()));
    let superdesk = source.children("/authors").filter_map(|person| {
        Some(Author {
            name: person.words("/name")?,
            role: person
                .words("/jobtitle/name")
                .or_else(|| person.words("/role")),
            url: None,
            image: person.file("/avatar_url"),
            bio: person.text("/biography"),
        })
    });
    let tt = source.children("/bylines").filter_map(|person| {
        if person.is("/internal") {
            return None;
        }
        let names = ["/firstname", "/lastname"].map(|key| person.words(key));
        let names: Vec<String> = names.into_iter().flatten().collect();
        Some(Author {
            name: (!names.is_empty()).then(|| names.join(" "))?,
            role: person.words("/jobtitle").or_else(|| person.words("/role")),
            ..Author::default()
        })
    });
    article.authors = superdesk.chain(tt).collect();
}

/// The publisher.
pub(super) fn publisher(source: &Source<'_>) -> Option<Publisher> {
    let publisher = source.first(&[
        "/source",
        "/infosources/0/name",
        "/infoSources/0/name",
        "/copyrightholder",
        "/copyrightHolder",
    ]);
    let name = line(publisher?)?;
    Some(Publisher { name, url: None })
}

/// The dateline, unless the text begins with it.
pub(super) fn dateline(source: &Source<'_>, body: &[Block]) -> Option<String> {
    let located = source.words("/located")?;
    let town = located.split(',').next()?.trim().to_lowercase();
    let begins = body.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => Some(text.plain().to_lowercase().starts_with(&town)),
        _ => None,
    });
    (begins != Some(true)).then_some(located)
}

/// Superdesk's category, or the subject marked as one.
pub(super) fn section(source: &Source<'_>) -> Option<Section> {
    let language = source.str("/language").unwrap_or_default();
    let category = || {
        let mut subjects = subjects(source, language);
        subjects.find(|subject| subject.get("rel").and_then(Value::as_str) == Some("category"))
    };
    let service = source.get("/service/0").or_else(category)?;
    let name = line(service.get("name")?.as_str()?)?;
    Some(Section {
        id: slug(&name),
        name,
    })
}

/// The subjects, in the item's own language.
fn subjects<'v>(source: &Source<'v>, language: &str) -> impl Iterator<Item = &'v Value> {
    let (one, many) = (source.list("/subject"), source.list("/subjects"));
    let primary = language
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_owned();
    one.iter().chain(many).filter(move |subject| {
        let lang = subject.get("lang").and_then(Value::as_str);
        lang.is_none_or(|lang| {
            primary.is_empty() || lang.split(['-', '_']).next() == Some(&primary)
        })
    })
}

pub(super) fn tags(source: &Source<'_>, language: &str) -> Vec<Tag> {
    let section = section(source).map(|section| section.name);
    let names = subjects(source, language)
        .filter_map(|subject| subject.get("name"))
        .chain(source.list("/keywords"))
        .filter_map(Value::as_str);
    let is_section = |name: &String| section.as_ref() == Some(name);
    Tags::of(names.filter_map(line).filter(|name| !is_section(name)))
}

pub(super) fn rights(source: &Source<'_>) -> Option<String> {
    let notice = source.first(&["/copyrightnotice", "/copyrightNotice"]);
    let holder = || source.first(&["/copyrightholder", "/copyrightHolder"]);
    match notice.and_then(line).filter(|notice| is_notice(notice)) {
        Some(notice) => Some(notice),
        None => holder().and_then(line).map(|holder| format!("© {holder}")),
    }
}

/// Whether a copyright notice is real: some systems put the field's name into it.
pub(super) fn is_notice(notice: &str) -> bool {
    let word = notice.trim_matches(|c: char| !c.is_alphanumeric());
    !word.is_empty() && !word.eq_ignore_ascii_case("copyright")
}

/// Reports metadata that is not for readers or has no place.
pub(super) fn report_the_rest(source: &mut Source<'_>) {
    const REST: &[(&str, &str)] = &[
        ("/ednote", "the note to editors"),
        ("/edNote", "the note to editors"),
        ("/usageterms", "the terms of use"),
        ("/usageTerms", "the terms of use"),
        ("/eventDetails", "the details of an event"),
        ("/plannedCoverage", "the coverage that is planned"),
        ("/trustindicator", "trust indicators"),
        ("/trustIndicators", "trust indicators"),
    ];
    for (pointer, what) in REST {
        let is_said = match source.get(pointer) {
            Some(Value::String(words)) => !words.trim().is_empty(),
            other => other.is_some(),
        };
        if is_said {
            source.left_out(pointer, what);
        }
    }
}
