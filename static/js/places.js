// The way back to a list that the browser did not keep: to the card that stood on top.
const key = window.navigation?.currentEntry.key ?? location.href;
const feed = document.getElementById("feed");

addEventListener("pagehide", () => {
  const top = [...(feed?.children ?? [])].find((one) => one.getBoundingClientRect().bottom > 0);
  if (top) sessionStorage[key] = [top.id, top.getBoundingClientRect().top];
});

const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
let [id, y] = (back && sessionStorage[key]?.split(",")) || [];
if (id) history.scrollRestoration = "manual";
let asked;
const find = () => {
  if (!id) return;
  const card = document.getElementById(id);
  const older = document.querySelector("[data-older]");
  if (!card && older) {
    // A second click on the same link would be the browser's own.
    if (older !== asked) (asked = older).click();
    return;
  }
  if (card) scrollBy(0, card.getBoundingClientRect().top - y);
  id = 0;
};
document.addEventListener("htmx:finally:request", find);
addEventListener("load", find);
