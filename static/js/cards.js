// The whole card opens the Tweet, unless something on it was meant or selected.
const own = "a, button, summary, details, input, textarea, video";

const linkOf = ({ target }) =>
  target.closest(own) ? null : target.closest("[data-tweet]")?.querySelector("[data-open]");
const press = (event) => {
  const link = event.button < 2 && getSelection().isCollapsed && linkOf(event);
  if (link) open(link.href, event.button || event.ctrlKey || event.metaKey ? "_blank" : "_self");
};
document.addEventListener("click", press);
// The wheel, which would begin to scroll otherwise.
document.addEventListener("auxclick", press);
document.addEventListener("mousedown", (event) => {
  if (event.button === 1 && linkOf(event)) event.preventDefault();
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
