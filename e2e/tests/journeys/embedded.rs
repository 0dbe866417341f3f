//! Elements in other people's pages: one script, one tag.

use crate::sample::STORY;
use e2e::{Browser, Folder, Journey, Site, Tried, journeys};

journeys! {
    one_script_and_one_tag_under_a_strict_policy;
    twenty_elements_share_one_program;
    nothing_is_fetched_before_it_is_near;
    hosts_hear_and_route;
    attributes_are_heard_at_any_time;
    an_article_can_be_handed_over;
    a_header_bar_ticks_and_chooses;
}

/// A page of somebody else's.
pub struct Host {
    /// Where it is served.
    pub site: Site,
    _folder: Folder,
}

impl Host {
    /// With this body. `{news}` stands for the origin of the site that publishes the elements.
    pub fn of(news: &Site, body: &str) -> Tried<Self> {
        let folder = Folder::new("host")?;
        let body = body.replace("{news}", &news.origin());
        folder.write(
            "index.html",
            &format!(
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
                 <meta name=\"viewport\" content=\"width=device-width\"><title>A portal</title>\
                 <link rel=\"icon\" href=\"{}/apple-touch-icon.png\"></head>\
                 <body>{body}</body></html>",
                news.origin()
            ),
        )?;
        Ok(Self {
            site: Site::serve(folder.path())?,
            _folder: folder,
        })
    }

    /// And with a policy.
    pub fn under(mut self, policy: &str, news: &Site) -> Self {
        let policy = policy.replace("{news}", &news.origin());
        self.site = self.site.header("content-security-policy", &policy);
        self
    }
}

/// The script, and an article.
pub const ONE: &str = "<h1>A portal</h1><script type=\"module\" src=\"{news}/embed.js\"></script>\
    <action-news-article src=\"{news}/world/leaders-differ-on-syria.json\"><a href=\"#\">Fallback</a></action-news-article>";

/// Nothing but what an element needs.
const STRICT: &str = "default-src 'none'; script-src {news} 'wasm-unsafe-eval'; style-src {news}; img-src {news}; \
    connect-src {news}; require-trusted-types-for 'script'; trusted-types 'none'";

fn one_script_and_one_tag_under_a_strict_policy(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(
        &news,
        &[
            "<action-news-header src=\"{news}/portal.json\" region=\"calgary\">Fallback</action-news-header><main>",
            ONE,
            "<action-news-headlines src=\"{news}/index.json\" count=\"3\">Fallback</action-news-headlines></main>",
        ]
        .concat(),
    )?
    .under(STRICT, &news);
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for_text("action-news-article >>> .article__headline", "Syria")?;
    page.wait_for_text("action-news-header >>> .bar__clock", "20")?;
    page.wait_for_text("action-news-header >>> .bar__temperature", "°C")?;
    page.scroll_into_view("action-news-headlines")?;
    page.wait_for("action-news-headlines >>> .story")?;
    assert_eq!(page.count("action-news-headlines >>> .story")?, 3);
    assert_eq!(page.eval("document.title")?, "A portal");
    for width in [320, 768, 1280] {
        page.resize(width, 900)?;
        page.screenshot_whole(&format!("embedded-{width}"))?;
        assert_eq!(
            page.eval("document.documentElement.scrollWidth > innerWidth")?,
            false,
            "{width}"
        );
    }
    // The headline is one level below the portal's.
    assert_eq!(
        page.attribute("action-news-article >>> h1", "aria-level")?
            .as_deref(),
        Some("2")
    );
    assert_eq!(page.axe()?, [] as [String; 0]);
    assert_eq!(page.errors()?, [] as [String; 0]);
    Ok(())
}

/// A script that makes so many elements of an article that the page has; gives how long each further one took until it
/// stood, in milliseconds.
const MANY: &str = "const [count, src] = arguments;
    const make = async (given) => {
        const element = Object.assign(document.createElement('action-news-article'), {loading: 'eager', ...given});
        const begin = performance.now();
        document.body.append(element);
        const isReady = await element.ready;
        return isReady ? performance.now() - begin : NaN;
    };
    return fetch(src).then((answer) => answer.json()).then(async (article) => {
        await make({src});
        const times = [];
        for (let n = 1; n < count; n++) {
            times.push(await make({article}));
            await new Promise(requestAnimationFrame);
        }
        return times;
    });";

