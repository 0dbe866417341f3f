// Asks the import worker (import-worker.js) to read a document, with timeouts.

/** For fetching and compiling the importers. */
const LOAD_TIMEOUT_MS = 60_000;
/** For reading the document. */
const READ_TIMEOUT_MS = 5_000;

/**
 * @typedef {{ files: object, bytes: Uint8Array, base: string }} Request A document, and its URL or "".
 * @typedef {{ json: string }} Answer The importers' result.
 * @typedef {{ error: string, isRunning: boolean }} Failure Why there is none ("slow": a timeout), and whether the worker's
 * script has run. The worker must not be used again.
 */

/** Never rejects. @param {Worker} worker @param {Request} request @returns {Promise<Answer | Failure>} */
export function askWorker(worker, request) {
  return new Promise((resolve) => {
    let isRunning = false;
    /** @param {string} error */
    const fail = (error) => end({ error, isRunning });
    let timer = setTimeout(fail, LOAD_TIMEOUT_MS, "slow");
    /** @param {Answer | Failure} answer */
    const end = (answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    // Fired without a message where a content security policy forbids the worker.
    worker.onerror = ({ message }) => fail(message || "stopped");
    worker.onmessage = ({ data }) => {
      isRunning = true;
      if (data.error) return fail(data.error);
      if (!data.loaded) return end(data);
      clearTimeout(timer);
      timer = setTimeout(fail, READ_TIMEOUT_MS, "slow");
    };
    worker.postMessage(request);
  });
}
