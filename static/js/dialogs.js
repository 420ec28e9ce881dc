import { forget, kept } from "./composer.js";

const dialog = document.getElementById("dialog");
const toasts = document.getElementById("toasts");
let opener = null;

const mayClose = () => {
  const form = dialog.querySelector("[data-draft]");
  if (!form || !kept(form)) return true;
  const thrown = confirm("Throw away what you wrote?");
  if (thrown) forget(form);
  return thrown;
};

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target !== dialog) return;
  dialog.ariaLabel = dialog.querySelector("h1, h2")?.textContent ?? "Dialog";
  if (!dialog.open) {
    opener = ctx.sourceElement;
    dialog.showModal();
  }
  // Outside everything is inert, a toast's buttons too.
  dialog.append(toasts);
  dialog.querySelector("[autofocus]")?.focus();
});

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  // A form is done with; a Like below a large picture is not.
  const done = ctx.response.status === 200 && ctx.sourceElement.matches?.("#dialog form");
  if (done) dialog.close();
});

dialog?.addEventListener("close", () => {
  document.body.append(toasts);
  dialog.replaceChildren();
  const back = opener?.closest?.("[data-menu]")?.querySelector("summary") ?? opener;
  requestAnimationFrame(() => (back?.isConnected ? back : document.getElementById("main"))?.focus());
});

dialog?.addEventListener("cancel", (event) => mayClose() || event.preventDefault());

// A press that began inside, to select text, is no press on the backdrop.
let pressed = null;
dialog?.addEventListener("pointerdown", ({ target }) => (pressed = target));
dialog?.addEventListener("click", (event) => {
  const outside = event.target === dialog && pressed === dialog;
  const close = event.target.closest("[data-close]");
  if (!outside && !close) return;
  event.preventDefault();
  if (mayClose()) dialog.close();
});

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("[data-menu][open]"))
    if (!menu.contains(target) || target.closest(".items")) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
