const box = document.getElementById("toasts");

const expire = (toast) => {
  box.querySelectorAll("[data-toast=on]").forEach((one) => one.textContent === toast.textContent && one.remove());
  toast.dataset.toast = "on";
  setTimeout(() => toast.remove(), 6000);
};

const check = () => box.querySelectorAll('[data-toast=""]').forEach(expire);

check();
new MutationObserver(check).observe(box, { childList: true });

export const say = (text) => {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = "";
  toast.textContent = text;
  box.append(toast);
};

const failed = (text, ctx) => {
  const toast = document.getElementById("failed").content.firstElementChild.cloneNode(true);
  toast.querySelector("[data-text]").textContent = text;
  toast.querySelector("[data-retry]").addEventListener("click", () => {
    toast.remove();
    const source = ctx.sourceElement;
    if (source.matches("form")) source.requestSubmit();
    else source.click();
  });
  box.replaceChildren(toast);
};

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (!ctx?.sourceElement?.isConnected || ctx.response || ctx.sourceElement.id === "live") return;
  failed(navigator.onLine ? "The site can’t be reached." : "You are offline.", ctx);
});
document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
  // A proxy's brings none.
  const own = ctx.sourceElement.id === "live" || ctx.text.includes("hx-partial") || ctx.response.status === 422;
  if (!own) failed("That didn’t work.", ctx);
});
// Of passkeys.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  say("That didn’t work.");
});
