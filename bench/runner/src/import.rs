//! `bench import`: how fast the importers read documents, and whether the time is linear in the size of a document.
//!
//! `newsroom corpus`, which writes nothing, reads 8 MB on one core, in documents of 10 KB, of 1 MB and in a single one.
//! They are WordPress posts, whose text is HTML: links, pictures, lists, tables, quotes.

use crate::budgets::{Bound, judge, report};
use crate::error::{Error, Result};
use crate::machine::Machine;
use crate::stats::median;
use crate::workspace::{Workspace, output};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::time::Instant;

const ALL_BYTES: usize = 8_000_000;
/// The bytes of one document.
const SIZES: [(&str, usize); 3] = [("10 KB", 10_000), ("1 MB", 1_000_000), ("8 MB", ALL_BYTES)];
const ROUNDS: usize = 5;

/// Measures, prints the table, and returns whether all budgets are kept.
///
/// # Errors
/// If the newsroom's command line is missing or fails.
pub fn run(workspace: &Workspace) -> Result<bool> {
    let folder = workspace.bench().join("import");
    let _ = fs::remove_dir_all(&folder);
    let mut paces: Vec<Vec<f64>> = vec![Vec::new(); SIZES.len()];
    for (name, bytes) in SIZES {
        write(&folder.join(name), bytes)?;
    }
    for _ in 0..ROUNDS {
        for ((name, _), paces) in SIZES.iter().zip(&mut paces) {
            let start = Instant::now();
            let summary = output(workspace.newsroom().arg("corpus").arg(folder.join(name)))?;
            let seconds = start.elapsed().as_secs_f64();
            if !summary.contains(" 0 refused") {
                return Err(Error::new(format!("documents of {name} were refused")));
            }
            paces.push(ALL_BYTES as f64 / 1e6 / seconds);
        }
    }
    fs::remove_dir_all(&folder)?;
    let paces: Vec<f64> = paces.iter().filter_map(|paces| median(paces)).collect();
    println!(
        "Read by the importers, {}:\n",
        Machine::detect("newsroom corpus")
    );
    println!("| documents of | MB a second |\n|---|---:|");
    for ((name, _), pace) in SIZES.iter().zip(&paces) {
        println!("| {name} | {pace:.0} |");
    }
    let slowest = paces.iter().copied().fold(f64::INFINITY, f64::min);
    // The time per byte of the largest document, relative to that of the smallest ones.
    let growth = match paces.as_slice() {
        [small, .., large] => small / large,
        _ => f64::INFINITY,
    };
    let verdicts = judge(workspace, &["import-"], |name| match name {
        "import-mb-a-second" => Some((Bound::AtLeast, Some(slowest))),
        "import-growth" => Some((Bound::AtMost, Some(growth))),
        _ => None,
    })?;
    Ok(report(&verdicts))
}

/// Writes documents of this size, [`ALL_BYTES`] together.
fn write(folder: &Path, bytes: usize) -> Result<()> {
    fs::create_dir_all(folder)?;
    for n in 0..ALL_BYTES / bytes {
        let mut body = String::with_capacity(bytes);
        let mut part = 0;
        while body.len() + 700 < bytes {
            body.push_str(&self::part(part));
            part += 1;
        }
        let post = json!({
            "id": n, "type": "post", "link": format!("https://pass.example/story-{n}/"), "date_gmt": "2024-11-23T08:00:00",
            "title": {"rendered": format!("Story {n} of the pass &#8211; snow")}, "content": {"rendered": body},
        });
        fs::write(folder.join(format!("{n}.json")), post.to_string())?;
    }
    Ok(())
}

fn part(n: usize) -> String {
    match n % 8 {
        0 => format!("<h2>Part {n}</h2>\n"),
        1 => format!(
            "<figure class=\"wp-block-image alignleft\"><img src=\"https://pass.example/a-{n}-640x480.jpg\" alt=\"A plough\" width=\"640\" \
             height=\"480\" srcset=\"https://pass.example/a-{n}-320x240.jpg 320w, https://pass.example/a-{n}.jpg 1280w\"><figcaption>The \
             plough at work. <cite>Ann Lee</cite></figcaption></figure>\n"
        ),
        2 => "<ul><li>North road: open</li><li>South road: <em>closed</em></li></ul>\n".to_owned(),
        3 => "<blockquote><p>It fell all night, and nobody slept.</p><cite>A driver</cite></blockquote>\n".to_owned(),
        4 => "<table><tr><th>Road</th><th>State</th></tr><tr><td>North</td><td>open</td></tr></table>\n".to_owned(),
        _ => "<p>The snow came over the <a href=\"https://pass.example/pass/\">pass</a> in the night, <strong>forty \
              centimetres</strong> of it, and the ploughs were out before anybody else was. By noon the north road was open \
              again&nbsp;&#8211; the south road will stay closed until the slope above it has settled.</p>\n"
            .to_owned(),
    }
}
