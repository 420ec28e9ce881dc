// Like, Retweet, Follow: shown at once, put back when the server refuses or can't be reached.
const copies = (button) => {
  const card = button.closest("[data-tweet], [data-person]");
  if (!card) return [button];
  const key = card.dataset.tweet ? "tweet" : "person";
  const all = `[data-${key}="${card.dataset[key]}"] [data-slot="${button.dataset.slot}"]`;
  return [...document.querySelectorAll(all)];
};

const set = (button, on) => {
  button.setAttribute("aria-pressed", on);
  button.classList.toggle("just", on);
  const number = button.querySelector(".number");
  if (!number) return;
  const exact = Math.max(0, Number(number.title.replaceAll(",", "")) + (on ? 1 : -1));
  number.title = exact.toLocaleString("en");
  // A shortened number such as 12.3K stays until the answer brings the new one.
  if (/^[\d,]*$/.test(number.textContent)) number.textContent = exact ? number.title : "";
};

const flip = (button) => {
  const on = button.getAttribute("aria-pressed") !== "true";
  copies(button).forEach((copy) => set(copy, on));
};

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const button = ctx.sourceElement;
  if (!button?.matches?.("[data-mark]") || document.body.classList.contains("signed-out")) return;
  ctx.flipped = true;
  flip(button);
});

const back = ({ detail: { ctx } }) => {
  if (!ctx?.flipped) return;
  ctx.flipped = false;
  flip(ctx.sourceElement);
};
document.addEventListener("htmx:error", back);
document.addEventListener("htmx:response:error", back);
// 204 comes with a way to the login page: nothing was done.
document.addEventListener("htmx:after:request", (event) => {
  if (event.detail.ctx.response.status === 204) back(event);
});
