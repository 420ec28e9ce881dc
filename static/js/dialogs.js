// One dialog, filled by links that target it; and menus that close when one goes elsewhere.
const dialog = document.getElementById("dialog");
let opener = null;

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target !== dialog || dialog.open) return;
  opener = ctx.sourceElement;
  opener?.closest?.("[data-menu]")?.removeAttribute("open");
  dialog.setAttribute("aria-label", dialog.querySelector("h1, h2")?.textContent ?? "Dialog");
  dialog.querySelectorAll("[data-dialog-only]").forEach((part) => (part.hidden = false));
  dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
});

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const done = ctx.response.status === 200 && ctx.request.method === "POST";
  if (done && dialog?.contains(ctx.sourceElement)) dialog.close();
});

dialog?.addEventListener("close", () => {
  dialog.replaceChildren();
  (opener?.closest?.("[data-menu]")?.querySelector("summary") ?? opener)?.focus();
});

dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
  if (event.target.closest("[data-close]")) {
    event.preventDefault();
    dialog.close();
  }
});

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("[data-menu][open]"))
    if (!menu.contains(target)) menu.removeAttribute("open");
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("[data-menu][open]");
  if (!menu) return;
  menu.removeAttribute("open");
  menu.querySelector("summary").focus();
});
