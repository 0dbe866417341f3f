//! Lays out a front: which stories stand where.
//!
//! On top stand the lead and the stories beside it, then the blocks of the editor's layout or of an automatic one, then the
//! rest of the newest stories. No story stands twice. The archive pages are not laid out: they list the stories that are
//! older than the newest ones, whether or not a block above shows them. So each story is on exactly one of: the front, as
//! one of the newest; an archive page.

use super::articles::All;
use super::front::Front;
use super::placements::Placements;
use article::index::{Block, Heading, Layout, StandardHeading};
use article::model::ArticleId;
use article::portal::{
    ByLanguage, FrontBlock, FrontLayout, Link, LinksBlock, Portal, StoriesBlock, StoriesOf,
};
use std::collections::HashSet;

/// Stories beside the lead: picks, then the newest ones. Later picks stand below.
const BESIDE: usize = 5;
/// Stories of a section on the automatic home front.
const OF_SECTION: usize = 4;

/// A front that is laid out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LaidOut {
    /// The numbers of its stories, block by block.
    pub stories: Vec<u32>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// Lays out the fronts of a site.
#[derive(Clone, Copy)]
pub struct Layouts<'l> {
    /// The portal, with its editor's layouts.
    pub portal: &'l Portal,
    /// The published articles.
    pub articles: &'l All,
    /// All fronts, in the order of their paths.
    pub fronts: &'l [Front],
}

impl Layouts<'_> {
    /// Lays out a front. `newest`: the stories of its first page, all of which will be on it. `language`: the primary
    /// subtag of its language.
    pub fn lay_out(&self, front: &Front, newest: &[u32], language: &str) -> LaidOut {
        if newest.is_empty() {
            return LaidOut::default();
        }
        let key = match front.place() {
            "" => "home",
            section => section.trim_end_matches('/'),
        };
        let layouts = &self.portal.fronts;
        let layout = layouts.iter().find(|(front, _)| front == key);
        let layout = layout.map(|(_, layout)| layout);
        let mut page = Page {
            layouts: *self,
            front,
            language,
            shown: HashSet::new(),
            laid_out: LaidOut::default(),
        };
        page.top(newest, layout);
        match layout {
            Some(layout) => layout.blocks.iter().for_each(|block| page.block(block)),
            None if front.place().is_empty() => page.sections(),
            None => {}
        }
        page.rest(newest);
        page.laid_out
    }

    fn placements(&self) -> &Placements {
        &self.articles.placements
    }

    /// Another front in the language of this one.
    fn front(&self, front: &Front, place: &str) -> Option<&Front> {
        let path = front.path_of(place);
        let at = self.fronts.binary_search_by(|other| other.path.cmp(&path));
        self.fronts.get(at.ok()?)
    }

    /// The number of an article, or of its translation into the language of the front.
    fn named(&self, front: &Front, id: &ArticleId) -> Option<u32> {
        let versions = self.articles.versions(id.as_str());
        let language = |number: &u32| self.placements().language(*number);
        versions
            .into_iter()
            .find(|number| language(number) == Some(front.language))
    }
}

/// A front that is being laid out.
struct Page<'l> {
    layouts: Layouts<'l>,
    front: &'l Front,
    language: &'l str,
    /// The stories that are on it already.
    shown: HashSet<u32>,
    laid_out: LaidOut,
}

