import { element } from "./elements.js";

export function show(place) {
  document.title = "Report – Tureen";
  place.append(element("h1", {}, "Report"));
}
