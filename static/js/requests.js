// Every request of htmx: the token it carries, and the bar that shows it is under way.
const name = document.querySelector('meta[name="csrf-cookie"]')?.content;
const cookie = () =>
  document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  // Read when it is sent: a login in another tab has given out a new one.
  const token = cookie();
  if (!token || ctx.request.method === "GET") return;
  ctx.request.headers["X-CSRFToken"] = token;
  ctx.request.body?.set?.("csrfmiddlewaretoken", token);
});

const bar = document.querySelector("[data-progress]");
let running = 0;

const shown = (ctx) => !ctx.sourceElement?.matches?.("[data-mark], [data-older]");
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (shown(ctx)) bar?.classList.toggle("on", ++running > 0);
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (shown(ctx)) bar?.classList.toggle("on", --running > 0);
});
// A page from the back-forward cache is as it was left; a bar would still stand there.
addEventListener("beforeunload", () => bar?.classList.add("on"));
addEventListener("pageshow", () => {
  running = 0;
  bar?.classList.remove("on");
});
