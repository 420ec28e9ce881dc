const NEAR = 20;
const KEPT = /^(text|images|alt_|sensitive|reply_rule)/;
// Loaded where there is something to count.
let counting;

const update = async (form) => {
  const { weigh, normalise } = await (counting ??= import("./counting.js"));
  const area = form.elements.text;
  const limit = Number(form.dataset.composer);
  const { length } = weigh(normalise(area.value), limit);
  const left = limit - length;
  const counter = form.querySelector("[data-counter]");
  counter.hidden = length === 0;
  counter.dataset.state = left < 0 ? "over" : left <= NEAR ? "near" : "";
  counter.querySelector("[data-left]").textContent = left <= NEAR ? left : "";
  const part = Math.min(100, (length / limit) * 100);
  counter.querySelector(".part").setAttribute("stroke-dasharray", `${part} 100`);
  const nothing = length === 0 && !form.querySelector("[data-picked]");
  const busy = form.querySelector("[data-loading]");
  form.querySelector("[data-send]").setAttribute("aria-disabled", nothing || left < 0 || !!busy);
  const { fits } = weigh(area.value, limit);
  mirror(form.querySelector("[data-mirror]"), area.value, left < 0 ? fits : area.value.length);
};

const mirror = (box, text, fits) => {
  const mark = document.createElement("mark");
  mark.textContent = text.slice(fits);
  box.replaceChildren(text.slice(0, fits), mark, " ");
};

// The dialog has a draft of its own.
const key = (form) => `draft:${form.dataset.draft}${form.closest("dialog") ? ":dialog" : ""}`;
export const forget = (form) => sessionStorage.removeItem(key(form));

const save = (form) => {
  const kept = [...new FormData(form)].filter(([name]) => KEPT.test(name));
  if (form.dataset.draft && kept.some(([name, value]) => value && name !== "reply_rule"))
    sessionStorage.setItem(key(form), JSON.stringify(kept));
  else forget(form);
};

const restore = async (form) => {
  const kept = JSON.parse(sessionStorage.getItem(key(form)) ?? "[]");
  const list = form.querySelector("[data-pictures]");
  const ids = kept.filter(([name]) => name === "images");
  if (list && ids.length && !list.children.length) {
    const answer = await fetch(`/compose/pictures?${new URLSearchParams(ids)}`);
    if (!answer.ok || answer.redirected) return;
    list.innerHTML = await answer.text();
  }
  for (const [name, value] of kept) {
    const field = form.elements[name];
    if (name === "sensitive") field.checked = true;
    else if (name !== "images" && field && (!field.value || name !== "text" || !list)) field.value = value;
  }
  if (kept.length) changed(form);
};

export const changed = (form) =>
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("[data-composer]");
  if (!form) return;
  update(form);
  save(form);
});

const prepare = (root) =>
  root.querySelectorAll?.("[data-composer]").forEach((form) => {
    if (!form.dataset.ready && form.dataset.draft) restore(form);
    form.dataset.ready = "1";
    update(form);
  });
document.addEventListener("htmx:after:process", ({ target }) => {
  prepare(target.parentElement ?? document);
});
addEventListener("pageshow", () => prepare(document));

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const form = ctx.sourceElement;
  if (ctx.response.status === 200 && form?.matches?.("[data-draft]")) forget(form);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-send]"));
});

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest("[data-composer]");
    const area = form?.elements.text;
    if (!area) return;
    const nothing = !area.value.trim() && !form.querySelector("[data-picked]");
    if (nothing || form.querySelector("[data-loading]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      area.focus();
    }
  },
  true,
);
