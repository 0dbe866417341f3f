//! Hidden content, and content that a script shows.

use super::super::{Place, blocks};
use super::check;

fn check_left_out(html: &str, expected: &str, left_out: &[&str]) {
    check(html, expected);
    assert_eq!(blocks(html, Place::default()).left_out, left_out, "{html}");
}

const HIDDEN: &[&str] = &["parts that are not displayed"];

#[test]
fn content_that_fades_in_is_shown() {
    check_left_out(
        "<div style='visibility: hidden; opacity: 0;'><p>a</p><p>b</p></div>",
        "p(a) p(b)",
        &[],
    );
    check_left_out(
        "<p>a</p><figure class=reveal style='OPACITY: 0.0 !important; transform: translateY(20px)'><img src=https://n.example/b.jpg><figcaption>c</figcaption></figure>",
        "p(a) fig(/b.jpg cap=c)",
        &[],
    );
    check_left_out(
        "<div data-aos='fade-up' class='wow lazyload'>a</div>",
        "p(a)",
        &[],
    );
    check_left_out(
        "<div style='max-height:0;overflow:hidden'>a</div>",
        "p(a)",
        &[],
    );
    check_left_out("<div hidden=until-found>a</div>", "p(a)", &[]);
    check_left_out(
        "<td style='font-size:0'><img src=https://n.example/b.jpg></td>",
        "fig(/b.jpg)",
        &[],
    );
    check_left_out(
        "<div style='font-size:0'><p style='font-size:16px'>a</p></div>",
        "p(a)",
        &[],
    );
}

#[test]
fn content_that_is_not_displayed_is_reported() {
    for html in [
        "<p>a</p><div style='display:none'><p>b</p></div>",
        "<p>a</p><div hidden>b</div>",
        "<p>a</p><div class=is-hidden><img src=https://n.example/b.jpg></div>",
        "<p>a</p><div style='position:absolute; left:-9999px'>b</div>",
        "<p>a<span style='position:absolute;clip:rect(0, 0, 0, 0)'>b</span></p>",
        "<p>a<span style='text-indent:-999em'>b</span></p>",
        "<div style='font-size:1px'>b</div><p>a</p>",
        "<div style='max-height:0px;opacity:0'>b</div><p>a</p>",
        "<p>a</p><template><p>b</p></template>",
        "<p>a</p><dialog>b</dialog>",
    ] {
        check_left_out(html, "p(a)", HIDDEN);
    }
    check_left_out("<p>a</p><div style='display:none'></div>", "p(a)", &[]);
    check_left_out(
        "<p>a<span class=sr-only>opens in a new window</span></p>",
        "p(a)",
        &[],
    );
    check_left_out("<div style='display:none'><p>a</p></div>", "", HIDDEN);
}

#[test]
fn symbols_of_controls_are_left_out() {
    check_left_out("<button class=close>×</button><p>a</p>", "p(a)", &[]);
    check_left_out("<p><i class=icon>\u{f09a}</i> a</p>", "p(a)", &[]);
    check_left_out(
        "<h2>a <a class=headerlink href='#a'>¶</a></h2>",
        "h2(a)",
        &[],
    );
    check_left_out(
        "<h3><button>a<span aria-hidden=true>+</span></button></h3>",
        "h3(a)",
        &[],
    );
    check_left_out("<p><span aria-hidden=true>▶</span> a</p>", "p(a)", &[]);
    // Symbols within a text are kept.
    check_left_out(
        "<p>a <span aria-hidden=true>·</span> b</p>",
        "p(a · b)",
        &[],
    );
    check_left_out(
        "<p>2 × 3, <b>#</b> and <button>b</button></p>",
        "p(2 × 3, *#* and b)",
        &[],
    );
}

#[test]
fn texts_of_adjacent_elements_are_not_joined() {
    check(
        "<p><span style='display:block'>a</span><span style='display: block'>b</span>c</p>",
        "p(a/b/c)",
    );
    check(
        "<div><a style='display:block'>a</a><a style='display:block'>b</a></div>",
        "p(a) p(b)",
    );
    check(
        "<p>a<span style='mso-tab-count:1'>\u{a0}\u{a0} </span>b</p>",
        "p(a\u{a0}\u{a0} b)",
    );
    check(
        "<p>a<span class='Apple-tab-span' style='white-space:pre'>\t</span>b</p>",
        "p(a b)",
    );
    check("<h2>a<br>b</h2>", "h2(a/b)");
    check("<button>a</button><button>b</button>", "p(a b)");
    check(
        "<p>a&emsp;b so<wbr>so co&shy;op</p>",
        "p(a\u{2003}b soso co\u{ad}op)",
    );
    check("<div>a</div><div>b</div>", "p(a) p(b)");
}
