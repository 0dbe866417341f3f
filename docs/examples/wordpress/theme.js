// As themes and plugins do: listens on the whole document, and changes elements in it.
document.documentElement.className = document.documentElement.className.replace("no-js", "js");

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// External links open in a new window.
each("a[href^='http']", (link) => { link.target = "_blank"; link.rel = "external noopener"; });
// Wide elements scroll.
each(".entry-content table, .entry-content iframe", (wide) => wide.classList.add("is-wide"));
// Removes empty paragraphs.
each(".entry-content p", (paragraph) => { if (!paragraph.textContent.trim()) paragraph.remove(); });

document.addEventListener("click", (event) => {
  document.body.dataset.clicks = Number(document.body.dataset.clicks ?? 0) + 1;
  const link = event.target.closest("a");
  if (link?.hash && link.pathname === location.pathname) {
    // Smooth scrolling to a fragment.
    event.preventDefault();
    document.querySelector(link.hash.length > 1 ? link.hash : "body")?.scrollIntoView({ behavior: "smooth" });
  }
  if (link?.querySelector("img")) {
    // Pictures open in the theme's lightbox.
    event.preventDefault();
    document.body.classList.add("lightbox-open");
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.remove("lightbox-open");
});
