// Reads the body of a response, up to the largest size of a document.

export const MAX_BYTES = 8 * 1024 * 1024;

/** Resolves to `undefined`, and cancels the response, if the body exceeds `MAX_BYTES`. @param {Response} response */
export async function readBody(response) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let next; reader && !(next = await reader.read()).done; ) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > MAX_BYTES) {
      await reader.cancel();
      return undefined;
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
