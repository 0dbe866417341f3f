//! Every tool, in one place: how it is recognised, and the line that installs it.

use super::tool::{How, Mark, Tool};
use crate::engine::Engine;

/// As Chromium is called on different systems.
pub const CHROMIUM_NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
/// As Firefox is called on different systems.
pub const FIREFOX_NAMES: &[&str] = &["firefox-esr", "firefox"];

const WASM_TARGET: Tool = Tool {
    name: "the Rust target wasm32-unknown-unknown",
    mark: Mark::RustTarget("wasm32-unknown-unknown"),
    how: How::Line("rustup target add wasm32-unknown-unknown"),
};

/// 0.22 wants a newer compiler than the workspace.
const TRUNK: Tool = Tool {
    name: "trunk 0.21.14",
    mark: Mark::Version("trunk", "trunk 0.21.14"),
    how: How::Line("cargo install --locked trunk --version 0.21.14"),
};

/// Of the same version as the library, which the workspace pins.
const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen 0.2.129",
    mark: Mark::Version("wasm-bindgen", "wasm-bindgen 0.2.129"),
    how: How::Line("cargo install --locked wasm-bindgen-cli --version 0.2.129"),
};

const WASM_OPT: Tool = Tool {
    name: "wasm-opt 132",
    mark: Mark::Npm("binaryen", "132.0.0"),
    how: How::Npm("binaryen@132.0.0"),
};

/// Makes scripts small.
const ESBUILD: Tool = Tool {
    name: "esbuild 0.28.2",
    mark: Mark::Npm("esbuild", "0.28.2"),
    how: How::Npm("esbuild@0.28.2"),
};

/// The standard library's source: the app is built with one that is made for size.
const RUST_SOURCE: Tool = Tool {
    name: "the Rust component rust-src",
    mark: Mark::RustSource,
    how: How::Line("rustup component add rust-src"),
};

const AXE: Tool = Tool {
    name: "axe-core 4.14.1",
    mark: Mark::Npm("axe-core", "4.14.1"),
    how: How::Npm("axe-core@4.14.1"),
};

/// What browsers' reading views go by.
const READABILITY: Tool = Tool {
    name: "Readability 0.6.0",
    mark: Mark::Npm("@mozilla/readability", "0.6.0"),
    how: How::Npm("@mozilla/readability@0.6.0"),
};

/// Installs those from npm.
pub(super) const NPM: Tool = Tool {
    name: "npm",
    mark: Mark::Program("", &["npm"]),
    how: How::Debian("npm"),
};

const RUSTFMT: Tool = Tool {
    name: "rustfmt",
    mark: Mark::Answers("cargo fmt --version"),
    how: How::Line("rustup component add rustfmt"),
};

const CLIPPY: Tool = Tool {
    name: "clippy",
    mark: Mark::Answers("cargo clippy --version"),
    how: How::Line("rustup component add clippy"),
};

/// Only a nightly compiler can say which code an input reaches. It is large and not installed for this alone.
const NIGHTLY: Tool = Tool {
    name: "a nightly Rust toolchain",
    mark: Mark::Answers("rustup run nightly rustc --version"),
    how: How::ByHand("rustup toolchain install nightly --profile minimal"),
};

const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz 0.13.2",
    mark: Mark::Version("cargo-fuzz", "cargo-fuzz 0.13.2"),
    how: How::Line("cargo install --locked cargo-fuzz --version 0.13.2"),
};

const CHROMIUM: Tool = Tool {
    name: "Chromium",
    mark: Mark::Program("CHROMIUM", CHROMIUM_NAMES),
    how: How::Debian("chromium"),
};

const CHROMEDRIVER: Tool = Tool {
    name: "chromedriver",
    mark: Mark::Program("CHROMEDRIVER", &["chromedriver"]),
    how: How::Debian("chromium-driver"),
};

const FIREFOX: Tool = Tool {
    name: "Firefox",
    mark: Mark::Program("FIREFOX", FIREFOX_NAMES),
    how: How::Debian("firefox-esr"),
};

const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    mark: Mark::Program("GECKODRIVER", &["geckodriver"]),
    how: How::Line("cargo install --locked geckodriver --version 0.37.1"),
};

