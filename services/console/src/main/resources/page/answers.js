import { element, moment, number, problem, query, table } from "./elements.js";
import { bars, heatmap } from "./plots.js";

const MOST_BARS = 15;
const WEEKDAY = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const sum = (values) => values.reduce((total, value) => total + value, 0);
const text = (value) => (value === null ? "(none)" : String(value));

/** How each question's answer is shown: the first thing to know, the plots, the table. */
const VIEWS = {
  usage(rows) {
    const grid = (column) => {
      const values = Array.from({ length: 8 }, () => Array(24).fill(0));
      rows.forEach((row) => { values[row[0]][row[1]] = row[column]; });
      return values;
    };
    const busiest = rows.reduce((best, row) => (row[3] > best[3] ? row : best));
    const logins = sum(rows.map((row) => row[2]));
    return {
      headline: `${number(sum(rows.map((row) => row[3])))} events, ${number(logins)} of them logins. Busiest: ${WEEKDAY[busiest[0]]}, ${busiest[1]} to ${busiest[1] + 1} o’clock.`,
      plots: [logins > 0 ? heatmap("Logins", grid(2)) : null, heatmap("All use: every event of every type", grid(3))],
      wide: true,
      headings: { weekday: "Weekday", hour: "Hour", logins: "Logins", events: "Events" },
      cells: { weekday: (value) => WEEKDAY[value], hour: (value) => `${String(value).padStart(2, "0")}:00` },
      folded: true,
    };
  },
  menus(rows) {
    return {
      headline: `${number(sum(rows.map((row) => row[1])))} searches. First: ${text(rows[0][0])}.`,
      plots: [bars("Searches", ...top(rows, 1))],
      headings: { menu: "Menu", searches: "Searches", percent: "%" },
      cells: { percent: tenths },
    };
  },
  foods(rows) {
    return {
      headline: `${number(sum(rows.map((row) => row[1])))} orders for ${number(sum(rows.map((row) => row[2])))}. First: ${text(rows[0][0])}.`,
      plots: [
        bars("Orders", ...top(rows, 1)),
        bars("Revenue", ...top(rows, 2)),
        bars("With a coupon, %", ...top(rows, 3), (value) => `${value} %`),
      ],
      headings: { food: "Food", orders: "Orders", revenue: "Revenue", coupon_percent: "With a coupon, %" },
      cells: { revenue: money, coupon_percent: tenths },
      wide: true,
    };
  },
  reviews(rows) {
    const given = sum(rows.map((row) => row[1]));
    const mean = sum(rows.map((row) => row[0] * row[1])) / given;
    return {
      headline: `${number(given)} reviews, ${mean.toFixed(2)} stars on average.`,
      plots: [bars("Reviews", rows.map((row) => `${row[0]} ${row[0] === 1 ? "star" : "stars"}`), rows.map((row) => row[1]))],
      headings: { stars: "Stars", reviews: "Reviews", percent: "%" },
      cells: { percent: tenths },
    };
  },
};

function top(rows, column) {
  const first = rows.slice(0, MOST_BARS);
  return [first.map((row) => text(row[0])), first.map((row) => row[column])];
}

function tenths(value) {
  return value.toFixed(1);
}

function money(value) {
  return value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** One question: its answer, or why there is none; `csv` is the address of its CSV file, if there is one. */
export function answer(result, csv) {
  const card = element("section", { class: "card", id: result.id },
    element("div", { class: "card-head" },
      element("h2", {}, result.question),
      csv && result.answer ? element("a", { class: "button", href: csv, download: true }, "CSV") : null));
  if (result.problem?.code === "DOES_NOT_APPLY") {
    card.append(element("p", { class: "notice" }, `This question does not apply: ${result.problem.detail}`));
    return card;
  }
  if (result.problem) {
    card.append(problem(result.problem));
  } else if (result.answer.rows.length === 0) {
    card.append(element("p", { class: "notice" }, "There are no such events in this period."));
  } else {
    const { columns, rows } = result.answer;
    const view = VIEWS[result.id](rows);
    const numbers = table(columns, rows, { caption: result.question, headings: view.headings, cells: view.cells });
    card.append(
      element("p", { class: "headline" }, view.headline),
      ...(rows.length === result.limit ? [element("p", { class: "notice" }, `Only the first ${result.limit} are counted here.`)] : []),
      element("div", { class: view.wide ? "answer wide" : "answer" },
        element("div", { class: "plots" }, view.plots),
        view.folded ? element("details", {}, element("summary", {}, "Table"), numbers) : numbers));
  }
  card.append(query(result.sql));
  return card;
}

/** The period of a report, in words. */
export function period({ from, to, zone }) {
  const day = (moment_) => moment_.replace(/T00:00:00Z$/, "").replace("T", " ").replace(/:00Z$|Z$/, "");
  if (!from && !to) {
    return "All events";
  }
  return [from ? `from ${day(from)}` : null, to ? `before ${day(to)}` : null].filter(Boolean).join(", ") + ` (${zone})`;
}

/** A whole report that stands by itself. */
export function showReport(place, report) {
  const words = period(report);
  place.replaceChildren(
    element("h1", {}, "Tureen: the report"),
    element("p", { class: "quiet" },
      `${words[0].toUpperCase()}${words.slice(1)}. Catalogue ${report.catalogue}, made ${moment(report.made)} UTC. Hours and weekdays are those of ${report.zone}.`),
    ...report.results.map((result) => answer(result)));
}
