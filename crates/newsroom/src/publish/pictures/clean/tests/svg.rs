use super::super::super::samples::{SECRET, gradient, photograph};
use super::super::file;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// `None` for what is not parsed.
fn cleaned(svg: &str) -> Option<String> {
    let cleaned = file(svg.as_bytes())?;
    assert_eq!(file(&cleaned).as_ref(), Some(&cleaned), "clean already");
    Some(String::from_utf8(cleaned).unwrap())
}

#[test]
fn what_drawing_programs_note_is_removed() {
    let inkscape = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created by SECRET -->
<?xpacket begin="SECRET"?>
<?xml-stylesheet href="#look"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf='SECRET'
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" viewBox="0 0 9 9"
  inkscape:export-filename="/home/SECRET/a.png" sodipodi:docname="SECRET.svg" content="&lt;SECRET&gt;">
<sodipodi:namedview id="n"><inkscape:grid type="SECRET"/></sodipodi:namedview>
<metadata><rdf:RDF>SECRET &amp; <metadata>SECRET</metadata></rdf:RDF></metadata><style id="look">a { b: "&amp;" }</style>
<title>A title</title><desc>Words</desc>
<g data-name='SECRET' id="a" inkscape:label="SECRET"   fill='"red"'><path  d="M0 0" />a &amp; b<![CDATA[<c>]]><!--SECRET--></g>
<use xlink:href="#a" xml:space="preserve"/><inkscape:x/>
</svg>
"##;
    let plain = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>


<?xml-stylesheet href="#look"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">

<style id="look">a { b: "&amp;" }</style>
<title>A title</title><desc>Words</desc>
<g id="a" fill='"red"'><path  d="M0 0" />a &amp; b<![CDATA[<c>]]></g>
<use xlink:href="#a" xml:space="preserve"/>
</svg>
"##;
    assert_eq!(cleaned(inkscape).as_deref(), Some(plain));
    assert_eq!(
        cleaned(&format!("\u{feff}{plain}")).unwrap(),
        format!("\u{feff}{plain}")
    );

    // Illustrator: namespaces as entities, its own file inside of what browsers skip.
    let illustrator = r#"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [
<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai 'http://ns.adobe.com/AdobeIllustrator/10.0/'>
]><svg xmlns="&ns_svg;" xmlns:i="&ns_ai;"><switch><foreignObject requiredExtensions="&ns_ai;"><i:aipgfRef x="SECRET"/></foreignObject>
<g i:extraneous="self"><path/></g></switch><i:aipgf><![CDATA[SECRET]]></i:aipgf></svg>"#;
    let out = cleaned(illustrator).unwrap();
    assert!(
        !out.contains("SECRET") && !out.contains("extraneous"),
        "{out}"
    );
    let drawn = r#"<svg xmlns="&ns_svg;"><switch><foreignObject requiredExtensions="&ns_ai;"></foreignObject>
<g><path/></g></switch></svg>"#;
    assert!(out.ends_with(drawn), "{out}");
}

#[test]
fn what_draws_stays_byte_by_byte() {
    for svg in [
        "<svg xmlns='http://www.w3.org/2000/svg'  width = '9'\n></svg >\n",
        "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:g/></s:svg>",
        "<svg><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\" data=\"\">a<br/></p></foreignObject></svg>",
        "<svg><style>[data-a] {}</style><g data-a=\"1\" onclick=\"f()\"/></svg>",
        "<svg><script>a.dataset.b &lt; 1</script><g data-b=\"1\"/></svg>",
        "<svg><image href=\"data:image/png;base64,AAAA\"/><a href=\"data:,x\"/></svg>",
    ] {
        assert_eq!(cleaned(svg).as_deref(), Some(svg));
    }
}

#[test]
fn pictures_inside_are_cleaned() {
    let original = photograph(&gradient(40, 24), 1);
    let without = file(&original).unwrap();
    let svg = |picture: &[u8], breaks: &str| {
        let data = STANDARD.encode(picture);
        let (head, rest) = data.split_at(76);
        format!("<svg><image href=\"data:image/jpeg;base64,{head}{breaks}{rest}\"/></svg>")
    };
    assert!(
        original
            .windows(SECRET.len())
            .any(|part| part == SECRET.as_bytes())
    );
    for breaks in ["", "\n  ", "&#10;"] {
        assert_eq!(cleaned(&svg(&original, breaks)).unwrap(), svg(&without, ""));
    }
}

#[test]
fn what_cannot_be_read_is_not_changed() {
    for svg in [
        "<svg><g></svg>",
        "<svg><metadata>",
        "<svg></svg><svg></svg>",
        "<svg/><metadata/>",
        "<svg><x:y/></svg>",
        "<svg a=\"1\" a=\"2\"/>",
        "<g><svg/></g>",
        "<!DOCTYPE svg [<!-- a --><!ENTITY b 'c'>]><svg/>",
        "<!DOCTYPE svg [<!ENTITY b '<metadata/>'>]><svg>&b;</svg>",
    ] {
        assert_eq!(cleaned(svg), None, "{svg}");
    }
    let deep = format!("<svg>{}", "<g>".repeat(200_000));
    assert_eq!(cleaned(&deep), None);
    assert_eq!(file(b"<svg>\xe9</svg>"), None, "Latin-1");
    // A page with a drawing is none.
    assert_eq!(
        super::super::trouble(b"<!doctype html><html><svg></html>"),
        None
    );
    assert!(super::super::trouble(b"<svg><g></svg>").is_some());
}
