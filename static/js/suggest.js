const WORD = /(?<![\p{L}\p{N}_@#&/])[@#][\p{L}\p{M}\p{N}_]{1,30}$/u;
const WAIT = 80;
const writing = (area) => area.matches?.("textarea[name=text],[data-suggest]");
let timer, asking;

const listOf = (area) => area.closest(".field").querySelector("[role=listbox]");
const wordAt = (area) =>
  area.dataset.suggest ? area.value.trim() : area.value.slice(0, area.selectionStart).match(WORD)?.[0];

const close = (area) => {
  clearTimeout(timer);
  asking?.abort();
  listOf(area)?.remove();
  area.removeAttribute("aria-activedescendant");
  area.removeAttribute("aria-controls");
  area.ariaExpanded &&= false;
};

const choose = (area, item) => {
  if (item.dataset.to) return location.assign(item.dataset.to);
  const end = area.selectionStart;
  area.setSelectionRange(end - (wordAt(area)?.length ?? 0), end);
  close(area);
  // As if it were typed, so that it can be undone.
  document.execCommand("insertText", false, `${item.dataset.choice} `);
};

const mark = (area, item) => {
  for (const one of listOf(area).children) one.ariaSelected = one === item;
  area.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
};

const ask = async (area, word) => {
  asking?.abort();
  asking = new AbortController();
  try {
    const { signal } = asking;
    const answer = await fetch(`${area.dataset.suggest ?? "/compose/suggest"}?${new URLSearchParams({ q: word })}`, { signal });
    const html = answer.ok && !answer.redirected ? await answer.text() : "";
    if (wordAt(area) !== word || document.activeElement !== area) return;
    if (!html.trim()) return close(area);
    show(area, html);
  } catch (error) {
    // Overtaken by the next letter, or offline.
    if (error.name !== "AbortError") close(area);
  }
};

const show = (area, html) => {
  const list = listOf(area) ?? document.createElement("ul");
  const id = `${area.id}-choices`;
  Object.assign(list, { role: "listbox", ariaLabel: "Suggestions", className: "choices-list", id, innerHTML: html });
  area.closest(".field").append(list);
  area.setAttribute("aria-controls", id);
  area.ariaExpanded &&= true;
  // A topic ends as it is spelt.
  if (html.includes('="@')) mark(area, list.firstElementChild);
};

const suggest = ({ target }) => {
  if (!writing(target)) return;
  clearTimeout(timer);
  const word = wordAt(target);
  if (word != null) timer = setTimeout(() => ask(target, word), WAIT);
  else close(target);
};
for (const name of ["input", "focusin"]) document.addEventListener(name, suggest);

document.addEventListener(
  "keydown",
  (event) => {
    const area = event.target;
    const list = writing(area) && listOf(area);
    if (!list || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const items = [...list.children];
    const at = items.findIndex((one) => one.ariaSelected === "true");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) mark(area, items.at((at < 0 ? (by - 1) / 2 : at + by) % items.length));
    else if (at >= 0 && (event.key === "Enter" || (event.key === "Tab" && !area.dataset.suggest)))
      choose(area, items[at]);
    else if (event.key === "Escape") close(area);
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
for (const name of ["mousedown", "click"]) document.addEventListener(name, (event) => {
  const item = event.target.closest?.(".choices-list li");
  if (!item) return;
  event.preventDefault();
  if (name === "click") choose(item.closest(".field").querySelector("textarea,[data-suggest]"), item);
});
document.addEventListener("selectionchange", () => {
  const area = document.activeElement;
  if (writing(area) && wordAt(area) == null) close(area);
});
document.addEventListener("focusout", ({ target }) => writing(target) && close(target));
