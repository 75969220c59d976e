import { ask, element, moment, problem } from "./elements.js";
import { answer, period } from "./answers.js";

const PERIODS = { all: "All", today: "Today", week: "Last 7 days" };

/** The report for the period in the address. */
export function show(place) {
  document.title = "Report – Tureen";
  const leaving = new AbortController();
  const results = element("div", { "aria-live": "polite" }, element("p", { class: "quiet" }, "Asking Trino …"));
  const about = element("p", { class: "quiet" }, "\u00a0");
  place.append(
    element("div", { class: "page-head" },
      element("div", {}, element("h1", {}, "Report"), about),
      element("a", { class: "button", href: `/report.html${location.search}`, download: "tureen-report.html", target: "_blank" }, "Save as a file")),
    periods(),
    results);
  ask(`/api/report${location.search}`, leaving.signal)
    .then((report) => {
      const words = period(report);
      about.textContent = `${words[0].toUpperCase()}${words.slice(1)}. Hours and weekdays are those of ${report.zone}; asked at ${moment(report.made).slice(11)}.`;
      results.replaceChildren(...shown(report));
    })
    .catch((failure) => {
      if (failure.name !== "AbortError") {
        results.replaceChildren(problem(failure), again(place));
      }
    });
  return () => leaving.abort();
}

function shown(report) {
  const first = report.results.find((result) => result.answer || result.problem.code !== "DOES_NOT_APPLY");
  const isOneProblem = first?.problem && report.results.every((result) => !result.answer
    && (result.problem.code === first.problem.code || result.problem.code === "DOES_NOT_APPLY"));
  if (isOneProblem && first.problem.code === "TRINO_UNREACHABLE") {
    return [problem(first.problem), again(document.getElementById("page"))];
  }
  return report.results.map((result) => answer(result, `/api/report/${result.id}.csv${location.search}`));
}

function again(place) {
  return element("button", { type: "button", class: "button", onclick: () => { place.replaceChildren(); show(place); } }, "Try again");
}

function periods() {
  const given = new URLSearchParams(location.search);
  const from = given.get("from") ?? "";
  const to = given.get("to") ?? "";
  const isCustom = from !== "" || to !== "";
  const chosen = isCustom ? "" : given.get("period") || "all";
  const day = (name, label, value) => element("label", {}, label,
    element("input", { type: "date", name, value: value.slice(0, 10), max: "9999-12-31" }));
  const form = element("form", { class: isCustom ? "custom chosen" : "custom", onsubmit: go },
    day("from", "From", from),
    day("to", "before", to),
    element("button", { type: "submit", class: "button" }, "Show"));
  return element("div", { class: "periods" },
    element("nav", { class: "segments", "aria-label": "Period" },
      Object.entries(PERIODS).map(([name, label]) =>
        element("a", { href: name === "all" ? "/report" : `/report?period=${name}`, "aria-current": name === chosen && "true" }, label))),
    form);
}

function go(event) {
  event.preventDefault();
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(event.target)) {
    if (value !== "") {
      words.set(name, value);
    }
  }
  history.pushState(null, "", words.size === 0 ? "/report" : `/report?${words}`);
  dispatchEvent(new PopStateEvent("popstate"));
}
