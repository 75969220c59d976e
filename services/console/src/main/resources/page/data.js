import { ask, bytes, element, moment, number, problem, query, table } from "./elements.js";

/** The tables, and one of them closely: the one that the address names. */
export function show(place) {
  document.title = "Data – Tureen";
  const leaving = new AbortController();
  const list = element("div", {}, element("p", { class: "quiet" }, "Asking Trino …"));
  const detail = element("div", { "aria-live": "polite" });
  place.append(
    element("h1", {}, "Data"),
    element("p", { class: "quiet" }, "The tables in Trino, catalog hive, schema default. Times are UTC."),
    list,
    detail);
  const failed = (target) => (failure) => {
    if (failure.name !== "AbortError") {
      target.replaceChildren(problem(failure));
    }
  };
  ask("/api/data", leaving.signal)
    .then((tables) => {
      const wanted = new URLSearchParams(location.search).get("table");
      const chosen = tables.find(({ name }) => name === wanted) ?? tables[0];
      list.replaceChildren(element("nav", { class: "tables", "aria-label": "Tables" }, tables.map((one) => entry(one, one === chosen))));
      closely(chosen, detail, leaving.signal, failed);
    })
    .catch(failed(list));
  return () => leaving.abort();
}

function entry({ name, about, size }, isChosen) {
  return element("a", { class: "table-entry", href: `/data?table=${encodeURIComponent(name)}`, "aria-current": isChosen && "true" },
    element("strong", {}, name),
    element("span", { class: "quiet" }, about),
    size
      ? element("span", {}, element("b", {}, number(size.rows)), ` ${size.rows === 1 ? "row" : "rows"}, ${number(size.files)} ${size.files === 1 ? "file" : "files"}, ${bytes(size.bytes)}`)
      : element("span", { class: "quiet" }, "not known"),
    size?.newest ? element("span", { class: "quiet" }, `newest ${moment(size.newest)}`) : null);
}

function closely(chosen, place, signal, failed) {
  const address = `/api/data/${encodeURIComponent(chosen.name)}`;
  place.append(element("div", { class: "page-head" },
    element("h2", {}, chosen.name),
    chosen.problem ? null : element("a", { class: "button", href: `${address}.csv`, download: true }, "All rows as CSV")));
  if (chosen.problem) {
    place.append(problem(chosen.problem));
  } else {
    if (chosen.rejected) {
      section(place, "Why they were rejected", `${address}/reasons`, signal, failed, "No record was rejected.");
    }
    section(place, chosen.rejected ? "The newest rejected records" : "The newest rows", `${address}/newest`, signal, failed, "There are no rows yet.");
  }
  place.append(element("section", { class: "card columns" },
    element("h3", {}, "Columns"),
    table(["name", "type", "nullable", "what"],
      chosen.columns.map(({ name, type, nullable, description }) => [name, type, nullable ? "yes" : "no", description]),
      { caption: "Columns", headings: { name: "Column", type: "Type", nullable: "May be null", what: "What it is" } })));
}

function section(place, title, address, signal, failed, nothing) {
  const content = element("div", {}, element("p", { class: "quiet" }, "Asking Trino …"));
  place.append(element("section", { class: "card" }, element("h3", {}, title), content));
  ask(address, signal)
    .then(({ sql, answer }) => {
      const order = readFirst(answer.columns);
      content.replaceChildren(
        answer.rows.length === 0
          ? element("p", { class: "notice" }, nothing)
          : table(order.map((index) => answer.columns[index]), answer.rows.map((row) => order.map((index) => row[index])), { caption: title, cells: CELLS }),
        query(sql));
    })
    .catch(failed(content));
}

// By a column's name, which a catalogue may give to a field of any type.
const time = (value) => /^\d{4,}-\d\d-\d\dT/.test(value) ? element("span", { class: "mono" }, moment(value)) : String(value);
const seconds = (value) => typeof value === "number" ? value.toFixed(3) : String(value);
const CELLS = {
  event_timestamp: time,
  ingested_at: time,
  kafka_timestamp: time,
  newest: time,
  minute: time,
  last_offset: String,
  end_offset: String,
  lag_seconds: seconds,
  batch_seconds_mean: seconds,
  batch_seconds_max: seconds,
  event_id: (value) => element("span", { class: "mono", title: value }, value.slice(0, 8) + "…"),
  value: (value) => element("span", { class: "mono long" }, value),
  key: (value) => element("span", { class: "mono" }, value),
  reason: (value) => element("span", { class: "long" }, value),
  kafka_offset: String,
};

/** A rejected record's reason and bytes say more than where it was. */
function readFirst(columns) {
  const first = ["code", "reason", "value", "records"].map((name) => columns.indexOf(name)).filter((index) => index >= 0);
  const isRejected = columns.includes("reason");
  const all = columns.map((_, index) => index);
  return isRejected ? [...first, ...all.filter((index) => !first.includes(index))] : all;
}
