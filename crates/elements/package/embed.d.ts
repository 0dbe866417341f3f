// What embed.js defines. Importing it for its effect is enough; the classes are here for their types.

/** What an element looks like: always light, always dark, as the reader's system has it, or as the page around it has it. */
export type NewsTheme = "light" | "dark" | "auto" | "host";

/** How much air there is between the parts. */
export type NewsDensity = "comfortable" | "compact";

/** When an element begins to load: near the visible part of the page, or at once. */
export type NewsLoading = "lazy" | "eager";

/** Why nothing could be shown. More codes may come: treat one that you do not know as a failure. */
export type NewsErrorCode =
  /** No answer: no network, or the server does not let this page read it. */
  | "network"
  /** The answer did not come in time. */
  | "timeout"
  /** There is no such document (HTTP 404, 410). */
  | "not-found"
  /** The server wants somebody else (HTTP 401, 403). */
  | "refused"
  /** Any other HTTP error. */
  | "server"
  /** The document is larger than is read. */
  | "too-large"
  /** It is no article, index or portal in a format that is read; of an article the message says why. */
  | "unreadable"
  /** The page's policy forbids WebAssembly. */
  | "program-blocked"
  /** Script, program or style could not be loaded. */
  | "program-failed"
  /** The program failed too often. */
  | "stopped"
  /** Another system's format, and the page's policy forbids workers. */
  | "importer-blocked"
  /** What reads other systems' formats could not be loaded, or failed. */
  | "importer-failed"
  /** Neither `src` nor `article` is set. */
  | "no-source";

/** Where a link leads: to a story (among headlines, on a card), to another page of the site of `embed.js`, or elsewhere. */
export type NewsLinkKind = "article" | "page" | "other";

/** Of `news-ready`. */
export interface NewsReadyDetail {
  /** An article's id, a front's path, "portal". */
  readonly id: string;
  /** The headline, the front's name or the portal's; a front may have none. */
  readonly title: string;
  /** The language that the element's own words are in (BCP 47). */
  readonly lang: string;
}

/** Of `news-error`. */
export interface NewsErrorDetail {
  readonly code: NewsErrorCode;
  /** For developers, in English. */
  readonly message: string;
}

/** Of `news-navigate`. */
export interface NewsNavigateDetail {
  /** Absolute. */
  readonly href: string;
  readonly kind: NewsLinkKind;
}

/** Of `news-share`. */
export interface NewsShareDetail {
  /** Absolute. */
  readonly url: string;
  readonly title: string;
}

/** All events. They bubble and cross shadow roots, so `document` hears them too. */
export interface NewsEventMap {
  /** The document stands in the page. */
  "news-ready": CustomEvent<NewsReadyDetail>;
  /** It could not be shown, and the fallback is; or what stands could not be replaced. */
  "news-error": CustomEvent<NewsErrorDetail>;
  /** A link was followed. `preventDefault()` leaves it to you. */
  "news-navigate": CustomEvent<NewsNavigateDetail>;
  /** The reader wants to share. `preventDefault()` leaves it to you. */
  "news-share": CustomEvent<NewsShareDetail>;
}

/** What all three elements have in common. */
declare abstract class NewsElement extends HTMLElement {
  /** Address of the document, from the page's own. Reflects `src`; empty where there is none. */
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
  /** True once the document stands in the page, false after a failure; never rejects. Another promise for each reload. */
  readonly ready: Promise<boolean>;
  /** Asks for the document again. What stands stays until the new one is there. Answers as `ready` does. */
  reload(): Promise<boolean>;
}

/** `<action-news-article>`: one article. */
export declare class ActionNewsArticle extends NewsElement {
  /** Reflects `heading-level`: 1 to 6, the level of the headline; 2 by default. */
  headingLevel: number;
  /** The document itself, as an object or as JSON, instead of `src`. */
  article: object | string | null;
}

/** `<action-news-headlines>`: the newest stories of a front. */
export declare class ActionNewsHeadlines extends NewsElement {
  /** Reflects `count`: how many stories at most; 5 by default. */
  count: number;
  /** Reflects `heading-level`: 1 to 6, the level of the headlines; 2 by default. */
  headingLevel: number;
}

/** `<action-news-header>`: the portal's header bar. */
export declare class ActionNewsHeader extends NewsElement {
  /** Reflects `region`: whose time and temperature are shown, by the portal's id; its default region where empty. */
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
