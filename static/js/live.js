// Asks what is new while the page is looked at; less often where there is no answer.
const PAUSE = 4000;
const LONGEST = 120000;
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
  pause = ctx.response?.status < 300 ? PAUSE : Math.min(pause * 2, LONGEST);
  timer = setTimeout(ask, pause);
});
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (!ctx.sourceElement.matches?.("[data-pill]")) return;
  scrollTo(0, 0);
  document.querySelector("#feed article")?.focus({ preventScroll: true });
});
