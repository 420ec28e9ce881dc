// As apps/text/counting.py says; one table of cases tests both.
import tlds, * as patterns from "./tlds.js";

const MAX_URL = 4096;
const MAX_LABEL = 63;
const URL_LENGTH = 23;
const all = (name) => RegExp(patterns[name], "gsu");
const here = (name) => RegExp(patterns[name], "uy");
const PLAIN = here("PLAIN");
const LAST = here("LAST");
const HEAVY = RegExp(patterns.HEAVY, "u");
const NOT_BEFORE = /[A-Za-z0-9$@＠#＃\uFFFE\uFEFF\uFFFF]/u;
const SCHEME = /https?:\/\/$/i;
const ASCII_TLD = /[A-Za-z0-9]+/y;
const AFTER_TLD = /[0-9A-Za-z@+-]/;
const PUNYCODE = /xn--[-0-9a-z]+/iy;
const PORT = /:\d+/y;
const TCO = /^https?:\/\/t\.co\/[a-z0-9]{1,40}([a-z0-9]?)/i;

const known = new Set(tlds.split(" "));
const inScripts = [...known].filter((tld) => /[^\x00-\x7f]/.test(tld));
inScripts.sort((one, other) => other.length - one.length);

const endOf = (pattern, text, at) => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

const tldEnd = (text, at) => {
  const ascii = endOf(ASCII_TLD, text, at);
  if (ascii > 0 && !AFTER_TLD.test(text[ascii] ?? "") && known.has(text.slice(at, ascii).toLowerCase()))
    return ascii;
  for (const tld of inScripts)
    if (text.startsWith(tld, at) && !AFTER_TLD.test(text[at + tld.length] ?? "")) return at + tld.length;
  return endOf(PUNYCODE, text, at);
};

// Where each bracket that may stand in an address closes.
const pairsIn = (text) => {
  const pairs = {};
  let opened = [];
  for (const { index, 1: opens, 2: closes } of text.matchAll(all("BREAK")))
    if (opens) opened.push(index);
    else if (closes && [1, 2, 16].includes(text.charCodeAt(index) - text.charCodeAt(opened.at(-1))))
      pairs[opened.pop()] = index;
    else opened = [];
  return pairs;
};

const tailEnd = (text, start, pairs) => {
  if (!/[/?#]/.test(text[start])) return start;
  let best = start;
  for (let at = start; ; best = at = pairs[at] + 1) {
    at = Math.max(at, endOf(PLAIN, text, at));
    let end = at;
    while (end > best && endOf(LAST, text, end - 1) < 0) end--;
    best = end;
    if (!pairs[at]) return end === start + 1 && text[start] !== "/" ? start : end;
  }
};

const labelFits = (label) => {
  if (!label || label.length > MAX_LABEL) return false;
  if (!/[^\x00-\x7f]/.test(label)) return true;
  try {
    return new URL(`http://${label}`).hostname.length <= MAX_LABEL;
  } catch {
    return false;
  }
};

const sound = (host, length) => length <= MAX_URL && host.split(".").every(labelFits);

// For each dot of a run: the host's end behind it, and over further dots.
const reachOf = (text, start, dots) => {
  const reach = [];
  let beyond = -1;
  for (let index = dots.length - 1; index >= 0; index--) {
    const own = tldEnd(text, dots[index] + 1);
    reach[index] = [own, beyond];
    const label = text.slice(index ? dots[index - 1] + 1 : start, dots[index]);
    if (!label || /^[-_]|[-_]$/.test(label)) beyond = -1;
    else if (beyond < 0) beyond = label.includes("_") ? -1 : own;
  }
  return reach;
};

function* hosts(text, start, end) {
  const dots = [];
  for (let at = start; at < end; at++) if (text[at] === ".") dots.push(at);
  const reach = reachOf(text, start, dots);
  let label = start;
  for (const [index, dot] of dots.entries()) {
    const [own, further] = reach[index];
    if (label <= dot && (own > 0 || further > 0) && !"-_.".includes(text[dot - 1] ?? ".")) {
      let at = further > 0 ? label : Math.max(label, text.slice(label, dot).lastIndexOf("_") + 1 + label);
      while (at < dot && ("-_.".includes(text[at]) || (at && NOT_BEFORE.test(text[at - 1])))) at++;
      if (at < dot) {
        const hostEnd = further > 0 ? further : own;
        yield [at, hostEnd];
        label = hostEnd + 1;
        continue;
      }
    }
    label = Math.max(label, dot + 1);
  }
}

// Parts of a host that are ASCII or accented.
const asciiHosts = (host) => {
  const found = [];
  for (const { 0: run, index } of host.matchAll(all("ASCII_RUN"))) {
    let begin = -1;
    let expected = -1;
    let best = null;
    for (const label of run.matchAll(/[^.]+\./g)) {
      const at = index + label.index;
      if (at !== expected) {
        if (best) found.push(best);
        [begin, best] = [at, null];
      }
      expected = at + label[0].length;
      const end = tldEnd(host, expected);
      if (end > 0) best = [begin, end];
    }
    if (best) found.push(best);
  }
  return found;
};

const schemeLength = (text, hostStart, free) => {
  const scheme = SCHEME.exec(text.slice(Math.max(free, hostStart - 8), hostStart))?.[0].length ?? 0;
  const before = text[hostStart - scheme - 1];
  return scheme && before && NOT_BEFORE.test(before) ? 0 : scheme;
};

const bare = (text, hostStart, hostEnd, hasTail, end) => {
  const host = text.slice(hostStart, hostEnd);
  const before = text[hostStart - 1] ?? " ";
  if ("-_./".includes(before) || !sound(host, end - hostStart + 8)) return [];
  const urls = asciiHosts(host).map(([from, to]) => [hostStart + from, hostStart + to]);
  if (urls.length && hasTail) urls.at(-1)[1] = end;
  return urls;
};

export const findUrls = (text) => {
  const found = [];
  const pairs = pairsIn(text);
  let free = 0;
  for (const { 0: run, index } of text.matchAll(all("RUN"))) {
    for (const [hostStart, hostEnd] of hosts(text, Math.max(index, free), index + run.length)) {
      const start = hostStart - schemeLength(text, hostStart, free);
      const scheme = hostStart - start;
      const tail = Math.max(hostEnd, endOf(PORT, text, hostEnd));
      const short = scheme && TCO.exec(text.slice(start, hostEnd + 99));
      let end = tailEnd(text, tail, pairs);
      if (short && !short[1]) {
        end = start + short[0].length;
        if (text[end] === "?") end = tailEnd(text, end, pairs);
      }
      free = end + 1;
      if (!scheme) found.push(...bare(text, hostStart, hostEnd, end > tail, end));
      else if (!short?.[1] && sound(text.slice(hostStart, hostEnd), end - start + scheme)) found.push([start, end]);
    }
  }
  return found;
};

export const normalise = (text) =>
  text
    .normalize("NFC")
    .replaceAll("\0", "")
    .split(all("LINE_BREAK"))
    .map((line) => line.replace(RegExp(`^${patterns.EMPTY}$`, "u"), ""))
    .filter((line, at, lines) => line || lines[at - 1])
    .join("\n")
    .trim();

export const weigh = (text, limit = 280) => {
  const wholes = findUrls(text).map(([start, end]) => [start, end, URL_LENGTH]);
  for (const { 0: emoji, index } of text.matchAll(all("EMOJI")))
    wholes.push([index, index + emoji.length, 2]);
  wholes.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  let length = 0;
  let fits = 0;
  let at = 0;
  const add = (weight, end) => {
    length += weight;
    at = end;
    if (length <= limit) fits = end;
  };
  const single = (until) => {
    for (const char of text.slice(at, until)) add(HEAVY.test(char) ? 2 : 1, at + char.length);
  };
  for (const [start, end, weight] of wholes) {
    if (start < at) continue;
    single(start);
    add(weight, end);
  }
  single(text.length);
  return { length, fits };
};
