//! The site's icons: the SVG icon of the app, and the portal's PNG icons, if `content/images` has them.

use crate::publish::app::App;
use crate::publish::feeds::{Icon, Purpose};
use std::path::Path;

/// Names below `content/images`, with their size in pixels.
const PICTURES: &[(&str, u32, Purpose)] = &[
    ("icon-192.png", 192, Purpose::Any),
    ("icon-512.png", 512, Purpose::Any),
    ("icon-maskable-512.png", 512, Purpose::Maskable),
];

/// For home screens, 180 × 180.
pub const TOUCH: &str = "icon-180.png";

/// Whether an icon of the site has that name.
pub fn is_icon(name: &str) -> bool {
    name == TOUCH || PICTURES.iter().any(|(known, ..)| *known == name)
}

/// The icons of the web app manifest; addresses are relative to it.
pub fn icons(app: &App, images: &Path) -> Vec<Icon> {
    let icon = Icon {
        src: app.assets.icon.path.clone(),
        sizes: "any".to_owned(),
        mime: "image/svg+xml".to_owned(),
        purpose: Purpose::Any,
    };
    let pictures = PICTURES
        .iter()
        .filter(|(name, ..)| images.join(name).is_file())
        .map(|(name, size, purpose)| Icon {
            src: format!("images/{name}"),
            sizes: format!("{size}x{size}"),
            mime: "image/png".to_owned(),
            purpose: *purpose,
        });
    [icon].into_iter().chain(pictures).collect()
}
