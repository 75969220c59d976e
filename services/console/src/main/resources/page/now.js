import { element } from "./elements.js";

export function show(place) {
  document.title = "Now – Tureen";
  place.append(element("h1", {}, "Now"));
}
