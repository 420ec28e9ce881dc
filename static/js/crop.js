const box = document.querySelector("[data-crop]");
const canvas = box.querySelector("canvas");
const { picture, zoom, x, y, left, top, share } = box.form.elements;
const { width, height } = canvas;
let image, wide, tall, last;

const draw = () => {
  wide = Math.min(image.width, (image.height * width) / height) / zoom.value;
  tall = (wide * height) / width;
  share.value = wide / image.width;
  left.value = x.value * (1 - wide / image.width);
  top.value = y.value * (1 - tall / image.height);
  canvas.width = width; // empties it
  const from = [left.value * image.width, top.value * image.height, wide, tall];
  canvas.getContext("2d").drawImage(image, ...from, 0, 0, width, height);
};

picture.onchange = async () => {
  // The server judges what the browser can't read.
  image = await createImageBitmap(picture.files[0]).catch(() => {});
  box.hidden = box.disabled = !image;
  if (image) draw();
};
box.oninput = draw;
canvas.onpointerdown = (event) => {
  last = event;
  canvas.setPointerCapture(event.pointerId);
};
canvas.onpointermove = (event) => {
  if (!event.buttons) return;
  const scale = wide / canvas.clientWidth;
  x.value -= ((event.x - last.x) * scale) / (image.width - wide);
  y.value -= ((event.y - last.y) * scale) / (image.height - tall);
  last = event;
  draw();
};
