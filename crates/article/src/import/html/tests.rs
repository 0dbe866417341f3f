//! Conversions of HTML by example. More than 300 lines, because each example is a line.

use super::{Place, blocks, text};
use crate::model::BlockKind;
use crate::url::SafeUrl;
use notation::{short, words};

mod hidden;
mod notation;
mod numbers;
mod pictures;
mod running_time;
mod tables;

#[track_caller]
fn check(html: &str, expected: &str) {
    let base = SafeUrl::parse("https://n.example/a/").expect("a safe URL");
    let got = short(
        &blocks(
            html,
            Place {
                base: Some(&base),
                ..Place::default()
            },
        )
        .blocks,
    );
    assert_eq!(got, expected, "{html}");
}

#[test]
fn paragraphs_lines_and_marks() {
    check(
        "<p>It <b>fell</b> <em>all</em>\n night.</p>",
        "p(It *fell* _all_ night.)",
    );
    check("It fell<p>all<p>night", "p(It fell) p(all) p(night)");
    check("<p>one<br>two<br><br>three</p>", "p(one/two//three)");
    check("<div>one<br><br>two<br>three</div>", "p(one) p(two/three)");
    check("<p>&nbsp;</p><p><br></p><p> </p>", "");
    check(
        "<p>25&nbsp;000 &amp;lt; &#8217;</p>",
        "p(25\u{a0}000 &lt; ’)",
    );
    check(
        "<div><span style='font-weight: bold'>a</span><div>b</div>c</div>",
        "p(*a*) p(b) p(c)",
    );
    check("<b>one<p>two</p></b>three", "p(*one*) p(*two*) p(three)");
    check(
        "<p>a <a href='/b'>b <strong>c</strong></a></p>",
        "p(a <b  /b><*c* /b>)",
    );
    check("<p>a <a href='javascript:x'>b</a></p>", "p(a b)");
    check(
        "<p>x<sup>2</sup> <code>y</code> <q>z</q></p>",
        "p(x^2^ `y` “z”)",
    );
    check(
        "<h1>A</h1><h2>B</h2><h3>C</h3><h5>D</h5>",
        "h2(A) h2(B) h3(C) h4(D)",
    );
    check(
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
        "p(漢(かん))",
    );
    check("He wrote [sic] and [1].", "p(He wrote [sic] and [1].)");
}

#[test]
fn lists_quotes_and_boxes() {
    check("<ul><li>a<li>b<ul><li>c</ul></ul>", "ul[a|b ul[c]]");
    check("<ol start=3><li><p>a</p><p>b</p></li></ol>", "ol3[a p(b)]");
    check("<ul>a<ul><li>b</ul></ul>", "ul[a ul[b]]");
    check("<dl><dt>a</dt><dd>b</dd></dl>", "ul[*a* p(b)]");
    check(
        "<blockquote><p>a</p><cite>b</cite></blockquote>",
        "quote(p(a) cite=b)",
    );
    check(
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
        "quote(p(a) quote(p(b)))",
    );
    check(
        "<figure class='wp-block-pullquote'><blockquote><p>a</p><cite>b</cite></blockquote></figure>",
        "pull(a cite=b)",
    );
    check(
        "<figure class='pullquote'><blockquote><p>a</p></blockquote><figcaption>b</figcaption></figure>",
        "pull(a cite=b)",
    );
    check(
        "<figure class='quote'><blockquote><p>a</p></blockquote><figcaption>b</figcaption></figure>",
        "quote(p(a) cite=b)",
    );
    check(
        "<pre><code class='language-rust'>\nfn a() {\n}\n</code></pre>",
        "code(rust:fn a() {\n})",
    );
    check("<pre class='wp-block-verse'>a\nb</pre>", "p(a/b)");
    check(
        "<details><summary>a</summary>b</details>",
        "aside(p(b) title=a)",
    );
    check(
        "<div class='kg-card kg-callout-card'><div class='kg-callout-emoji'>!</div><div class='kg-callout-text'>a</div></div>",
        "aside(p(! a))",
    );
    check(
        "<figure class='kg-card kg-bookmark-card kg-card-hascaption'><a class='kg-bookmark-container' href='https://b.example/'><div class='kg-bookmark-title'>a</div><div class='kg-bookmark-description'>b</div><img class='kg-bookmark-icon' src='https://b.example/i.ico'></a><figcaption>c</figcaption></figure>",
        "card(https://b.example/ a text=b) p(c)",
    );
}

