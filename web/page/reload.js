// While `newsroom publish --watch` runs: loads the open page again when it is published anew. The browser keeps the
// reader's place.

const PERIOD_MS = 500;
/** @type {{ page: string, version: string | null } | undefined} */
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
