//! The files of a picture, and copies of a picture.

use super::super::{Place, blocks};
use super::check;
use crate::model::BlockKind;
use crate::url::SafeUrl;

/// The file and its sources: `/b.jpg /b-600.jpg@600`.
fn files(html: &str) -> String {
    let base = SafeUrl::parse("https://n.example/a/").expect("a safe URL");
    let place = Place {
        base: Some(&base),
        ..Place::default()
    };
    let short = |url: &SafeUrl| url.as_str().replace("https://n.example", "");
    let figures = blocks(html, place)
        .blocks
        .into_iter()
        .map(|block| match block.kind {
            BlockKind::Figure(figure) => {
                let sources = figure.media.sources.iter().map(|source| {
                    format!(
                        " {}@{}",
                        short(&source.src),
                        source.width.unwrap_or_default()
                    )
                });
                format!(
                    "{}{}",
                    short(&figure.media.src),
                    sources.collect::<String>()
                )
            }
            other => format!("{other:?}"),
        });
    figures.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check_files(html: &str, expected: &str) {
    assert_eq!(files(html), expected, "{html}");
}

#[test]
fn files_for_other_conditions_are_left_out() {
    let img = "<img src=/b.png width=1200 height=800>";
    let light = "<source srcset='/b-6.png 600w, /b-12.png 1200w'>";
    let expected = "/b.png /b-6.png@600 /b-12.png@1200";
    for media in [
        "(prefers-color-scheme: dark)",
        "screen and (PREFERS-COLOR-SCHEME:dark)",
        "print",
        "(orientation: portrait)",
        "(prefers-reduced-motion: reduce)",
        "(max-width: 600px)",
        "(min-width: 600px)",
    ] {
        let other =
            format!("<source media='{media}' srcset='/other-6.png 600w, /other-12.png 1200w'>");
        check_files(&format!("<picture>{other}{light}{img}</picture>"), expected);
    }
    for media in ["all", "screen", "(min-resolution: 1.5dppx)"] {
        let same = light.replace("<source", &format!("<source media='{media}'"));
        check_files(&format!("<picture>{same}{img}</picture>"), expected);
    }
    check_files(
        "<picture><source media='(prefers-color-scheme: light)' srcset=/light.png><img src=/dark.png></picture>",
        "/light.png",
    );
    check_files(
        "<img src='/dark.png#gh-dark-mode-only'><img src='/light.png#gh-light-mode-only'>",
        "/light.png#gh-light-mode-only",
    );
}

#[test]
fn the_same_picture_for_wide_screens_is_one_of_its_files() {
    check_files(
        "<picture><source media='(min-width: 800px)' srcset='/b.jpg?w=1600'><img src='/b.jpg?w=800'></picture>",
        "/b.jpg?w=800 /b.jpg?w=800@800 /b.jpg?w=1600@1600",
    );
    check_files(
        "<picture><source media='(min-width: 800px)' srcset='/b-wide.jpg 1600w' width=1600 height=900><img src=/b.jpg width=800 height=450></picture>",
        "/b.jpg /b.jpg@800 /b-wide.jpg@1600",
    );
    // Another crop.
    check_files(
        "<picture><source media='(max-width: 600px)' srcset='/b.jpg?w=600&h=600 600w'><img src='/b.jpg?w=1600&h=900'></picture>",
        "/b.jpg?w=1600&h=900",
    );
    // Without any other file: the files for the widest screens.
    check_files(
        "<picture><source media='(max-width: 600px)' srcset='/s.jpg 600w'><source media='(min-width: 601px)' srcset='/l.jpg 1200w'><img src='data:image/gif;base64,R0'></picture>",
        "/l.jpg /l.jpg@1200",
    );
}

#[test]
fn densities_are_widths_if_the_width_is_known() {
    check_files(
        "<img src=/b.jpg srcset='/b.jpg 1x, /b@2x.jpg 2x' width=600 height=400>",
        "/b.jpg /b.jpg@600 /b@2x.jpg@1200",
    );
    check_files(
        "<img src=/b.jpg srcset='/b@2x.jpg 2x' width=600>",
        "/b.jpg /b.jpg@600 /b@2x.jpg@1200",
    );
    check_files(
        "<img src=/b.jpg srcset='/b@1.5x.jpg 1.5x, /b@2x.jpg 2x'>",
        "/b@2x.jpg",
    );
    check_files(
        "<img src=/b.jpg srcset='/w_600,h_400/b.jpg 600w,/w_900,h_600/b.jpg 900w'>",
        "/b.jpg /w_600,h_400/b.jpg@600 /w_900,h_600/b.jpg@900",
    );
}

#[test]
fn thumbnails_of_another_shape_are_left_out() {
    check_files(
        "<img src=/b-1024x683.jpg srcset='/b-1024x683.jpg 1024w, /b-300x200.jpg 300w, /b-150x150.jpg 150w'>",
        "/b-1024x683.jpg /b-1024x683.jpg@1024 /b-300x200.jpg@300",
    );
}

#[test]
fn small_decorative_pictures_are_left_out() {
    check(
        "<ul><li><img src=/c.png width=24 height=24 alt=''> a</li></ul>",
        "ul[a]",
    );
    check(
        "<p>a</p><img src=/c.png width=24 height=24>",
        "p(a) fig(/c.png)",
    );
    check(
        "<p>a</p><img src=/c.png width=240 height=240 alt=''>",
        "p(a) fig(/c.png)",
    );
}

#[test]
fn files_of_lazy_pictures_are_found_in_any_attribute() {
    for name in [
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-runner-src",
        "data-hi-res-src",
        "data-flickity-lazyload",
        "data-orig-file",
        "data-large-file",
        "data-full-url",
        "data-pin-media",
        "nitro-lazy-src",
    ] {
        for placeholder in [
            "data:image/gif;base64,R0",
            "/img/spacer.gif",
            "/img/1x1.png",
            "",
            "/img/lazy.png",
        ] {
            check_files(
                &format!("<img src='{placeholder}' {name}='/b.jpg'>"),
                "/b.jpg",
            );
        }
        check_files(&format!("<img {name}='/b.jpg'>"), "/b.jpg");
    }
    for name in ["data-srcset", "data-lazy-srcset", "data-bgset", "srcset"] {
        check_files(
            &format!(
                "<img src='data:image/gif;base64,R0' {name}='/b-6.jpg 600w, /b-12.jpg 1200w'>"
            ),
            "/b-12.jpg /b-6.jpg@600 /b-12.jpg@1200",
        );
    }
    // The `src` is a blurred copy.
    check_files(
        "<img class=blur src='/tiny/b.jpg' data-src='/b.jpg'>",
        "/b.jpg",
    );
    check_files(
        "<img src='/b.jpg?w=20' srcset='/b.jpg?w=600 600w, /b.jpg?w=1200 1200w'>",
        "/b.jpg?w=1200 /b.jpg?w=600@600 /b.jpg?w=1200@1200",
    );
    // Values that are no URLs.
    check_files(
        "<img src=/b.jpg data-src=true data-lazy=0.5 data-original='{\"a\":1}'>",
        "/b.jpg",
    );
    check_files(
        "<img src=/b.jpg data-src='/b_{width}x.jpg' data-widths='[180]'>",
        "/b.jpg",
    );
    // An enlargement does not replace the file.
    check_files(
        "<img src=/b-600.jpg data-zoom-image=/b-6000.jpg>",
        "/b-600.jpg",
    );
}

#[test]
fn copies_of_a_picture_are_removed() {
    check_files(
        "<img src='data:,' data-src='/b-1024x683.jpg'><noscript><img src='/b.jpg'></noscript>",
        "/b-1024x683.jpg",
    );
    check_files(
        "<figure><img class=blur-up src='/60/b.jpg'><noscript><img src='/2400/b.jpg'></noscript></figure>",
        "/2400/b.jpg",
    );
    check_files(
        "<figure><img src='/b.jpg?w=40'><img data-src='/b.jpg?w=1200'></figure>",
        "/b.jpg?w=1200",
    );
    check_files(
        "<figure><img src='/b-60x40.jpg'><img data-src='/b-1200x800.jpg'></figure>",
        "/b-1200x800.jpg",
    );
    check_files(
        "<figure><img src='/size/w1000/b.jpg'><img data-src='/size/w30/b.jpg'></figure>",
        "/size/w1000/b.jpg",
    );
    check(
        "<figure><img src='/get?id=1'><img src='/get?id=2'></figure>",
        "gallery[/get?id=1|/get?id=2]",
    );
    check(
        "<a href='/get?file=a.jpg'><img src='/get?file=b-150x150.jpg'></a>",
        "fig(/get?file=b-150x150.jpg)",
    );
}

#[test]
fn amp_elements_and_backgrounds_with_the_role_img_are_read() {
    check_files(
        "<amp-img src=/b.jpg srcset='/b-6.jpg 600w' width=1200 height=800><noscript><img src=/b.jpg></noscript></amp-img>",
        "/b.jpg /b-6.jpg@600",
    );
    check(
        "<amp-youtube data-videoid=BBBBBBBBBBB width=480 height=270></amp-youtube><lite-youtube videoid=CCCCCCCCCCC></lite-youtube>",
        "embed(https://www.youtube.com/watch?v=BBBBBBBBBBB) embed(https://www.youtube.com/watch?v=CCCCCCCCCCC)",
    );
    check(
        "<div role=img aria-label='A pier' style=\"background-image: url('/b.jpg')\"></div>",
        "fig(/b.jpg alt=A pier)",
    );
    assert_eq!(
        blocks(
            "<p>a</p><div style='background:url(/b.jpg)'></div>",
            Place::default()
        )
        .left_out,
        ["background pictures"]
    );
}
