// /read?src=ADDRESS: opens documents of the origins that portal.json lists.

import { readBody } from "./read-body.js";
import { headline, say, section } from "./section.js";

/** Timeout of the whole response. */
const RESPONSE_TIMEOUT_MS = 20_000;
/** Stands for a body that could not be read to its end. */
const INCOMPLETE = new Uint8Array();

/** @param {import("./types").Context} context */
export async function openAddress({ sources, read, show }) {
  const src = new URLSearchParams(location.search).get("src") ?? "";
  if (!URL.canParse(src)) return say("nothing");
  const from = new URL(src);
  const isListed = (/** @type {string} */ origin) => sources.some((listed) => new URL(listed).origin === origin);
  if (!isListed(from.origin)) return say("refused", [], from.origin === "null" ? from.protocol : from.origin);
  const response = await request(from).catch(() => undefined);
  if (!response) return say("missing", [], from.host);
  // After redirects.
  const { origin } = new URL(response.url);
  if (!isListed(origin)) return say("refused", [], origin);
  const bytes = await readBody(response).catch(() => INCOMPLETE);
  if (!bytes) return say("large");
  // The importers read the body of an error response too: it may say why.
  if (bytes === INCOMPLETE || (!response.ok && !bytes.length)) return say("missing", [], from.host);
  const articles = await read(bytes, from.href);
  if (!articles) return;
  const [{ article }] = articles;
  await show(article);
  document.title = headline(article);
  section.remove();
}

/** @param {URL} from */
const request = (from) =>
  fetch(from, { credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS) });
