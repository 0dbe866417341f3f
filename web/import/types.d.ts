// What passes between the parts of /read and /preview.

/** What the two pages do. */
export interface Context {
  /** Origins that may be opened. */
  sources: string[];
  /** The articles in a document; where there are none, the page has been told why. `base`: its address, or nothing. */
  read(bytes: Uint8Array, base: string): Promise<Imported[] | undefined>;
  /** Shows an article in the article island. */
  show(article: ArticleJson): Promise<unknown>;
}

/** An imported article, the name of its former format, and what the importer noticed. */
export interface Imported {
  article: ArticleJson;
  format: string;
  said: string[];
}

/** An `action-news/article/1`; only what is read here. */
export interface ArticleJson {
  headline: string | { t: string }[];
}

/** Addresses and integrity of the importers' module and program. */
export interface ImporterFiles {
  importer: string;
  importerIntegrity: string;
  importerWasm: string;
  importerWasmIntegrity: string;
}

/** The importers: what wasm-bindgen wrote. */
export interface ImporterModule {
  default(given: object): Promise<unknown>;
  read(bytes: Uint8Array, base: string): string;
}

declare global {
  /** Files of the site, written by the publisher: paths below its root. */
  const IMPORT_FILES: ImporterFiles & { page: string; worker: string };
}
