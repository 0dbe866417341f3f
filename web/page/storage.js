// The reader's choices, stored on the device: the region, and the ids of dismissed notices, one per line.

/** `localStorage`; where that is forbidden, an object, so that choices last as long as the page. @returns {Record<string, string | undefined>} */
export function storage() {
  try {
    return localStorage;
  } catch {
    return {};
  }
}

export const REGION = "action-news:region";
export const DISMISSED = "action-news:dismissed";
