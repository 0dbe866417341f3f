// The same document as a careful author would write it by hand: no script, no wrapper elements that the styles do not need,
// only the styles that the page uses, inline, the lead picture with high priority, and the metadata that search engines read.

import { say, timestamp } from "../page/words.js";

const LINK_NAMES = { home: "Home", webmail: "WebMail", advertise: "Advertise", login: "Login" };
const SIZES = {
  inline: "(min-width: 46rem) 42rem, 100vw",
  wide: "(min-width: 68rem) 64rem, 100vw",
  full: "100vw",
};

/**
 * The whole page. `style`: the content of its `<style>`, `print`: the address of the print stylesheet, `isDeferred`:
 * whether blocks are in groups that are laid out when they are near the viewport, as on published pages.
 */
export function page({ article, portal, style, print, isDeferred }) {
  return `<!doctype html><html lang="${article.lang}"><head>${head(article, portal, style, print)}</head><body>${
    header(portal)}${main(article, isDeferred)}${footer(portal)}${structured(article, portal)}</body></html>`;
}

/** JSON-LD for search engines; browsers do not run it. */
function structured(article, portal) {
  const { lead, section, authors, tags } = article;
  const absolute = (path) => new URL(path, portal.url).href;
  const headline = plain(article.headline);
  const story = {
    "@type": "NewsArticle", url: absolute(`/${article.id}/`), headline, description: plain(article.deck),
    image: {
      "@type": "ImageObject", url: absolute(lead.media.src), width: lead.media.width, height: lead.media.height,
      caption: plain(lead.caption), creditText: plain(lead.credit), description: lead.media.alt,
    },
    datePublished: article.published, dateModified: article.updated,
    author: authors.map(({ name, role, image, bio }) => ({
      "@type": "Person", name, jobTitle: role, image: image && absolute(image), description: bio && plain(bio),
    })),
    publisher: { "@type": "NewsMediaOrganization", name: portal.name, url: portal.url, logo: absolute(portal.logo) },
    articleSection: say(section.name), keywords: tags.map(({ name }) => say(name)), inLanguage: article.lang,
    isAccessibleForFree: true,
  };
  const trail = [{ name: say(section.name), item: absolute(`/${section.id}/`) }, { name: headline }];
  const breadcrumb = {
    "@type": "BreadcrumbList",
    itemListElement: trail.map((step, n) => ({ "@type": "ListItem", position: n + 1, ...step })),
  };
  const all = JSON.stringify({ "@context": "https://schema.org", "@graph": [story, breadcrumb] });
  return `<script type="application/ld+json">${all.replaceAll("<", "\\u003c")}</script>`;
}

function head(article, portal, style, print) {
  const title = plain(article.headline);
  const description = plain(article.deck);
  const url = `${portal.url}${article.id}/`;
  const picture = new URL(article.lead.media.src, portal.url);
  return `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>${escape(title)} – ${escape(portal.name)}</title>` +
    `<meta name="description" content="${escape(description)}"><link rel="canonical" href="${url}">` +
    `<meta property="og:type" content="article"><meta property="og:site_name" content="${escape(portal.name)}">` +
    `<meta property="og:title" content="${escape(title)}"><meta property="og:description" content="${escape(description)}">` +
    `<meta property="og:url" content="${url}"><meta property="og:image" content="${picture}">` +
    `<meta property="og:image:alt" content="${escape(article.lead.media.alt)}"><meta name="twitter:card" content="summary_large_image">` +
    `<meta name="theme-color" content="#14211e"><link rel="icon" href="/icon.svg">` +
    `<link rel="alternate" type="application/rss+xml" title="${escape(portal.name)}" href="/feed.xml">` +
    `<style>${style}</style><link rel="stylesheet" media="print" href="${print}">`;
}

