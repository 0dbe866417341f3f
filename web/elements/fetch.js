// Fetches documents, with a timeout and a size limit.

import { codeOf, failure } from "./failure.js";
import { readBody } from "../import/read-body.js";

const TIMEOUT_MS = 20_000;

/** @type {Record<number, string>} */
const STATUS_CODES = { 401: "refused", 403: "refused", 404: "not-found", 410: "not-found" };

/** @param {string} url @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} */
export async function fetchDocument(url, signal) {
  const abort = new AbortController();
  let isTimeout = false;
  const timer = setTimeout(() => {
    isTimeout = true;
    abort.abort();
  }, TIMEOUT_MS);
  const onAbort = () => abort.abort();
  // Not AbortSignal.any(): a source signal would keep this one, and its element, alive.
  signal?.addEventListener("abort", onAbort);
  try {
    const response = await fetch(url, { signal: abort.signal });
    const { ok, status } = response;
    if (!ok) throw failure(STATUS_CODES[status] ?? "server", `${status} ${url}`);
    const bytes = await readBody(response);
    if (!bytes) throw failure("too-large", url);
    return bytes;
  } catch (error) {
    throw codeOf(error) ? error : failure(isTimeout ? "timeout" : "network", `${url}: ${error}`);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
