import { element } from "./elements.js";

const PAUSE_MILLIS = 2500;
const PATIENCE_MILLIS = 5000;

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const minuteClock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

const MEASURES = {
  events_in: { title: "Events in", unit: "events a second", format: rate },
  rows_out: { title: "Rows out", unit: "rows a second", format: rate },
  lag_records: { title: "Lag", unit: "records behind", format: (value) => whole.format(value) },
  lag_seconds: { title: "Freshness", unit: "seconds behind", format: rate },
  snapshots: { title: "Snapshots", unit: "of one table", format: (value) => whole.format(value) },
  rejected: { title: "Rejected", format: (value) => whole.format(value) },
};

/** Upkeep leaves at most half as many. */
const UPKEEP_IS_AWAY = 3000;

const HEALTH = { ready: "well", not_ready: "not well", unknown: "unknown" };

function rate(value) {
  return value < 100 ? fine.format(value) : whole.format(value);
}

/** Fills the place, keeps it up to date, and returns what ends that. */
export function show(place) {
  document.title = "Now – Tureen";
  const lost = element("p", { class: "notice bad", role: "alert", hidden: true });
  const problem = element("p", { class: "notice bad", role: "status", hidden: true });
  const verdict = element("p", { class: "now-verdict", role: "status" }, "Looking …");
  const measures = element("div", { class: "measures" });
  const parts = element("ul", { class: "parts" });
  const live = element("div", {}, verdict, problem, measures, element("section", { class: "card" }, element("h2", {}, "Parts"), parts));
  place.append(element("h1", {}, "Now"), lost, live);

  const cards = new Map(Object.keys(MEASURES).map((name) => [name, card(name)]));
  const audit = auditCard();
  measures.append(...[...cards.values()].map((it) => it.place), audit.place);

  const leaving = new AbortController();
  let lostSince;
  let timer;

  async function look() {
    try {
      const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(PATIENCE_MILLIS)]);
      const response = await fetch("/api/now", { signal, cache: "no-store" });
      if (!response.ok) {
        throw new Error(`status ${response.status}`);
      }
      const now = await response.json();
      lostSince = undefined;
      lost.hidden = true;
      live.classList.remove("stale");
      setHidden(problem, now.problem);
      setText(verdict, verdictOf(now));
      verdict.className = `now-verdict health ${healthOf(now)}`;
      parts.replaceChildren(...now.parts.map((part) => row(part, Date.parse(now.at))));
      audit.show(now.audit, Date.parse(now.at));
      for (const measure of now.measures) {
        cards.get(measure.name)?.show(measure, now);
      }
    } catch (error) {
      if (leaving.signal.aborted) {
        return;
      }
      lostSince ??= new Date();
      setHidden(
        lost,
        `The page cannot reach the console since ${clock.format(lostSince)}. Below is what it told last; it is asked again every few seconds.`,
      );
      live.classList.add("stale");
    }
    if (!leaving.signal.aborted) {
      timer = setTimeout(look, PAUSE_MILLIS);
    }
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const recolour = () => cards.forEach((it) => it.recolour());
  dark.addEventListener("change", recolour);
  look();
  return () => {
    leaving.abort();
    clearTimeout(timer);
    dark.removeEventListener("change", recolour);
    cards.forEach((it) => it.end());
  };
}

function healthOf(now) {
  if (now.problem || now.parts.length === 0) {
    return "unknown";
  }
  return now.parts.every((part) => part.health === "ready") ? "ready" : "not_ready";
}

function verdictOf(now) {
  const unwell = now.parts.filter((part) => part.health !== "ready");
  if (now.problem || now.parts.length === 0) {
    return "It is not known how the parts are";
  }
  if (unwell.length === 0) {
    return `All ${now.parts.length} parts are well`;
  }
  const names = unwell.map((part) => part.name).join(", ");
  return `${unwell.length} of ${now.parts.length} parts ${unwell.length === 1 ? "is" : "are"} not well: ${names}`;
}

function row(part, nowMillis) {
  const facts = [];
  if (part.since) {
    facts.push(`for ${ago(nowMillis - Date.parse(part.since))}`);
  }
  if (part.restarts > 0) {
    facts.push(part.restarts === 1 ? "1 restart" : `${whole.format(part.restarts)} restarts`);
  }
  facts.push(`says ${part.known_from}`);
  const state = ["ready", "not ready", "unknown"].includes(part.state) ? "" : part.state; // the health says it
  const detail = [state, part.detail].filter(Boolean).join(": ");
  return element(
    "li",
    {},
    element("span", { class: `health ${part.health}` }, HEALTH[part.health] ?? part.health),
    element("span", { class: "name" }, part.name),
    element("span", { class: "detail" }, detail),
    element("span", { class: "facts", title: part.since ? `since ${new Date(part.since).toLocaleString("en-GB")}` : "" }, facts.join(" · ")),
  );
}

