//! "Did you mean …?"

use strsim::osa_distance;

/// The known word most similar to a misspelled one, if it is similar enough.
///
/// ```
/// use article::explain::did_you_mean;
/// assert_eq!(did_you_mean("captoin", &["caption", "credit"]), Some("caption"));
/// assert_eq!(did_you_mean("weather", &["caption", "credit"]), None);
/// ```
pub fn did_you_mean<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let folded = fold(word);
    if folded.is_empty() || folded.len() > MAX_BYTES {
        return None;
    }
    let near = known.iter().filter(|candidate| {
        // The length alone rules out most candidates.
        candidate.chars().count().abs_diff(word.chars().count()) <= MAX_TYPOS + 2
    });
    near.map(|candidate| (osa_distance(&folded, &fold(candidate)), *candidate))
        .filter(|(distance, candidate)| *distance <= tolerance(candidate, &folded))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
        .or_else(|| meant(&folded, known))
}

/// The most that [`tolerance`] allows.
const MAX_TYPOS: usize = 3;

/// Longer words are never misspelled keys.
const MAX_BYTES: usize = 40;

/// Ignores case, `_` and `-`.
fn fold(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// One typing error in a short word, two in a longer one, three in a long one.
fn tolerance(candidate: &str, word: &str) -> usize {
    match candidate.chars().count().max(word.chars().count()) {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => MAX_TYPOS,
    }
}

/// Other systems' names for the same thing.
fn meant<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let ours: &[&str] = match word {
        "title" | "name" => &["headline", "title"],
        "standfirst" | "subtitle" | "description" | "summary" | "excerpt" | "subheadline"
        | "dek" => &["deck", "text"],
        "modified" | "datemodified" | "updatedat" | "lastmodified" => &["updated"],
        "datepublished" | "publishedat" | "date" => &["published", "date"],
        "author" => &["authors", "byline", "cite"],
        "language" | "locale" => &["lang"],
        "content" | "blocks" | "articlebody" => &["body", "blocks", "text"],
        "image" | "img" | "picture" | "photo" => &["media", "figure", "image", "lead"],
        "link" | "href" | "uri" => &["url", "href", "src"],
        "url" | "source" => &["src", "href"],
        "photographer" | "attribution" | "copyright" => &["credit", "rights"],
        "alttext" | "alternativetext" => &["alt"],
        "keywords" => &["tags"],
        "p" | "text" => &["paragraph", "t"],
        "h2" | "h3" | "h4" | "crosshead" | "subheading" => &["heading"],
        "ul" | "ol" => &["list"],
        "hr" | "separator" => &["divider"],
        "blockquote" => &["quote"],
        "bold" | "b" => &["strong"],
        "italic" | "i" => &["em"],
        "underline" => &["u"],
        "strike" | "strikethrough" | "del" => &["s"],
        "mimetype" | "mime" => &["type"],
        _ => return None,
    };
    ours.iter()
        .find_map(|word| known.iter().find(|k| *k == word).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_are_recognised_and_other_words_are_not() {
        let keys = [
            "headline",
            "deck",
            "body",
            "byline",
            "published",
            "updated",
            "text",
            "src",
            "url",
            "alt",
            "imageOrigins",
        ];
        let check = |word: &str, expected: Option<&str>| {
            assert_eq!(did_you_mean(word, &keys), expected, "{word}")
        };
        check("texte", Some("text"));
        check("tetx", Some("text"));
        check("Headline", Some("headline"));
        check("haedline", Some("headline"));
        check("hedlin", Some("headline"));
        check("image_origins", Some("imageOrigins"));
        check("publishedd", Some("published"));
        check("standfirst", Some("deck"));
        check("title", Some("headline"));
        check("dateModified", Some("updated"));
        check("modified", Some("updated"));
        check("crs", None);
        check("scr", Some("src"));
        check("u", None);
        check("colour", None);
        check("", None);
        check(&"x".repeat(5000), None);
    }
}
