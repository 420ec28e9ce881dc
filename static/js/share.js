import { say } from "./toasts.js";

document.documentElement.classList.add("js");

document.addEventListener("click", async ({ target }) => {
  const to = target.closest("[data-share]")?.dataset.share;
  if (!to) return;
  const url = new URL(to, location).href;
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
