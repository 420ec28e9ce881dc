import { changed } from "./composer.js";
import { proofs } from "./requests.js";
import { say } from "./toasts.js";

const MOST = 4;

const send = (form, file) => {
  const place = document.createElement("li");
  place.className = "picked";
  place.dataset.loading = "";
  place.ariaLabel = `Sending ${file.name}`;
  const dial = form.querySelector(".dial").cloneNode(true);
  place.append(dial);
  form.querySelector("[data-pictures]").append(place);
  const body = new FormData();
  body.append("pictures", file);
  const request = new XMLHttpRequest();
  request.open("POST", "/compose/pictures");
  for (const proof of Object.entries(proofs())) request.setRequestHeader(...proof);
  request.upload.onprogress = ({ loaded, total }) =>
    dial.querySelector(".part").setAttribute("stroke-dasharray", `${(loaded / total) * 100} 100`);
  request.onloadend = () => {
    const { status, responseText: text } = request;
    if (status === 200 && text.includes("data-picked")) place.outerHTML = text;
    else {
      place.remove();
      const out = status === 409 || request.responseURL.includes("/login/");
      say(status === 422 ? text : out ? "You are not logged in here." : `${file.name} could not be sent. Please try again.`);
    }
    changed(form);
  };
  request.send(body);
};

const add = (form, files) => {
  if (!form.elements.pictures) return;
  const room = MOST - form.querySelectorAll(".picked").length;
  if (files.length > room) say(`A Tweet holds ${MOST} pictures at most.`);
  [...files].slice(0, room).forEach((file) => send(form, file));
  changed(form);
};

const composer = ({ target }) => target.closest?.("[data-composer]:has([data-pictures])");
const images = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-composer] input[type=file]")) return;
  add(composer(event), event.target.files);
  event.target.value = "";
});
document.addEventListener("paste", (event) => {
  const form = composer(event);
  const data = event.clipboardData;
  const files = images(data);
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  // Office's picture shows the same text.
  if (!form || !files.length || (text && html.replace(/<[^>]*>/g, "").trim())) return;
  // Files bring their names.
  if (html || !text || files.some(({ name }) => text.includes(name))) event.preventDefault();
  add(form, files);
});

let dragged = null;
document.addEventListener("dragstart", ({ target }) => (dragged = target.closest?.("[data-picked]")));
document.addEventListener("dragend", () => (dragged = null));
document.addEventListener("dragover", (event) => {
  const form = composer(event);
  if (!form || !(dragged || event.dataTransfer.types.includes("Files"))) return;
  event.preventDefault();
  form.classList.add("dropping");
  const over = event.target.closest("[data-picked]");
  if (!dragged || !over || over === dragged || !form.contains(dragged)) return;
  const all = [...over.parentElement.children];
  over[all.indexOf(dragged) < all.indexOf(over) ? "after" : "before"](dragged);
});
document.addEventListener("dragleave", (event) => composer(event)?.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  const form = composer(event);
  const { files } = event.dataTransfer;
  if (!form || !(dragged || files.length)) return;
  event.preventDefault();
  form.classList.remove("dropping");
  if (dragged) changed(form);
  else add(form, files);
});

document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.("[data-move]");
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = composer(event);
    const item = button.closest("[data-picked]");
    const by = Number(button.dataset.move);
    if (by < 0) item.previousElementSibling?.before(item);
    if (by > 0) item.nextElementSibling?.after(item);
    if (by) item.querySelector(`[data-move="${button.checkVisibility({ visibilityProperty: true }) ? by : -by}"]`).focus();
    else {
      (item.nextElementSibling ?? item.previousElementSibling ?? form)
        .querySelector("button, textarea")
        .focus();
      item.remove();
    }
    changed(form);
  },
  true,
);
