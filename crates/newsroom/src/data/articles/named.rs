//! The articles that layouts of fronts name, with what is needed to find their translations.

use article::model::ArticleId;
use article::portal::Portal;
use std::collections::HashMap;

/// The links of named articles to their translations, by the ids that layouts have. Other articles take no memory here.
pub struct Named(HashMap<Box<str>, Links>);

/// The links between an article and its translations.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The ids that the article names as its translations.
    pub translations: Vec<Box<str>>,
    /// The numbers of the articles that name it as theirs, in order.
    pub named_by: Vec<u32>,
}

impl Named {
    /// For the layouts of a portal.
    pub fn of(portal: &Portal) -> Self {
        let layouts = portal.fronts.iter().map(|(_, layout)| layout);
        let ids = layouts.flat_map(|layout| layout.lead.iter().chain(&layout.picks));
        let key = |id: &ArticleId| (id.as_str().into(), Links::default());
        Self(ids.map(key).collect())
    }

    /// Takes what an article says of its translations. Articles may come in any order.
    pub fn collect(&mut self, number: u32, id: &str, translations: &[Box<str>]) {
        if self.0.is_empty() {
            return;
        }
        if let Some(links) = self.0.get_mut(id) {
            links.translations = translations.to_vec();
        }
        for other in translations {
            if let Some(links) = self.0.get_mut(other) {
                let at = links.named_by.partition_point(|known| *known < number);
                links.named_by.insert(at, number);
            }
        }
    }

    /// The links of the article with that id, if a layout names it.
    pub fn links(&self, id: &str) -> Option<&Links> {
        self.0.get(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_articles_and_their_translations_are_collected() {
        let portal = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en",
            "fronts": {"home": {"lead": "a", "picks": ["b"]}}}"#;
        let portal = article::read_portal(portal).unwrap().0;
        let mut named = Named::of(&portal);
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).into()).collect::<Vec<Box<str>>>();
        named.collect(9, "ar/a", &ids(&["a", "fr/a"]));
        named.collect(3, "a", &ids(&["fr/a"]));
        named.collect(5, "fr/a", &ids(&["a"]));
        named.collect(6, "c", &ids(&["fr/c"]));
        assert_eq!(
            named.links("a"),
            Some(&Links {
                translations: ids(&["fr/a"]),
                named_by: vec![5, 9],
            })
        );
        assert_eq!(named.links("b"), Some(&Links::default()));
        assert_eq!(named.links("c"), None);
    }
}
