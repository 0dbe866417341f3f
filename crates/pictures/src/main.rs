//! Draws the demo newsroom's pictures.
//!
//! The demo may print only what is its own, and a news page without pictures shows nothing of how figures, captions
//! and galleries look. So the pictures are painted by this program: each is a function that puts noise, edges and
//! light on a canvas ([`scenes`]), which is painted over with brush strokes ([`brush`]), developed ([`finish`]) and
//! written as one original ([`encode`]). It also draws the portal's icons ([`brand`]). It knows nothing of articles.
//!
//! ```sh
//! cargo run -p pictures --profile native -- content/images              # all
//! cargo run -p pictures --profile native -- content/images lighthouse   # one
//! ```
//!
//! A picture drawn twice is the same to the byte, so running it again changes nothing in the repository. (Another
//! platform's sine or exponential may differ in the last digit and so shift a stroke.)

mod brand;
mod brush;
mod canvas;
mod colour;
mod encode;
mod finish;
mod noise;
mod scenery;
mod scenes;
mod shapes;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use scenes::{SCENES, Scene};

/// Scenes are painted larger than the file and scaled down, which smooths every edge.
const OVERSIZE: f32 = 1.25;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: pictures FOLDER [NAME…]");
        return ExitCode::FAILURE;
    };
    let names: Vec<String> = arguments.collect();
    let is_wanted = |name: &str| names.is_empty() || names.iter().any(|known| known == name);
    let chosen: Vec<&Scene> = SCENES
        .iter()
        .filter(|scene| is_wanted(scene.name))
        .collect();
    let brand: Vec<&str> = brand::names().filter(|name| is_wanted(name)).collect();
    if chosen.is_empty() && brand.is_empty() {
        eprintln!("no picture of that name");
        return ExitCode::FAILURE;
    }
    match draw_all(&chosen, &brand, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Each worker takes the next scene until none is left.
fn draw_all(chosen: &[&Scene], brand: &[&str], folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for name in brand {
        let bytes = brand::draw(name, folder).map_err(|error| format!("{name}: {error}"))?;
        println!("{name:<24}{:>5} KB", bytes / 1024);
    }
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(chosen.len());
    thread::scope(|scope| {
        let crew: Vec<_> = (0..workers)
            .map(|_| {
                scope.spawn(|| {
                    while let Some(scene) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let bytes = draw(scene, folder)
                            .map_err(|error| format!("{}: {error}", scene.name))?;
                        println!("{:<24}{:>5} KB", scene.name, bytes / 1024);
                    }
                    Ok(())
                })
            })
            .collect();
        crew.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err("a worker stopped".into()))
        })
    })
}

fn draw(scene: &Scene, folder: &Path) -> Result<usize, Box<dyn Error>> {
    let (across, down) = scene.shape.ratio();
    let width = f32::from(encode::WIDTH) * OVERSIZE;
    let height = width * down as f32 / across as f32;
    let mut sheet = canvas::Canvas::new(width as usize, height as usize);
    (scene.draw)(&mut sheet);
    let mut painted = brush::paint_over(&sheet, scene.brushwork, 11);
    (scene.sprinkle)(&mut painted);
    finish::develop(&mut painted);
    finish::grain(&mut painted, 23);
    encode::save(&painted, (across, down), folder, scene.name)
}
