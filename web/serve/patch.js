// Changes the nodes of the open page to those of a newer version of it.
//
// The page's own scripts may have changed the nodes too. So the newer version is compared with the older one, as both were
// served, and only what differs is changed. Nodes that have not changed stay as they are, with their focus and state.

/**
 * @param {Element} live The element in the page.
 * @param {Element} before The element as it was served. @param {Element} after As it is served now.
 */
export function patch(live, before, after) {
  if (before.isEqualNode(after)) return;
  patchAttributes(live, before, after);
  patchChildren(live, before, after);
}

/** @param {Element} live @param {Element} before @param {Element} after */
function patchAttributes(live, before, after) {
  for (const { name } of before.attributes) {
    if (!after.hasAttribute(name)) live.removeAttribute(name);
  }
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) !== value) live.setAttribute(name, value);
  }
}

/** @param {Element} live @param {Element} before @param {Element} after */
function patchChildren(live, before, after) {
  const [now, old, next] = [live, before, after].map(({ childNodes }) => [...childNodes]);
  if (now.length !== old.length) {
    // A script has changed them: there is no telling which is which.
    if (!sameChildren(old, next)) live.replaceChildren(...next.map(imported));
    return;
  }
  const same = (/** @type {number} */ i, /** @type {number} */ j) => old[i]?.isEqualNode(next[j] ?? null) ?? false;
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && same(start, start)) start++;
  let end = 0;
  while (end < shorter - start && same(old.length - 1 - end, next.length - 1 - end)) end++;
  const [oldMiddle, nowMiddle] = [old, now].map((nodes) => nodes.slice(start, nodes.length - end));
  const nextMiddle = next.slice(start, next.length - end);
  const pairs = oldMiddle.length === nextMiddle.length;
  const following = now[now.length - end] ?? null;
  nowMiddle.forEach((node, at) => {
    const [from, to] = [oldMiddle[at], nextMiddle[at]];
    if (pairs && isPatchable(node, from, to)) {
      patch(/** @type {Element} */ (node), /** @type {Element} */ (from), /** @type {Element} */ (to));
    } else if (pairs && to) {
      live.replaceChild(imported(to), node);
    } else {
      node.remove();
    }
  });
  if (!pairs) nextMiddle.forEach((node) => live.insertBefore(imported(node), following));
}

/** @param {Node[]} old @param {Node[]} next */
const sameChildren = (old, next) =>
  old.length === next.length && old.every((node, at) => node.isEqualNode(next[at] ?? null));

/** Whether three nodes are elements of one name. @param {...(Node | undefined)} nodes */
const isPatchable = (...nodes) =>
  nodes.every((node) => node?.nodeType === Node.ELEMENT_NODE && node.nodeName === nodes[0]?.nodeName);

/** @param {Node} node */
const imported = (node) => document.importNode(node, true);
