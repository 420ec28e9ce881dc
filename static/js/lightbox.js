const dialog = document.getElementById("dialog");
const shown = () => dialog.querySelector("[data-lightbox]")?.dataset.lightbox;
let pushed = false;

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target !== dialog || !shown()) return;
  history[pushed ? "replaceState" : "pushState"]({ lightbox: true }, "", shown());
  pushed = true;
});
dialog?.addEventListener("close", () => {
  if (pushed) history.back();
  pushed = false;
});
addEventListener("popstate", ({ state }) => {
  if (pushed) {
    pushed = false;
    dialog.close();
  } else if (state?.lightbox) location.reload();
});

// `by` so many times, or without it until it can be read; what is at x, y stays there.
const zoom = (img, by, x = innerWidth / 2, y = innerHeight / 2) => {
  const { left, top, width, height } = img.getBoundingClientRect();
  const own = img.naturalWidth;
  img.least ??= width;
  by ??= Math.max(2, Math.min(own / width, Math.max(innerWidth / width, innerHeight / height)));
  const wide = Math.min(width * by, own * 32);
  img.style.width = wide > img.least ? `${wide}px` : "";
  by = wide / width;
  img.closest(".zoom").scrollTo((x - left) * by - x, (y - top) * by - y);
};

const pictureAt = ({ target }) => target.closest?.(".zoom")?.querySelector("img");
let far = 0;
const pinch = (event) => {
  const [one, other] = event.touches;
  const img = other && pictureAt(event);
  if (!img) return;
  event.preventDefault();
  const { clientX: x, clientY: y } = one;
  const before = far;
  far = Math.hypot(x - other.clientX, y - other.clientY);
  if (before) zoom(img, far / before, (x + other.clientX) / 2, (y + other.clientY) / 2);
};
// Two fingers on a pad.
const turn = (event) => {
  const img = event.ctrlKey && pictureAt(event);
  if (!img) return;
  event.preventDefault();
  zoom(img, 2 ** (-event.deltaY / 100), event.x, event.y);
};
// Not on the whole page, whose scrolling would wait for them.
for (const place of document.querySelectorAll("#dialog, main.lightbox")) {
  place.addEventListener("touchstart", () => (far = 0), { passive: true });
  place.addEventListener("touchmove", pinch, { passive: false });
  place.addEventListener("wheel", turn, { passive: false });
}

let dragged = 0;
let tapped = 0;
document.addEventListener("pointerdown", () => (dragged = 0));
document.addEventListener("pointermove", ({ target, buttons, pointerType, movementX, movementY }) => {
  // A finger scrolls by itself.
  if (!buttons || pointerType !== "mouse") return;
  dragged++;
  target.closest?.(".zoom")?.scrollBy(-movementX, -movementY);
});
document.addEventListener("click", (event) => {
  const { x, y, timeStamp, pointerType } = event;
  const img = pictureAt(event);
  if (!img || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  // A finger means it by two taps; what was dragged is not pressed.
  const once = pointerType === "touch" && timeStamp > tapped;
  tapped = timeStamp + 400;
  if (!once && dragged < 5) zoom(img, img.style.width ? 0 : null, x, y);
});

document.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
  const place = dialog?.open ? dialog : document;
  const img = place.querySelector(".zoom img");
  if (!img || ctrlKey || metaKey || altKey) return;
  dragged = 0;
  const by = { "+": 2, "=": 2, "-": 0.5 }[key];
  if (by) zoom(img, by);
  else if (!img.style.width) place.querySelector(`[data-step="${CSS.escape(key)}"]`)?.click();
});
