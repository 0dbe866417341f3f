//! An article's `url` on the site itself: usually its address in a former system on the same domain.

use super::FormerAddress;
use crate::files;
use article::Article;
use article::model::{Alias, ArticleId};
use article::portal::Portal;
use article::url::SafeUrl;

/// Where an article's `url` leads.
#[derive(Debug, PartialEq, Eq)]
pub enum OwnUrl {
    /// To another site, which has the article's canonical address.
    Elsewhere,
    /// To a path that may be the page of another article of this site.
    Page(ArticleId),
    /// To the article's own page, or to the home page.
    Own,
    /// To a path at which the article was before.
    Former(Alias),
    /// To an address of this site that cannot be redirected: one with a query, or with characters that no path contains.
    NotRedirected,
}

impl OwnUrl {
    /// Where the `url` of an article leads. None without one.
    pub fn of(article: &Article, portal: &Portal) -> Option<Self> {
        let url = article.url.as_ref()?;
        let Some(below) = below_site(url, article, portal) else {
            return Some(Self::Elsewhere);
        };
        let below = below.split('#').next().unwrap_or_default();
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let query = without_campaign(query);
        let page = path.strip_suffix("index.html").unwrap_or(path);
        let page = page.strip_suffix(".json").unwrap_or(page);
        let page = page.trim_matches('/');
        if files::folded(page) == article.id.as_str() || page.is_empty() && query.is_empty() {
            return Some(Self::Own);
        }
        if !query.is_empty() {
            // The addresses of WordPress that a server can redirect by their query.
            let is_root = page.is_empty();
            return Some(match is_root {
                true => Self::former(&["?", query.as_str()].concat()),
                false => Self::NotRedirected,
            });
        }
        if let Some(id) = ArticleId::parse(page) {
            return Some(Self::Page(id));
        }
        Some(Self::former(path))
    }

    /// The former address at a path below the site.
    fn former(path: &str) -> Self {
        let alias = Alias::parse(&["/", path.trim_start_matches('/')].concat());
        alias.map_or(Self::NotRedirected, Self::Former)
    }

    /// The former address, if there is one. `is_page`: whether an id is that of another article of this site.
    pub fn alias(self, is_page: impl FnOnce(&ArticleId) -> bool) -> Option<Alias> {
        match self {
            Self::Former(alias) => Some(alias),
            Self::Page(id) if !is_page(&id) => Alias::parse(&format!("/{id}/")),
            _ => None,
        }
    }
}

/// A query without the parameters that newsletters and networks add to count visits.
fn without_campaign(query: &str) -> String {
    let is_kept = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default();
        !name.starts_with("utm_") && !["fbclid", "gclid", "mc_cid", "mc_eid"].contains(&name)
    };
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    kept.join("&")
}

/// Removes a `url` on this site, so that the article's own page is the canonical one, and keeps a former address as an
/// alias. If the `url` is the page of another article, this one is a copy of it: it keeps that page's canonical URL,
/// and the other's id is returned. `is_page`: as for [`OwnUrl::alias`].
pub fn settle_url(
    article: &mut Article,
    portal: &Portal,
    is_page: impl FnOnce(&ArticleId) -> bool,
) -> Option<ArticleId> {
    let own = OwnUrl::of(article, portal)?;
    let other = match &own {
        OwnUrl::Elsewhere => return None,
        OwnUrl::Page(id) if is_page(id) => {
            article.url = SafeUrl::parse(&format!("{}{id}/", portal.url.as_str())).ok();
            return Some(id.clone());
        }
        OwnUrl::Page(_) => own.alias(|_| false),
        _ => own.alias(|_| true),
    };
    article.url = None;
    if let Some(alias) = other {
        let file = |alias: &Alias| files::folded(&FormerAddress::of(alias).file());
        if article
            .aliases
            .iter()
            .all(|known| file(known) != file(&alias))
        {
            article.aliases.push(alias);
        }
    }
    None
}

/// The path and query of a URL below the address of the site. The scheme, `www.`, the letter case of the host and
/// default ports are ignored. A relative URL is below it.
fn below_site(url: &SafeUrl, article: &Article, portal: &Portal) -> Option<String> {
    if url.is_relative() {
        let url = url.resolve(&format!("/{}.json", article.id));
        return Some(url.as_str().trim_start_matches('/').to_owned());
    }
    let (host, path) = parts(url)?;
    let (own, base) = parts(&portal.url)?;
    let base = base.strip_suffix('/').unwrap_or(base);
    let rest = path.strip_prefix(base).filter(|_| host == own)?;
    let is_below = rest.is_empty() || rest.starts_with(['/', '?', '#']);
    is_below.then(|| rest.strip_prefix('/').unwrap_or(rest).to_owned())
}

