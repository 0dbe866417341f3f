//! Renders the pages of a site: articles, fronts and a few others. Reads and writes no files, so that a server can render
//! pages on request.
//!
//! [`article_page`] makes the whole response from the bytes of an article.

use super::app::{App, Asset};
use super::deploy::{headers_file, page_headers};
use super::frames::Frames;
use super::frames::assets::extra_assets;
use super::head::{self, Head};
use super::import_pages::ImportPage;
use super::kind::Kind;
use super::policy;
use super::render::{self, Renderer};
use super::rendered::Rendered;
use super::shell::{self, PolicyCache};
use crate::article_file::ArticleFormat;
use crate::content::Content;
use crate::data::{FrontFacts, link_authors};
use crate::places::{Languages, page_path, settle_url};
use crate::syndication::Picture;
use action_news::route::{self, FrontRoute, Route};
use action_news::text::Language;
use article::index::Index;
use article::portal::Portal;
use article::{Article, Problem};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

/// What all pages of a site have in common.
pub struct Surroundings {
    /// The portal.
    pub portal: Portal,
    /// The paths of its pages.
    pub routes: route::Site,
    /// The built app.
    pub app: App,
    /// The picture in previews of pages without one.
    pub card: Option<Picture>,
    /// What frames have in common; none if nobody may frame the site.
    pub frames: Option<Frames>,
    /// The moment for which pages are rendered, in seconds since 1970: it decides which notices they contain.
    pub now: i64,
}

impl Surroundings {
    /// What the pages of a portal have in common. `now`: seconds since 1970.
    pub fn new(portal: Portal, app: App, card: Option<Picture>, now: i64) -> Self {
        Self {
            routes: route::Site::of(&portal, "/"),
            frames: Frames::of(&portal),
            portal,
            app,
            card,
            now,
        }
    }
}

impl Surroundings {
    /// What the pages of a newsroom have in common. `now`: seconds since 1970.
    pub fn of_content(content: &Content, portal: Portal, app: App, now: i64) -> Self {
        let card = head::site_card(&portal, &content.images());
        Self::new(portal, app, card, now)
    }

    /// The front at a path; none for languages and sections that the app does not know: they have only data.
    pub fn front(&self, path: &str) -> Option<FrontRoute> {
        match Route::parse(&self.routes, &["/", path].concat()) {
            Route::Front(route) => Some(route),
            _ => None,
        }
    }

    /// A file that pages load, by its path below the site.
    pub fn asset(&self, path: &str) -> Option<Vec<u8>> {
        let of = |asset: &Asset| (asset.path == path).then(|| asset.bytes.clone());
        let own = self.app.assets.all().find_map(of);
        own.or_else(|| extra_assets().iter().find_map(of))
    }

    /// The text of `_headers` for a single file, given by its path below the site: its content security policy allows the
    /// inline scripts of this page and of the page for addresses that do not exist.
    pub fn headers_file(&self, path: &str) -> String {
        let roots = [render::root(path), render::base(&self.portal)];
        let hashes = self.app.hashes(roots.iter().map(String::as_str));
        let policy = policy::header(&self.portal, &hashes);
        headers_file(&self.portal, &policy, &self.app.assets.icon.path)
    }
}

/// A rendered page, as a server sends it.
pub struct Response {
    /// The page.
    pub html: String,
    /// Names and values of HTTP headers.
    pub headers: Vec<(&'static str, String)>,
    /// What is wrong with the article; readers do not see these parts.
    pub problems: Vec<Problem>,
}

/// Renders the page of an article in these bytes. `id`: of an article in Markdown that gives none itself. `add_renditions` may
/// add files to its pictures.
///
/// # Errors
/// The problems of a document that is not an article; empty if its components panic.
pub fn article_page(
    bytes: &[u8],
    format: ArticleFormat,
    id: &str,
    surroundings: &Surroundings,
    add_renditions: impl FnOnce(&mut Article),
) -> Result<Response, Vec<Problem>> {
    let (mut article, problems) = format.read(bytes, id)?;
    settle_url(&mut article, &surroundings.portal, |_| false);
    link_authors(&mut article, &Languages::of(&surroundings.portal));
    add_renditions(&mut article);
    let root = render::root(&page_path(article.id.as_str()));
    let html = Pages::new(surroundings)
        .article(article)
        .ok_or_else(Vec::new)?;
    let hashes = surroundings.app.hashes([root.as_str()]);
    Ok(Response {
        html,
        headers: page_headers(policy::header(&surroundings.portal, &hashes)),
        problems,
    })
}

/// Renders pages; one for each thread. It caches what many pages share.
pub struct Pages<'s> {
    site: &'s Surroundings,
    renderer: Renderer,
    policies: PolicyCache,
}

