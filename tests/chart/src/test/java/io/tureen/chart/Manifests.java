package io.tureen.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Objects of Kubernetes, as they were rendered. */
record Manifests(List<JsonNode> objects) {
  static Manifests parse(String text) {
    return new Manifests(Yaml.all(text).stream().filter(JsonNode::isObject).toList());
  }

  static String kind(JsonNode object) {
    return object.path("kind").asText();
  }

  static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  static String id(JsonNode object) {
    return kind(object) + " " + name(object);
  }

  Stream<JsonNode> of(String kind) {
    return objects.stream().filter(object -> kind(object).equals(kind));
  }

  boolean has(String kind, String name) {
    return of(kind).anyMatch(object -> name(object).equals(name));
  }

  /** The object of this kind and name, which must be there. */
  JsonNode the(String kind, String name) {
    return of(kind)
        .filter(object -> name(object).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "There is no %s %s, only %s"
                        .formatted(kind, name, objects.stream().map(Manifests::id).toList())));
  }

  /** A file of a ConfigMap. */
  String file(String configMap, String key) {
    return the("ConfigMap", configMap).path("data").path(key).asText();
  }

  List<String> ids() {
    return objects.stream().map(Manifests::id).toList();
  }
}
