//! The responses of a preview.

use super::decorate::{Banner, Refresh, decorated, status_page};
use super::preview::{Preview, State};
use crate::article_file::ArticleFormat;
use crate::clock;
use crate::data::FrontFacts;
use crate::data::release::release;
use crate::failure::Failure;
use crate::files;
use crate::places::{Languages, data_path, page_path};
use crate::publish::pages::{Pages, Surroundings, article_page};
use crate::report;
use crate::zone::Zone;
use action_news::route::{Route, is_file};
use article::Article;
use axum::http::StatusCode;
use std::path::{Component, Path};
use std::sync::atomic::Ordering;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// `Content-Type`.
    pub media_type: String,
    /// `Location`, for redirects.
    pub location: Option<String>,
    /// Its body.
    pub body: Vec<u8>,
}

const HTML: &str = "text/html; charset=utf-8";

/// Answers a request for a path below the site, percent-decoded, without the slash at its beginning.
pub fn answer(preview: &Preview, path: &str) -> Answer {
    let request = Request {
        preview,
        version: preview.changes.version(),
        state: preview.state(),
    };
    match &request.state.surroundings {
        Some(site) => request.answer(site, path),
        None => request.status(
            "The site cannot be shown",
            "portal.json has errors. This page shows the site when they are corrected.",
            &Banner::default(),
        ),
    }
}

struct Request<'p> {
    preview: &'p Preview,
    version: String,
    state: State,
}

