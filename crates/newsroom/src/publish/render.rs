//! Renders pages with the app's components.

use super::frames::snippets;
use super::import_pages::{self, ImportPage};
use super::rendered::Rendered;
use action_news::page;
use action_news::route::{Front, FrontRoute, Route, Site};
use action_news::store::Document;
use action_news::text::Language;
use article::Article;
use article::index::Index;
use article::portal::Portal;
use std::collections::HashMap;
use std::rc::Rc;

/// Renders pages. One for each thread; it caches what many pages share.
pub struct Renderer {
    portal: Rc<Portal>,
    /// By the path from a page to the site's root.
    sites: HashMap<String, Rc<Site>>,
    headers: HashMap<HeaderKey, Rc<str>>,
    now_ms: f64,
}

/// Pages with the same root, language and open front have the same header bar.
type HeaderKey = (String, Language, Option<Front>);

impl Renderer {
    /// For the pages of a portal. `now`, in seconds since 1970, decides which notices they contain.
    pub fn new(portal: &Portal, now: i64) -> Self {
        Self {
            portal: Rc::new(portal.clone()),
            sites: HashMap::new(),
            headers: HashMap::new(),
            now_ms: now as f64 * 1000.0,
        }
    }

    /// An article's page.
    pub fn article(&mut self, article: Article) -> Rendered {
        let route = Route::Article(article.id.clone());
        let root = root(&format!("{}/index.html", article.id));
        self.page(root, route, Some(Document::Article(Rc::new(article))))
    }

    /// A front's page, or an older page of it.
    pub fn front(&mut self, route: &FrontRoute, index: Rc<Index>) -> Rendered {
        let route = Route::Front(route.clone());
        let folder = route.path(&self.site(""));
        let root = root(&folder);
        self.page(root, route, Some(Document::Front(index)))
    }

    /// The page for addresses that do not exist. It is shown at any of them, so its links start at the site's base.
    pub fn missing(&mut self, language: Language) -> Rendered {
        let base = base(&self.portal);
        self.page(base, Route::NotFound(language), None)
    }

    /// `/read` or `/preview`. `path`: its folder, below the site's root.
    pub fn import_page(&mut self, which: ImportPage, language: Language, path: &str) -> Rendered {
        let page = self.page(
            root(&format!("{path}index.html")),
            Route::NotFound(language),
            None,
        );
        import_pages::rendered(which, language, &page)
    }

    /// `/embed`. `path`: its folder, below the site's root.
    pub fn snippets(&mut self, language: Language, path: &str) -> Rendered {
        let root = root(&format!("{path}index.html"));
        let page = self.page(root.clone(), Route::NotFound(language), None);
        snippets::rendered(&self.portal, language, &root, &page)
    }

    fn page(&mut self, root: String, route: Route, document: Option<Document>) -> Rendered {
        let front = match &route {
            Route::Front(route) => Some(route.front.clone()),
            _ => None,
        };
        let state = page::state(
            Rc::clone(&self.portal),
            self.site(&root),
            route,
            document,
            self.now_ms,
        );
        let language = state.language();
        let header = match self.headers.get(&(root.clone(), language, front.clone())) {
            Some(header) => Rc::clone(header),
            None => {
                let header: Rc<str> = page::header(&state).into();
                // Not cached for tags and authors: there are many, and few pages of each.
                if !matches!(front, Some(Front::Tag(_) | Front::Author(_))) {
                    self.headers
                        .insert((root, language, front), Rc::clone(&header));
                }
                header
            }
        };
        Rendered {
            title: page::title(&state),
            language,
            header,
            has_notices: page::has_notices(&state),
            lead: page::lead_request(&state),
            above: String::new(),
            document: page::document(&state) + &page::lightbox_island(&state).unwrap_or_default(),
        }
    }

    fn site(&mut self, root: &str) -> Rc<Site> {
        if let Some(site) = self.sites.get(root) {
            return Rc::clone(site);
        }
        let site = Rc::new(Site::of(&self.portal, root));
        self.sites.insert(root.to_owned(), Rc::clone(&site));
        site
    }
}

/// The notices that pages contain, one per line with its state. If they change, all pages have to be written again.
pub fn notices(portal: &Portal, now: i64) -> String {
    let now_ms = now as f64 * 1000.0;
    let mut line = String::new();
    for notice in portal.notices.iter().filter(|it| !it.has_ended_at(now_ms)) {
        let state = if notice.lasts_at(now_ms) {
            "active"
        } else {
            "upcoming"
        };
        line.extend([&notice.id, " ", state, "\n"]);
    }
    line
}

