// Compiled against the published package and never run: what must type-check, and what must not.

import "action-news-elements";
import { ActionNewsArticle, ActionNewsHeader, ActionNewsHeadlines } from "action-news-elements";
import type { NewsErrorCode, NewsEventMap, NewsTheme } from "action-news-elements";

// Tags.

const article = document.createElement("action-news-article");
const headlines = document.createElement("action-news-headlines");
const header = document.createElement("action-news-header");

const asClasses: [ActionNewsArticle, ActionNewsHeadlines, ActionNewsHeader] = [article, headlines, header];
const found: ActionNewsArticle | null = document.querySelector("action-news-article");
const all: NodeListOf<ActionNewsHeadlines> = document.querySelectorAll("action-news-headlines");
document.body.append(...asClasses, ...all, found ?? "");

// Properties.

article.src = "https://news.example/world/story.json";
article.headingLevel = 3;
article.article = { schema: "action-news/article/1" };
article.article = "{}";
article.article = null;
headlines.count = 3;
headlines.headingLevel = 2;
header.region = "calgary";
for (const element of asClasses) {
  element.lang = "fr-CA";
  element.dir = "ltr";
  element.theme = "dark";
  element.density = "compact";
  element.loading = "eager";
  const theme: NewsTheme = element.theme;
  element.setAttribute("theme", theme);
}

// @ts-expect-error: there is no such theme
article.theme = "sepia";
// @ts-expect-error: there is no such density
headlines.density = "tight";
// @ts-expect-error: there is no such value
header.loading = "auto";
// @ts-expect-error: a level is a number
article.headingLevel = "3";
// @ts-expect-error: so is a count
headlines.count = "5";
// @ts-expect-error: an article is not a number
article.article = 7;
// @ts-expect-error: headlines have no region
headlines.region = "calgary";
// @ts-expect-error: an article has no count
article.count = 5;
// @ts-expect-error: the header bar takes no document
header.article = {};
// @ts-expect-error: read-only
article.ready = Promise.resolve(true);

// Methods.

async function loaded(): Promise<boolean> {
  const again: boolean = await article.reload();
  return again && (await headlines.ready) && header.ready;
}
void loaded();
// @ts-expect-error: the URL is a property
void article.reload("https://news.example/world/story.json");

// Events.

article.addEventListener("news-ready", ({ detail }) => {
  const strings: string[] = [detail.id, detail.title, detail.lang];
  console.info(strings);
  // @ts-expect-error: read-only
  detail.title = "";
  // @ts-expect-error: only news-error has a code
  console.info(detail.code);
});

headlines.addEventListener("news-error", (event: CustomEvent) => console.info(event.detail));
header.addEventListener("news-error", ({ detail }) => {
  console.info(advice(detail.code), detail.message.length);
  // @ts-expect-error: there is no such code
  if (detail.code === "broken") return;
});

article.addEventListener("news-navigate", (event) => {
  const { href, kind } = event.detail;
  if (kind === "article") event.preventDefault();
  console.info(new URL(href).pathname);
  // @ts-expect-error: there is no such kind
  if (kind === "story") return;
});

document.addEventListener("news-share", ({ detail: { url, title } }) => console.info(url.concat(title)));
window.addEventListener("news-ready", ({ detail }) => console.info(detail.title));
// @ts-expect-error: news-share has no id
document.body.addEventListener("news-share", ({ detail }) => console.info(detail.id));

const names: (keyof NewsEventMap)[] = ["news-ready", "news-error", "news-navigate", "news-share"];
console.info(names);

// The compiler checks that every code is handled.
function advice(code: NewsErrorCode): string {
  switch (code) {
    case "network":
    case "timeout":
    case "server":
    case "program-failed":
    case "importer-failed":
      return "later";
    case "not-found":
    case "refused":
    case "too-large":
    case "unreadable":
    case "no-source":
      return "another document";
    case "program-blocked":
    case "importer-blocked":
      return "another policy";
    case "stopped":
      return "a link";
  }
}
