//! Associated items: pictures, videos and audio in the text, above it and below it, and other items.

use super::super::source::Source;
use super::forms::escaped;
use super::{picture, release};
use crate::model::{BlockKind, Figure, Lead};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// An associated item.
pub(super) struct Member<'v> {
    /// The position in the item, as a JSON pointer.
    pub(super) at: String,
    pub(super) name: &'v str,
    pub(super) value: &'v Value,
}

/// The associated items, in order: an object in version 1, a list in 2 and 3.
pub(super) fn members(item: &Value) -> impl Iterator<Item = Member<'_>> {
    let associations = item.get("associations");
    let named = associations.and_then(Value::as_object);
    let named = named.into_iter().flatten().map(|(name, value)| Member {
        at: format!("/associations/{}", escaped(name)),
        name,
        value,
    });
    let listed = associations.and_then(Value::as_array);
    let listed = listed.into_iter().flatten().enumerate();
    let listed = listed.map(|(n, value)| Member {
        at: format!("/associations/{n}"),
        name: ["name", "id"]
            .iter()
            .find_map(|key| value.get(key)?.as_str())
            .unwrap_or_default(),
        value,
    });
    named
        .chain(listed)
        .filter(|member| member.value.is_object())
}

/// Associated items that are not placed yet.
pub(super) struct Associations<'v> {
    left: Vec<Option<Member<'v>>>,
    by_name: HashMap<&'v str, usize>,
    by_file: HashMap<String, usize>,
    /// The names and files of items that may not be published. The text may refer to them.
    withheld: HashSet<String>,
}

impl<'v> Associations<'v> {
    /// Finds the associated items; reports those that may not be published.
    pub(super) fn of(source: &mut Source<'v>) -> Self {
        let mut withheld = HashSet::new();
        let mut left = Vec::new();
        for member in members(source.value) {
            let Some(status) = release::withheld_member(member.value, source.value) else {
                left.push(Some(member));
                continue;
            };
            withheld.insert(member.name.to_owned());
            withheld.extend(picture::files(source, member.value));
            let what = format!("an associated item, which is {status}");
            source.left_out(&member.at, &what);
        }
        let mut by_name = HashMap::new();
        let mut by_file = HashMap::new();
        for (n, member) in left.iter().flatten().enumerate() {
            by_name.entry(member.name).or_insert(n);
            for file in picture::files(source, member.value) {
                by_file.entry(file).or_insert(n);
            }
        }
        Self {
            left,
            by_name,
            by_file,
            withheld,
        }
    }

    /// Whether an item of this name or with this file may not be published.
    pub(super) fn is_withheld(&self, name_or_file: &str) -> bool {
        !name_or_file.is_empty() && self.withheld.contains(name_or_file)
    }

    /// Takes the figure with a name, if its URI matches.
    pub(super) fn named(
        &mut self,
        source: &mut Source<'v>,
        name: &str,
        uri: Option<&str>,
    ) -> Option<Figure> {
        let n = *self.by_name.get(name)?;
        let own = self.left.get(n)?.as_ref()?.value.get("uri");
        let own = own.and_then(Value::as_str);
        if own.zip(uri).is_some_and(|(own, uri)| own != uri) {
            return None;
        }
        self.take(source, n)
    }

    /// Takes the figure that has this file as one of its renditions.
    pub(super) fn with_file(&mut self, source: &mut Source<'v>, file: &str) -> Option<Figure> {
        let n = *self.by_file.get(file)?;
        self.take(source, n)
    }

    fn take(&mut self, source: &mut Source<'v>, n: usize) -> Option<Figure> {
        let place = self.left.get_mut(n)?;
        if !place.as_ref().is_some_and(|member| is_media(member.value)) {
            return None;
        }
        let member = place.take()?;
        picture::figure(source, &member.at, member.value)
    }

    /// Takes the lead: the item with the best rank, of several the first.
    pub(super) fn lead(&mut self, source: &mut Source<'v>) -> Option<Lead> {
        let mut best: Vec<(u8, usize)> = self
            .left
            .iter()
            .enumerate()
            .filter_map(|(n, member)| Some((rank(member.as_ref()?)?, n)))
            .collect();
        best.sort_unstable();
        best.into_iter()
            .find_map(|(_, n)| self.take(source, n))
            .map(|figure| Lead::Figure(Box::new(figure)))
    }

    /// Takes all remaining figures, whose position is unknown; reports other items as left out.
    pub(super) fn rest(&mut self, source: &mut Source<'v>) -> Vec<BlockKind> {
        let mut rest = Vec::new();
        for member in std::mem::take(&mut self.left).into_iter().flatten() {
            if is_media(member.value) {
                let figure = picture::figure(source, &member.at, member.value);
                rest.extend(figure.map(|figure| BlockKind::Figure(Box::new(figure))));
                continue;
            }
            let headline = member.value.get("headline").and_then(Value::as_str);
            let headline =
                headline.or_else(|| member.value.pointer("/headlines/0/value")?.as_str());
            let name: String = headline.unwrap_or(member.name).chars().take(80).collect();
            source.left_out(&member.at, &format!("the associated item \"{name}\""));
        }
        rest
    }
}

/// Pictures, videos and audio.
fn is_media(value: &Value) -> bool {
    match value.get("type").and_then(Value::as_str) {
        Some(kind) => matches!(kind, "picture" | "graphic" | "video" | "audio" | "image"),
        None => value.get("renditions").is_some(),
    }
}

/// An item's rank as lead: lower is better.
fn rank(member: &Member<'_>) -> Option<u8> {
    if !is_media(member.value) {
        return None;
    }
    let name = member.name.to_lowercase();
    let kind = member.value.get("type").and_then(Value::as_str);
    Some(match kind {
        _ if name.starts_with("feature") => 0,
        _ if name.starts_with("main") || name.starts_with("lead") => 1,
        Some("video") => 3,
        Some("graphic") => 4,
        // Audio is not a lead.
        Some("audio") => return None,
        _ => 2,
    })
}
