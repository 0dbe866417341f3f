// While `newsroom publish --watch` runs: when the page that is open is published anew, it is loaded again. The
// reader's place is kept as through any reload.
"use strict";
(() => {
  const PERIOD_MS = 500;
  let known;

  async function look() {
    const page = location.pathname;
    try {
      const { headers } = await fetch(page, { method: "HEAD", cache: "no-store" });
      const version = headers.get("etag") ?? headers.get("last-modified");
      if (known?.page === page && known.version !== version) location.reload();
      known = { page, version };
    } catch {
      // The server is being restarted; it will be back.
    }
    setTimeout(look, PERIOD_MS);
  }

  if (location.protocol !== "file:") look();
})();
