const places = {
  h: "/",
  e: "/explore",
  n: "/notifications",
  b: "/bookmarks",
  p: document.body.dataset.profile,
  s: "/settings",
};
let going = false;

const cards = () => [...document.querySelectorAll("article[data-tweet]")];
const current = () => document.activeElement?.closest?.("article[data-tweet]");

const step = (by) => {
  const all = cards();
  const at = all.indexOf(current());
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
};
const press = (selector) => current()?.querySelector(selector)?.click();

const commands = {
  j: () => step(1),
  k: () => step(-1),
  l: () => press("[data-slot=like]"),
  t: () => press("[data-slot=retweet] [data-mark]"),
  r: () => press("[data-slot=reply]"),
  b: () => press("[data-slot=bookmark]"),
  o: () => press("[data-open]"),
  ".": () => document.querySelector("[data-pill]")?.click(),
  "/": () => {
    const box = document.querySelector("[data-suggest]");
    box?.focus();
    if (document.activeElement !== box) location.assign("/search");
  },
  n: () => document.querySelector("[data-key=n]")?.click(),
  g: () => {
    going = true;
    setTimeout(() => (going = false), 1500);
  },
  "?": () => window.htmx.ajax("GET", "/keys", { target: "#dialog", swap: "innerHTML" }),
};

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]");

document.addEventListener("keydown", (event) => {
  const { target } = event;
  // By its place where the layout has no such letter.
  const key = (/^[ -~]$/.test(event.key) ? event.key : event.code.replace("Key", "")).toLowerCase();
  if (!("keys" in document.body.dataset) || typing(target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (going) {
    going = false;
    if (places[key]) location.assign(places[key]);
  } else if (key === "enter" && target === current()) {
    commands.o();
  } else if (Object.hasOwn(commands, key)) {
    event.preventDefault();
    commands[key]();
  }
});
