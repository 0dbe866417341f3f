//! A server block for nginx, with only the modules that Debian compiles in.
//!
//! Two properties of nginx determine its form.
//!
//! - `add_header` in a location removes those of the server block. So none is in a location: what differs from file to file
//!   is a variable, which `map` makes from the name of the file that is finally sent.
//! - There is no `brotli_static`. If the browser accepts Brotli, `try_files` takes the `.br` beside a file, and `types` in
//!   that location give `.br` the media type of the uncompressed file. `gzip_static` does the same for `.gz`.

use super::headers::{
    ANY_EMBEDDER, ANY_ORIGIN, EMBEDDER, IMMUTABLE, REVALIDATED, SECURITY, embedder_policy,
};
use super::nginx_moves::{GONE, MOVES_NAME};
use super::redirects;
use crate::publish::render::base;
use article::portal::Portal;

#[cfg(test)]
mod tests;

/// Types of files that have compressed copies beside them.
const COMPRESSED: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("json", "application/json"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("xml", "application/xml; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("webmanifest", "application/manifest+json"),
    ("txt", "text/plain; charset=utf-8"),
    ("bin", "application/octet-stream"),
];

/// Types of files that are compressed already.
const PLAIN: &[(&str, &str)] = &[
    ("image/avif", "avif"),
    ("image/webp", "webp"),
    ("image/jpeg", "jpg jpeg"),
    ("image/png", "png"),
    ("image/gif", "gif"),
    ("image/x-icon", "ico"),
    ("image/bmp", "bmp"),
    ("video/mp4", "mp4 m4v"),
    ("video/quicktime", "mov"),
    ("video/webm", "webm"),
    ("audio/mpeg", "mp3"),
    ("audio/mp4", "m4a"),
    ("audio/wav", "wav"),
    ("audio/ogg", "ogg oga opus"),
    ("\"text/vtt; charset=utf-8\"", "vtt"),
    ("font/woff2", "woff2"),
    ("application/pdf", "pdf"),
];

/// `br` on its own or with a weight above 0 (RFC 9110 §12.5.3).
const ACCEPTS_BR: &str = r"~*(?:^|,)\s*br\s*(?:;\s*q=(?:1(?:\.0*)?|0\.0*[1-9][0-9]*)\s*)?(?:,|$)";

/// The file that the server block includes. It changes with the app and with the portal's origins; the block does not.
pub(super) const HEADERS_NAME: &str = "nginx-headers.conf";

/// The headers of every response. `policy`: the value of `Content-Security-Policy`.
pub(super) fn headers(policy: &str) -> String {
    let mut conf = String::from("# Written by `newsroom publish`; nginx.conf includes it.\n");
    let policy = [("Content-Security-Policy", policy)];
    for (name, value) in policy.iter().chain(SECURITY) {
        conf.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    conf
}

/// The server block.
pub(super) fn file(portal: &Portal) -> String {
    let base = base(portal);
    let host = portal.url.host().unwrap_or("_");
    // The port is in `listen`.
    let host = host.split(':').next().unwrap_or(host);
    // Variables of `map` are global in nginx, which may serve several sites.
    let own: String = host
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let mut conf = format!(
        r#"# {host} for nginx, written by `newsroom publish`. Edit the lines marked EDIT, then:
#
#   sudo cp nginx.conf /etc/nginx/sites-available/{host}
#   sudo ln -s ../sites-available/{host} /etc/nginx/sites-enabled/
#   sudo nginx -t && sudo systemctl reload nginx
#
# This is needed once. After each `newsroom publish` that has changed {HEADERS_NAME} or {MOVES_NAME}, nginx has to read
# them again:
#
#   sudo systemctl reload nginx

# Former addresses may be long. EDIT: nginx accepts this line once, before its first `map`; delete it here if another file has it.
map_hash_bucket_size 1024;

# The path; for WordPress's plain addresses, such as `/?p=123`, with the query.
map $uri?$args ${own}_asked {{
    volatile;
    default $uri;
    "~^{base}\?(?:.*&)?(?<{own}_key>p|page_id)=(?<{own}_number>[0-9]+)(?:&|$)" "{base}?${own}_key=${own}_number";
}}
# Former addresses of articles and their pages; `{GONE}` for articles that have expired.
map ${own}_asked ${own}_moved {{
    volatile;
    default "";
    include /srv/{host}.deploy/{MOVES_NAME};  # EDIT: the folder beside the published one
}}

map $http_accept_encoding ${own}_br {{
    default "";
    "{ACCEPTS_BR}" ".br";
}}

# Headers that depend on the file that is finally sent.
map $uri ${own}_encoding {{
    default "";
    "~\.br$" br;
}}
map $uri ${own}_vary {{
    default "";
    "~\.(?:{endings})(?:\.br)?$" Accept-Encoding;
}}
map $uri ${own}_cache {{
    default "{REVALIDATED}";
    # By folder, because names of articles and uploads may look like names with a hash.
    "~^{base}(?:assets/|images/sizes/|icon-[0-9a-f]{{16}}\.svg(?:\.br)?$)" "{IMMUTABLE}";
}}
# Files that other people's pages read. By the requested path: these pages have to be able to read a 404, too.
map $request_uri ${own}_any_origin {{
    default "";
    "~^{base}(?:(?:embed|frames)\.js|(?:assets|images|embed)/|[^?]*\.json(?:\?|$))" "{any_origin}";
}}
map ${own}_any_origin ${own}_any_embedder {{
    default "";
    "{any_origin}" "{any_embedder}";
}}
map $request_uri ${own}_embedder {{
    default "";
    "~^{base}embed/" "{embedder}";
}}

server {{
    listen 80;  # EDIT: or `listen 443 ssl;` with ssl_certificate and ssl_certificate_key
    server_name {host};  # EDIT
    root /srv/{host};  # EDIT: {root_is}

    server_tokens off;
    # The access log has each 404.
    log_not_found off;
    # Behind a TLS proxy, absolute redirects would have the wrong scheme and port.
    absolute_redirect off;
    charset off;
    gzip_vary off;

    include /srv/{host}.deploy/{HEADERS_NAME};  # EDIT: the folder beside the published one
"#,
        endings = endings(),
        any_origin = ANY_ORIGIN.1,
        any_embedder = ANY_EMBEDDER.1,
        embedder = embedder_policy(portal).unwrap_or_default(),
        root_is = match base.as_str() {
            "/" => "the published folder",
            _ => "the folder that contains the published one at the site's path",
        },
    );
    conf.push_str(&format!(
        r#"    add_header Cache-Control ${own}_cache always;
    add_header Vary ${own}_vary always;
    add_header Content-Encoding ${own}_encoding always;
    add_header {any_origin} ${own}_any_origin always;
    add_header {any_embedder} ${own}_any_embedder always;
    add_header {EMBEDDER} ${own}_embedder always;
    # Only with TLS: add_header Strict-Transport-Security "max-age=31536000" always;

    if (${own}_moved = {GONE}) {{
        return 410;
    }}
    if (${own}_moved) {{
        return 301 ${own}_moved;
    }}

    index index.html;
    error_page 404 410 {base}404.html;
    error_page 403 =404 {base}404.html;

    types {{
"#,
        any_origin = ANY_ORIGIN.0,
        any_embedder = ANY_EMBEDDER.0,
    ));
    for (media_type, endings) in PLAIN {
        conf.push_str(&format!("        {media_type} {endings};\n"));
    }
    conf.push_str("    }\n    default_type application/octet-stream;\n\n");
    for (from, to) in redirects::all(portal) {
        conf.push_str(&redirect(&base, &from, &to));
    }
    conf.push_str(
        r#"
    # Configuration of other hosts, compressed copies, hidden files. `.well-known` is for certificates.
    location ~ /(?:_headers|_redirects)$ { return 404; }
    location ~ \.(?:br|gz)$ { return 404; }
    location ~ /\.(?!well-known/) { return 404; }

"#,
    );
    for (ending, media_type) in COMPRESSED {
        conf.push_str(&format!(
            "    location ~ \\.{ending}$ {{ types {{ \"{media_type}\" {ending} br; }} gzip_static on; try_files $uri${own}_br $uri =404; }}\n"
        ));
    }
    conf.push_str("}\n");
    conf
}

fn endings() -> String {
    let endings: Vec<&str> = COMPRESSED.iter().map(|(ending, _)| *ending).collect();
    endings.join("|")
}

fn redirect(base: &str, from: &str, to: &str) -> String {
    let below = |path: &str| format!("{base}{}", path.trim_start_matches('/'));
    match from.strip_suffix('*') {
        // Only the characters of our paths: nginx has decoded the URL, which could contain line breaks.
        Some(prefix) => format!(
            "    location ~ ^{}([a-z0-9][a-z0-9./-]*)?$ {{ return 301 {}; }}\n",
            below(prefix),
            below(&to.replace(":splat", "$1"))
        ),
        None => format!(
            "    location = {} {{ return 301 {}; }}\n",
            below(from),
            below(to)
        ),
    }
}
