// What `newsroom publish` writes into scripts.

/** The module that loads the program, and its integrity. */
declare const PAGE_FILES: { js: string; jsIntegrity: string };

/** The program's files, and the integrity of those that are fetched. */
declare const PROGRAM_FILES: { js: string; jsIntegrity: string; wasm: string; wasmIntegrity: string; css: string };
