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
  const lastOld = old.length - end;
  const lastNext = next.length - end;
  let at = start;
  for (let to = start; to < lastNext; to++) {
    // An old node that is not among the new ones, and cannot become this one, would hide those after it.
    while (at < lastOld && !isPatchable(now[at], old[at], next[to]) && !isNeeded(at, to)) now[at++]?.remove();
    let kept = at;
    while (kept < lastOld && !same(kept, to)) kept++;
    if (kept < lastOld) {
      // It is there already, after nodes that are no longer needed.
      while (at < kept) now[at++]?.remove();
      at++;
    } else if (at < lastOld && isPatchable(now[at], old[at], next[to]) && !isNeeded(at, to + 1)) {
      const [node, from, into] = /** @type {Element[]} */ ([now[at], old[at], next[to]]);
      if (node && from && into) patch(node, from, into);
      at++;
    } else {
      live.insertBefore(imported(/** @type {Node} */ (next[to])), now[at] ?? null);
    }
  }
  while (at < lastOld) now[at++]?.remove();

  /** Whether an old node is among the new ones from `to` on. @param {number} from @param {number} to */
  function isNeeded(from, to) {
    while (to < lastNext && !same(from, to)) to++;
    return to < lastNext;
  }
}

/** @param {Node[]} old @param {Node[]} next */
const sameChildren = (old, next) =>
  old.length === next.length && old.every((node, at) => node.isEqualNode(next[at] ?? null));

/** Whether three nodes are elements of one name. @param {...(Node | undefined)} nodes */
const isPatchable = (...nodes) =>
  nodes.every((node) => node?.nodeType === Node.ELEMENT_NODE && node.nodeName === nodes[0]?.nodeName);

/** @param {Node} node */
const imported = (node) => document.importNode(node, true);