fn twenty_elements_share_one_program(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(
        &news,
        "<script type=\"module\" src=\"{news}/embed.js\"></script>",
    )?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("!!customElements.get('action-news-article')")?;
    page.run(
        "const compile = WebAssembly.compile; window.compiled = 0;
         WebAssembly.compile = (...given) => { window.compiled += 1; return compile.apply(WebAssembly, given); }",
        &[],
    )?;
    let src = format!("{}/world/leaders-differ-on-syria.json", news.origin());
    let times = page.run(MANY, &[20.into(), src.into()])?;
    let mut times: Vec<f64> = times
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it.as_f64())
        .collect();
    assert_eq!(
        (times.len(), page.count("action-news-article >>> .article")?),
        (19, 20)
    );
    times.sort_by(f64::total_cmp);
    println!("{:?}: further elements, in ms: {times:?}", page.engine());
    // The best quarter: others run on the machine as well.
    assert!(times[4] < 16.0, "{times:?}");
    assert_eq!(page.eval("window.compiled")?, 1);
    let programs = news
        .requests("/assets/elements-")
        .into_iter()
        .filter(|it| it.path.ends_with(".wasm"))
        .count();
    assert_eq!(programs, 1);
    Ok(())
}

fn nothing_is_fetched_before_it_is_near(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(
        &news,
        &[
            "<style>#above{height:4000px}</style><div id=\"above\"></div>",
            ONE,
        ]
        .concat(),
    )?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_until("!!customElements.get('action-news-article')")?;
    page.wait_until("new Promise((go) => setTimeout(go, 500, true))")?;
    let asked = |path: &str| news.requests(path).len();
    assert_eq!((asked("/assets/"), asked("/world/")), (0, 0));
    assert!(page.sees("action-news-article a")?);
    page.scroll_into_view("action-news-article")?;
    page.wait_for("action-news-article >>> .article")?;
    Ok(())
}

fn hosts_hear_and_route(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(&news, ONE)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.run(
        "window.heard = [];
         for (const kind of ['news-ready', 'news-error', 'news-navigate', 'news-share'])
            document.addEventListener(kind, (event) => {
                window.heard.push([kind, event.detail, event.composed]);
                if (event.cancelable) event.preventDefault();
            });
         document.querySelector('action-news-article').reload();",
        &[],
    )?;
    page.wait_for("action-news-article >>> .article")?;
    page.wait_until("window.heard.some(([kind]) => kind === 'news-ready')")?;
    page.run("window.heard = []", &[])?;
    page.click("action-news-article >>> .article__section a")?;
    page.click("action-news-article >>> .card a")?;
    page.click("action-news-article >>> [data-action=share]")?;
    let heard = page.eval("window.heard")?;
    let origin = news.origin();
    assert_eq!(heard[0][0], "news-navigate");
    assert_eq!(heard[0][1]["href"], format!("{origin}/world/"));
    assert_eq!(
        (&heard[0][1]["kind"], &heard[1][1]["kind"]),
        (&"page".into(), &"article".into())
    );
    assert_eq!(heard[2][0], "news-share");
    assert_eq!(heard[2][1]["url"], format!("{origin}{STORY}"));
    assert_eq!(heard.as_array().map(Vec::len), Some(3));
    assert_eq!(page.path()?, "/");
    // Not canceled, a link leads where it says.
    page.run("document.addEventListener('news-navigate', (event) => event.stopImmediatePropagation(), true)", &[])?;
    page.click("action-news-article >>> .article__section a")?;
    page.wait_for_path("/world/")?;
    // Pictures that were on their way are called off.
    page.take_errors()?;
    Ok(())
}

