// Asks the import worker (import-worker.js) to read a document, with timeouts.

/** Until the worker has fetched and compiled the importers. */
const LOAD_TIMEOUT_MS = 60_000;
/** Until it has read the document. */
const READ_TIMEOUT_MS = 5_000;

/**
 * @typedef {{ files: object, bytes: Uint8Array, base: string }} Question A document, and the URL that it came from or "".
 * @typedef {{ told: string }} Answer The importers' JSON.
 * @typedef {{ broken: string, isRunning: boolean }} Broken Why there is none ("slow": a timeout), and whether the
 * worker's script has run. The worker must not be asked again.
 */

/** Never rejects. @param {Worker} worker @param {Question} question @returns {Promise<Answer | Broken>} */
export function askWorker(worker, question) {
  return new Promise((resolve) => {
    let isRunning = false;
    /** @param {string} broken */
    const fail = (broken) => end({ broken, isRunning });
    let timer = setTimeout(fail, LOAD_TIMEOUT_MS, "slow");
    /** @param {Answer | Broken} answer */
    const end = (answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    // Fired without a message where a content security policy forbids the worker.
    worker.onerror = ({ message }) => fail(message || "stopped");
    worker.onmessage = ({ data }) => {
      isRunning = true;
      if (data.broken) return fail(data.broken);
      if (!data.begun) return end(data);
      clearTimeout(timer);
      timer = setTimeout(fail, READ_TIMEOUT_MS, "slow");
    };
    worker.postMessage(question);
  });
}
