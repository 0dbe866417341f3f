//! What the threads of a run share.

use super::images::Images;
use super::pages::{Pages, Surroundings};
use super::rest::{self, Moved};
use crate::build::digest::Digest;
use crate::build::{Build, Made, NewFile, site_path};
use crate::content::Content;
use crate::data::{self, FrontFacts, PageRenderer};
use crate::failure::Failure;
use crate::places::{Languages, page_path};
use action_news::route::FrontRoute;
use article::Article;
use article::index::Index;
use article::url::SafeUrl;
use std::io::Read;
use std::sync::Arc;

/// A site being published.
pub struct Site {
    /// The newsroom's content.
    pub content: Content,
    /// The languages and their paths.
    pub languages: Languages,
    /// What its pages have in common.
    pub pages: Arc<Surroundings>,
    /// The pictures.
    pub images: Images,
    /// The build engine.
    pub build: Build,
}

impl Site {
    /// The front at a path; none for languages and sections that the app does not know: they have only data.
    pub fn front(&self, path: &str) -> Option<FrontRoute> {
        self.pages.front(path)
    }
}

impl data::Pages for Site {
    fn pictures_digest(&self, pictures: &[String]) -> u64 {
        let digests = pictures.iter().flat_map(|src| {
            let known = self.images.pictures().map_or(0, |known| known.digest(src));
            [known, self.images.unshown().digest(src)]
        });
        digests.fold(Digest::new(), Digest::number).end()
    }

    fn add_renditions(&self, article: &mut Article) {
        self.images.unshown().withhold(article);
        if let Some(known) = self.images.pictures() {
            known.add_sources(article);
        }
    }

    fn write_files(&self, article: &Article, urls: &[SafeUrl]) -> Result<Vec<Made>, Failure> {
        self.images.write_files(&self.build, article, urls)
    }

    fn sitemap_lines(&self, article: &Article) -> Vec<u8> {
        rest::sitemap_lines(&self.pages.portal, article)
    }

    fn moved(&self, article: &Article) -> Vec<u8> {
        Moved::of(&self.pages.portal, article).map_or_else(Vec::new, |moved| moved.encode())
    }

    fn renderer(&self) -> Result<Box<dyn PageRenderer + '_>, Failure> {
        Ok(Box::new(SiteRenderer {
            site: self,
            pages: Pages::new(&self.pages),
        }))
    }
}

/// Renders the pages of a site into files.
struct SiteRenderer<'s> {
    site: &'s Site,
    pages: Pages<'s>,
}

impl PageRenderer for SiteRenderer<'_> {
    fn article(&mut self, article: Article) -> Result<Option<Vec<NewFile>>, Failure> {
        let surroundings = &self.site.pages;
        let mut files = Vec::with_capacity(3);
        if let Some(frames) = &surroundings.frames {
            files.extend(frames.files(&surroundings.portal, &article)?);
        }
        let path = page_path(article.id.as_str());
        let Some(html) = self.pages.article(article) else {
            return Ok(None);
        };
        files.push(page(path, html)?);
        Ok(Some(files))
    }

    fn front(
        &mut self,
        folder: &str,
        index: Index,
        facts: &FrontFacts,
    ) -> Result<Option<NewFile>, Failure> {
        let html = self.pages.front(folder, index, facts);
        html.map(|html| page(format!("{folder}index.html"), html))
            .transpose()
    }
}

fn page(path: String, html: String) -> Result<NewFile, Failure> {
    Ok(NewFile {
        path: site_path(path)?,
        bytes: html.into_bytes(),
        compress: true,
    })
}

/// A digest of the running program: a changed program may write other pages.
///
/// # Errors
/// If it cannot be read.
pub fn program() -> Result<u64, Failure> {
    let path = std::env::current_exe()
        .map_err(|why| Failure::new(format!("cannot find the running program: {why}")))?;
    let failed = |why| Failure::file("read", &path, &why);
    let mut file = std::fs::File::open(&path).map_err(failed)?;
    let mut digest = Digest::new().bytes(env!("CARGO_PKG_VERSION").as_bytes());
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => return Ok(digest.end()),
            read => digest = digest.bytes(buffer.get(..read).unwrap_or_default()),
        }
    }
}
