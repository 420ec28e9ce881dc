const dialog = document.getElementById("dialog");
const shown = () => dialog.querySelector("[data-lightbox]")?.dataset.lightbox;
let pushed = false;

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target !== dialog || !shown()) return;
  history[pushed ? "replaceState" : "pushState"]({ lightbox: true }, "", shown());
  pushed = true;
  const heading = dialog.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
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

document.addEventListener("keydown", ({ key }) => {
  const place = dialog?.open ? dialog : document;
  if (/^Arrow(Left|Right)$/.test(key)) place.querySelector(`.lightbox [data-step=${key}]`)?.click();
});
