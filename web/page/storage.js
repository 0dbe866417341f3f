// What the reader's device remembers: the region, and the notices that were dismissed, one id per line.

/** Storage, or where that is forbidden, an object that lasts as long as the page. @returns {Record<string, string | undefined>} */
export function storage() {
  try {
    return localStorage;
  } catch {
    return {};
  }
}

export const REGION = "action-news:region";
export const DISMISSED = "action-news:dismissed";
