const { lang, dataset } = document.documentElement;
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

// The device's, unless the account has one; the server is told for the next page.
if (timeZone && dataset.zone && dataset.zone !== timeZone) {
  document.cookie = `zone=${timeZone};path=/;max-age=31536000;samesite=lax`;
  for (const time of document.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    const full = `${at.toLocaleTimeString(lang, { timeStyle: "short" })} · ${at.toLocaleDateString(lang, { dateStyle: "medium" })}`;
    time[time.title ? "title" : "textContent"] = full;
  }
}

setInterval(() => {
  for (const time of document.querySelectorAll("time[title]")) {
    if (!/^(now|\d+[smh])$/.test(time.textContent)) continue;
    const at = new Date(time.dateTime);
    const age = (Date.now() - at) / 1000;
    const [size, unit] = age < 60 ? [1, "s"] : age < 3600 ? [60, "m"] : [3600, "h"];
    const text =
      age < 5 ? "now" : age < 86400 ? Math.floor(age / size) + unit : at.toLocaleDateString(lang, { month: "short", day: "numeric" });
    if (text !== time.textContent) time.textContent = text;
  }
}, 1000);
