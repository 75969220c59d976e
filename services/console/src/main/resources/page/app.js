// Shows the part of the page that the path names. Each part is a module whose `show(place)` fills an element and
// returns what is to be called when the person leaves it.
import * as now from "./now.js";
import * as report from "./report.js";
import * as data from "./data.js";

const parts = { "/": now, "/report": report, "/data": data };
const place = document.getElementById("page");
let leave = () => {};

function show() {
  const path = parts[location.pathname] ? location.pathname : "/";
  for (const link of document.querySelectorAll("header nav a")) {
    if (link.getAttribute("href") === path) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  leave();
  place.replaceChildren();
  leave = parts[path].show(place) ?? (() => {});
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || link.origin !== location.origin || !parts[link.pathname] || link.target || link.hash) {
    return;
  }
  event.preventDefault();
  history.pushState(null, "", link.href);
  show();
  scrollTo(0, 0);
});
addEventListener("popstate", show);
show();
