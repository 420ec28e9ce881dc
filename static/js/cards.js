// The whole card opens the Tweet, unless something on it was meant or selected.
const own = "a, button, summary, details, input, textarea, video";

document.addEventListener("click", (event) => {
  const card = event.target.closest("[data-tweet]");
  if (!card || event.target.closest(own) || !getSelection().isCollapsed) return;
  const link = card.querySelector("[data-open]");
  if (!link) return;
  open(link.href, event.ctrlKey || event.metaKey ? "_blank" : "_self");
});

// A reply just posted stands on top; further down it comes again in its place.
document.addEventListener("htmx:after:swap", () => {
  for (const posted of document.querySelectorAll("[data-posted]"))
    if (document.querySelectorAll(`#feed [data-tweet="${posted.dataset.tweet}"]`).length > 1)
      posted.remove();
});

document.addEventListener("click", (event) => {
  const back = event.target.closest("[data-back]");
  // For the way back.
  if (!back || !document.referrer.startsWith(location.origin) || history.length < 2) return;
  event.preventDefault();
  history.back();
});