#[test]
fn pictures_have_captions_and_credits() {
    check(
        "<p>a<img src=b.jpg alt='c'>d</p>",
        "p(ad) fig(/a/b.jpg alt=c)",
    );
    check(
        "<figure class='wp-block-image alignleft'><a href='/page'><img src=/b.jpg></a><figcaption>a <cite>b</cite></figcaption></figure>",
        "fig(/b.jpg cap=a by=b Left to=https://n.example/page)",
    );
    check(
        "<figure><a href='/b-full.jpg'><img src=/b.jpg></a></figure>",
        "fig(/b.jpg)",
    );
    check(
        "<div class='wp-caption'><img src=/b.jpg><p class='wp-caption-text'>a</p></div>c",
        "fig(/b.jpg cap=a) p(c)",
    );
    check(
        "[caption align=\"alignright\"]<img src=/b.jpg /> a[/caption]c",
        "fig(/b.jpg cap=a Right) p(c)",
    );
    check(
        "<figure><img src=/b.jpg><figcaption>Photo: <span class='photo-credit'>a</span></figcaption></figure>",
        "fig(/b.jpg by=Photo: a)",
    );
    check(
        "<img src='data:image/gif;base64,R0' data-src='/b.jpg'><noscript><img src='/b.jpg'></noscript>",
        "fig(/b.jpg)",
    );
    check(
        "<noscript><img src='/b.jpg'></noscript><img class=lazy data-src='/b.jpg'>",
        "fig(/b.jpg)",
    );
    check(
        "<figure><img src='/spacer.gif' data-lazy-src='/b.jpg'><noscript><img src='/b.jpg'></noscript><figcaption>c</figcaption></figure>",
        "fig(/b.jpg cap=c)",
    );
    check(
        "<p>a<img src='https://pixel.wp.com/b.gif'><img src=/c.gif width=1 height=1></p>",
        "p(a)",
    );
    check("<p>a <img class=emoji alt=':)' src=/b.png></p>", "p(a :))");
    check(
        "<p hidden>a</p><p style='display:none'>b</p><span class='screen-reader-text'>c</span>d",
        "p(d)",
    );
    check(
        "<div class='gallery'><dl class='gallery-item'><dt><img src=/a.jpg></dt><dd class='gallery-caption'>a</dd></dl><dl class='gallery-item'><dt><img src=/b.jpg></dt></dl></div>",
        "gallery[/a.jpg cap=a|/b.jpg]",
    );
    check(
        "<figure class='wp-block-gallery'><figure><img src=/a.jpg><figcaption>a</figcaption></figure><figure><img src=/b.jpg></figure><figcaption>c</figcaption></figure>",
        "gallery[/a.jpg cap=a|/b.jpg all=c]",
    );
    check(
        "<figure><img src=/a.jpg><img src=/b.jpg><figcaption>c</figcaption></figure>",
        "gallery[/a.jpg|/b.jpg all=c]",
    );
}

#[test]
fn a_style_sheet_inside_a_formula_was_read_as_words() {
    check(
        "<p><math><mtext>a<style>b{}</style>c</mtext></math></p>",
        "p(ac)",
    );
}

#[test]
fn tables_are_data_or_layout() {
    check(
        "<table><tr><th>a<th>b<tr><td>1<td>2</table>",
        "table(a,b:1,2)",
    );
    check(
        "<figure class='wp-block-table'><table><thead><tr><th>a<th>b</thead><tr><td>1<td><p>2<p>3</table><figcaption>c</figcaption></figure>",
        "table(a,b:1,2/3 cap=c)",
    );
    check("<table><tr><td>a<td>b</table>", "p(a) p(b)");
    check(
        "<table><tr><td><img src=/a.jpg><td>b<tr><td><img src=/c.jpg><td>d</table>",
        "fig(/a.jpg) p(b) fig(/c.jpg) p(d)",
    );
}

#[test]
fn a_caption_after_its_picture_belongs_to_it() {
    check(
        "<p><img src=/a.jpg></p>\n<p class='caption'>Snow on <b>Monday</b></p><p>b</p>",
        "fig(/a.jpg cap=Snow on *Monday*) p(b)",
    );
    check(
        "<p><img src=/a.jpg></p><p>b</p><p class=caption>c</p>",
        "fig(/a.jpg) p(b) p(c)",
    );
    check(
        "<figure><img src=/a.jpg><figcaption>a</figcaption></figure><div class=image-caption>c</div>",
        "fig(/a.jpg cap=a) p(c)",
    );
    check(
        "<p class=caption>c</p><p><img src=/a.jpg></p>",
        "p(c) fig(/a.jpg)",
    );
}

