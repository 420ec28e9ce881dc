// A picture in the dialog has its own address, and arrows step to the next one.
const dialog = document.getElementById("dialog");
const shown = () => dialog.querySelector("[data-lightbox]")?.dataset.lightbox;
let pushed = false;

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target !== dialog || !shown()) return;
  if (pushed) history.replaceState({ lightbox: true }, "", shown());
  else history.pushState({ lightbox: true }, "", shown());
  pushed = true;
});
dialog?.addEventListener("close", () => {
  if (pushed) history.back();
  pushed = false;
});
addEventListener("popstate", () => {
  if (!pushed) return;
  pushed = false;
  dialog.close();
});
// Gone on forward to the address of a picture: there is a page for it.
addEventListener("popstate", ({ state }) => {
  if (state?.lightbox && !dialog.open) location.reload();
});

document.addEventListener("keydown", ({ key }) =>
  document.querySelector(`.lightbox [data-step="${key}"]`)?.click(),
);