impl Request<'_> {
    fn answer(&self, site: &Surroundings, path: &str) -> Answer {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        if path.is_empty() || path.ends_with('/') {
            return self.page(site, path);
        }
        let data = || {
            path.strip_suffix(".json")
                .and_then(|id| self.data(site, id))
        };
        let found = site.asset(path).or_else(data);
        match found.or_else(|| self.collected(path)) {
            Some(body) => file(path, body),
            None if is_file(path) => self.missing(site, path),
            None => redirect(path),
        }
    }

    fn page(&self, site: &Surroundings, folder: &str) -> Answer {
        if let Some(html) = self.collected(&format!("{folder}index.html")) {
            let html = String::from_utf8_lossy(&html).into_owned();
            return self.html(StatusCode::OK, &html, Banner::default());
        }
        match Route::parse(&site.routes, &["/", folder].concat()) {
            Route::Article(id) => self.article(site, id.as_str(), folder),
            route => {
                let index = route.data_path(&site.routes);
                match index.and_then(|index| self.collected(&index)) {
                    Some(index) => self.front(site, folder, &index),
                    None => self.missing(site, folder),
                }
            }
        }
    }

    fn front(&self, site: &Surroundings, folder: &str, index: &[u8]) -> Answer {
        let facts = match site
            .front(folder)
            .is_some_and(|route| route.archive_page.is_some())
        {
            true => FrontFacts::of_older_page(),
            false => FrontFacts::of(folder, &Languages::of(&site.portal), |path| {
                let index = self.collected(&[path, "index.json"].concat());
                let index = index.and_then(|index| article::read_index(&index).ok());
                index.map_or(0, |(index, _)| index.items.len())
            }),
        };
        let Ok((index, _)) = article::read_index(index) else {
            return self.failed(&Failure::new(format!("the data of /{folder} is damaged")));
        };
        let html = Pages::new(site).front(folder, index, &facts);
        let banner = Banner {
            pages: self.state.faults.articles(),
            ..Banner::default()
        };
        match html {
            Some(html) => self.html(StatusCode::OK, &html, banner),
            None => self.missing(site, folder),
        }
    }

    fn article(&self, site: &Surroundings, id: &str, folder: &str) -> Answer {
        let file = self.file(id).or_else(|| {
            // Its file is not named after its id.
            let bytes = self.collected(&data_path(id))?;
            Some((bytes, ArticleFormat::Json, data_path(id)))
        });
        let Some((bytes, format, name)) = file else {
            return self.missing(site, folder);
        };
        let now = match clock::now() {
            Ok(now) => now,
            Err(failure) => return self.failed(&failure),
        };
        let (mut own_id, mut banner) = (id.to_owned(), Banner::default());
        let look = |article: &mut Article| {
            own_id = article.id.to_string();
            let zone = Zone::of(&site.portal);
            banner.label = release(article, &zone, now).label(article, &zone);
        };
        let rendered = article_page(&bytes, format, id, site, look);
        if own_id != id {
            return redirect(&own_id);
        }
        let lines = |problems: &[article::Problem]| {
            let lines = report::error_lines(&bytes, problems);
            let lines = lines.lines().map(|line| format!("{name}{line}\n"));
            lines.collect::<String>()
        };
        match rendered {
            Ok(page) => {
                let unseen = lines(&page.problems);
                let banner = banner
                    .error("Readers do not see these parts", &unseen)
                    .error(
                        "The file has errors",
                        &self.state.faults.more(&name, &bytes, &unseen),
                    );
                self.html(StatusCode::OK, &page.html, banner)
            }
            Err(problems) if problems.is_empty() => self.failed(&Failure::new(format!(
                "{name}: it cannot be rendered; the terminal says where the program failed"
            ))),
            Err(problems) => self.status(
                "The article cannot be shown",
                "Its file has errors. This page shows the article when they are corrected.",
                &banner.error("It cannot be read", &lines(&problems)),
            ),
        }
    }

    /// The data of an article: as in its file, which may be newer than what is collected.
    fn data(&self, site: &Surroundings, id: &str) -> Option<Vec<u8>> {
        let Route::Article(route) = Route::parse(&site.routes, &["/", id].concat()) else {
            return None;
        };
        let (bytes, format, _) = self.file(route.as_str())?;
        let (article, _) = format.read(&bytes, route.as_str()).ok()?;
        (article.id == route).then(|| serde_json::to_vec(&article).ok())?
    }

    /// The file of an article that is named after its id: its bytes, its format, and its path below the content folder.
    fn file(&self, id: &str) -> Option<(Vec<u8>, ArticleFormat, String)> {
        let articles = self.preview.content.articles_folder();
        [ArticleFormat::Json, ArticleFormat::Markdown]
            .into_iter()
            .find_map(|format| {
                let name = [id, format.ending()].concat();
                let bytes = files::read(&articles.join(&name)).ok()?;
                Some((bytes, format, format!("articles/{name}")))
            })
    }

    /// A collected file.
    fn collected(&self, path: &str) -> Option<Vec<u8>> {
        let path = Path::new(path);
        let mut parts = path.components();
        let is_inside = parts.all(|part| matches!(part, Component::Normal(_)));
        is_inside.then(|| std::fs::read(self.preview.site.join(path)).ok())?
    }

    /// The page for addresses that do not exist, or that do not exist yet.
    fn missing(&self, site: &Surroundings, path: &str) -> Answer {
        if !self.state.is_collected {
            let count = self.preview.reading.articles.load(Ordering::Relaxed);
            let text = format!("{} read so far.", report::counted(count, "article"));
            let title = "Articles are being read";
            let html = status_page(title, &text, Refresh::EachSecond);
            return self.html(StatusCode::SERVICE_UNAVAILABLE, &html, Banner::default());
        }
        let language = Route::parse(&site.routes, &["/", path].concat()).language(&site.routes);
        let html = Pages::new(site).missing(language);
        self.html(StatusCode::NOT_FOUND, &html, Banner::default())
    }

    fn failed(&self, failure: &Failure) -> Answer {
        let title = "The page cannot be shown";
        self.status(title, &failure.to_string(), &Banner::default())
    }

    fn status(&self, title: &str, text: &str, banner: &Banner) -> Answer {
        let html = status_page(title, text, Refresh::WhenTold);
        self.html(StatusCode::INTERNAL_SERVER_ERROR, &html, banner.clone())
    }

    /// A page, with the errors of the whole site in its banner.
    fn html(&self, status: StatusCode, html: &str, banner: Banner) -> Answer {
        let (faults, errors) = (&self.state.faults, &self.state.portal_errors);
        let more = faults.more("portal.json", &self.state.portal, errors);
        let banner = banner
            .error("portal.json has errors", &[errors, more.as_str()].concat())
            .error("Fronts and feeds are not up to date", &self.state.failure);
        Answer {
            status,
            media_type: HTML.to_owned(),
            location: None,
            body: decorated(html, &self.version, &banner).into_bytes(),
        }
    }
}

/// Redirects to the page of a path or an id.
fn redirect(path: &str) -> Answer {
    Answer {
        status: StatusCode::TEMPORARY_REDIRECT,
        media_type: HTML.to_owned(),
        location: Some(format!("/{path}/")),
        body: Vec::new(),
    }
}

fn file(path: &str, body: Vec<u8>) -> Answer {
    Answer {
        status: StatusCode::OK,
        media_type: media_type(path),
        location: None,
        body,
    }
}

/// The media type of a file by its name, with the encoding of texts.
fn media_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    match kind.type_() == mime_guess::mime::TEXT {
        true => format!("{kind}; charset=utf-8"),
        false => kind.to_string(),
    }
}

/// The path of the page or file at a path, for the headers of its response.
pub fn file_path(path: &str) -> String {
    match path.strip_suffix('/').unwrap_or(path) {
        "" => "index.html".to_owned(),
        folder if path.ends_with('/') => page_path(folder),
        file => file.to_owned(),
    }
}
