import { offer } from "./toasts.js";

// Asks what is new while the page is seen.
const PAUSE = 4000;
let pause = PAUSE;

const ask = () => {
  clearTimeout(timer);
  const live = document.getElementById("live");
  if (live && !document.hidden) window.htmx.trigger(live, "ask");
};
let timer = setTimeout(ask, PAUSE);
document.addEventListener("visibilitychange", ask);

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement.id !== "live") return;
  pause = ctx.response?.status < 300 ? PAUSE : Math.min(pause * 2, 120000);
  timer = setTimeout(ask, pause);
});
// The number in the navigation, the title and the app's icon.
const tell = () => {
  const number = Number(document.getElementById("live")?.dataset.unread ?? 0);
  const text = number > 99 ? "99+" : number;
  for (const badge of document.querySelectorAll("[data-badge]")) {
    badge.hidden = !number;
    badge.firstElementChild.textContent = text;
  }
  document.title = (number ? `(${text}) ` : "") + document.title.replace(/^\(\d+\+?\) /, "");
  navigator.setAppBadge?.(number).catch(() => {});
};
tell();

const page = document.documentElement;
let below = 0;
document.addEventListener("htmx:before:swap", () => (below = page.scrollHeight - scrollY));
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  tell();
  if (!ctx.sourceElement.matches?.("[data-pill]")) return;
  if (scrollY > innerHeight) {
    const was = below;
    offer("", "Back to where you were", () => scrollTo(0, page.scrollHeight - was));
  }
  scrollTo(0, 0);
  document.querySelector("#feed article")?.focus({ preventScroll: true });
});
