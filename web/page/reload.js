// While `newsroom publish --watch` runs: reloads the page when it has been published again. The browser keeps the scroll
// position.

const PERIOD_MS = 500;
/** @type {{ page: string, version: string | null } | undefined} */
let known;

async function poll() {
  const page = location.pathname;
  try {
    const { headers } = await fetch(page, { method: "HEAD", cache: "no-store" });
    const version = headers.get("etag") ?? headers.get("last-modified");
    if (known?.page === page && known.version !== version) location.reload();
    known = { page, version };
  } catch {
    // The server is being restarted.
  }
  setTimeout(poll, PERIOD_MS);
}

if (location.protocol !== "file:") poll();
