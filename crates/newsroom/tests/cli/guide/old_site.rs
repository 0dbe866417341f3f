//! The machines that the guides ask for documents, pictures and temperatures.

use crate::weather::{now, response};
use serde_json::json;
use std::io::Cursor;

/// The old site, and the weather provider.
pub fn answer(request: &str) -> Vec<u8> {
    let is = |path: &str| request.starts_with(&format!("GET /{path}"));
    let words = "Two hundred people came to see it, and the lamps on the quay were lit at four. ";
    let words = format!("<p>{}</p>", words.repeat(5));
    let text = if is("wp-json/") {
        let picture = "<img src=\"/photos/lamps.png\" alt=\"Lamps\" width=\"400\" height=\"300\">";
        json!([{"id": 7, "slug": "lamps", "link": "/lamps/", "date_gmt": "2025-12-01T20:00:00",
            "title": {"rendered": "Lamps"}, "content": {"rendered": format!("{words}{picture}")}}])
    } else if is("local/harbour-lights.html") {
        let page = format!(
            "<html lang=\"en-CA\"><title>Lights</title><article><h1>Lights</h1>{words}{words}</article>"
        );
        return response(200, "", page.as_bytes());
    } else if is("photos/") {
        let mut png = Cursor::new(Vec::new());
        let picture = image::RgbImage::new(400, 300);
        picture
            .write_to(&mut png, image::ImageFormat::Png)
            .expect("a picture");
        return response(200, "", png.get_ref());
    } else {
        assert!(is("v1/forecast"), "{request}");
        json!({"current_units": {"temperature_2m": "°C"},
            "current": {"time": now() - 60, "interval": 900, "temperature_2m": -2.5}})
    };
    response(200, "", text.to_string().as_bytes())
}
