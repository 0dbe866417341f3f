// The types of embed.js. Importing it for its side effect defines the elements; the classes are exported for their types.

/** Color scheme: light, dark, the system's (`auto`), or the host page's. */
export type NewsTheme = "light" | "dark" | "auto" | "host";

/** Size of spaces, text, deck and headline. */
export type NewsDensity = "comfortable" | "compact";

/** When an element loads: when it comes near the viewport, or at once. */
export type NewsLoading = "lazy" | "eager";

/** Why a document cannot be shown. More codes may be added: treat unknown ones as failures. */
export type NewsErrorCode =
  /** No response: no network, or the server does not allow this page to read it. */
  | "network"
  /** The response was not complete in time. */
  | "timeout"
  /** There is no such document (HTTP 404, 410). */
  | "not-found"
  /** Access is denied (HTTP 401, 403). */
  | "refused"
  /** Any other HTTP error. */
  | "server"
  /** The document exceeds the size limit. */
  | "too-large"
  /** The document is not an article, index or portal in a supported format; for an article the message says why. */
  | "unreadable"
  /** The page's content security policy forbids WebAssembly. */
  | "program-blocked"
  /** Script, program or stylesheet could not be loaded. */
  | "program-failed"
  /** The program has crashed too often. */
  | "stopped"
  /** The document is in another system's format, and the page's content security policy forbids workers. */
  | "importer-blocked"
  /** The importer of other systems' formats could not be loaded, or failed. */
  | "importer-failed"
  /** Neither `src` nor `article` is set. */
  | "no-source";

/** Where a link leads: to a story (a headline or card), to another page of the document's site, or elsewhere. */
export type NewsLinkKind = "article" | "page" | "other";

/** `detail` of `news-ready`. */
export interface NewsReadyDetail {
  /** An article's id, a front's path, "portal". */
  readonly id: string;
  /** The headline, or the name of the front or portal; may be empty for a front. */
  readonly title: string;
  /** Language of the interface (BCP 47). */
  readonly lang: string;
}

/** `detail` of `news-error`. */
export interface NewsErrorDetail {
  readonly code: NewsErrorCode;
  /** For developers, in English. */
  readonly message: string;
}

/** `detail` of `news-navigate`. */
export interface NewsNavigateDetail {
  /** An absolute URL. */
  readonly href: string;
  readonly kind: NewsLinkKind;
}

/** `detail` of `news-share`. */
export interface NewsShareDetail {
  /** An absolute URL. */
  readonly url: string;
  readonly title: string;
}

/** All events. They bubble and are composed, so listeners on `document` receive them. */
export interface NewsEventMap {
  /** The document is shown. */
  "news-ready": CustomEvent<NewsReadyDetail>;
  /** The document cannot be shown, and the fallback is; or the document that is shown cannot be replaced. */
  "news-error": CustomEvent<NewsErrorDetail>;
  /** A link was clicked. `preventDefault()` keeps the browser from following it. */
  "news-navigate": CustomEvent<NewsNavigateDetail>;
  /** The reader wants to share. `preventDefault()` suppresses the browser's dialog. */
  "news-share": CustomEvent<NewsShareDetail>;
}

/** The base class of the three elements. */
declare abstract class NewsElement extends HTMLElement {
  /** URL of the document, relative to the page. Reflects `src`; empty if it is not set. */
  src: string;
  /** Reflects `theme`; `"host"` by default. */
  get theme(): NewsTheme;
  set theme(theme: NewsTheme);
  /** Reflects `density`; `"comfortable"` by default. */
  get density(): NewsDensity;
  set density(density: NewsDensity);
  /** Reflects `loading`; `"lazy"` by default. */
  get loading(): NewsLoading;
  set loading(loading: NewsLoading);
  /** Resolves to true when the document is shown, to false after a failure; never rejects. Each reload creates a new promise. */
  readonly ready: Promise<boolean>;
  /** Fetches the document again, and shows the old one until then. Returns the new `ready`. */
  reload(): Promise<boolean>;
}

/** `<action-news-article>`: one article. */
export declare class ActionNewsArticle extends NewsElement {
  /** Reflects `heading-level`: 1 to 6, the level of the headline; 2 by default. */
  headingLevel: number;
  /** The document as an object or as JSON, used in place of `src`. */
  article: object | string | null;
}

/** `<action-news-headlines>`: the stories of a front, from its lead on. */
export declare class ActionNewsHeadlines extends NewsElement {
  /** Reflects `count`: maximum number of stories; 5 by default. */
  count: number;
  /** Reflects `heading-level`: 1 to 6, the level of the headlines; 2 by default. */
  headingLevel: number;
}

/** `<action-news-header>`: the portal's header bar. */
export declare class ActionNewsHeader extends NewsElement {
  /** Reflects `region`: id of the region whose time and temperature are shown; empty for the portal's default region. */
  region: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "action-news-article": ActionNewsArticle;
    "action-news-headlines": ActionNewsHeadlines;
    "action-news-header": ActionNewsHeader;
  }
  interface HTMLElementEventMap extends NewsEventMap {}
  interface DocumentEventMap extends NewsEventMap {}
  interface WindowEventMap extends NewsEventMap {}
}
