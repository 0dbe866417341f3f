// Errors with a code of `news-error`.

/**
 * @param {string} code Documented in docs/embedding.md.
 * @param {unknown} [cause] Its text becomes the message.
 */
export const failure = (code, cause) => Object.assign(new Error(String(cause ?? code)), { code });

/** An error's code, if it is one of ours: a DOMException's is a number. @param {any} error @returns {string | undefined} */
export const codeOf = (error) => (typeof error?.code === "string" ? error.code : undefined);
