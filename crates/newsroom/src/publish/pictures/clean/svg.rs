//! SVG: what draws is kept byte by byte. Metadata, comments, and what drawing programs note for themselves are left out.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The namespaces of which browsers draw something. Elements and attributes of others are those of drawing programs.
const DRAWN: [&str; 6] = [
    SVG,
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2000/xmlns/",
];

/// Deepest nesting of elements.
const MAX_DEPTH: usize = 10_000;

/// Removes the metadata of a file.
type Picture = fn(&[u8]) -> Option<Vec<u8>>;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Whether this may be an SVG: XML, by its first bytes, with an element of that name.
pub fn is_svg(bytes: &[u8]) -> bool {
    let bytes = bytes
        .strip_prefix(BYTE_ORDER_MARK.as_bytes())
        .unwrap_or(bytes)
        .trim_ascii_start();
    let find = |name: &[u8]| memchr::memmem::find(bytes, name);
    let drawing = find(b"<svg").or_else(|| find(b":svg"));
    let page = find(b"<html");
    bytes.starts_with(b"<") && drawing.is_some_and(|at| page.is_none_or(|page| at < page))
}

/// See [`super::clean`]. None if it is not well-formed, not in UTF-8 or no SVG. `picture`: cleans a picture inside.
pub fn clean(bytes: &[u8], picture: Picture) -> Option<Vec<u8>> {
    let text = str::from_utf8(bytes).ok()?;
    let (mark, text) = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => (BYTE_ORDER_MARK, text),
        None => ("", text),
    };
    let mut reader = NsReader::from_str(text);
    let mut drawing = Drawing {
        doctype: "",
        // Styles and scripts may refer to them.
        keeps_data: text.contains("[data-") || text.contains("<script"),
        picture,
        out: mark.to_owned(),
    };
    // How many elements are open, and how many of them, from the outermost that is left out.
    let (mut open, mut left_out) = (0_usize, 0_usize);
    let mut has_root = false;
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let raw = text.get(start..usize::try_from(reader.buffer_position()).ok()?)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let is_start = matches!(event, Event::Start(_));
                let is_root = open == 0;
                // A document has one root.
                if open > MAX_DEPTH || (is_root && has_root) {
                    return None;
                }
                if left_out > 0 || !drawing.is_drawn(&reader, tag)? {
                    left_out += usize::from(is_start);
                } else {
                    drawing.tag(&reader, tag, raw, is_root)?;
                    has_root |= is_root && tag.local_name().as_ref() == "svg";
                }
                if !has_root {
                    return None;
                }
                open += usize::from(is_start);
            }
            Event::End(_) => {
                open = open.checked_sub(1)?;
                match left_out {
                    0 => drawing.out += raw,
                    _ => left_out -= 1,
                }
            }
            Event::DocType(_) => drawing.doctype(raw)?,
            Event::Comment(_) => {}
            Event::PI(instruction) if instruction.target() != "xml-stylesheet" => {}
            Event::Eof if open == 0 && has_root => return Some(drawing.out.into_bytes()),
            Event::Eof => return None,
            _ if left_out > 0 => {}
            _ => drawing.out += raw,
        }
    }
}

/// A file being read.
struct Drawing<'t> {
    doctype: &'t str,
    /// Whether attributes `data-…` are kept.
    keeps_data: bool,
    picture: Picture,
    out: String,
}

impl<'t> Drawing<'t> {
    /// Illustrator declares the names of namespaces as entities. Other markup inside is not understood.
    fn doctype(&mut self, raw: &'t str) -> Option<()> {
        let declarations = raw.matches("<!").count();
        if raw.contains("<!--") || raw.matches('<').count() > declarations {
            return None;
        }
        self.doctype = raw;
        self.out += raw;
        Some(())
    }

    /// Whether browsers draw an element or something inside. None if its prefix is not declared.
    fn is_drawn(&self, reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> Option<bool> {
        let (space, name) = reader.resolver().resolve_element(tag.name());
        let is_drawn = self.is_known(&space)?;
        let is_html = self.is(&space, "http://www.w3.org/1999/xhtml");
        Some(is_drawn && (is_html || name.as_ref() != "metadata"))
    }

    /// Copies a tag without the attributes of drawing programs.
    fn tag(
        &mut self,
        reader: &NsReader<&[u8]>,
        tag: &BytesStart<'_>,
        raw: &str,
        is_root: bool,
    ) -> Option<()> {
        let mut kept = String::new();
        let mut is_changed = false;
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let (key, value) = (attribute.key, &*attribute.value);
            let is_kept = match (key.as_namespace_binding(), key.prefix()) {
                (Some(_), _) => value.is_empty() || DRAWN.contains(&self.expanded(value)),
                (None, Some(_)) => self.is_known(&reader.resolver().resolve_attribute(key).0)?,
                // diagrams.net keeps the whole diagram in `content`.
                (None, None) if is_root && key.as_ref() == "content" => false,
                (None, None) => self.keeps_data || !key.as_ref().starts_with("data-"),
            };
            let cleaned = match key.local_name().as_ref() {
                "href" => self.embedded(value),
                _ => None,
            };
            is_changed |= !is_kept || cleaned.is_some();
            if is_kept {
                let value = cleaned.as_deref().unwrap_or(value);
                let quote = if value.contains('"') { '\'' } else { '"' };
                kept += &format!(" {}={quote}{value}{quote}", key.as_ref());
            }
        }
        if !is_changed {
            self.out += raw;
            return Some(());
        }
        let end = if raw.ends_with("/>") { "/>" } else { ">" };
        self.out += &format!("<{}{kept}{end}", tag.name().as_ref());
        Some(())
    }

    fn is_known(&self, space: &ResolveResult<'_>) -> Option<bool> {
        match space {
            ResolveResult::Unbound => Some(true),
            ResolveResult::Bound(space) => Some(DRAWN.contains(&self.expanded(space.0))),
            ResolveResult::Unknown(_) => None,
        }
    }

    fn is(&self, space: &ResolveResult<'_>, name: &str) -> bool {
        matches!(space, ResolveResult::Bound(space) if self.expanded(space.0) == name)
    }

    /// A namespace that may be written as an entity of the document's type.
    fn expanded<'n>(&self, space: &'n str) -> &'n str
    where
        't: 'n,
    {
        let Some(entity) = space.strip_prefix('&').and_then(|it| it.strip_suffix(';')) else {
            return space;
        };
        let mut declared = self.doctype.split("<!ENTITY").filter_map(|declaration| {
            let value = declaration.trim_start().strip_prefix(entity)?;
            let quoted = value.strip_prefix(char::is_whitespace)?.trim_start();
            let quote = quoted
                .chars()
                .next()
                .filter(|quote| "\"'".contains(*quote))?;
            quoted.split(quote).nth(1)
        });
        declared.next().unwrap_or(space)
    }

    /// A picture inside (RFC 2397) without its metadata; none if there is nothing to remove.
    fn embedded(&self, address: &str) -> Option<String> {
        let (kind, data) = address.trim().strip_prefix("data:")?.split_once(',')?;
        if !kind.ends_with(";base64") {
            return None;
        }
        let data = data.replace("&#10;", "").replace("&#13;", "");
        let data: String = data.split_ascii_whitespace().collect();
        let bytes = STANDARD.decode(data).ok()?;
        let cleaned = (self.picture)(&bytes).filter(|cleaned| *cleaned != bytes)?;
        Some(format!("data:{kind},{}", STANDARD.encode(cleaned)))
    }
}
