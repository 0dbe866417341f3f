// /read?src=ADDRESS: opens documents of the origins that portal.json lists.

import { MAX_BYTES } from "./importer.js";
import { headline, say, section } from "./section.js";

/** Until an answer has come. */
const ANSWER_MS = 20_000;
/** The bytes of an answer that broke off. */
const NOTHING = new Uint8Array();

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
  const bytes = await whole(response).catch(() => NOTHING);
  if (!bytes) return say("large");
  // An error may say more in its answer.
  if (bytes === NOTHING || (!response.ok && !bytes.length)) return say("missing", [], from.host);
  const articles = await read(bytes, from.href);
  if (!articles) return;
  const [{ article }] = articles;
  await show(article);
  document.title = headline(article);
  section.remove();
}

/** @param {URL} from */
const request = (from) =>
  fetch(from, { credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(ANSWER_MS) });

/** The bytes of an answer; `undefined` if there are too many. @param {Response} response */
async function whole(response) {
  const reader = response.body?.getReader();
  const parts = [];
  let length = 0;
  for (let next; reader && !(next = await reader.read()).done; ) {
    parts.push(next.value);
    length += next.value.length;
    if (length > MAX_BYTES) {
      reader.cancel();
      return undefined;
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