impl<'s> Pages<'s> {
    /// For the pages of a site.
    pub fn new(site: &'s Surroundings) -> Self {
        Self {
            site,
            renderer: Renderer::new(&site.portal, site.now),
            policies: PolicyCache::default(),
        }
    }

    /// An article's page; none if its components panic, which must not end a run.
    pub fn article(&mut self, article: Article) -> Option<String> {
        let site = self.site;
        let language = language(site, &article);
        let head = head::article(&site.portal, language, &article, site.card.as_ref());
        let path = page_path(article.id.as_str());
        let rendered = catch_unwind(AssertUnwindSafe(|| self.renderer.article(article)));
        match rendered {
            Ok(rendered) => Some(self.page(Kind::Article, &path, &head, &rendered)),
            Err(_) => {
                // The old one may be in an invalid state.
                self.renderer = Renderer::new(&site.portal, site.now);
                None
            }
        }
    }

    /// The page of the front at a path, or of an older page of it, if there is one. `folder`: its path below the site, empty
    /// or with a slash at its end; `index`: its data.
    pub fn front(&mut self, folder: &str, index: Index, facts: &FrontFacts) -> Option<String> {
        let route = self.site.front(folder)?;
        let portal = &self.site.portal;
        let index = Rc::new(index);
        let rendered = self.renderer.front(&route, Rc::clone(&index));
        let suffix = format!(" – {}", portal.name);
        let title = rendered
            .title
            .strip_suffix(&suffix)
            .unwrap_or(&rendered.title);
        let head = head::front(
            portal,
            &route,
            title,
            &index,
            facts,
            self.site.card.as_ref(),
        );
        let path = format!("{folder}index.html");
        Some(self.page(Kind::Front, &path, &head, &rendered))
    }

    /// The page for addresses that do not exist.
    pub fn missing(&mut self, language: Language) -> String {
        let rendered = self.renderer.missing(language);
        let head = head::missing(&self.site.portal, language);
        let base = render::base(&self.site.portal);
        self.page_below(Kind::Missing, &base, &head, &rendered)
    }

    /// `/read` or `/preview`. `folder`: its path below the site.
    pub fn import_page(&mut self, page: ImportPage, language: Language, folder: &str) -> String {
        let rendered = self.renderer.import_page(page, language, folder);
        let head = head::missing(&self.site.portal, language);
        self.page(
            Kind::Import,
            &format!("{folder}index.html"),
            &head,
            &rendered,
        )
    }

    /// `/embed`. `folder`: its path below the site.
    pub fn snippets(&mut self, language: Language, folder: &str) -> String {
        let rendered = self.renderer.snippets(language, folder);
        let head = head::missing(&self.site.portal, language);
        self.page(
            Kind::Snippets,
            &format!("{folder}index.html"),
            &head,
            &rendered,
        )
    }

    fn page(&mut self, kind: Kind, path: &str, head: &Head, rendered: &Rendered) -> String {
        self.page_below(kind, &render::root(path), head, rendered)
    }

    /// `root`: the path from the page to the site's root.
    fn page_below(&mut self, kind: Kind, root: &str, head: &Head, rendered: &Rendered) -> String {
        let app = &self.site.app;
        shell::page(app, &mut self.policies, kind, root, head, rendered)
    }
}

/// As in the app: the article's own language if the site has it, else that of its path.
fn language(site: &Surroundings, article: &Article) -> Language {
    let own = Language::of(article.lang.as_str());
    own.filter(|own| site.routes.languages.contains(own))
        .unwrap_or_else(|| Route::Article(article.id.clone()).language(&site.routes))
}
