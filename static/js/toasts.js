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

export const offer = (text, label, act) => {
  const toast = document.getElementById("offer").content.firstElementChild.cloneNode(true);
  const button = toast.querySelector("button");
  toast.querySelector("[data-text]").textContent = text;
  if (label) button.textContent = label;
  button.addEventListener("click", () => {
    toast.remove();
    act();
  });
  box.replaceChildren(toast);
  return button;
};

const failed = (text, { sourceElement: source }) => {
  const button = offer(text, "", () => (source.matches("form") ? source.requestSubmit() : source.click()));
  // What came by itself comes again by itself.
  if (!source.matches("[data-older]")) return;
  setTimeout(() => button.isConnected && button.click(), 9000);
  addEventListener("online", () => button.isConnected && button.click(), { once: true });
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
