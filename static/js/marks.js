const copies = (button) => {
  const card = button.closest("[data-tweet], [data-person]");
  const slot = button.closest("[data-slot]");
  if (!card) return [slot];
  const key = card.dataset.tweet ? "tweet" : "person";
  const all = `[data-${key}="${card.dataset[key]}"] [data-slot="${slot.dataset.slot}"]`;
  return [...document.querySelectorAll(all)];
};

// A slot is the button, or its menu.
const set = (slot, on) => {
  const button = slot.matches("[data-mark]") ? slot : slot.querySelector("[data-mark]");
  button.ariaPressed = on;
  button.classList.toggle("just", on);
  const number = slot.querySelector(".number");
  if (!number) return;
  const exact = Math.max(0, Number(number.title.replaceAll(",", "")) + (on ? 1 : -1));
  number.title = exact.toLocaleString("en");
  // A shortened number such as 12.3K stays until the answer brings the new one.
  if (/^[\d,]*$/.test(number.textContent)) number.textContent = exact ? number.title : "";
};

const flip = (button) => {
  const on = button.ariaPressed !== "true";
  copies(button).forEach((copy) => set(copy, on));
};

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  ctx.flipped = ctx.sourceElement?.matches?.("body:not(.signed-out) [data-mark]");
  if (ctx.flipped) flip(ctx.sourceElement);
});

const back = ({ detail: { ctx } }) => {
  if (!ctx?.flipped) return;
  ctx.flipped = false;
  flip(ctx.sourceElement);
};
for (const name of ["htmx:error", "htmx:response:error"]) document.addEventListener(name, back);
// A way to the login page.
document.addEventListener("htmx:after:request", (event) => {
  if (event.detail.ctx.response.status === 204) back(event);
});
