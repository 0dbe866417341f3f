//! Minifies stylesheets.

/// Removes comments and insignificant white space. More would need a CSS parser, and compression leaves little to
/// gain.
pub(super) fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        squeeze(&mut out, before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    squeeze(&mut out, rest);
    out
}

fn squeeze(out: &mut String, css: &str) {
    for c in css.chars() {
        let c = if c.is_ascii_whitespace() { ' ' } else { c };
        // White space before a colon is significant: `.a :hover` is not `.a:hover`.
        let closes = matches!(c, '{' | '}' | ';' | ',' | ' ');
        if closes && out.ends_with(' ') {
            out.pop();
        }
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        let follows = out.ends_with(['{', '}', ';', ',', ':']) || out.is_empty();
        if c != ' ' || !follows {
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insignificant_white_space_is_removed() {
        let check = |css: &str, expected: &str| assert_eq!(minified(css), expected);
        check("/* a */\n.a  .b {\n  color: red;\n}\n", ".a .b{color:red}");
        check(
            ".a :hover, .b { width: calc(1px + 2px) ; }",
            ".a :hover,.b{width:calc(1px + 2px)}",
        );
        check(
            "@layer a, b;\n@media (min-width: 4rem) { }",
            "@layer a,b;@media (min-width:4rem){}",
        );
        check(
            "a { content: \"\"; margin: 0 /* x */ auto; }",
            "a{content:\"\";margin:0 auto}",
        );
    }
}
