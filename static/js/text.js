// The same counting as apps/text/entities.py.
export const normalise = (text) =>
  text
    .normalize("NFC")
    .replaceAll("\0", "")
    .replace(/\r\n?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

export const length = (text) => [...normalise(text)].length;
