// Makes elements. Texts are set as texts: nothing that came from a table is ever read as HTML.

/** element("a", { href: "/data", class: "button", onclick: … }, "Data", otherElement) */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

const GROUPED = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const EXACT = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });
const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** 42452 as 42,452. */
export function number(value) {
  return GROUPED.format(value);
}

/** 42452 as 42.5K, where there is little room. */
export function compact(value) {
  return value < 10000 ? String(value) : COMPACT.format(value);
}

/** 1536 as 1.5 KiB. */
export function bytes(value) {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(unit === 0 ? 0 : 1)} ${units[unit]}`;
}

/** 2026-11-22T18:00:00.123Z as 2026-11-22 18:00:00. */
export function moment(text) {
  return text.replace("T", " ").replace(/(\.\d+)?Z$/, "");
}

const isLong = (value) => typeof value === "string" && value.length > 24;

/** Columns and rows as a table that scrolls by itself where the screen is narrow. */
export function table(columns, rows, { caption, headings = {}, cells = {} } = {}) {
  const isNumber = columns.map((_, index) => rows.some((row) => typeof row[index] === "number"));
  const cell = (column, value) => {
    if (value === null) {
      return element("span", { class: "quiet" }, "null");
    }
    return cells[column]?.(value) ?? (typeof value === "number" ? EXACT.format(value) : String(value));
  };
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {},
      element("thead", {}, element("tr", {},
        columns.map((column, index) =>
          element("th", { scope: "col", class: isNumber[index] && "number" }, headings[column] ?? column)))),
      element("tbody", {},
        rows.map((row) => element("tr", {},
          row.map((value, index) =>
            element("td", { class: isNumber[index] && "number", title: isLong(value) && value }, cell(columns[index], value))))))));
}

/** A query to look at and to copy. */
export function query(sql) {
  const code = element("code", {}, sql);
  const button = element("button", { type: "button", onclick: () => copy(sql, code, button) }, "Copy");
  return element("details", { class: "sql" },
    element("summary", {}, "SQL"),
    element("div", { class: "code" }, button, element("pre", { tabindex: "0" }, code)));
}

async function copy(text, shown, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // a browser that gives no clipboard to this address
    getSelection().selectAllChildren(shown);
    document.execCommand("copy");
  }
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

/** Something that did not work, with its code. */
export function problem({ code, title, detail }) {
  return element("p", { class: "notice bad", role: "alert" },
    element("strong", {}, title), element("br"), detail ?? "",
    element("span", { class: "code-name" }, code));
}

/** JSON from the console; throws what `problem` shows. */
export async function ask(address, signal) {
  let response;
  try {
    response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw { code: "CONSOLE_UNREACHABLE", title: "The console does not answer", detail: "It may have been stopped. ./tureen status says how it is." };
  }
  const json = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw { code: json.code ?? response.status, title: json.title ?? "That did not work", detail: json.detail };
  }
  return json;
}