/// The relative path from a page (`world/story/index.html`) to the site's root: `../../`, `./`.
pub fn root(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The path of the site's root on its own server, from `/` to `/`.
pub fn base(portal: &Portal) -> String {
    let url = portal.url.as_str();
    let path = url
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'))
        .map_or("", |(_, path)| path);
    ["/", path].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal() -> Portal {
        let bytes = br#"{"schema": "action-news/portal/1", "name": "Action News", "url": "https://n.example/east/",
            "lang": "en", "languages": ["en", "fr"], "sections": [{"id": "world", "name": {"en": "World"}}]}"#;
        article::read_portal(bytes).expect("a portal").0
    }

    fn article(id: &str) -> Article {
        let bytes = format!(
            r#"{{"schema": "action-news/article/1", "id": "{id}", "lang": "en", "headline": "A story",
                "section": {{"id": "world", "name": "World"}},
                "body": [{{"type": "paragraph", "text": [{{"t": "more", "href": "/about/"}}]}}]}}"#
        );
        article::read(bytes.as_bytes()).expect("an article").0
    }

    #[test]
    fn roots_are_relative_to_the_page() {
        let check = |path: &str, expected: &str| assert_eq!(root(path), expected, "{path}");
        check("index.html", "./");
        check("world/index.html", "../");
        check("world/story/index.html", "../../");
        assert_eq!(base(&portal()), "/east/");
    }

    #[test]
    fn an_article_links_to_files_relatively() {
        let mut renderer = Renderer::new(&portal(), 0);
        for (id, root) in [("world/a", "../../"), ("world/deep/er/b", "../../../../")] {
            let page = renderer.article(article(id));
            assert_eq!(page.title, "A story – Action News");
            let link = format!(r#"href="{root}about/""#);
            assert!(page.document.contains(&link), "{link}: {}", page.document);
            let section = format!(r#"href="{root}world/""#);
            assert!(page.header.contains(&section), "{section}: {}", page.header);
        }
    }

    #[test]
    fn pages_contain_the_notices_that_have_not_ended() {
        let bytes = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en",
            "notices": [{"id": "a", "text": {"en": "A."}},
                {"id": "b", "text": {"en": "B."}, "from": "2024-11-24T00:00:00Z", "until": "2024-11-25T00:00:00Z"}]}"#;
        let portal = article::read_portal(bytes).expect("a portal").0;
        let check = |now: &str, expected: &str| {
            let now = article::date::Timestamp::parse(now).expect("a time");
            let now = now.epoch_seconds();
            assert_eq!(notices(&portal, now), expected);
            let mut renderer = Renderer::new(&portal, now);
            let header = renderer.article(article("world/a")).header;
            let is_there = expected.contains("b ");
            assert_eq!(header.contains("data-notice=\"b\""), is_there, "{header}");
        };
        check("2024-11-23T23:59:59Z", "a active\nb upcoming\n");
        check("2024-11-24T00:00:00Z", "a active\nb active\n");
        check("2024-11-25T00:00:00Z", "a active\n");
    }

    #[test]
    fn only_an_article_with_pictures_has_the_lightbox() {
        let mut renderer = Renderer::new(&portal(), 0);
        let figure = r#"{"type": "figure", "media": {"src": "/images/a.jpg", "alt": "Ice"}}"#;
        let json = format!(
            r#"{{"schema": "action-news/article/1", "id": "world/a", "headline": "A", "body": [{figure}]}}"#
        );
        let pictured = article::read(json.as_bytes()).expect("an article").0;
        let has_island = |page: Rendered| page.document.contains("data-island=\"lightbox\"");
        assert!(has_island(renderer.article(pictured)));
        assert!(!has_island(renderer.article(article("world/b"))));
    }

    #[test]
    fn only_the_open_front_is_marked_and_links_of_the_missing_page_start_at_the_base() {
        let mut renderer = Renderer::new(&portal(), 0);
        let open = |header: &str| header.contains("aria-current");
        let route = FrontRoute {
            front: Front::Section("world".to_owned()),
            language: Language::ENGLISH,
            archive_page: None,
        };
        let index = Index {
            title: None,
            older: 0,
            items: Vec::new(),
            blocks: Vec::new(),
        };
        assert!(open(&renderer.front(&route, Rc::new(index)).header));
        assert!(!open(&renderer.article(article("world/a")).header));
        let missing = renderer.missing(Language::FRENCH);
        assert!(
            missing.header.contains(r#"href="/east/fr/""#),
            "{}",
            missing.header
        );
    }
}

#[cfg(test)]
mod again;
