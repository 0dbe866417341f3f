// Types that the modules of /read and /preview share.

/** What `openAddress` and `openDropped` need. */
export interface Context {
  /** Origins that documents may be opened from. */
  sources: string[];
  /** The articles in a document; `undefined` if there are none, after the page has shown why. `base`: its URL, or "". */
  read(bytes: Uint8Array, base: string): Promise<Imported[] | undefined>;
  /** Shows an article in the article island. */
  show(article: ArticleJson): Promise<unknown>;
}

/** An imported article, the name of the format that it was in, and the importer's messages. */
export interface Imported {
  article: ArticleJson;
  format: string;
  messages: string[];
}

/** An `action-news/article/1`; only the fields that are used here. */
export interface ArticleJson {
  headline: string | { t: string }[];
}

/** URLs and integrity of the importers' module and program. */
export interface ImporterFiles {
  importer: string;
  importerIntegrity: string;
  importerWasm: string;
  importerWasmIntegrity: string;
}

/** The importers' module, written by wasm-bindgen. */
export interface ImporterModule {
  default(given: object): Promise<unknown>;
  read(bytes: Uint8Array, base: string, now: number): string;
}

declare global {
  /** Replaced by `newsroom publish`: paths below the site's root, and integrity. */
  const IMPORT_FILES: ImporterFiles & { worker: string };
}
