// What embed.js hands over.

/**
 * @typedef {import("./embed.js").Kit} Kit
 */

/** @type {Kit} */
export let kit;

/** @param {Kit} given */
export function take(given) {
  kit = given;
}
