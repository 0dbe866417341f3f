//! `_headers` for Netlify, Cloudflare Pages and similar hosts: path patterns, and the headers for matching paths.
//!
//! All rules that match a path apply, and hosts differ if two of them have the same header: one joins the values with a
//! comma, another takes one of them. So no path matches two rules with the same header, which a test checks. That is why
//! there is no `Cache-Control` for pages here: by default these hosts send `public, max-age=0, must-revalidate`, which is
//! right for pages.
//!
//! Sources: <https://docs.netlify.com/manage/routing/headers/>,
//! <https://developers.cloudflare.com/pages/configuration/headers/> (100 rules, 2,000 characters a line).

use article::portal::Portal;

/// `Cache-Control` of files with a hash in their name: a year without revalidation (RFC 8246).
pub(super) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of other files: cached, and revalidated each time (RFC 9111 §5.2.2.4).
pub(super) const REVALIDATED: &str = "no-cache";

/// The headers of every response besides the content security policy.
///
/// `Permissions-Policy` denies features that a news page does not use and a framed player must not use; those that players
/// need (full screen, picture in picture, encrypted media) are not on the list. No `Cross-Origin-Opener-Policy`: browsers
/// would begin a new process for each reader who comes from another site (docs/decisions/013).
pub(super) const SECURITY: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// Patterns of paths whose files never change: all of them have a hash in their name. The icon, the only other such
/// file, has a rule of its own, because a pattern for it would match articles and uploads too.
const IMMUTABLE_PATHS: [&str; 2] = ["/assets/*", "/images/sizes/*"];
/// Patterns of paths with an extension and without a hash.
const REVALIDATED_PATHS: &[&str] = &[
    "/*.html",
    "/*.json",
    "/*.bin",
    "/*.xml",
    "/site.webmanifest",
    "/embed.js",
    "/frames.js",
];

/// Lets pages of any origin read a file: other people's pages, and frames, which have an opaque origin, show our articles.
/// These files are public, and are sent without cookies.
pub(super) const ANY_ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", "*");
/// Lets pages with `Cross-Origin-Embedder-Policy: require-corp` show a file without reading it, as pictures and frames are
/// (<https://html.spec.whatwg.org/multipage/browsers.html#coep>).
pub(super) const ANY_EMBEDDER: (&str, &str) = ("Cross-Origin-Resource-Policy", "cross-origin");
/// Pages with this policy show frames only if the frames have it too.
pub(super) const EMBEDDER: &str = "Cross-Origin-Embedder-Policy";
/// The pattern of frames.
const FRAMES_PATH: &str = "/embed/*";
/// Patterns of the paths that other people's pages read.
const ANY_ORIGIN_PATHS: &[&str] = &[
    "/embed.js",
    "/frames.js",
    "/assets/*",
    "/images/*",
    FRAMES_PATH,
    "/*.json",
];

/// The value of [`EMBEDDER`] for frames, if all that they load is from the site, which sends [`ANY_EMBEDDER`]. Pictures and
/// players of others may not, and would be blocked.
pub(super) fn embedder_policy(portal: &Portal) -> Option<&'static str> {
    let is_own = portal.image_origins.is_empty() && portal.embed_providers.is_empty();
    is_own.then_some("require-corp")
}

/// The file. `policy`: the value of `Content-Security-Policy`; `icon`: the path of the site's icon.
pub(super) fn file(portal: &Portal, policy: &str, icon: &str) -> String {
    let mut file = String::from("# Written by `newsroom publish`.\n\n");
    let security = [("Content-Security-Policy", policy)];
    let security = security.iter().chain(SECURITY);
    rule(&mut file, "/*", security.copied());
    file.push_str("\n# With a hash in their name.\n");
    let immutable = ("Cache-Control", IMMUTABLE);
    let icon = format!("/{icon}");
    for path in IMMUTABLE_PATHS.into_iter().chain([icon.as_str()]) {
        let headers = std::iter::once(immutable).chain(for_all(path));
        rule(&mut file, path, headers);
    }
    file.push_str(
        "\n# By default, browsers also revalidate pages whose address ends in a slash.\n",
    );
    for path in REVALIDATED_PATHS {
        let revalidated = ("Cache-Control", REVALIDATED);
        // A pattern would also match missing files, whose page would be sent with this type.
        let mime = ("Content-Type", "application/manifest+json");
        let mime = Some(mime).filter(|_| *path == "/site.webmanifest");
        let headers = std::iter::once(revalidated)
            .chain(mime)
            .chain(for_all(path));
        rule(&mut file, path, headers);
    }
    file.push_str("\n# Read by other people's pages, like some of those above.\n");
    let is_above =
        |path: &&&str| IMMUTABLE_PATHS.contains(*path) || REVALIDATED_PATHS.contains(*path);
    for path in ANY_ORIGIN_PATHS.iter().filter(|path| !is_above(path)) {
        let embedder = embedder_policy(portal).filter(|_| *path == FRAMES_PATH);
        let embedder = embedder.map(|policy| (EMBEDDER, policy));
        rule(&mut file, path, for_all(path).chain(embedder));
    }
    file
}

/// The headers of a pattern that other people's pages need.
fn for_all(path: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = ANY_ORIGIN_PATHS.contains(&path);
    [ANY_ORIGIN, ANY_EMBEDDER].into_iter().filter(move |_| all)
}

/// Adds the rule of a pattern with all of its headers: each pattern is in the file once.
fn rule<'h>(file: &mut String, path: &str, headers: impl Iterator<Item = (&'h str, &'h str)>) {
    file.push_str(&format!("{path}\n"));
    for (name, value) in headers {
        file.push_str(&format!("  {name}: {value}\n"));
    }
}

/// Paths that other people's pages read.
#[cfg(test)]
pub(super) const READ_BY_OTHERS: &[&str] = &[
    "/embed.js",
    "/frames.js",
    "/assets/elements-0123456789abcdef.wasm",
    "/assets/frame-0123456789abcdef.js",
    "/images/sizes/river-0123456789-960.avif",
    "/images/logo.svg",
    "/portal.json",
    "/index.json",
    "/world/story.json",
    "/weather/calgary.json",
    "/oembed/world/story.json",
    "/embed/",
    "/embed/world/story/",
    "/embed/world/story/index.html",
];
/// Paths that they do not read.
#[cfg(test)]
pub(super) const NOT_READ_BY_OTHERS: &[&str] = &[
    "/",
    "/world/story/",
    "/world/embed/",
    "/404.html",
    "/feed.xml",
    "/icon-0123456789abcdef.svg",
];

#[cfg(test)]
mod tests;
