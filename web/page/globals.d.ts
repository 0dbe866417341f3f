// Placeholders that `newsroom publish` replaces: paths of files below the site's root, and their integrity.

/** The islands' program, and the stylesheet of its components. */
declare const PROGRAM_FILES: {
  js: string;
  jsIntegrity: string;
  wasm: string;
  wasmIntegrity: string;
  css: string;
  cssIntegrity: string;
};

/** Paths of the interface's strings, by language. */
declare const STRING_FILES: Record<string, string>;
