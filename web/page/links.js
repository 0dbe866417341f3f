// URLs of links.

import { one } from "./dom.js";

/** The URL of the site's root: the icon's folder. */
export const root = () => new URL(".", one("[rel=icon]").href).href;

/**
 * The address of a clean link as `portal.json` would write it: a path below the site's root, else the whole URL.
 * @param {string} href @param {string} root
 */
export const portalAddress = (href, root) =>
  href.startsWith(root) ? `/${href.slice(root.length).replace(/[?#].*/, "")}` : href;

/**
 * Whether a pattern matches an address: `*` stands for any characters.
 * @param {string} pattern @param {string} address
 */
export const covers = (pattern, address) =>
  RegExp(`^${pattern.replace(/\W/g, "\\$&").replaceAll("\\*", ".*")}$`).test(address);
