//! Removes the sizes that image services write into paths.

/// Parameters that do not identify a picture: size, crop, format, signature, cache.
pub(super) const SIZES: &[&str] = &[
    "w",
    "h",
    "width",
    "height",
    "wid",
    "hei",
    "maxwidth",
    "maxheight",
    "max-w",
    "max-h",
    "imwidth",
    "imheight",
    "resize",
    "fit",
    "crop",
    "croptype",
    "mode",
    "rmode",
    "scale",
    "zoom",
    "dpr",
    "ratio",
    "ar",
    "rect",
    "fp-x",
    "fp-y",
    "gravity",
    "position",
    "anchor",
    "q",
    "quality",
    "auto",
    "format",
    "fm",
    "fmt",
    "output",
    "strip",
    "sharp",
    "blur",
    "lossy",
    "progressive",
    "optimize",
    "ssl",
    "ver",
    "cb",
    "sig",
    "signature",
    "itok",
    "ixlib",
    "bg",
    "upscale",
    "enlarge",
    "quality_auto",
    "cache",
];

const EXTENSIONS: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "jfif", "heic", "tif", "tiff", "bmp",
];

/// Whether a path, or a key, names a picture file.
pub(in crate::import) fn is_file(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, end)| EXTENSIONS.contains(&end.to_ascii_lowercase().as_str()))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is a size: `300x200`, `300x`, `x200`.
fn is_sides(text: &str) -> bool {
    text.split_once('x').is_some_and(|(width, height)| {
        (is_number(width) || width.is_empty())
            && (is_number(height) || height.is_empty())
            && width.len() + height.len() > 0
    })
}

/// Removes folders that state a size, and a size at the end of the file's name.
pub(super) fn without_sizes(path: &str) -> String {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    // Google's options follow the name: `AbC=w640-h400`.
    let file = match file.rsplit_once('=') {
        Some((name, options)) if is_google_size(options) => name,
        _ => file,
    };
    let mut kept: Vec<&str> = Vec::new();
    let mut was_size = false;
    for folder in folders.split('/') {
        let last = kept.last().copied().unwrap_or_default();
        // Wix: the file, `/v1/`, options, the file's name.
        if is_file(last) && folder == "v1" {
            return kept.join("/");
        }
        let is_cloudinary = matches!(last, "upload" | "fetch" | "private" | "authenticated");
        let is_size = !kept.is_empty()
            && (is_size_folder(folder)
                || (last == "size" && is_google_size(folder))
                || ((is_cloudinary || folder.contains(',')) && is_options(folder))
                || (was_size && matches!(folder, "smart" | "center")));
        // Ghost: `/size/w600/`.
        if is_size && last == "size" {
            kept.pop();
        }
        was_size = is_size;
        if !is_size {
            kept.push(folder);
        }
    }
    // Wikimedia: `/thumb/a/ab/Snow.jpg/320px-Snow.jpg`.
    if kept.last().is_some_and(|last| is_file(last))
        && file
            .split_once("px-")
            .is_some_and(|(width, _)| is_number(width))
    {
        kept.retain(|folder| *folder != "thumb");
        return kept.join("/");
    }
    kept.push("");
    let mut whole = kept.join("/");
    whole.push_str(&without_size(file));
    whole
}

/// Whether a folder is a size or a signature: Blogger's `s1600`, Thumbor's
/// `fit-in/300x200/filters:quality(80)`, Cloudflare's `width=80,quality=75`.
fn is_size_folder(folder: &str) -> bool {
    let is_pair = |option: &str| {
        option
            .split_once('=')
            .is_some_and(|(name, _)| SIZES.contains(&name))
    };
    // Not `s10`, which may be the tenth season of a series, and not the codec `h264`.
    let is_named = folder.len() > 3 && !matches!(folder, "h264" | "h265");
    is_sides(folder)
        || (is_named && is_google_size(folder))
        || matches!(folder, "unsafe" | "fit-in" | "adaptive-fit-in")
        || folder.starts_with("filters:")
        || folder.split(',').all(is_pair)
        || (folder.len() >= 20 && folder.ends_with('='))
}

/// Whether a folder holds Cloudinary's options (`w_600,h_400`) or a version (`v1700000000`).
fn is_options(folder: &str) -> bool {
    const NAMES: &[&str] = &[
        "w", "h", "c", "q", "f", "g", "dpr", "ar", "x", "y", "z", "e", "fl", "b", "r", "a", "t",
        "bo",
    ];
    let is_option = |option: &str| {
        option
            .split_once('_')
            .is_some_and(|(name, value)| !value.is_empty() && NAMES.contains(&name))
    };
    let version = folder.strip_prefix('v');
    version.is_some_and(|version| version.len() > 5 && is_number(version))
        || folder.split(',').all(is_option)
}

/// Whether these are options of Google's image service: `s1600`, `s72-c`, `w640-h400-no`.
fn is_google_size(options: &str) -> bool {
    let first = options.split('-').next().unwrap_or_default();
    let is_first = first.strip_prefix(['s', 'w', 'h']).is_some_and(is_number);
    is_first && options.split('-').skip(1).all(|option| option.len() <= 6)
}

/// The width at the end of a file's name (`-600x400`), or in a folder (`w600`, `600x400`).
pub(super) fn stated_width(path: &str) -> Option<&str> {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let in_name = || {
        let (stem, _) = file.rsplit_once('.')?;
        let (_, end) = stem.rsplit_once(['-', '_'])?;
        let (width, _) = end.split_once('x').filter(|_| is_sides(end))?;
        Some(width)
    };
    in_name().or_else(|| folders.split('/').find_map(width_of_folder))
}

/// The width of a folder `w600` or `600x400`.
fn width_of_folder(folder: &str) -> Option<&str> {
    match folder.split_once('x') {
        Some((width, _)) if is_sides(folder) => Some(width),
        _ => folder.strip_prefix('w').filter(|width| is_number(width)),
    }
}

/// The name of a file without the size at its end: `-300x200`, `-scaled`, `_600x`, `@2x`.
fn without_size(file: &str) -> String {
    let Some((stem, extension)) = file.rsplit_once('.') else {
        return file.to_owned();
    };
    let stem = match stem.rsplit_once('@') {
        Some((name, density)) if density.strip_suffix('x').is_some_and(is_number) => name,
        _ => stem,
    };
    let stem = match stem.rsplit_once(['-', '_']) {
        Some((name, end)) if is_sides(end) || end == "scaled" => name,
        _ => stem,
    };
    format!("{stem}.{extension}")
}
