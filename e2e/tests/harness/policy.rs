//! Sites with a content security policy: it applies, the harness's script still runs, and violations fail a journey.

use e2e::{Browser, Folder, HarnessResult, Journey, Missing, Site, journeys};
use serde_json::json;

journeys! {
    a_policy_violation_fails_the_journey;
    a_published_site_runs_under_its_own_policy;
    a_pristine_site_is_cached_and_revalidated, not in WebKit: "its driver's sessions keep no files";
    compressed_copies_are_sent_if_accepted;
}

/// As `newsroom publish` writes it. The hashes are of `p{color:rgb(1, 2, 3)}` and of `{"integrity":{}}`.
const POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval' 'sha256-v1IUEqDyKCfHdg2mkshdZlh1JwxKZIMqsI0JxkeP1Qo='; \
    style-src 'self' 'sha256-H+HjUrav+ODaF97/h/3gZwmh4yywertB80nxXqxmgcI='; \
    img-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Scripts that a policy blocks, and the directive that blocks each.
const BAD: &[(&str, &str)] = &[
    (
        "new Image().src = 'http://127.0.0.1:49999/x.png'",
        "img-src",
    ),
    (
        "fetch('http://127.0.0.1:49999/x').catch(() => {})",
        "connect-src",
    ),
    (
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://127.0.0.1:49999/'}))",
        "frame-src",
    ),
    (
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p{color:red}'}))",
        "style-src-elem",
    ),
    (
        "document.body.setAttribute('style', 'color: red')",
        "style-src-attr",
    ),
    (
        "try { document.body.innerHTML = '<p>x' } catch {}",
        "require-trusted-types-for",
    ),
    (
        "try { trustedTypes.createPolicy('x', {}) } catch {}",
        "trusted-types",
    ),
];

