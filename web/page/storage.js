// What the reader's device remembers: the region, and the notices that were dismissed, one id per line. Storage may be
// forbidden or full: then nothing is remembered.

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage[`action-news:${name}`] ?? "";
  } catch {
    return "";
  }
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage[`action-news:${name}`] = value;
  } catch {
    // See above.
  }
}
