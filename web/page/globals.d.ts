// What `newsroom publish` writes into scripts: addresses of files below the site's root, and their integrity.

/** The modules that a page imports. */
declare const PAGE_MODULES: string[];

/** The module that loads the program. */
declare const PAGE_FILES: { js: string; jsIntegrity: string };

/** Rules for pages that are loaded ahead, as JSON (`speculation-rules.json`). */
declare const SPECULATION_RULES: string;

/** The program, and the stylesheet of what it draws. */
declare const PROGRAM_FILES: {
  js: string;
  jsIntegrity: string;
  wasm: string;
  wasmIntegrity: string;
  css: string;
  cssIntegrity: string;
};
