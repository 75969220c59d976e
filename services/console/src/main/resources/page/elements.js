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

const WHOLE = new Intl.NumberFormat("en");

/** 42452 as 42,452. */
export function number(value) {
  return WHOLE.format(value);
}
