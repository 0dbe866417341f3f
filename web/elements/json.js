// JSON in pages whose libraries have added `toJSON` methods to built-in prototypes.

/**
 * Serializes a value. Calls `toJSON` methods of the value's own class, but not those that old libraries such as Prototype.js
 * add to all arrays and objects. @param {any} value
 */
export const toJson = (value) => JSON.stringify(copy(value));

const inherited = [Object.prototype, Array.prototype];

/** A copy whose arrays and objects have no prototype. @param {any} value @returns {any} */
function copy(value) {
  if (value instanceof Date) return value.toISOString();
  if (!value || typeof value !== "object") return value;
  const { toJSON } = value;
  if (typeof toJSON === "function" && !inherited.some((it) => toJSON === /** @type {any} */ (it).toJSON)) {
    return copy(value.toJSON());
  }
  const copied = Object.setPrototypeOf(Array.isArray(value) ? [] : {}, null);
  for (const key of Object.keys(value)) copied[key] = copy(value[key]);
  return copied;
}
