// What themes and their plugins do to every page: they listen to the whole document, and mend its parts.
document.documentElement.className = document.documentElement.className.replace("no-js", "js");

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// Links to elsewhere open in a window of their own.
each("a[href^='http']", (link) => { link.target = "_blank"; link.rel = "external noopener"; });
// Wide things may be scrolled.
each(".entry-content table, .entry-content iframe", (wide) => wide.classList.add("is-wide"));
// What has no text is taken away.
each(".entry-content p", (paragraph) => { if (!paragraph.textContent.trim()) paragraph.remove(); });

document.addEventListener("click", (event) => {
  document.body.dataset.clicks = Number(document.body.dataset.clicks ?? 0) + 1;
  const link = event.target.closest("a");
  if (link?.hash && link.pathname === location.pathname) {
    // A smooth way to a place in the page.
    event.preventDefault();
    document.querySelector(link.hash.length > 1 ? link.hash : "body")?.scrollIntoView({ behavior: "smooth" });
  }
  if (link?.querySelector("img")) {
    // Pictures open in a box of the theme's own.
    event.preventDefault();
    document.body.classList.add("lightbox-open");
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.remove("lightbox-open");
});