#[test]
fn generic_titles_of_embeds_are_dropped() {
    let check = |title: &str, expected: Option<&str>| {
        let frame = format!("<iframe title='{title}' src='https://www.youtube.com/embed/abc'>");
        let converted = blocks(&frame, Place::default());
        let [block] = converted.blocks.as_slice() else {
            panic!("{title}: {converted:?}");
        };
        let BlockKind::Embed(embed) = &block.kind else {
            panic!("{title}: {block:?}");
        };
        assert_eq!(embed.title.as_deref(), expected, "{title}");
    };
    check("Ice on the\nBow", Some("Ice on the Bow"));
    check("https://youtu.be/abc", None);
    check("YouTube video player", None);
}

#[test]
fn frames_and_posts_of_other_sites_are_embeds() {
    let watch = "embed(https://www.youtube.com/watch?v=abc";
    check(
        "<p>a</p><iframe src='https://www.youtube.com/embed/abc?x=1'></iframe>",
        &format!("p(a) {watch})"),
    );
    check(
        "<figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>\nhttps://youtu.be/abc\n</div><figcaption>c</figcaption></figure>",
        "embed(https://youtu.be/abc cap=c)",
    );
    check(
        "<figure class='wp-block-embed'><div><iframe src='https://www.youtube.com/embed/abc'></iframe></div><figcaption>c</figcaption></figure>",
        &format!("{watch} cap=c)"),
    );
    check(
        "<blockquote class='twitter-tweet'><p>a <a href='https://t.co/x'>b</a></p>&mdash; c <a href='https://twitter.com/c/status/1'>d</a></blockquote><script async src='x'></script>",
        "embed(https://twitter.com/c/status/1 text=a <b https://t.co/x>/— c <d https://twitter.com/c/status/1>)",
    );
    check(
        "[embed]https://v.example/1[/embed]",
        "embed(https://v.example/1)",
    );
}

#[test]
fn a_post_in_a_box_keeps_the_caption_of_the_box() {
    check(
        "<figure class='wp-block-embed'><div class='wp-block-embed__wrapper'><blockquote class='twitter-tweet'><p>a</p><a href='https://twitter.com/c/status/1'>d</a></blockquote></div><figcaption>e</figcaption></figure>",
        "embed(https://twitter.com/c/status/1 text=a/<d https://twitter.com/c/status/1> cap=e)",
    );
}

#[test]
fn a_square_thumbnail_is_replaced_by_the_picture_that_it_links_to() {
    check(
        "<a href='/a.jpg'><img src=/a-150x150.jpg></a><a href='/c.jpg'><img src=/b-150x150.jpg></a>",
        "fig(/a.jpg) fig(/b-150x150.jpg)",
    );
}

#[test]
fn plug_ins_content_is_reported_and_left_out() {
    let html = "<p>a <a href='#'>b</a></p><div class='sharedaddy'><h3>Share this</h3></div>";
    check(html, "p(a b)");
    assert_eq!(
        blocks(html, Place::default()).left_out,
        ["buttons for sharing and lists of other articles"]
    );
    check(
        "<div class='wp-block-file'><a href='/a.pdf'>a</a><a href='/a.pdf' class='wp-block-file__button'>Download</a></div>",
        "p(<a /a.pdf>)",
    );
}

#[test]
fn footnotes_link_in_both_directions() {
    check(
        "<p>a<sup id='ref1'><a href='#fn1'>1</a></sup></p><ol><li id='fn1'>b <a href='#ref1'>back</a></li></ol>",
        "#ref1:p(a<^1^ #fn1>) ol[ #fn1:p(b <back #ref1>)]",
    );
    check("<p>a <a href='#gone'>b</a></p>", "p(a <b /a/#gone>)");
    check("<p id=x>a</p>", "p(a)");
}

#[test]
fn one_line_of_html_is_a_text() {
    let base = SafeUrl::parse("https://n.example/").expect("a safe URL");
    let place = Place {
        base: Some(&base),
        ..Place::default()
    };
    let check = |html: &str, expected: Option<&str>| {
        assert_eq!(
            text(html, place).as_ref().map(words).as_deref(),
            expected,
            "{html}"
        )
    };
    check("a <i>b</i> &amp; c", Some("a _b_ & c"));
    check("<p>a</p><p>b</p>", Some("a/b"));
    check("<p></p>", None);
    check("<script>a</script>", None);
}
