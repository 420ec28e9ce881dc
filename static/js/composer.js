// The ring that counts, the red mark on what is too much, and Ctrl-Enter.
const NEAR = 20;
// Loaded where there is something to count: most pages of a stranger have no composer.
let counting;

const update = async (form) => {
  const { weigh, normalise } = await (counting ??= import("./counting.js"));
  const area = form.querySelector("textarea");
  const limit = Number(form.dataset.composer);
  const { length } = weigh(normalise(area.value), limit);
  const left = limit - length;
  const counter = form.querySelector("[data-counter]");
  counter.hidden = length === 0;
  counter.dataset.state = left < 0 ? "over" : left <= NEAR ? "near" : "";
  counter.querySelector("[data-left]").textContent = left <= NEAR ? left : "";
  const part = Math.min(100, (length / limit) * 100);
  counter.querySelector(".part").setAttribute("stroke-dasharray", `${part} 100`);
  form.querySelector("[data-send]").setAttribute("aria-disabled", length === 0 || left < 0);
  const { fits } = weigh(area.value, limit);
  mirror(form.querySelector("[data-mirror]"), area.value, left < 0 ? fits : area.value.length);
};

const mirror = (box, text, fits) => {
  const mark = document.createElement("mark");
  mark.textContent = text.slice(fits);
  // The space gives a last empty line its height.
  box.replaceChildren(text.slice(0, fits), mark, " ");
};

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("[data-composer]");
  if (form) update(form);
});

const prepare = (root) => root.querySelectorAll?.("[data-composer]").forEach(update);
document.addEventListener("htmx:after:process", ({ target }) => {
  prepare(target.parentElement ?? document);
});
addEventListener("pageshow", () => prepare(document));

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});

document.addEventListener(
  "submit",
  (event) => {
    const area = event.target.closest("[data-composer]")?.querySelector("textarea");
    if (area && !area.value.trim()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      area.focus();
    }
  },
  true,
);
