// Navigation without reloading: a click on a link of the site fetches the page and replaces the surfaces of the current
// page by its own. Scripts and stylesheets stay as they are.
const isInternal = (link) => link && link.origin === location.origin && !link.hash && !link.target;

async function navigate(href, isNew) {
  const response = await fetch(href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const surface of document.querySelectorAll("[data-senna-surface]")) {
    const next = page.getElementById(surface.id);
    if (next) surface.replaceWith(document.adoptNode(next));
  }
  document.title = page.title;
  document.body.className = page.body.className;
  if (isNew) history.pushState({ senna: true }, "", href);
  document.dispatchEvent(new CustomEvent("endNavigate", { detail: { path: location.pathname } }));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (event.defaultPrevented || !isInternal(link)) return;
  event.preventDefault();
  navigate(link.href, true);
});
addEventListener("popstate", () => navigate(location.href, false));