function header(portal) {
  const links = portal.links.map(({ id, href }) => `<li><a class="bar__link" href="${escape(href)}">${LINK_NAMES[id]}</a></li>`);
  const regions = portal.regions.map(({ id, name }) => `<li><a href="/region/${id}/">${escape(say(name))}</a></li>`);
  const sections = portal.sections.map(({ id, name }) => `<li><a href="/${id}/">${escape(say(name))}</a></li>`);
  const region = portal.regions.find(({ id }) => id === portal.defaultRegion);
  return `<header id="header"><a class="skip-link" href="#main">Skip to content</a>` +
    `<div class="bar"><nav class="bar__row" aria-label="Portal"><ul class="bar__links">${links.slice(0, 2).join("")}</ul>` +
    `<p class="bar__now"><time class="bar__clock"></time> <span class="bar__region">${escape(say(region.name))}</span> <span class="bar__temperature"></span></p>` +
    `<ul class="bar__links bar__links--end"><li><details class="regions"><summary class="bar__link">Regions</summary>` +
    `<ul class="regions__list">${regions.join("")}</ul></details></li>${links.slice(2).join("")}</ul></nav></div>` +
    `<div class="masthead"><a class="masthead__name" href="/"><img class="masthead__logo" src="${portal.logo}" alt="" width="40" height="40"><span>${escape(portal.name)}</span></a>` +
    `<nav class="masthead__sections" aria-label="Sections"><ul>${sections.join("")}</ul></nav></div></header>`;
}

const blocksHtml = (blocks) => blocks.map(block).join("");

/** As on published pages: the blocks after the first 15 are in groups, which are laid out when they are near the viewport. */
function grouped(blocks) {
  const [first, group] = [15, 16];
  let html = blocksHtml(blocks.slice(0, first));
  for (let n = first; n < blocks.length; n += group) {
    const short = (blocks.length - n) * 2 <= group ? " block-group--short" : "";
    html += `<div class="block-group${short}">${blocksHtml(blocks.slice(n, n + group))}</div>`;
  }
  return html;
}

function main(article, isDeferred) {
  const { section, deck, byline, authors, dateline, published, updated } = article;
  return `<main id="main" class="page"><article class="article"><header class="article__head">` +
    `<p class="article__section"><a href="/${section.id}/">${escape(section.name)}</a></p>` +
    `<h1 class="article__headline">${text(article.headline)}</h1>${deck ? `<p class="article__deck">${text(deck)}</p>` : ""}` +
    `<div class="article__meta"><p class="article__byline">${text(byline)}</p>` +
    (authors?.[0]?.role ? `<p class="article__role">${escape(authors[0].role)}</p>` : "") +
    (dateline ? `<p class="article__dateline">${escape(dateline)}</p>` : "") +
    time("Published", published) + time("Updated", updated) + `</div></header>` +
    `<div class="article__lead">${figure(article.lead, { lead: true })}</div>` +
    `<div class="article__body">${(isDeferred ? grouped : blocksHtml)(article.body)}</div>${foot(article)}</article></main>`;
}

function time(label, at) {
  return at ? `<p class="article__time">${label} <time datetime="${at}">${timestamp(at)}</time></p>` : "";
}

/** A paragraph is a block itself; other elements are wrapped if the styles need it. */
function block(it) {
  switch (it.type) {
    case "paragraph": return `<p class="block">${text(it.text)}</p>`;
    case "heading": return `<div class="block"><h${it.level ?? 2}>${text(it.text)}</h${it.level ?? 2}></div>`;
    case "list": return `<div class="block">${list(it)}</div>`;
    case "quote": return `<div class="block">${quote("quote", it.blocks.map((one) => `<p>${text(one.text)}</p>`).join(""), it.cite)}</div>`;
    case "pullquote": return `<div class="block">${quote("pullquote", `<p>${text(it.text)}</p>`, it.cite)}</div>`;
    case "figure": return `<div class="block${it.size === "wide" || it.size === "full" ? ` block--${it.size}` : ""}">${figure(it, { lead: false })}</div>`;
    default: throw new Error(`the benchmark's documents have no ${it.type}`);
  }
}

function list({ ordered, items }) {
  const name = ordered ? "ol" : "ul";
  return `<${name} class="list">${items.map((item) => `<li>${text(item.text)}</li>`).join("")}</${name}>`;
}

function quote(kind, words, cite) {
  const source = cite ? `<figcaption class="quote__cite">${text(cite)}</figcaption>` : "";
  return `<figure class="${kind}"><blockquote>${words}</blockquote>${source}</figure>`;
}

