//! The lead picture, asked for with the page's first bytes.
//!
//! A browser looks ahead for pictures as a page arrives, and stands still before the policy of a page that carries it.
//! A `preload` at the very beginning needs neither: the largest paint of an article comes 30 ms earlier on a slow
//! line (docs/decisions/012). It stands behind the viewport's `<meta>`: before that a phone takes itself for a desk.

/// The `<link>` for the picture that the document itself calls urgent; nothing where there is none.
pub fn preload(document: &str) -> String {
    let link = || {
        let urgent = document.find(" fetchpriority=\"high\"")?;
        let (before, after) = document.split_at_checked(urgent)?;
        let picture = before.rfind("<picture")?;
        let picture = before.get(picture..)?;
        // The first source is what browsers that know its type will take, the image's own files what all others do.
        match tag(picture, "<source") {
            Some(source) => candidates(source),
            None => candidates(after.split('>').next()?),
        }
    };
    link().unwrap_or_default()
}

/// The beginning of the first tag of a name, up to its end.
fn tag<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    html.get(html.find(name)?..)?.split('>').next()
}

fn candidates(tag: &str) -> Option<String> {
    let type_ = named(tag, "type", "type");
    let files = match named(tag, "srcset", "imagesrcset") {
        Some(files) => files + &named(tag, "sizes", "imagesizes").unwrap_or_default(),
        None => named(tag, "src", "href")?,
    };
    let type_ = type_.unwrap_or_default();
    Some(format!(
        "<link rel=\"preload\" as=\"image\"{type_} fetchpriority=\"high\"{files}>"
    ))
}

/// An attribute, under another name. Its value is escaped already.
fn named(tag: &str, name: &str, other: &str) -> Option<String> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = value.split_once('"')?;
    Some(format!(" {other}=\"{value}\""))
}

#[cfg(test)]
mod tests {
    use super::preload;

    #[test]
    fn the_urgent_picture_is_asked_for_as_its_element_will() {
        let check = |document: &str, expected: &str| assert_eq!(preload(document), expected);
        check("<p>No picture", "");
        check(r#"<picture><img loading="lazy" src="a.jpg"></picture>"#, "");
        check(
            r#"<picture class="picture"><source type="image/avif" sizes="100vw" srcset="a&amp;b.avif 480w, c.avif 800w"><source type="image/webp" sizes="1px" srcset="no"><img loading="eager" fetchpriority="high" src="a.jpg"></picture>"#,
            r#"<link rel="preload" as="image" type="image/avif" fetchpriority="high" imagesrcset="a&amp;b.avif 480w, c.avif 800w" imagesizes="100vw">"#,
        );
        check(
            r#"<picture><img loading="eager" fetchpriority="high" alt="x" sizes="100vw" srcset="a.jpg 1w" src="a.jpg"></picture>"#,
            r#"<link rel="preload" as="image" fetchpriority="high" imagesrcset="a.jpg 1w" imagesizes="100vw">"#,
        );
        check(
            r#"<picture><img fetchpriority="high" src="drawing.svg"></picture>"#,
            r#"<link rel="preload" as="image" fetchpriority="high" href="drawing.svg">"#,
        );
    }
}