function ago(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 120) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** A measure: its value, where it comes from, and its plot. */
function card(name) {
  const { title, unit, format } = MEASURES[name];
  const value = element("p", { class: "value unknown" }, "…");
  const detail = element("p", { class: "detail" });
  const canvas = element("canvas", { role: "img", "aria-label": `${title}, the last 15 minutes` });
  const place = element("section", { class: "card" }, element("h2", {}, title), value, detail, element("div", { class: "plot" }, canvas));
  let plot;

  function show(measure, now) {
    const shown = name === "rejected" && measure.value !== null ? sinceFirst(measure, now) : { value: measure.value, unit };
    if (shown.value === null) {
      value.className = "value unknown";
      value.replaceChildren("unknown");
    } else {
      value.className = "value";
      value.replaceChildren(format(shown.value), element("small", {}, shown.unit));
    }
    setText(detail, measure.value === null ? measure.reason : detailOf(measure));
    draw(measure.values, now);
  }

  function detailOf(measure) {
    if (name === "snapshots" && measure.value > UPKEEP_IS_AWAY) {
      return "Upkeep has not expired any for most of an hour. See what its last runs said.";
    }
    return name === "rejected" ? "" : streamsOf(measure);
  }

  function streamsOf(measure) {
    const streams = Object.entries(measure.streams ?? {});
    return streams.length < 2 ? "" : streams.map(([stream, its]) => `${stream} ${format(its)}`).join("\n");
  }

  function draw(values, now) {
    const points = values.map((its, index) => ({ x: now.times[index], y: its }));
    const end = now.times.at(-1) ?? Date.parse(now.at) / 1000;
    plot ??= new Chart(canvas, options(format));
    plot.data.datasets[0].data = points;
    plot.options.scales.x.min = end - now.history_seconds;
    plot.options.scales.x.max = end;
    paint(plot);
    plot.update("none");
  }

  function recolour() {
    if (plot) {
      paint(plot);
      plot.update("none");
    }
  }

  return { place, show, recolour, end: () => plot?.destroy() };
}

/** Whether each record is in exactly one place, as the last audit found. */
function auditCard() {
  const value = element("p", { class: "value unknown" }, "…");
  const detail = element("p", { class: "detail" });
  const place = element("section", { class: "card" }, element("h2", {}, "Last audit"), value, detail);

  function show(audit, nowMillis) {
    const known = audit.at !== null;
    value.className = known ? "value" : "value unknown";
    setText(value, known ? verdictOfAudit(audit) : "unknown");
    setText(detail, known ? `${ago(nowMillis - Date.parse(audit.at))} ago` : audit.reason);
  }

  return { place, show };
}

function verdictOfAudit(audit) {
  if (audit.unaccounted === 0) {
    return "all accounted for";
  }
  const counts = [
    [audit.missing, "missing"],
    [audit.doubled, "double"],
    [audit.expired, "expired"],
  ].filter(([count]) => count > 0);
  return counts.length === 0 ? "not all accounted for" : counts.map(([count, what]) => `${whole.format(count)} ${what}`).join(", ");
}

/** Records were rejected in a moment that may be over: what counts is how many since the plot began. */
function sinceFirst(measure, now) {
  return { value: measure.total, unit: `records since ${minuteClock.format(new Date(now.times[0] * 1000))}` };
}

function options(format) {
  const tick = { autoSkip: false, maxRotation: 0, font: { size: 11 } };
  return {
    type: "line",
    data: { datasets: [{ data: [], borderWidth: 1.75, pointRadius: 0, pointHitRadius: 8, fill: "origin", spanGaps: false, tension: 0 }] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: false,
          callbacks: {
            title: (items) => clock.format(new Date(items[0].parsed.x * 1000)),
            label: (item) => format(item.parsed.y),
          },
        },
      },
      scales: {
        x: {
          type: "linear",
          grid: { display: false },
          ticks: { ...tick, align: "inner", callback: (at, index, ticks) => minutesBefore(at, ticks) },
          afterBuildTicks: (scale) => {
            scale.ticks = [15, 10, 5, 0].map((minutes) => ({ value: scale.max - minutes * 60 }));
          },
        },
        y: { beginAtZero: true, suggestedMax: 1, ticks: { maxTicksLimit: 4, precision: 0, font: { size: 11 } }, border: { display: false } },
      },
    },
  };
}

function minutesBefore(at, ticks) {
  const minutes = Math.round((ticks.at(-1).value - at) / 60);
  return minutes === 0 ? "now" : minutes === 15 ? "−15 min" : "";
}

/** The colours of the page, light or dark. */
function paint(plot) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const [dataset] = plot.data.datasets;
  dataset.borderColor = colour("--accent");
  dataset.backgroundColor = colour("--accent-soft");
  for (const scale of Object.values(plot.options.scales)) {
    scale.ticks.color = colour("--quiet");
    scale.grid = { ...scale.grid, color: colour("--line") };
  }
}

/** Sets a text only when it is another, so that it is read out once. */
function setText(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

function setHidden(place, text) {
  place.hidden = !text;
  setText(place, text ?? "");
}
