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
  form.querySelector("[data-send]").ariaDisabled = nothing || left < 0 || !!form.querySelector("[data-loading]");
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
export const kept = (form) => sessionStorage.getItem(key(form));

const save = (form) => {
  const fields = [...new FormData(form)].filter(([name]) => KEPT.test(name));
  if (form.dataset.draft && fields.some(([name, value]) => value && name !== "reply_rule"))
    sessionStorage.setItem(key(form), JSON.stringify(fields));
  else forget(form);
};

const restore = async (form) => {
  const fields = JSON.parse(kept(form) ?? "[]");
  const list = form.querySelector("[data-pictures]");
  const ids = fields.filter(([name]) => name === "images");
  if (ids.length && !list.children.length) {
    const answer = await fetch(`/compose/pictures?${new URLSearchParams(ids)}`);
    if (!answer.ok || answer.redirected) return;
    list.innerHTML = await answer.text();
  }
  for (const [name, value] of fields) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = true;
    else if (name !== "images" && field && (!field.value || name !== "text" || form.elements.version)) field.value = value;
  }
  if (fields.length) changed(form);
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
    if (form.querySelector("[data-loading]") || !(area.value.trim() || form.querySelector("[data-picked]"))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      area.focus();
    }
  },
  true,
);
