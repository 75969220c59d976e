import { compact, element, number } from "./elements.js";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LEVELS = 8;

/** Counts by weekday and hour as a table whose cells are the darker the more there is; values[weekday 1…7][hour]. */
export function heatmap(caption, values) {
  const most = Math.max(1, ...values.slice(1).flat());
  // By the root, so that one busy hour does not hide all others.
  const level = (value) => (value === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(value / most) * LEVELS)));
  return element("figure", { class: "heatmap" },
    element("figcaption", {}, caption),
    element("table", {},
      element("thead", {}, element("tr", {},
        element("td"),
        Array.from({ length: 24 }, (_, hour) =>
          element("th", { scope: "col" }, String(hour).padStart(2, "0"))))),
      element("tbody", {}, WEEKDAYS.map((day, index) => element("tr", {},
        element("th", { scope: "row" }, day),
        values[index + 1].map((value, hour) =>
          element("td", { class: `level-${level(value)}`, title: `${day} ${String(hour).padStart(2, "0")}:00 – ${number(value)}` },
            value === 0 ? "" : compact(value))))))),
    element("p", { class: "legend", "aria-hidden": "true" }, "0",
      Array.from({ length: LEVELS + 1 }, (_, step) => element("span", { class: `level-${step}` })),
      number(most)));
}

const BAR = 26; // px for each
const AXIS = 34;

/** Horizontal bars, one for each label. */
export function bars(caption, labels, values, format = number) {
  const canvas = element("canvas", { role: "img", "aria-label": `${caption}; the table has the numbers` });
  const box = element("div", { class: "bars" }, canvas);
  box.style.height = `${labels.length * BAR + AXIS}px`;
  const draw = () => new Chart(canvas, {
    type: "bar",
    data: { labels, datasets: [{ data: values, backgroundColor: colour("--accent"), borderRadius: 3, maxBarThickness: 18 }] },
    options: {
      indexAxis: "y",
      maintainAspectRatio: false,
      animation: false,
      plugins: { legend: { display: false }, tooltip: { displayColors: false, callbacks: { label: (item) => format(item.parsed.x) } } },
      scales: {
        x: { beginAtZero: true, grid: { color: colour("--line") }, border: { display: false }, ticks: { color: colour("--quiet"), maxTicksLimit: 6, precision: 0, callback: (value) => compact(value) } },
        y: { grid: { display: false }, border: { color: colour("--line") }, ticks: { color: colour("--ink"), autoSkip: false, callback: (_, index) => shortened(labels[index]) } },
      },
    },
  });
  let chart;
  // A canvas has a size only in the page; and it is drawn anew when the person changes between light and dark.
  requestAnimationFrame(() => { chart = draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (canvas.isConnected) {
      chart?.destroy();
      chart = draw();
    }
  });
  return element("figure", {}, element("figcaption", {}, caption), box);
}

function shortened(label) {
  return label.length > 18 ? label.slice(0, 17) + "…" : label;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
