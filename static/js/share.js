import { say } from "./toasts.js";

document.documentElement.classList.add("js");

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-share]");
  if (!button) return;
  button.closest("[data-menu]")?.removeAttribute("open");
  const url = new URL(button.dataset.share, location).href;
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) await navigator.share({ url });
    else {
      await navigator.clipboard.writeText(url);
      say("The link is in your clipboard.");
    }
  } catch (error) {
    if (error.name !== "AbortError") say(`Copy this link: ${url}`);
  }
});