impl Page<'_> {
    /// The lead, the stories beside it, and picks that have no place there.
    fn top(&mut self, newest: &[u32], layout: Option<&FrontLayout>) {
        let named = |id: &ArticleId| self.layouts.named(self.front, id);
        let lead = layout
            .and_then(|layout| layout.lead.as_ref())
            .and_then(named);
        let has_picture = |number: &&u32| self.layouts.placements().has_picture(**number);
        let lead = lead
            .or_else(|| newest.iter().find(has_picture).copied())
            .or_else(|| newest.first().copied());
        let picks = layout.map_or(&[][..], |layout| &layout.picks);
        let picks: Vec<u32> = picks.iter().filter_map(named).collect();
        let lead = self.take(lead, 1);
        let picks = self.take(picks, usize::MAX);
        let (beside, below) = picks.split_at(picks.len().min(BESIDE));
        let fill = self.take(newest.iter().copied(), BESIDE - beside.len());
        let top = [&lead, beside, &fill].concat();
        self.push(Heading::None {}, Layout::Lead, top);
        self.push(Heading::None {}, Layout::Grid, below.to_vec());
    }

    /// A block of the editor's layout. One without stories is left out.
    fn block(&mut self, block: &FrontBlock) {
        match block {
            FrontBlock::Stories(block) => self.stories(block),
            FrontBlock::Links(block) => self.links(block),
        }
    }

    fn stories(&mut self, block: &StoriesBlock) {
        let place = match &block.of {
            StoriesOf::Latest => {
                let heading = Heading::Standard {
                    heading: StandardHeading::Latest,
                };
                let stories = self.take(self.front.stories.iter().copied(), block.stories());
                return self.push(heading, block.layout, stories);
            }
            StoriesOf::Section(id) => id.clone(),
            StoriesOf::Tag(id) => ["tag/", id].concat(),
            StoriesOf::Region(id) => ["region/", id].concat(),
        };
        self.stories_of(&place, block.layout, block.stories());
    }

    /// A block of the stories of another front. `place`: its path without language, without a slash at its end.
    fn stories_of(&mut self, place: &str, layout: Layout, count: usize) {
        let layouts = self.layouts;
        if let Some(other) = layouts.front(self.front, &[place, "/"].concat()) {
            let stories = self.take(other.stories.iter().copied(), count);
            let heading = Heading::Named {
                title: self.title(other, place),
                front: ArticleId::parse(place),
            };
            self.push(heading, layout, stories);
        }
    }

    /// The name of a front: the portal's, else the one that articles give it.
    fn title(&self, front: &Front, place: &str) -> String {
        let portal = self.layouts.portal;
        let id = place.rsplit('/').next().unwrap_or(place);
        let name = match place.split_once('/') {
            None => portal
                .sections
                .iter()
                .find(|section| section.id == id)
                .map(|section| &section.name),
            Some(("region", _)) => portal
                .regions
                .iter()
                .find(|region| region.id == id)
                .map(|region| &region.name),
            Some(_) => None,
        };
        let names = self.layouts.placements().names();
        name.and_then(|name| name.get(self.language))
            .or_else(|| front.title.map(|title| names.get(title)))
            .map_or_else(|| id.replace('-', " "), str::to_owned)
    }

    fn links(&mut self, block: &LinksBlock) {
        if block.links.is_empty() {
            return;
        }
        let localized =
            |words: &ByLanguage| words.get(self.language).unwrap_or_default().to_owned();
        let links = block.links.iter().map(|link| Link {
            name: link
                .name
                .as_ref()
                .map(|name| ByLanguage(vec![(self.language.to_owned(), localized(name))])),
            ..link.clone()
        });
        let block = Block {
            heading: Heading::Named {
                title: localized(&block.title),
                front: None,
            },
            layout: Layout::List,
            count: 0,
            links: links.collect(),
        };
        self.laid_out.blocks.push(block);
    }

    /// A block for each section with stories: as the first of them has a grid, the next a lead, and so on.
    fn sections(&mut self) {
        let mut full = [Layout::Grid, Layout::Lead].into_iter().cycle();
        for section in &self.layouts.portal.sections {
            let Some(front) = self.layouts.front(self.front, &[&section.id, "/"].concat()) else {
                continue;
            };
            let stories = front.stories.iter();
            let left = stories.filter(|number| !self.shown.contains(number));
            let layout = match left.take(OF_SECTION).count() {
                0 => continue,
                OF_SECTION => full.next().unwrap_or_default(),
                _ => Layout::Grid,
            };
            self.stories_of(&section.id, layout, OF_SECTION);
        }
    }

    /// The newest stories that are not on the front yet.
    fn rest(&mut self, newest: &[u32]) {
        let stories = self.take(newest.iter().copied(), usize::MAX);
        let is_titled = |block: &Block| block.heading != Heading::None {};
        let (heading, layout) = match self.laid_out.blocks.iter().any(is_titled) {
            true => {
                let heading = StandardHeading::More;
                (Heading::Standard { heading }, Layout::List)
            }
            false => (Heading::None {}, Layout::Grid),
        };
        self.push(heading, layout, stories);
    }

    /// Takes up to `count` of these stories that are not on the front yet.
    fn take(&mut self, stories: impl IntoIterator<Item = u32>, count: usize) -> Vec<u32> {
        let stories = stories.into_iter();
        stories
            .filter(|number| self.shown.insert(*number))
            .take(count)
            .collect()
    }

    fn push(&mut self, heading: Heading, layout: Layout, stories: Vec<u32>) {
        if stories.is_empty() {
            return;
        }
        self.laid_out.blocks.push(Block {
            heading,
            layout,
            count: u32::try_from(stories.len()).unwrap_or(u32::MAX),
            links: Vec::new(),
        });
        self.laid_out.stories.extend(stories);
    }
}