/// The host of a URL as it is compared, and what follows it.
fn parts(url: &SafeUrl) -> Option<(String, &str)> {
    let host = url.host()?;
    let (_, rest) = url.as_str().split_once("://")?;
    let path = rest.find(['/', '?', '#']).and_then(|at| rest.get(at..));
    let name = host.to_ascii_lowercase();
    let name = name.strip_suffix(":443").unwrap_or(&name);
    let name = name
        .strip_suffix(":80")
        .unwrap_or(name)
        .trim_end_matches('.');
    let name = name.strip_prefix("www.").unwrap_or(name).to_owned();
    Some((name, path.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_site_are_former_addresses() {
        let check = |site: &str, url: &str, alias: Option<&str>, stays: Option<&str>| {
            let portal = format!(
                r#"{{"schema": "action-news/portal/1", "name": "N", "url": "{site}", "lang": "en"}}"#
            );
            let portal = article::read_portal(portal.as_bytes()).expect("a portal").0;
            let text = format!(
                r#"{{"schema": "action-news/article/1", "id": "local/ice", "headline": "A", "url": "{url}", "body": []}}"#
            );
            let mut article = article::read(text.as_bytes()).expect("an article").0;
            settle_url(&mut article, &portal, |id| id.as_str() == "local/twin");
            let aliases: Vec<&str> = article.aliases.iter().map(Alias::as_str).collect();
            assert_eq!(aliases, Vec::from_iter(alias), "{url}");
            assert_eq!(article.url.as_ref().map(SafeUrl::as_str), stays, "{url}");
        };
        let site = "https://fjord.example/";
        let moved = |url: &str, alias: &str| check(site, url, Some(alias), None);
        moved(
            "https://fjord.example/2019/05/ice-out/",
            "/2019/05/ice-out/",
        );
        moved(
            "http://www.fjord.example/2019/ice.html#top",
            "/2019/ice.html",
        );
        moved("https://FJORD.example:443/News/Ice.aspx", "/News/Ice.aspx");
        moved(
            "https://fjord.example/n%c3%a6s/%C3%A5l",
            "/n%c3%a6s/%C3%A5l",
        );
        moved("https://fjord.example/næs/", "/næs/");
        moved(
            "https://fjord.example/2019/ice.html?utm_source=x&fbclid=1",
            "/2019/ice.html",
        );
        moved("https://fjord.example/?utm_medium=y&p=123", "/?p=123");
        moved("/old/ice", "/old/ice/");
        // No page of this site.
        moved("https://fjord.example/local/gone/", "/local/gone/");
        let own = |url: &str| check(site, url, None, None);
        own("https://fjord.example/");
        own("https://fjord.example");
        own("https://fjord.example/local/ice");
        own("https://fjord.example/Local/Ice/");
        own("https://fjord.example/local/ice/?utm_source=x#top");
        own("https://fjord.example/local/ice/index.html");
        moved("https://fjord.example/?p=123", "/?p=123");
        moved("http://www.fjord.example?page_id=7#top", "/?page_id=7");
        own("https://fjord.example/?p=123&preview=true");
        own("https://fjord.example/index.php?id=5");
        own("https://fjord.example/a//b/");
        own("https://fjord.example/?utm_source=x");
        let elsewhere = |url: &str| check(site, url, None, Some(url));
        elsewhere("https://fjord.example.net/2019/ice/");
        elsewhere("https://news.fjord.example/2019/ice/");
        elsewhere("https://fjord.example:8080/2019/ice/");
        let twin = "https://fjord.example/local/twin/";
        let campaign = "https://fjord.example/local/twin/?utm_source=x";
        let plain = "http://www.fjord.example/local/twin";
        for url in [plain, "/local/twin/", twin, campaign] {
            check(site, url, None, Some(twin));
        }
        let base = "https://fjord.example/north/";
        check(
            base,
            "https://fjord.example/north/2019/ice.html",
            Some("/2019/ice.html"),
            None,
        );
        check(base, "https://fjord.example/north?p=5", Some("/?p=5"), None);
        // These may be other sites on the same host.
        for url in [
            "https://fjord.example/2019/ice/",
            "https://fjord.example/northern/ice/",
        ] {
            check(base, url, None, Some(url));
        }
    }
}
