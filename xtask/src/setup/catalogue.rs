//! All tools: how to detect and how to install each.

use super::tool::{Detect, Install, NPM, Tool};
use crate::engine::Engine;

/// Names of Chromium's program on different systems.
pub const CHROMIUM_NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
/// Names of Firefox's program on different systems.
pub const FIREFOX_NAMES: &[&str] = &["firefox-esr", "firefox"];

pub(super) const WASM_TARGET: Tool = Tool {
    name: "the Rust target wasm32-unknown-unknown",
    detect: Detect::RustTarget("wasm32-unknown-unknown"),
    install: Install::Command("rustup target add wasm32-unknown-unknown"),
};

/// 0.22 needs a newer compiler than the workspace's. Without the default features it does not check for updates.
pub(super) const TRUNK: Tool = Tool {
    name: "trunk 0.21.14",
    detect: Detect::Version("trunk", "trunk 0.21.14"),
    install: Install::Crate {
        name: "trunk",
        version: "0.21.14",
        features: "--no-default-features",
    },
};

/// The version must be that of the library, which the workspace pins. The default features are for WebDriver over TLS, which
/// is not used.
pub(super) const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen 0.2.129",
    detect: Detect::Version("wasm-bindgen", "wasm-bindgen 0.2.129"),
    install: Install::Crate {
        name: "wasm-bindgen-cli",
        version: "0.2.129",
        features: "--no-default-features",
    },
};

const WASM_OPT: Tool = Tool {
    name: "wasm-opt 132",
    detect: Detect::Npm("binaryen", "132.0.0"),
    install: Install::Npm("binaryen@132.0.0"),
};

/// Minifies and bundles scripts.
const ESBUILD: Tool = Tool {
    name: "esbuild 0.28.2",
    detect: Detect::Npm("esbuild", "0.28.2"),
    install: Install::Npm("esbuild@0.28.2"),
};

/// The standard library's source: release builds compile it for size.
const RUST_SOURCE: Tool = Tool {
    name: "the Rust component rust-src",
    detect: Detect::RustSource,
    install: Install::Command("rustup component add rust-src"),
};

const AXE: Tool = Tool {
    name: "axe-core 4.14.1",
    detect: Detect::Npm("axe-core", "4.14.1"),
    install: Install::Npm("axe-core@4.14.1"),
};

/// Finds a page's article as Firefox's reading view does.
const READABILITY: Tool = Tool {
    name: "Readability 0.6.0",
    detect: Detect::Npm("@mozilla/readability", "0.6.0"),
    install: Install::Npm("@mozilla/readability@0.6.0"),
};

const RUSTFMT: Tool = Tool {
    name: "rustfmt",
    detect: Detect::Succeeds("cargo fmt --version"),
    install: Install::Command("rustup component add rustfmt"),
};

const CLIPPY: Tool = Tool {
    name: "clippy",
    detect: Detect::Succeeds("cargo clippy --version"),
    install: Install::Command("rustup component add clippy"),
};

/// Checks licenses and sources of dependencies.
const CARGO_DENY: Tool = Tool {
    name: "cargo-deny 0.20.2",
    detect: Detect::Version("cargo-deny", "cargo-deny 0.20.2"),
    install: Install::Crate {
        name: "cargo-deny",
        version: "0.20.2",
        features: "",
    },
};

/// Only a nightly compiler can instrument code for fuzzing. It is too large to install it only for this.
const NIGHTLY: Tool = Tool {
    name: "a nightly Rust toolchain",
    detect: Detect::Succeeds("rustup run nightly rustc --version"),
    install: Install::ByHand("rustup toolchain install nightly --profile minimal"),
};

const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz 0.13.2",
    detect: Detect::Version("cargo-fuzz", "cargo-fuzz 0.13.2"),
    install: Install::Crate {
        name: "cargo-fuzz",
        version: "0.13.2",
        features: "",
    },
};

const CHROMIUM: Tool = Tool {
    name: "Chromium",
    detect: Detect::Program("CHROMIUM", CHROMIUM_NAMES),
    install: Install::Debian("chromium"),
};

const CHROMEDRIVER: Tool = Tool {
    name: "chromedriver",
    detect: Detect::Program("CHROMEDRIVER", &["chromedriver"]),
    install: Install::Debian("chromium-driver"),
};

const FIREFOX: Tool = Tool {
    name: "Firefox",
    detect: Detect::Program("FIREFOX", FIREFOX_NAMES),
    install: Install::Debian("firefox-esr"),
};