fn attributes_are_heard_at_any_time(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(&news, ONE)?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    page.wait_for("action-news-article >>> .article")?;
    let set = |script: &str| {
        page.run(
            &format!("const it = document.querySelector('action-news-article'); {script}"),
            &[],
        )
    };
    set("it.headingLevel = 4; it.lang = 'fr'")?;
    page.wait_for_text("action-news-article >>> .article__time", "Publié")?;
    assert_eq!(
        page.attribute("action-news-article >>> h1", "aria-level")?
            .as_deref(),
        Some("4")
    );
    // What was fetched is not fetched again.
    assert_eq!(news.requests("/world/leaders").len(), 1);
    set("it.lang = 'ar'")?;
    page.wait_until("document.querySelector('action-news-article').shadowRoot.querySelector('.root').dir === 'rtl'")?;
    set("it.src = it.src.replace('world/leaders-differ-on-syria', 'culture/how-a-page-is-made')")?;
    page.wait_for_text("action-news-article >>> h1", "page")?;
    // Properties reflect.
    let told = set(
        "it.theme = 'dark'; return [it.theme, it.getAttribute('theme'), it.headingLevel, it.density, it.count, it.loading]",
    )?;
    assert_eq!(
        told,
        serde_json::json!(["dark", "dark", 4, "comfortable", 5, "lazy"])
    );
    Ok(())
}

fn an_article_can_be_handed_over(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(
        &news,
        "<main><h1>A portal</h1><action-news-article closed loading=\"eager\">Fallback</action-news-article></main>",
    )?;
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    // Before the element has a class.
    page.run(
        "document.querySelector('action-news-article').article = arguments[0];
         window.ready = new Promise((go) => document.addEventListener('news-ready', (event) => go(event.detail)));
         import(arguments[1]);",
        &[
            crate::sample::article("a/b", "Handed over", crate::sample::paragraphs(2)),
            format!("{}/embed.js", news.origin()).into(),
        ],
    )?;
    let told = page.eval("window.ready")?;
    assert_eq!(
        (&told["id"], &told["title"], &told["lang"]),
        (&"a/b".into(), &"Handed over".into(), &"en".into())
    );
    // Closed to scripts of the page.
    assert_eq!(
        page.eval("document.querySelector('action-news-article').shadowRoot")?,
        serde_json::Value::Null
    );
    Ok(())
}

fn a_header_bar_ticks_and_chooses(browser: &Browser) -> Journey {
    let news = Site::dist()?;
    let host = Host::of(
        &news,
        "<script type=\"module\" src=\"{news}/embed.js\"></script>\
         <action-news-header src=\"{news}/portal.json\" region=\"calgary\" loading=\"eager\">Fallback</action-news-header>",
    )?;
    let host = Host {
        site: host.site.clock_at("2024-11-24T05:58:58Z"),
        ..host
    };
    let page = browser.page()?;
    page.open(&host.site, "/")?;
    let clock = "action-news-header >>> .bar__clock";
    page.wait_for_text(clock, "Saturday, November 23, 2024, 10:58 PM")?;
    page.advance(std::time::Duration::from_secs(60))?;
    page.wait_for_text(clock, "Saturday, November 23, 2024, 10:59 PM")?;
    // The reader chooses a region, and the host routes: the bar shows it.
    page.run(
        "document.addEventListener('news-navigate', (event) => event.preventDefault())",
        &[],
    )?;
    page.click("action-news-header >>> summary")?;
    page.wait_for("action-news-header >>> details[open]")?;
    page.press(e2e::Key::Escape)?;
    page.wait_gone("action-news-header >>> details[open]")?;
    page.click("action-news-header >>> summary")?;
    page.click_text("action-news-header >>> .regions__list a", "Halifax")?;
    page.wait_for_text("action-news-header >>> .bar__region", "Halifax")?;
    page.wait_for_text(clock, "1:59 AM")?;
    // A notice can be dismissed, and stays so.
    page.click("action-news-header >>> .notice__dismiss")?;
    page.wait_gone("action-news-header >>> .notice")?;
    page.run(
        "return document.querySelector('action-news-header').reload()",
        &[],
    )?;
    assert_eq!(page.count("action-news-header >>> .notice")?, 0);
    Ok(())
}
