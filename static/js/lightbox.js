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

// What is at x, y stays there.
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

let dragged = 0;
let tapped = 0;
document.addEventListener("pointerdown", () => (dragged = 0));
document.addEventListener("pointermove", ({ target, buttons, movementX, movementY }) => {
  if (buttons && ++dragged) target.closest?.(".zoom")?.scrollBy(-movementX, -movementY);
});
document.addEventListener("click", (event) => {
  const { target, x, y, timeStamp, pointerType } = event;
  const img = target.closest(".zoom")?.querySelector("img");
  if (!img || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
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