function figure({ title, media, caption, credit, size = "inline" }, { lead }) {
  const words = [
    caption && `<span class="figure__caption">${text(caption)}</span>`,
    credit && `<span class="figure__credit">${text(credit)}</span>`,
  ].filter(Boolean).join(" ");
  return `<figure class="figure">${title ? `<p class="figure__lede">${text(title)}</p>` : ""}` +
    `<div class="figure__media"><a class="figure__zoom" href="${escape(largest(media))}">${picture(media, SIZES[size], lead)}</a></div>` +
    `${words ? `<figcaption class="figure__words">${words}</figcaption>` : ""}</figure>`;
}

function picture(media, sizes, lead) {
  const sources = media.sources ?? [];
  const others = [...new Set(sources.map(({ type }) => type))].filter((type) => type !== media.type);
  const own = srcset(sources, media.type);
  const urgency = lead ? `fetchpriority="high"` : `loading="lazy"`;
  return `<picture class="picture">${others.map((type) => `<source type="${type}" sizes="${sizes}" srcset="${srcset(sources, type)}">`).join("")}` +
    `<img class="picture__image" ${urgency} decoding="async" width="${media.width}" height="${media.height}" alt="${escape(media.alt ?? "")}"` +
    `${own ? ` sizes="${sizes}" srcset="${own}"` : ""} src="${escape(media.src)}"></picture>`;
}

/** The largest file of the picture's own type. */
function largest({ src, type, width, sources = [] }) {
  const files = sources.filter((source) => source.type === type);
  return files.reduce((best, file) => (file.width > best.width ? file : best), { src, width }).src;
}

function srcset(sources, type) {
  return sources.filter((source) => source.type === type).map(({ src, width }) => `${src} ${width}w`).join(", ");
}

function foot({ authors, tags, related, rights }) {
  const author = (authors ?? []).filter(({ bio }) => bio).map(({ image, name, role, bio }) =>
    `<div class="author"><img class="author__image" loading="lazy" decoding="async" width="64" height="64" alt="" src="${image}"><div>` +
    `<p class="author__name">${escape(name)}</p><p class="author__role">${escape(role)}</p><p class="author__bio">${text(bio)}</p></div></div>`);
  const topics = (tags ?? []).map(({ name, url }) => `<li><a href="${url}">${escape(name)}</a></li>`);
  return `<footer class="article__foot">${author.join("")}` +
    (topics.length ? `<section class="tags"><h2>Topics</h2><ul>${topics.join("")}</ul></section>` : "") +
    (related ? `<section class="related"><h2>Related stories</h2><div class="related__cards">${related.map(card).join("")}</div></section>` : "") +
    (rights ? `<p class="article__rights">${escape(rights)}</p>` : "") + `</footer>`;
}

function card({ image, url, headline, text: words }) {
  return `<div class="card">${image ? `<img class="card__image" loading="lazy" decoding="async" width="3" height="2" alt="" src="${image}">` : ""}` +
    `<div class="card__words"><p class="card__headline"><a href="${url}">${text(headline)}</a></p>${words ? `<p class="card__text">${text(words)}</p>` : ""}</div></div>`;
}

const LANGUAGES = [["en", "ltr", "English", "/"], ["fr", "ltr", "Français", "/fr/"], ["ar", "rtl", "العربية", "/ar/"]];

function footer(portal) {
  const languages = LANGUAGES.map(([code, dir, name, href]) => `<li><a lang="${code}" dir="${dir}" hreflang="${code}" href="${href}">${name}</a></li>`);
  const links = portal.footer.map(({ href, name }) => `<li><a href="${href}">${escape(say(name))}</a></li>`);
  return `<footer class="footer"><nav class="footer__languages" aria-label="Language"><ul>${languages.join("")}</ul></nav>` +
    `<nav class="footer__links" aria-label="About this site"><ul>${links.join("")}<li><a href="/feed.xml">RSS feed</a></li></ul></nav>` +
    `<p class="footer__rights">${escape(say(portal.rights))}</p></footer>`;
}

/** A text of the article format as HTML: a string, or runs with marks and links. */
function text(it) {
  if (typeof it === "string") return escape(it);
  return it.map(({ t, m, href }) => {
    const words = (m ?? []).reduceRight((inner, mark) => `<${mark}>${inner}</${mark}>`, escape(t));
    return href ? `<a href="${escape(href)}">${words}</a>` : words;
  }).join("");
}

function plain(it) {
  return typeof it === "string" ? it : it.map(({ t }) => t).join("");
}

function escape(words) {
  return words.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