fn page(meta: &str, script: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8>{meta}<title>Page</title><link rel=icon href=icon.svg>
<style>p{{color:rgb(1, 2, 3)}}</style><script type=importmap>{{\"integrity\":{{}}}}</script>
<script defer src={script}></script></head><body><h1>Page</h1><p>Words</p></body></html>"
    )
}

/// A page, `page.js` beside it, and `404.html`.
fn site(meta: bool, header: bool, script: &str) -> HarnessResult<(Folder, Site)> {
    let folder = Folder::new("policy")?;
    let meta = match meta {
        true => format!("<meta http-equiv=Content-Security-Policy content=\"{POLICY}\">"),
        false => String::new(),
    };
    folder.write("index.html", &page(&meta, "page.js"))?;
    folder.write("404.html", &page(&meta, "/page.js"))?;
    folder.write("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")?;
    folder.write("page.js", script)?;
    folder.write("data.json", "{}")?;
    if header {
        let headers = format!(
            "/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n  Cross-Origin-Opener-Policy: same-origin\n\
             /page.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        );
        folder.write("_headers", &headers)?;
    }
    let site = Site::serve(folder.path())?.missing(Missing::NotFound);
    Ok((folder, site))
}

fn a_policy_violation_fails_the_journey(browser: &Browser) -> Journey {
    let script: Vec<&str> = BAD.iter().map(|(script, _)| *script).collect();
    let script = format!(
        "{};document.documentElement.dataset.ran = 'yes'",
        script.join(";\n")
    );
    for (meta, header) in [(true, false), (false, true)] {
        let inner = e2e::run(browser.engine(), "harness-inner", |browser| {
            let (_folder, site) = site(meta, header, &script)?;
            let page = browser.page()?;
            page.open(&site, "/")?;
            page.wait_until("document.documentElement.dataset.ran === 'yes'")?;
            page.wait_until(&format!(
                "window.__errors().filter((line) => line.startsWith('policy:')).length >= {}",
                BAD.len()
            ))?;
            Ok(())
        });
        let report = format!("{:?}", inner.unwrap_err());
        for (_, directive) in BAD {
            assert!(
                report.contains(&format!("policy: {directive}")),
                "{directive} in {report}"
            );
        }
    }
    Ok(())
}

fn a_published_site_runs_under_its_own_policy(browser: &Browser) -> Journey {
    let script = "document.documentElement.dataset.ran = new Date().getFullYear()";
    let (_folder, site) = site(true, true, script)?;
    let site = site
        .clock_at("2001-01-01T00:00:00Z")
        .inject("window.injected = true");
    let page = browser.page()?;
    for path in ["/", "/no/such/page/"] {
        page.open(&site, path)?;
        page.wait_until("document.documentElement.dataset.ran === '2001' && injected")?;
        let color = "getComputedStyle(document.querySelector('p')).color";
        assert_eq!(page.eval(color)?, "rgb(1, 2, 3)", "the style's hash");
        assert_eq!(page.axe_within("h1", &["image-alt"])?, [] as [&str; 0]);
    }
    assert_eq!(
        page.eval("document.querySelectorAll('script').length")?,
        2,
        "the harness's scripts have removed themselves"
    );
    let asked = "fetch('/').then((answer) => ['content-security-policy', 'cross-origin-opener-policy', 'cache-control']
        .map((name) => answer.headers.get(name)))";
    let sent = page.eval(asked)?;
    let widened = POLICY.replace(
        "'wasm-unsafe-eval' 'sha256-v1IUEqDyKCfHdg2mkshdZlh1JwxKZIMqsI0JxkeP1Qo='",
        "'wasm-unsafe-eval' 'sha256-v1IUEqDyKCfHdg2mkshdZlh1JwxKZIMqsI0JxkeP1Qo=' 'nonce-e2e'",
    );
    let expected = json!([
        format!("{widened}; frame-ancestors 'none'"),
        "same-origin",
        "no-store"
    ]);
    assert_eq!(
        sent, expected,
        "only the nonce is added, and nothing is cached"
    );
    let script =
        page.eval("fetch('/page.js').then((answer) => answer.headers.get('cache-control'))")?;
    assert_eq!(script, "no-store", "each fetch is a request");
    Ok(())
}

fn a_pristine_site_is_cached_and_revalidated(browser: &Browser) -> Journey {
    let (folder, site) = site(true, true, "document.documentElement.dataset.ran = 'yes'")?;
    let site = site.pristine();
    let page = browser.page()?;
    page.open(&site, "/")?;
    page.wait_until("document.documentElement.dataset.ran === 'yes'")?;
    let asked = "fetch('/data.json', {cache: 'no-cache'}).then(async (answer) =>
        [answer.status, answer.headers.get('cache-control'), await answer.text()])";
    let first = json!([200, "public, max-age=0, must-revalidate", "{}"]);
    assert_eq!(page.eval(asked)?, first);
    assert_eq!(page.eval(asked)?, first, "the browser's copy");
    let requests = site.requests("/data.json");
    assert!(
        requests.len() == 2 && requests[0].header("if-none-match").is_none(),
        "{requests:?}"
    );
    let tag = requests[1]
        .header("if-none-match")
        .unwrap_or_default()
        .to_owned();
    assert!(tag.starts_with('"'), "{requests:?}");
    folder.write("data.json", "{\"changed\": true}")?;
    assert_eq!(page.eval(asked)?[2], "{\"changed\": true}");
    page.eval("fetch('/page.js').then((answer) => answer.text())")?;
    assert_eq!(site.requests("/page.js").len(), 1, "kept for a year");
    Ok(())
}

fn compressed_copies_are_sent_if_accepted(browser: &Browser) -> Journey {
    let (folder, site) = site(false, false, "")?;
    // Its content differs from the uncompressed file's, to show which of them was sent.
    std::fs::write(folder.path().join("data.json.gz"), GZIPPED)?;
    let page = browser.page()?;
    page.open(&site, "/")?;
    let asked = "fetch('/data.json').then(async (answer) =>
        [answer.headers.get('content-type'), answer.headers.get('vary'), await answer.text()])";
    let whole = page.eval(asked)?;
    assert_eq!(
        whole,
        json!(["application/json", null, "{}"]),
        "not by default"
    );
    let _site = site.compressed();
    let small = json!(["application/json", "Accept-Encoding", "{\"from\": \"gz\"}"]);
    assert_eq!(page.eval(asked)?, small);
    Ok(())
}

/// `{"from": "gz"}`, by `gzip -n`.
const GZIPPED: &[u8] = &[
    31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 171, 86, 74, 43, 202, 207, 85, 178, 82, 80, 74, 175, 82, 170,
    5, 0, 253, 155, 83, 54, 14, 0, 0, 0,
];
