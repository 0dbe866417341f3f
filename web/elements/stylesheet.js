// The stylesheet that all elements of a document share.

/** @typedef {import("./release.js").Release} Release */

export class Stylesheets {
  #release;
  /** A constructed stylesheet can only be adopted in its own document. @type {WeakMap<Document, Promise<CSSStyleSheet>>} */
  #sheets = new WeakMap();
  /** @type {Promise<string> | undefined} */ #css;

  /** @param {Release} release */
  constructor(release) {
    this.#release = release;
  }

  /** @param {Document} page */
  of(page) {
    let sheet = this.#sheets.get(page);
    if (!sheet) this.#sheets.set(page, (sheet = this.#create(page)));
    return sheet;
  }

  /** @param {Document} page @returns {Promise<CSSStyleSheet>} */
  async #create(page) {
    const { css, cssIntegrity } = this.#release.files;
    this.#css ??= this.#release.fetch(css, cssIntegrity).then((bytes) => new TextDecoder().decode(bytes));
    try {
      const text = await this.#css;
      // @ts-ignore: a window has the constructors of its realm.
      const sheet = new page.defaultView.CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    } catch (error) {
      this.#css = undefined;
      this.#sheets.delete(page);
      throw error;
    }
  }
}

/** @type {WeakMap<Document, string>} */
const sizes = new WeakMap();

/**
 * The reader's preferred font size: elements.css resets the root's to `medium`. Computed once per document, because it
 * forces layout. @param {HTMLElement} root
 */
export function preferredFontSize(root) {
  const page = root.ownerDocument;
  const known = sizes.get(page);
  if (known) return known;
  const { fontSize } = getComputedStyle(root);
  sizes.set(page, fontSize);
  return fontSize;
}
