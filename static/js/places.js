// The way back to a list that the browser did not keep: to the card that stood on top.
const key = window.navigation?.currentEntry.key ?? location.href;
const feed = document.getElementById("feed");
const cards = () => [...(feed?.children ?? [])];

addEventListener("pagehide", () => {
  const top = cards().find((one) => one.getBoundingClientRect().bottom > 0);
  if (top) sessionStorage[key] = [top.id, top.getBoundingClientRect().top, cards().length];
});

const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
let [id, y, most] = (back && sessionStorage[key]?.split(",")) || [];
if (id) history.scrollRestoration = "manual";
const stop = () => {
  id = "";
  history.scrollRestoration = "auto";
};
let asked;
const find = () => {
  if (!id) return;
  const card = document.getElementById(id);
  const older = document.querySelector("[data-older]");
  // It may be gone. New ones may have come before it.
  if (!card && older && cards().length < Number(most) + 40) {
    // A second click on the same link would be the browser's own.
    if (older !== asked) (asked = older).click();
    return;
  }
  if (card) scrollBy(0, card.getBoundingClientRect().top - y);
  stop();
};
document.addEventListener("htmx:finally:request", find);
addEventListener("load", find);
// The reader goes on by themselves.
for (const name of ["wheel", "touchstart", "keydown"]) addEventListener(name, stop, { once: true, passive: true });
