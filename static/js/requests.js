const name = document.querySelector('meta[name="csrf-cookie"]')?.content;
// Read each time: a login in another tab changes it.
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
// The back-forward cache keeps the bar as well.
addEventListener("beforeunload", () => bar?.classList.add("on"));
addEventListener("pageshow", () => {
  running = 0;
  bar?.classList.remove("on");
});