const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    detect: Detect::Program("GECKODRIVER", &["geckodriver"]),
    install: Install::Crate {
        name: "geckodriver",
        version: "0.37.1",
        features: "",
    },
};

const WEBKIT: Tool = Tool {
    name: "WebKitWebDriver",
    detect: Detect::Program("WEBKITDRIVER", &["WebKitWebDriver"]),
    install: Install::Debian("webkit2gtk-driver"),
};

/// WebKitGTK has no headless mode.
const XVFB: Tool = Tool {
    name: "Xvfb",
    detect: Detect::Program("", &["Xvfb"]),
    install: Install::Debian("xvfb"),
};

/// Glyphs for the languages of the demo newsroom.
pub(super) const FONTS: Tool = Tool {
    name: "Noto fonts",
    detect: Detect::DebianPackage("fonts-noto-core"),
    install: Install::Debian("fonts-noto-core"),
};

/// Tests the `nginx.conf` that `newsroom publish` writes. Debian's package also starts a server on port 80 if that is free;
/// the tests use another port.
pub(super) const NGINX: Tool = Tool {
    name: "nginx",
    detect: Detect::Program("NGINX", &["nginx"]),
    install: Install::Debian("nginx"),
};

/// The publisher is compared with it.
pub(super) const HUGO: Tool = Tool {
    name: "Hugo",
    detect: Detect::Program("", &["hugo"]),
    install: Install::Debian("hugo"),
};

/// Audits pages.
pub(super) const LIGHTHOUSE: Tool = Tool {
    name: "Lighthouse 13.5.0",
    detect: Detect::Npm("lighthouse", "13.5.0"),
    install: Install::Npm("lighthouse@13.5.0"),
};

/// Type checks the scripts, and a project that uses the elements.
const TYPESCRIPT: Tool = Tool {
    name: "TypeScript 7.0.2",
    detect: Detect::Npm("typescript", "7.0.2"),
    install: Install::Npm("typescript@7.0.2"),
};

/// The schema of custom elements manifests.
const MANIFEST_SCHEMA: Tool = Tool {
    name: "custom-elements-manifest 2.1.0",
    detect: Detect::Npm("custom-elements-manifest", "2.1.0"),
    install: Install::Npm("custom-elements-manifest@2.1.0"),
};

/// For a release build of the site.
pub(super) const RELEASE: &[Tool] = &[
    WASM_TARGET,
    RUST_SOURCE,
    TRUNK,
    WASM_BINDGEN,
    WASM_OPT,
    ESBUILD,
];
/// For formatting and lints.
pub(super) const LINTS: &[Tool] = &[RUSTFMT, CLIPPY, WASM_TARGET];
/// For the check of dependencies.
pub(super) const DEPENDENCIES: &[Tool] = &[CARGO_DENY];
/// For fuzzing.
pub(super) const FUZZ: &[Tool] = &[NIGHTLY, CARGO_FUZZ];
/// For wasm tests.
pub(super) const WASM: &[Tool] = &[WASM_TARGET, WASM_BINDGEN];
/// For journeys.
pub(super) const JOURNEYS: &[Tool] = &[AXE, READABILITY];

/// For the package of the elements.
pub(super) const PACKAGE: &[Tool] = &[NPM, TYPESCRIPT, MANIFEST_SCHEMA];

/// A browser and its driver.
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
    fn wasm_bindgen_has_the_version_that_the_workspace_pins() {
        let manifest = Workspace::new().root().join("Cargo.toml");
        let manifest = std::fs::read_to_string(manifest).unwrap();
        let pin = WASM_BINDGEN.name.replace("wasm-bindgen ", "version = \"=");
        assert!(manifest.contains(&format!("{pin}\"")), "{pin}");
    }

    #[test]
    fn the_installed_version_is_the_detected_one() {
        let all = [
            RELEASE,
            LINTS,
            DEPENDENCIES,
            FUZZ,
            WASM,
            JOURNEYS,
            PACKAGE,
            &[LIGHTHOUSE],
        ]
        .concat();
        for tool in all {
            let line = tool.line();
            match tool.detect {
                Detect::Version(_, answer) => {
                    let version = answer.rsplit(' ').next().unwrap();
                    assert!(line.contains(&format!("--version {version}")), "{line}");
                }
                Detect::Npm(package, version) => {
                    assert!(line.ends_with(&format!("{package}@{version}")), "{line}");
                }
                _ => {}
            }
        }
    }
}
