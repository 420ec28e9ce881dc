// The ring that counts, the red mark on what is too much, and Ctrl-Enter.
import { length, normalise } from "./text.js";

const NEAR = 20;

const update = (form) => {
  const area = form.querySelector("textarea");
  const limit = Number(form.dataset.composer);
  const used = length(area.value);
  const left = limit - used;
  const counter = form.querySelector("[data-counter]");
  counter.hidden = used === 0;
  counter.dataset.state = left < 0 ? "over" : left <= NEAR ? "near" : "";
  counter.querySelector("[data-left]").textContent = left <= NEAR ? left : "";
  const part = Math.min(100, (used / limit) * 100);
  counter.querySelector(".part").setAttribute("stroke-dasharray", `${part} 100`);
  form.querySelector("[data-send]").setAttribute("aria-disabled", used === 0 || left < 0);
  mirror(form.querySelector("[data-mirror]"), area.value, limit, left);
};

const mirror = (box, text, limit, left) => {
  const characters = [...text];
  const mark = document.createElement("mark");
  mark.textContent = left < 0 ? characters.slice(limit).join("") : "";
  // The space gives a last empty line its height.
  box.replaceChildren(left < 0 ? characters.slice(0, limit).join("") : text, mark, " ");
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
    const form = event.target.closest("[data-composer]");
    if (form && !normalise(form.querySelector("textarea").value)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      form.querySelector("textarea").focus();
    }
  },
  true,
);