const WEBKIT: Tool = Tool {
    name: "WebKitWebDriver",
    mark: Mark::Program("WEBKITDRIVER", &["WebKitWebDriver"]),
    how: How::Debian("webkit2gtk-driver"),
};

/// WebKitGTK has no headless mode.
const XVFB: Tool = Tool {
    name: "Xvfb",
    mark: Mark::Program("", &["Xvfb"]),
    how: How::Debian("xvfb"),
};

/// Glyphs for the languages of the demo newsroom.
pub(super) const FONTS: Tool = Tool {
    name: "Noto fonts",
    mark: Mark::DebianPackage("fonts-noto-core"),
    how: How::Debian("fonts-noto-core"),
};

/// Runs the server block that `newsroom publish` writes. Debian's package starts a server of its own on port 80,
/// where that is free; the tests use another.
pub(super) const NGINX: Tool = Tool {
    name: "nginx",
    mark: Mark::Program("NGINX", &["nginx"]),
    how: How::Debian("nginx"),
};

/// Measures our publisher.
pub(super) const HUGO: Tool = Tool {
    name: "Hugo",
    mark: Mark::Program("", &["hugo"]),
    how: How::Debian("hugo"),
};

/// Measures pages by its own rules.
pub(super) const LIGHTHOUSE: Tool = Tool {
    name: "Lighthouse 13.5.0",
    mark: Mark::Npm("lighthouse", "13.5.0"),
    how: How::Npm("lighthouse@13.5.0"),
};

/// Checks types, as users of the elements have them checked.
const TYPESCRIPT: Tool = Tool {
    name: "TypeScript 7.0.2",
    mark: Mark::Npm("typescript", "7.0.2"),
    how: How::Npm("typescript@7.0.2"),
};

/// The schema of custom elements manifests.
const MANIFEST_SCHEMA: Tool = Tool {
    name: "custom-elements-manifest 2.1.0",
    mark: Mark::Npm("custom-elements-manifest", "2.1.0"),
    how: How::Npm("custom-elements-manifest@2.1.0"),
};

/// For a build of the site.
pub(super) const PAGE: &[Tool] = &[
    WASM_TARGET,
    RUST_SOURCE,
    TRUNK,
    WASM_BINDGEN,
    WASM_OPT,
    ESBUILD,
];
/// For formatting and lints.
pub(super) const LINTS: &[Tool] = &[RUSTFMT, CLIPPY, WASM_TARGET];
/// For random input.
pub(super) const FUZZ: &[Tool] = &[NIGHTLY, CARGO_FUZZ];
/// For tests in wasm.
pub(super) const WASM: &[Tool] = &[WASM_TARGET, WASM_BINDGEN];
/// For journeys.
pub(super) const JOURNEYS: &[Tool] = &[AXE, READABILITY];

/// For the package of the elements.
pub(super) const PACKAGE: &[Tool] = &[NPM, TYPESCRIPT, MANIFEST_SCHEMA];

/// A browser and what drives it.
pub(super) fn browser(engine: Engine) -> &'static [Tool] {
    match engine {
        Engine::Chromium => &[CHROMIUM, CHROMEDRIVER],
        Engine::Firefox => &[FIREFOX, GECKODRIVER],
        Engine::WebKit => &[XVFB, WEBKIT],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn wasm_bindgen_is_of_the_version_that_the_workspace_pins() {
        let manifest = Workspace::new().root().join("Cargo.toml");
        let manifest = std::fs::read_to_string(manifest).unwrap();
        let pin = WASM_BINDGEN.name.replace("wasm-bindgen ", "version = \"=");
        assert!(manifest.contains(&format!("{pin}\"")), "{pin}");
    }

    #[test]
    fn each_line_installs_the_version_that_is_looked_for() {
        let all = [PAGE, LINTS, FUZZ, WASM, JOURNEYS, PACKAGE, &[LIGHTHOUSE]].concat();
        for tool in all {
            let line = tool.line();
            match tool.mark {
                Mark::Version(_, answer) => {
                    let version = answer.rsplit(' ').next().unwrap();
                    assert!(line.ends_with(version), "{line}");
                }
                Mark::Npm(package, version) => {
                    assert!(line.ends_with(&format!("{package}@{version}")), "{line}");
                }
                _ => {}
            }
        }
    }
}
