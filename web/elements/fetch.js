// Documents, with a deadline and a limit, and with a word for what went wrong.

import { kit } from "./kit.js";

const MAX_BYTES = 8 * 1024 * 1024;
const ANSWER_MS = 20_000;

/**
 * @param {string} url @param {AbortSignal} [given]
 * @returns {Promise<Uint8Array>}
 */
export async function get(url, given) {
  const calls = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    calls.abort();
  }, ANSWER_MS);
  const end = () => calls.abort();
  given?.addEventListener("abort", end);
  try {
    const response = await fetch(url, { signal: calls.signal });
    const { ok, status } = response;
    if (!ok) throw kit.failure({ 401: "refused", 403: "refused", 404: "not-found", 410: "not-found" }[status] ?? "server", `${status} ${url}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MAX_BYTES) throw kit.failure("too-large", url);
    return bytes;
  } catch (/** @type {any} */ why) {
    throw why.code?.at ? why : kit.failure(isLate ? "timeout" : "network", `${url}: ${why}`);
  } finally {
    // Whatever waits longer than the answer would keep the element.
    clearTimeout(timer);
    given?.removeEventListener("abort", end);
  }
}


/** @type {Promise<Uint8Array | undefined> | undefined} */
let portal;
/** What our own portal says of embeds and sections; without it articles are read all the same. */
export const ownPortal = () =>
  (portal ??= get(kit.at("portal.json")).catch(() => {
    portal = undefined;
    return undefined;
  }));
