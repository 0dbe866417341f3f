//! The library renders pages as the command does, without a folder.

use super::newsroom::{NOW, Newsroom};
use ::newsroom::article_file::ArticleFormat;
use ::newsroom::publish::pages::{Surroundings, article_page};
use ::newsroom::publish::{App, AppFiles, Carrier, Follow};

#[test]
fn a_page_rendered_on_request_is_the_published_page() {
    let site = Newsroom::new("publish-pages");
    site.articles(0..3);
    site.publish(&["--host-sends-headers"]).is_well();
    let portal = article::read_portal(&site.bytes("content/portal.json"))
        .expect("a portal")
        .0;
    let app = App::open(
        &AppFiles::Folder(site.folder.0.join("app")),
        &portal,
        Follow::No,
        Carrier::Header,
    )
    .expect("an app");
    let now = i64::try_from(NOW).expect("a time");
    let surroundings = Surroundings::new(portal, app, None, now);
    for number in 0..3 {
        let id = format!("world/n{number:03}");
        let article = site.bytes(&format!("content/articles/{id}.json"));
        let page = article_page(&article, ArticleFormat::Json, "", &surroundings, |_| ())
            .unwrap_or_else(|why| panic!("{why:?}"));
        assert_eq!(page.html, site.text(&format!("site/{id}/index.html")));
        let header = |name: &str| {
            let found = page.headers.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        assert_eq!(header("Content-Type"), "text/html; charset=utf-8");
        assert!(header("Content-Security-Policy").starts_with("default-src 'none'"));
    }
    assert!(
        article_page(b"{}", ArticleFormat::Json, "", &surroundings, |_| ())
            .is_err_and(|problems| !problems.is_empty())
    );
}
