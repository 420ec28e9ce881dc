const { csrf, reader } = document.documentElement.dataset;
// A login elsewhere changes the token, not the reader.
export const proofs = () => {
  const token = `; ${document.cookie}`.split(`; ${csrf}=`)[1]?.split(";")[0];
  return { "X-CSRFToken": token, "X-Page-Reader": reader };
};

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (ctx.request.method === "GET") return;
  Object.assign(ctx.request.headers, proofs());
  ctx.request.body?.delete?.("csrfmiddlewaretoken");
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
window.navigation?.addEventListener("navigate", ({ destination, downloadRequest }) => {
  if (!destination.sameDocument && downloadRequest === null) bar?.classList.add("on");
});
// The back-forward cache keeps the bar as well.
addEventListener("pageshow", () => {
  running = 0;
  bar?.classList.remove("on");
});
