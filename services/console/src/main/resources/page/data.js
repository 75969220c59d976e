import { element } from "./elements.js";

export function show(place) {
  document.title = "Data – Tureen";
  place.append(element("h1", {}, "Data"));
}
