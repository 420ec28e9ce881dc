const name = document.querySelector('meta[name="csrf-cookie"]')?.content;
// Read when it is needed: a login in another tab has given out a new one.
export const token = () =>
  document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const own = token();
  if (!own || ctx.request.method === "GET") return;
  ctx.request.headers["X-CSRFToken"] = own;
  ctx.request.body?.set?.("csrfmiddlewaretoken", own);
});

const bar = document.querySelector("[data-progress]");
let running = 0;

const shown = (ctx) => !ctx.sourceElement?.matches?.("[data-mark], [hx-trigger], #live");
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (shown(ctx)) bar?.classList.toggle("on", ++running > 0);
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (shown(ctx)) bar?.classList.toggle("on", --running > 0);
});
// A page from the back-forward cache is as it was left, its bar too.
addEventListener("beforeunload", () => bar?.classList.add("on"));
addEventListener("pageshow", () => {
  running = 0;
  bar?.classList.remove("on");
});
