//! Figures: a paragraph of pictures, each on a line of its own.
//!
//! ```text
//! **A town of canvas**
//! ![Rows of pale tents](/images/tents.jpg)
//! First light over the tents.
//! *Ann Lee/Action News*
//! ```
//!
//! A bold line before the picture is its lede, the lines after it are its caption, and a last line in italics is its
//! credit. Several pictures in one paragraph are a gallery, with a caption for all.

use pulldown_cmark::html::push_html;
use pulldown_cmark::{Event, Tag, TagEnd};

/// The HTML of a figure; `None` if the events are not such a paragraph.
pub(super) fn html(events: &[Event<'_>]) -> Option<String> {
    let [
        Event::Start(Tag::Paragraph),
        inner @ ..,
        Event::End(TagEnd::Paragraph),
    ] = events
    else {
        return None;
    };
    let lines = lines(inner);
    let first = lines.iter().position(|line| is_picture(line))?;
    let (before, rest) = lines.split_at_checked(first)?;
    let pictures = rest.iter().take_while(|line| is_picture(line)).count();
    let (pictures, after) = rest.split_at_checked(pictures)?;
    let lede = match before {
        [] => None,
        [lede] => Some(all_in(lede, &Tag::Strong)?),
        _ => return None,
    };
    if after.iter().any(|line| is_picture(line)) {
        return None;
    }
    let (caption, credit) = match after {
        [caption @ .., last] => match all_in(last, &Tag::Emphasis) {
            Some(credit) => (caption, Some(credit)),
            None => (after, None),
        },
        [] => (after, None),
    };
    let mut html = String::from("<figure>");
    if let Some(lede) = lede {
        html += &format!("<p class=\"figure__lede\">{}</p>", of(lede));
    }
    html.extend(pictures.iter().map(|picture| of(picture)));
    if !after.is_empty() {
        let caption: Vec<String> = caption.iter().map(|line| of(line)).collect();
        html += &format!("<figcaption>{}", caption.join("\n"));
        if let Some(credit) = credit {
            html += &format!("<cite class=\"credit\">{}</cite>", of(credit));
        }
        html += "</figcaption>";
    }
    html += "</figure>\n";
    Some(html)
}

/// The lines of a paragraph.
fn lines<'e, 'a>(events: &'e [Event<'a>]) -> Vec<&'e [Event<'a>]> {
    let mut depth = 0usize;
    let lines = events.split(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(event, Event::SoftBreak | Event::HardBreak)
    });
    lines.collect()
}

/// Whether a line is a picture, with or without a link around it.
fn is_picture(line: &[Event<'_>]) -> bool {
    match line {
        [
            Event::Start(Tag::Image { .. }),
            ..,
            Event::End(TagEnd::Image),
        ] => is_one(line),
        [
            Event::Start(Tag::Link { .. }),
            inner @ ..,
            Event::End(TagEnd::Link),
        ] => is_one(line) && is_picture(inner),
        _ => false,
    }
}

/// The contents of a line that consists of one element `tag`.
fn all_in<'e, 'a>(line: &'e [Event<'a>], tag: &Tag<'_>) -> Option<&'e [Event<'a>]> {
    match line {
        [Event::Start(start), inner @ .., Event::End(_)] if start == tag && is_one(line) => {
            Some(inner)
        }
        _ => None,
    }
}

/// Whether the first event's element ends with the last event.
fn is_one(line: &[Event<'_>]) -> bool {
    let mut depth = 0usize;
    let Some((_, before)) = line.split_last() else {
        return false;
    };
    before.iter().all(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    })
}

fn of(events: &[Event<'_>]) -> String {
    let mut html = String::new();
    push_html(&mut html, events.iter().cloned());
    html
}
