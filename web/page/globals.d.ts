// Placeholders that `newsroom publish` replaces: paths of files below the site's root, and their integrity.

/** The modules that a page imports. */
declare const PAGE_MODULES: string[];

/** The module that loads the islands' program (`program.js`). */
declare const PAGE_FILES: { js: string; jsIntegrity: string };

/** The speculation rules, as JSON (`speculation-rules.json`). */
declare const SPECULATION_RULES: string;

/** The islands' program, and the stylesheet of its components. */
declare const PROGRAM_FILES: {
  js: string;
  jsIntegrity: string;
  wasm: string;
  wasmIntegrity: string;
  css: string;
  cssIntegrity: string;
};
